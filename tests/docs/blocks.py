"""The code blocks of a page: run in order, in one namespace; the `text` block behind one is its output.

`python -m tests.docs.blocks docs/tour.md` writes the outputs of today into the page. Read the
difference before it is committed: the page shows what Isnad reads, and a loss shows there first.
"""

import contextlib
import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$\n?", re.M | re.S)


@dataclass(frozen=True)
class Block:
    """A block of Python with the output that the page promises; `line` is where it begins."""

    code: str
    output: str
    line: int
    start: int
    end: int


def blocks(page: str) -> list[Block]:
    """Give the Python blocks of a page, each with the `text` block right behind it, if there is one."""
    found = list(FENCE.finditer(page))
    given = []
    for fence, after in zip(found, [*found[1:], None], strict=False):
        if fence[1] == "python":
            shown = after is not None and after[1] == "text" and not page[fence.end() : after.start()].strip()
            output = after[2] if shown else ""
            end = after.end() if shown else fence.end()
            given.append(Block(fence[2], output, page.count("\n", 0, fence.start()) + 2, fence.start(), end))
    return given


def run(block: Block, names: dict[str, object], source: str) -> str:
    """Run a block and give what it prints; errors point to the page's own lines."""
    code = compile("\n" * (block.line - 1) + block.code, source, "exec")
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(code, names)
    return printed.getvalue()


def renewed(path: Path) -> str:
    """Give the page with the outputs of today."""
    page = path.read_text(encoding="utf-8")
    parts, last, names = [], 0, {"__name__": "page"}
    for block in blocks(page):
        output = run(block, names, str(path))
        shown = f"\n```text\n{output}```\n" if output else ""
        parts += [page[last : block.start], f"```python\n{block.code}```\n", shown]
        last = block.end
    return "".join([*parts, page[last:]])


def main() -> None:
    import os
    import tempfile

    for path in [Path(name).resolve() for name in sys.argv[1:]]:
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            page = renewed(path)
            os.chdir(path.parent)
        path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()

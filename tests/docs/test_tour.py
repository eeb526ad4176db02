"""The pages of documentation: what they run does what they show, and their links lead somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.blocks import blocks, run

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "samples").glob("*.md")])
RUN = [ROOT / page for page in ("README.md", "README.ar.md", "docs/tour.md", "docs/add-a-language.md")]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<(?:a|img)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"")
FENCED = re.compile(r"^```.*?^```$|`[^`\n]+`", re.M | re.S)


def named(paths):
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in paths]


@pytest.mark.parametrize("path", named(RUN))
def test_code_prints_what_the_page_shows(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {"__name__": "page"}
    for block in blocks(path.read_text(encoding="utf-8")):
        printed = run(block, names, str(path))
        assert printed == block.output, (
            f"{path.name}:{block.line} prints something else than the page shows; if the new reading is "
            f"right: python -m tests.docs.blocks {path.relative_to(ROOT)}"
        )


def test_the_tour_goes_the_whole_way():
    """Each step of the way stands in the tour, in its order."""
    page = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    steps = [
        "Document",
        "Page",
        "Words",
        "Numbers and times",
        "Day",
        "Statements",
        "Figures",
        "Ledger",
        "Export",
    ]
    headings = re.findall(r"^## (?:\d+\. )?(.+)$", page, re.M)
    assert [heading for heading in headings if heading in steps] == steps


@pytest.mark.parametrize("path", named(PAGES))
def test_links_within_the_project_lead_somewhere(path):
    broken = []
    page = path.read_text(encoding="utf-8")
    for first, second in LINK.findall(FENCED.sub("", page)):
        target, _, place = unquote(first or second).partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        if not leads(path, target, place):
            broken.append(first or second)
    assert not broken, f"{path.name}: {broken}"


def leads(path: Path, target: str, place: str) -> bool:
    """Say whether a link on the page at `path` leads to a file of the project, and to a heading in it."""
    file = (path.parent / target).resolve() if target else path
    if not file.exists() or not file.is_relative_to(ROOT):
        return False
    return not place or file.suffix != ".md" or place in anchors(file.read_text(encoding="utf-8"))


def anchors(page: str) -> set[str]:
    """Give the anchors of a page's headings, as the usual forges make them."""
    headings = re.findall(r"^#+ +(.+)$", FENCED.sub(lambda found: found[0].strip("`\n"), page), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}

"""Takes the picture of the report that the README shows: `python -m tests.docs.picture`.

Reads the samples as they are read today. Needs Chromium, as the tests of the report do.
"""

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from isnad.documents import collect
from isnad.faces.report import write
from isnad.ledger import Ledger, build

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "report.png"
CHROMIUM = "/usr/bin/chromium"
FIGURE = "^145\\b"
"""What the row of the figure begins with whose article is shown."""
RAISED = 200
"""Pixels by which the page is pulled down, so that the article's head is in the picture."""
SIZE = {"width": 1200, "height": 820}
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def report(folder: Path) -> Path:
    """Write the report on the samples."""
    with Ledger(folder / "samples.ledger") as ledger:
        build(ledger, collect(["samples"]), workers=1)
        write(ledger, folder / "report.html")
    return folder / "report.html"


def main() -> None:
    from playwright.sync_api import sync_playwright

    os.chdir(ROOT)  # the report names its inputs as they were given
    with TemporaryDirectory() as name, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(viewport=SIZE, color_scheme="light", locale="en").new_page()
        page.goto(report(Path(name)).as_uri())
        page.get_by_role("link", name=re.compile(FIGURE)).first.click()
        page.locator("mark.on").first.click()
        page.mouse.wheel(0, -RAISED)
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()

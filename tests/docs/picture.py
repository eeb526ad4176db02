"""Takes the pictures that the README shows: `python -m tests.docs.picture`.

Reads the samples as they are read today. Needs Chromium, as the tests of the report do.
"""

import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import uvicorn
from starlette.types import ASGIApp

from isnad.documents import collect
from isnad.faces.report import write
from isnad.faces.web.app import workbench
from isnad.faces.web.safety import guard
from isnad.faces.web.source import Source
from isnad.ledger import Ledger, build
from isnad.views import questions, stories

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PICTURE = DOCS / "report.png"
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


def reported(browser: "Browser", folder: Path) -> None:
    """Take the picture of the report: a figure, its words, what was read."""
    page = browser.new_context(viewport=SIZE, color_scheme="light", locale="en").new_page()
    page.goto(report(folder).as_uri())
    page.get_by_role("link", name=re.compile(FIGURE)).last.click()
    page.locator("mark.on").first.click()
    page.mouse.wheel(0, -RAISED)
    page.wait_for_timeout(500)
    page.screenshot(path=PICTURE)


def served(browser: "Browser", folder: Path) -> None:
    """Take the pictures of the workbench: a question in English, a matrix in Arabic."""
    source = Source(folder / "samples.ledger")
    with source.open() as memory:
        question = questions.listed(memory, status="killed")["items"][0]["id"]
        story = stories.listed(memory, order="documents")["items"][0]["story"]
    with serving(guard(workbench(source, judge="amal"))) as base:
        for name, path, tongue in (
            ("workbench", f"/questions/{question}", "en"),
            ("matrix", f"/matrix?story={story}&rows=several", "ar"),
        ):
            context = browser.new_context(viewport=SIZE, color_scheme="light", locale=tongue)
            context.add_cookies([{"name": "isnad_lang", "value": tongue, "url": base}])
            page = context.new_page()
            page.goto(base + path)
            page.wait_for_timeout(900)
            page.screenshot(path=DOCS / f"{name}.png")


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """Serve an application on a port that is free; give its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def main() -> None:
    from playwright.sync_api import sync_playwright

    os.chdir(ROOT)  # the report names its inputs as they were given
    with TemporaryDirectory() as name, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        reported(browser, Path(name))
        served(browser, Path(name))
        browser.close()


if __name__ == "__main__":
    main()

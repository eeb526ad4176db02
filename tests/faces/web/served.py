"""What the tests in a browser share: a ledger of the samples, a workbench that serves it, and a browser."""

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import httpx
import pytest

from isnad.documents import collect
from isnad.faces.pages.words import plain
from isnad.ledger import Ledger, build
from isnad.views.memory import Memory
from isnad.views.remembering import refresh

if TYPE_CHECKING:
    from isnad.faces.web.source import Source

ROOT = Path(__file__).parents[3]
BUILT = ROOT / "src" / "isnad" / "faces" / "pages" / "built"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update"]
JUDGE = "Layla Haddad"
OTHER = {"en": "ar", "ar": "en"}
LONG = "طويل" * 1250
SCRIPT = '"><img src=x onerror=alert(1)><script>alert(2)</script></title></textarea>{{7*7}}'
TURNED = "\u202eمقلوب reversed \u2066open \u200f\u200e\u2067"
EVIL = {
    "id": "hostile",
    "outlet": f"{SCRIPT} {TURNED} {LONG}",
    "title": f"{SCRIPT} {TURNED} {LONG}",
    "url": f"https://example.org/{LONG}?{SCRIPT}",
    "date": "2019-04-09",
    "text": (
        f"{SCRIPT}\n{TURNED}\n{LONG}\n"
        "أعلنت منظمة الصحة العالمية، اليوم الثلاثاء، أن مستشفيات طرابلس استقبلت جثامين 49 قتيلا و181 جريحا.\n"
        f"وقال الوزير {SCRIPT} {TURNED} {LONG} إن 12 مدنيا قتلوا في طرابلس.\n"
        "وقال المتحدث باسم الجيش الوطني الليبي أحمد المسماري إن قواته سيطرت على مطار طرابلس الدولي.\n"
    ),
}
LAID_OUT = """() => document.querySelectorAll('article, .voice').forEach((part) => {
  part.style.contentVisibility = 'visible';
})"""


def needed():
    """Give playwright, or skip where a browser or the scripts are missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    if not (BUILT / "isnad.js").is_file():
        pytest.skip("the scripts are not built: tools/web.py")
    return playwright


@cache
def samples(base: Path) -> Path:
    """Build the ledger of the samples and of a hostile article, once for all tests."""
    folder = base / "samples"
    folder.mkdir()
    (folder / "evil.jsonl").write_text(json.dumps(EVIL, ensure_ascii=False), "utf-8")
    path = folder / "samples.ledger"
    with Ledger(path) as ledger:
        build(ledger, collect([ROOT / "samples", folder / "evil.jsonl"]), workers=1)
        with Memory(ledger) as memory:
            refresh(memory)
    return path


class Bench:
    """A workbench that is served: its address, its ledger, the addresses of its views."""

    def __init__(self, base: str, source: "Source") -> None:
        self.base, self.source, self.ledger = base, source, source.path

    def ask(self, path: str, **asked: str):
        """Ask the API."""
        answer = httpx.get(f"{self.base}/api/{path}", params=asked)
        answer.raise_for_status()
        return answer.json()

    def settled(self) -> None:
        """Wait until what a verdict changes is worked out."""
        self.source.wait()

    @property
    def question(self) -> dict:
        """Give the question with most answers."""
        return self.ask("questions", order="answers", size="1")["items"][0]

    @property
    def story(self) -> str:
        """Give the story with most documents."""
        found = self.ask("stories", size="50")["items"]
        return max(found, key=lambda one: one["documents"])["story"]

    def address(self, view: str) -> str:
        """Give the address of a view."""
        plain_ = {
            "stories": "/",
            "history": "/review/history",
            "lost": "/nowhere",
            "search": "/search?q=حفتر",
        }
        if view in plain_:
            return plain_[view]
        made = {
            "story": lambda: f"/stories/{quote(self.story, safe='')}",
            "question": lambda: f"/questions/{self.question['id']}",
            "chain": lambda: f"/chains?{urlencode({'claim': self.question['id']})}",
            "grid": lambda: f"/matrix?{urlencode({'story': self.story})}",
            "entity": lambda: (
                f"/entities/{quote(self.ask('entities', size='1')['items'][0]['entity'], safe='')}"
            ),
            "document": lambda: "/documents/gate-27",
            "hostile": lambda: "/documents/hostile",
            "about hostile": lambda: f"/search?{urlencode({'q': 'مقلوب'})}",
        }
        return made[view]() if view in made else f"/{view}"


NAMED = ("stories", "questions", "chains", "matrix", "timeline", "map", "entities", "documents", "copies")
ONES = {"chain": "chains", "grid": "matrix", "search": "search", "review": "review", "history": "history"}
TITLED = ("story", "question", "entity", "document", "hostile")
VIEWS = (*NAMED, *ONES, *TITLED, "about hostile", "lost")
DRAWN = ("question", "chain", "timeline", "map")
"""Views with a figure that a script draws."""


def heading(view: str, tongue: str) -> str | None:
    """Give the words that a view has over it in a language; None where it has its own."""
    if view in TITLED:
        return None
    if view == "lost":
        return plain("page", "notfound", tongue)
    return plain("view", {"about hostile": "search", **ONES}.get(view, view), tongue)


@contextmanager
def bench(factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Serve a copy of the ledger on a free port."""
    import uvicorn

    from isnad.faces.web.app import workbench
    from isnad.faces.web.safety import guard
    from isnad.faces.web.source import Source

    path = Path(shutil.copy(samples(factory.getbasetemp()), factory.mktemp("bench")))
    source = Source(path)
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(guard(workbench(source, judge=JUDGE)), log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield Bench(f"http://127.0.0.1:{listening.getsockname()[1]}", source)
    finally:
        server.should_exit = True
        thread.join()
        source.close()


class Visits:
    """Opens pages in contexts of their own, and notes what they ask for and complain of."""

    def __init__(self, browser, base: str) -> None:
        self.browser, self.base, self.contexts = browser, base, []

    def context(self, lang: str = "en", theme: str = "light", **options):
        """Give a browser of somebody who has chosen a language and colours."""
        made = self.browser.new_context(
            **{"viewport": {"width": 1200, "height": 900}, "locale": "en-GB", **options}
        )
        made.set_default_timeout(6000)
        for name, value in (("lang", lang), ("theme", theme)):
            made.add_cookies([{"name": f"isnad_{name}", "value": value, "url": self.base}])
        self.contexts.append(made)
        return made

    def page(self, context=None, **options):
        """Give an empty page that notes things."""
        page = (context or self.context(**options)).new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda problem: page.complaints.append(str(problem)))
        page.on("dialog", lambda dialog: (page.complaints.append(dialog.message), dialog.dismiss()))
        return page

    def __call__(self, path: str = "/", page=None, **options):
        """Open an address; the answer is in `page.answer`."""
        page = page or self.page(**options)
        page.asked.clear()
        page.complaints.clear()
        page.answer = page.goto(f"{self.base}{path}", wait_until="domcontentloaded")
        return page

    def close(self) -> None:
        """Close all that was opened."""
        while self.contexts:
            self.contexts.pop().close()


@contextmanager
def browser() -> Iterator:
    """Start a browser."""
    with needed().sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()

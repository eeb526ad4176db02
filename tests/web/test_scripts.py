"""The scripts in a real browser, under the policy of a page: drawn, in both languages, no complaint."""

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

PAGES = Path(__file__).parents[2] / "src" / "isnad" / "faces" / "pages"
BUILT = PAGES / "built"
CHROMIUM = Path("/usr/bin/chromium")
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'"
AWAY = '"><img src=x onerror=alert(1)>'


def both(words):
    return {"en": f"{words} en", "ar": f"{words} ar"}


def answer(n, low, high, day, **more):
    given = {
        "n": n,
        "low": low,
        "high": high,
        "modifier": "exact",
        "from": day,
        "to": day,
        "party": "NOR-GOV",
    }
    named = {"party_name": both("Norland"), "root_name": AWAY, "outlet": "Post", "part": False}
    return {**given, **named, "href": f"#f{n}", "text": AWAY, **more}


CHART = {
    "label": both("killed"),
    "words": {key: both(key) for key in ("day_unknown", "total", "part", "revision", "axis")},
    "answers": [
        answer(0, 23, 23, "2023-09-19"),
        answer(1, 23, 23, "2023-09-19", party="SUD-REB"),
        answer(2, 1200, None, "2023-09-20", modifier="more_than", href="javascript:alert(1)"),
        answer(3, 30, 45, None, party=None, party_name=None),
    ],
    "revisions": [[0, 2]],
}
MAP = {
    "label": both("where"),
    "words": {key: both(key) for key in ("from", "to", "all", "in", "out", "whole", "places")},
    "world": "/world.json",
    "places": [
        {"name": both("A"), "lat": 39.7, "lon": 46.7, "href": "#a", "days": {"2023-09-19": 3, "": 1}},
        {"name": both("B"), "lat": 40.4, "lon": 49.9, "href": "#b", "days": {"2023-09-21": 1}},
        {"name": both("C"), "lat": 40.2, "lon": 44.5, "href": None, "days": {"": 2}},
    ],
}
TIMELINE = {
    "label": both("events"),
    "lanes": [{"key": "one", "name": both("one")}],
    "items": [
        {"lane": "one", "from": day, "to": day, "name": both("e"), "href": "#e", "certain": True}
        for day in ("2023-09-19", "2023-09-19", None)
    ],
}
CHAINS = {
    "label": both("chains"),
    "words": {key: both(key) for key in ("outlet", "carrier", "root", "copy")},
    "nodes": [
        {"id": id, "kind": kind, "column": column, "name": AWAY, "code": None, "answers": 1, "href": "#n"}
        for id, kind, column in (("o1", "outlet", 0), ("o2", "outlet", 0), ("r1", "root", 1))
    ],
    "links": [{"from": "o1", "to": "r1", "answers": 2, "href": "#l"}],
    "copies": [{"a": "o1", "b": "o2", "likeness": 0.9, "href": "#c"}],
}
ISLANDS = {"chart": CHART, "map": MAP, "timeline": TIMELINE, "chains": CHAINS}
QUEUE = (
    '<p id="said" role="status"></p><ol class="queue" data-said-accept-en="Accepted"'
    ' data-said-correct-en="Put right">'
    + "".join(
        f'<li data-claim="{n}" tabindex="0"><form method="post" action="/review/{n}">'
        '<button name="verdict" value="accept">a</button><details class="correct"><summary>c</summary>'
        '<input name="low" value="1" aria-label="low">'
        '<button name="verdict" value="correct">s</button></details>'
        "</form></li>"
        for n in (1, 2)
    )
    + '</ol><form id="undo" method="post" action="/undo"></form>'
)


def radio(group, value, checked):
    return f'<input type="radio" name="{group}" id="{group}-{value}" value="{value}"{" checked" * checked}>'


def whole() -> str:
    boxes = "".join(
        radio(group, value, not at)
        for group, values in {"lang": ("en", "ar"), "digits": ("western", "arabic")}.items()
        for at, value in enumerate(values)
    )
    drawn = "".join(
        f'<figure class="island" data-island="{name}"><script type="application/json">'
        + json.dumps(data).replace("<", "\\u003c")
        + '</script><div class="canvas"></div></figure>'
        for name, data in ISLANDS.items()
    )
    return (
        '<!doctype html><html lang="en" dir="ltr" data-mode="served"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><meta name="isnad-token" content="t">'
        '<link rel="stylesheet" href="page.css"><link rel="stylesheet" href="isnad.css"></head>'
        f'<body>{boxes}<p><bdi class="n">12,345</bdi> <span class="code">A1</span></p>{QUEUE}{drawn}'
        '<script src="isnad.js"></script></body></html>'
    )


class Server(SimpleHTTPRequestHandler):
    """Serves what was built and notes what is sent to it."""

    sent: list[tuple[str, str | None, dict[str, list[str]]]]

    def log_message(self, *_):
        pass

    def do_GET(self):
        name = self.path.partition("?")[0].strip("/")
        body = whole().encode() if not name else None
        file = PAGES / name if name == "page.css" else BUILT / name
        if body is None and not file.is_file():
            body = b""
        kinds = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
        self.give(200, file.read_bytes() if body is None else body, kinds.get(file.suffix, "text/html"))

    def do_POST(self):
        sent = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
        self.sent.append((self.path, self.headers["X-Isnad-Token"], parse_qs(sent)))
        refused = self.path.endswith("/2")
        self.give(
            409 if refused else 200,
            b'{"detail": "gone"}' if refused else b'{"undone": 1}',
            "application/json",
        )

    def give(self, status, body, kind):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def page():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists() or not (BUILT / "isnad.js").is_file():
        pytest.skip("no browser, or nothing was built (tools/web.py)")
    Server.sent = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1000, "height": 900})
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda problem: page.complaints.append(str(problem)))
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        yield page
        browser.close()
    server.shutdown()
    server.server_close()


def test_islands_are_drawn_without_a_complaint(page):
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.locator(".ground .land").wait_for(state="attached")
    assert page.locator("svg.drawn").count() == len(ISLANDS)
    assert page.locator(".drawn .mark").count() == len(CHART["answers"])
    assert page.locator(".drawn a.mark").count() == len(CHART["answers"]) - 1, "javascript: is no address"
    assert page.locator(".island img, .tip img, .island [style]").count() == 0
    page.locator(".drawn a.mark").first.focus()
    assert AWAY in page.locator(".tip").inner_text()
    assert page.complaints == []


def test_language_and_digits_redraw_and_come_back(page):
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.locator("#lang-ar").check()
    page.locator("#digits-arabic").check()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator(".n").inner_text() == "\u0661\u0662\u066c\u0663\u0664\u0665"
    assert page.locator(".code").first.inner_text() == "A1"
    page.locator("[data-island=chart]").scroll_into_view_if_needed()
    page.locator('svg.drawn[aria-label="killed ar"]').wait_for()
    assert "isnad_lang=ar" in page.evaluate("document.cookie")
    page.locator("#digits-western").check()
    assert page.locator(".n").inner_text() == "12,345"


def test_days_narrow_the_map(page):
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    tally = page.locator(".tally")
    assert tally.inner_text() == "places en: 3"
    page.locator(".range input").first.fill("1")
    assert tally.inner_text() == "places en: 1", "what has no day shows with all days only"


def test_verdicts_are_sent_by_keys(page):
    page.keyboard.press("c")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.locator("#said", has_text="Put right").wait_for()
    assert page.locator("li[data-claim='1']").get_attribute("data-done") == "correct"
    page.keyboard.press("a")
    page.locator("#said", has_text="gone").wait_for()
    assert page.locator("li[data-claim='2']").get_attribute("data-done") is None
    page.keyboard.press("Backspace")
    page.locator("li[data-claim='1']:not([data-done])").wait_for()
    paths = [(path, token, form.get("verdict"), form.get("low")) for path, token, form in Server.sent]
    assert paths == [
        ("/review/1", "t", ["correct"], ["7"]),
        ("/review/2", "t", ["accept"], ["1"]),
        ("/undo", "t", None, None),
    ]

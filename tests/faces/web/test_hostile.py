"""Articles that want to do harm: their words stay words, their names lead back to themselves."""

import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pytest

from isnad.documents.document import Document
from isnad.faces.web.app import workbench
from isnad.faces.web.safety import guard
from isnad.faces.web.source import Source
from isnad.ledger import Ledger
from isnad.pipeline import read
from isnad.views.memory import Memory
from isnad.views.remembering import refresh
from tests.faces.report.parsed import parse
from tests.faces.web import Visitor

MARK = "zq7"
"""Stands in everything that the articles bring, so that it can be found again."""
EVIL = (
    f"<script>alert('{MARK}')</script>\"'><img src=x onerror=alert(1)></title></style></textarea>"
    f"<!--{MARK}{{{{7*7}}}}"
)
TURNED = f"\u202e{MARK}\u2066\u2067\u2068\u200f\u061c"
BROKEN = f"a\x00b\ud800c\udc00{MARK}\r\n\u2028\u2029\x85\x1b"
LONG = f"{MARK}" + "\u0637\u0648\u064a\u0644" * 25_000
NEWS = "\u0623\u0639\u0644\u0646\u062a \u0648\u0632\u0627\u0631\u0629 \u0627\u0644\u0635\u062d\u0629 "
IDS = (
    "twins", "why", "/", "a", "a/twins", "a/why", "b/../c", "..x", "a b", "a?b=c", "a#b", "a%2Fb", "100%",
    "%", "+", "a+b", "a&b;c", "é", "سجل", "a\\b", "//evil.example", "http://evil.example/x", "x/", "/x",
    "line\nline", "end\n", "tab\t", "'", '"', EVIL, TURNED, "x" * 2000, "static",
    "login", "\x00", "\x7f", " ",
)  # fmt: skip
SAID = "أعلنت وزارة الصحة الليبية، الثلاثاء 9 أبريل 2019، مقتل {n} جنديا في طرابلس. ونفت قوات حفتر ذلك.\n"


@cache
def hostile() -> bytes:
    """Build a ledger of articles whose every part is hostile."""
    words = (EVIL, TURNED, BROKEN, LONG)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.ledger"
        with Ledger(path) as ledger:
            for n, id in enumerate(IDS):
                bad = words[n % 4]
                said = SAID.format(n=n + 3) + (bad if n % 3 else bad[:300])
                url = f"javascript:alert('{MARK}')" if n % 2 else f"https://example.org/{bad[:99]}"
                given = Document(id, said, f"{bad}", "2019-04-09", f"{bad}", url, "2019-04-10", bad[:300])
                ledger.add(read(given))
            twice = SAID.format(n=99) * 3 + EVIL
            ledger.add(read(Document("one", twice + BROKEN, EVIL, outlet="one")))
            ledger.add(read(Document("two", twice, BROKEN, outlet="two")))
            with Memory(ledger) as memory:
                refresh(memory)
        return path.read_bytes()


@pytest.fixture(scope="module")
def visitor(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "x.ledger"
    path.write_bytes(hostile())
    source = Source(path)
    yield Visitor(guard(workbench(source, judge=EVIL)))
    source.close()


def sound(page):
    """Make sure that a page has no element, attribute or address that an article brought."""
    assert "\ud800" not in page
    assert "\x00" not in page
    root = parse(page)
    for one in root.within():
        assert one.name not in ("img", "iframe", "object", "embed", "base", "style", "template", "math")
        for key, value in one.attributes.items():
            assert re.fullmatch("[a-z][a-z-]*", key), key
            assert not key.startswith("on"), key
            assert key not in ("style", "srcdoc", "formaction", "xlink:href")
            if key in ("href", "src", "action"):
                assert re.match(r"/(?!/)|#|https?://example\.org/", value), value
    scripts = root.all("script")
    for one in scripts:
        if one.attributes.get("type") == "application/json":
            json.loads(one.words)
            assert "<" not in one.words
        else:
            assert one.attributes["src"].startswith("/static/isnad.js")
            assert not one.words
    return root


VIEWS = (
    "/", "/questions", "/chains", "/matrix", "/timeline?layer=all", "/map", "/entities", "/documents",
    "/copies", "/search?q=ليبية", f"/search?q={quote(EVIL)}", f"/questions?q={quote(EVIL)}&of={quote(EVIL)}",
    f"/documents?outlet={quote(EVIL)}", f"/entities?kind={quote(EVIL)}", f"/review?story={quote(EVIL)}",
    f"/timeline?party={quote(EVIL)}&place={quote(TURNED)}", f"/{quote(EVIL)}", f"/matrix?story={quote(EVIL)}",
    f"/login?next={quote(EVIL)}", "/review", "/review?layer=answers", "/review?layer=names",
    "/review/history", f"/review/history?judge={quote(EVIL)}", "/team",
)  # fmt: skip


@pytest.mark.parametrize("path", VIEWS)
def test_a_page_has_no_element_of_an_article_or_an_address(visitor, path):
    answer = visitor.get(path)
    if answer.status_code != 303:
        assert answer.status_code in (200, 404)
        sound(answer.text)
    assert len(answer.content) < 3_000_000


@pytest.mark.parametrize("id", IDS, ids=lambda id: repr(id)[:20])
def test_every_id_leads_to_its_own_document(visitor, id):
    for path in (f"/documents/{quote(id, safe='')}",):
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        sound(answer.text)
        told = visitor.get(f"/api{path}")
        assert (told.status_code, told.json()["id"]) == (200, id)
        for more in ("twins", "why"):
            answer = visitor.get(f"/api{path}/{more}")
            assert answer.status_code == 200, more
            assert isinstance(answer.json(), list)
        assert visitor.get(f"/api{path}/why?at=20").status_code == 200


def test_links_of_all_lists_lead_to_documents_that_are_there(visitor):
    seen = set()
    for path in ("/documents", "/documents?page=2", "/timeline?layer=all", "/copies", "/search?q=ليبية"):
        for one in parse(visitor.get(path).text).all("a"):
            href = one.attributes["href"].partition("#")[0].partition("?")[0]
            if href.startswith("/documents/") and href not in seen:
                seen.add(href)
                assert visitor.get(href).status_code == 200, href
    assert len(seen) >= len(IDS)


def test_every_story_question_and_name_has_its_pages(visitor):
    for name, key, paths in (
        ("stories", "story", ("/stories/{}", "/api/stories/{}", "/matrix?story={}", "/api/matrix/{}")),
        ("questions", "id", ("/questions/{}", "/api/questions/{}", "/chains?claim={}", "/api/chains/{}")),
        ("entities", "entity", ("/entities/{}", "/api/entities/{}", "/api/entities/{}/statements")),
    ):
        items = visitor.get(f"/api/{name}?size=500").json()["items"]
        assert items
        for one in items[:12]:
            for path in paths:
                answer = visitor.get(path.format(quote(one[key], safe="")))
                assert answer.status_code == 200, path
                if not path.startswith("/api"):
                    sound(answer.text)


def test_texts_come_out_of_the_api_letter_by_letter(visitor):
    """Half a surrogate pair is one U+FFFD, so that each span stands where it stood."""
    told = visitor.get("/api/documents/one").json()
    text = (SAID.format(n=99) * 3 + EVIL + BROKEN).replace("\ud800", "\ufffd").replace("\udc00", "\ufffd")
    assert told["text"] == text
    for figure in told["figures"]:
        assert text[slice(*figure["span"])]


def test_the_title_of_a_page_and_the_token_are_its_own(visitor):
    page = visitor.get(f"/documents/{quote(EVIL, safe='')}").text
    (title,) = parse(page).all("title")
    assert title.words.endswith("x.ledger")
    tokens = re.findall('name="isnad-token" content="([^"]*)"', page)
    assert len(tokens) == 1
    assert MARK in unescape(page)


def test_a_path_of_another_spelling_is_no_way_around(visitor):
    for path in (
        "/static/../source.py",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/x",
        "/static/doors.toml",
    ):
        assert visitor.get(path).status_code == 404
    for path in ("/documents/%2e%2e%2fteam", "/api/documents/%00", "/documents/none%0d%0aSet-Cookie:x=y"):
        answer = visitor.get(path)
        assert "set-cookie" not in answer.headers
        assert answer.status_code in (200, 404)

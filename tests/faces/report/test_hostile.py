"""Words of others are words: no markup, no script, no address of theirs does anything."""

import pytest

from isnad.claims.claim import Figure, Link, Statement
from isnad.documents.document import Document, Refused
from isnad.faces.pages.markup import address, short
from isnad.faces.report import render
from isnad.mentions.day import Day
from isnad.names.name import Name, Voice
from isnad.passages.span import Span
from isnad.reading import Reading
from tests.faces.report.parsed import parse

BAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;</title></style>{n}\u202eabc"


def hostile(words: str = BAD) -> Reading:
    """Give a reading in which every word that can be somebody else's is hostile."""
    whole = Span(0, len(words))
    voice = Voice(words, words, words)
    said = Statement(whole, whole, whole, voice, words, words, (Link(whole, voice, words),), whole)
    figure = Figure(whole, 1, 1, words, words, words, words, words, None, 0)
    document = Document(words, words, words, words, words, f"https://example.org/{words}", words, words)
    return Reading(
        document, Day(), [whole], names=[Name(whole, words, voice)], statements=[said], figures=[figure]
    )


def test_hostile_words_make_no_element():
    root = parse(render([hostile()], [Refused(BAD, BAD)]))
    assert len(root.all("script")) == 1
    assert len(root.all("style")) == 1
    assert not root.all("img")
    assert not [key for element in root.within() for key in element.attributes if key.startswith("on")]
    assert root.all("div", **{"class": "text"})[0].words == BAD


def test_title_outlet_and_names_are_apart_from_the_direction_around():
    root = parse(render([hostile("\u202eevil\u2066")]))
    for element in root.within():
        own = "".join(part for part in element.inside if isinstance(part, str))
        if "\u202e" in own and element.name not in ("mark", "option"):
            assert element.name in ("bdi", "p")


def test_half_a_pair_and_nul_can_be_written():
    page = render([hostile("a\ud800b\x00c")])
    assert "a\ufffdb\ufffdc" in page
    page.encode("utf-8")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host/x",
        "HTTPS:",
        "http://[x",
        "",
        "a b",
    ],
)
def test_only_addresses_of_the_web_are_links(url):
    assert "<a" not in address(url)


def test_an_address_is_a_link_that_tells_nothing():
    (link,) = parse(address("HTTP://example.org/?a=1&b=\"<'")).all("a")
    assert link.attributes["href"] == "HTTP://example.org/?a=1&b=\"<'"
    assert "noreferrer" in link.attributes["rel"]


def test_huge_words_are_cut_short_but_in_the_text():
    words = "كلمة" * 50_000
    page = render([hostile(words)])
    more = len(page) - len(render([]))
    assert more < 2 * len(words) + 50_000, "once as text, once as the address of a link"
    assert parse(page).all("div", **{"class": "text"})[0].words == words


def test_short_words_end_with_an_ellipsis_only_where_cut():
    assert short("ab  cd\n", 5) == "ab cd"
    assert short("abcdef", 5) == "abcde…"
    assert short("abc defg", 5) == "abc…"
    assert short("abc def g", 7) == "abc def…"
    assert short(" " * 90 + "x", 5).endswith("…")

"""The page as a whole: what it holds, that its links lead somewhere, that it asks nothing of a network."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256

import pytest

from isnad.claims.claim import Figure
from isnad.documents.document import Refused
from isnad.faces.pages.values import amount, when
from isnad.faces.report import page as pages
from isnad.faces.report import render, write
from isnad.mentions.day import Day
from isnad.passages.span import Span
from isnad.reading import Reading
from tests.faces.report.made import TEXT, Shelf, article, bare
from tests.faces.report.parsed import Element, parse


def shown(element: Element, language: str = "en") -> str:
    """Give the words of an element as the page shows them in one language."""
    other = {"en": "ar", "ar": "en"}[language]
    parts = []
    for part in element.inside:
        if isinstance(part, str):
            parts.append(part)
        elif not ("w" in part.attributes.get("class", "").split() and part.attributes.get("lang") == other):
            parts.append(shown(part, language))
    return " ".join("".join(parts).split())


@pytest.fixture(scope="module")
def whole() -> Element:
    return parse(render([article("one"), article("two", outlet=None)], [Refused("news/x.bin", "not text")]))


def test_the_same_readings_give_the_same_bytes():
    assert render([article()]) == render([article()])


def test_writes_what_a_ledger_holds(tmp_path):
    output = tmp_path / "report.html"
    write(Shelf([article()], [Refused("a.bin", "binary")]), output)
    assert output.read_bytes().decode() == render([article()], [Refused("a.bin", "binary")])


def test_counts_stand_in_a_sentence_in_both_languages(whole):
    (holds,) = whole.all("p", **{"class": "holds"})
    assert shown(holds) == "This page holds 2 documents, 4 statements by 1 speaker, 8 figures, and 4 events."
    assert shown(holds, "ar") == "في هذه الصفحة وثيقتان، و4 إفادات عن قائل واحد، و8 أرقام، و4 أحداث."


def test_every_inner_link_leads_to_one_place(whole):
    ids = [element.attributes["id"] for element in whole.within() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    links = {
        link.attributes["href"][1:] for link in whole.all("a") if link.attributes["href"].startswith("#")
    }
    assert links <= set(ids)
    opens = {row.attributes["data-opens"] for row in whole.all() if "data-opens" in row.attributes}
    assert opens
    assert opens <= set(ids)
    described = {mark.attributes["data-r"] for mark in whole.all("mark") if "data-r" in mark.attributes}
    entries = {id[2:] for id in ids if id.startswith("r-")}
    assert {key for key in described if not key.endswith("-day")} == entries


def test_every_figure_opens_its_own_words(whole):
    marks = {mark.attributes["id"]: mark.words for mark in whole.all("mark") if "id" in mark.attributes}
    rows = whole.all("th", **{"class": "value"})[1:]
    assert len(rows) == 8
    for row in rows:
        (link,) = row.all("a")
        (words,) = row.all("bdi", **{"class": "words"})
        assert marks[link.attributes["href"][1:]] == words.words


def test_a_figure_stands_with_its_chain(whole):
    chains = [shown(chain) for chain in whole.all("td", **{"class": "chain-of"})]
    link = "صحيفة المرفأ ← Nawras Agency agency ← Ministry of Health of Norland"
    assert link in chains
    assert "صحيفة المرفأ in its own voice" in chains
    assert "outlet unknown in its own voice" in chains


def test_what_is_not_known_is_said_to_be_so():
    document = parse(render([bare("x", "نص")]))
    (row,) = document.all("table", **{"class": "index"})[0].all("tbody")[0].all("tr")
    assert "outlet unknown" in shown(row)
    assert "day unknown" in shown(row)


def test_refused_inputs_are_named_with_their_reason(whole):
    (part,) = whole.all("section", id="refused")
    assert "news/x.bin" in part.words
    assert "not text" in part.words


def test_an_empty_ledger_has_a_page():
    assert "no documents" in shown(parse(render([])).all("main")[0])


@pytest.mark.parametrize(
    ("low", "high", "modifier", "english"),
    [
        (60, 60, "exact", "60"),
        (200, 200, "about", "about 200"),
        (1800, None, "more_than", "more than 1,800"),
        (12, None, "at_least", "at least 12"),
        (None, 50, "less_than", "fewer than 50"),
        (None, 9, "up_to", "up to 9"),
        (40, 50, "between", "40 to 50"),
        (10, 99, "vague", "10 to 99, loosely"),
        (5, None, "new<b>", "5 or more"),
        (None, None, "exact", "unknown"),
    ],
)
def test_amounts_are_written_in_words(low, high, modifier, english):
    figure = Figure(Span(0, 1), low, high, modifier, "person", "killed")
    assert shown(parse(amount(figure))) == english


@pytest.mark.parametrize(
    ("day", "english"),
    [
        (Day(date(2023, 9, 19), date(2023, 9, 19), "metadata"), "2023-09-19"),
        (Day(date(2023, 7, 16), date(2023, 11, 20), "text"), "between 2023-07-16 and 2023-11-20"),
        (Day(), "day unknown"),
    ],
)
def test_a_day_is_written_as_far_as_it_is_known(day, english):
    assert shown(parse(when(day))) == english


def test_the_policy_lets_only_its_own_style_and_script_pass(whole):
    (policy,) = (meta for meta in whole.all("meta") if "http-equiv" in meta.attributes)
    rules = policy.attributes["content"]
    assert "default-src 'none'" in rules
    assert "unsafe" not in rules
    for name in ("style", "script"):
        (element,) = whole.all(name)
        digest = b64encode(sha256(element.words.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in rules
    assert not any("style" in element.attributes for element in whole.within())
    assert not any(key.startswith("on") for element in whole.within() for key in element.attributes)


def test_nothing_is_fetched(whole):
    assert not any({"src", "srcset", "data", "action", "poster"} & set(e.attributes) for e in whole.within())
    assert not whole.all("link")
    assert not re.search(r"url\((?!data:font/woff2)|@import", whole.all("style")[0].words)


def test_a_large_ledger_is_listed_without_texts_and_says_so(monkeypatch):
    monkeypatch.setattr(pages, "TEXTS", 2)
    monkeypatch.setattr(pages, "ROWS", 5)
    document = parse(render([article(str(n)) for n in range(4)]))
    assert len(document.all("article")) == 2
    assert len(document.all("table", **{"class": "index"})[0].all("tbody")[0].all("tr")) == 4
    cuts = [shown(cut) for cut in document.all("p", **{"class": "cut"})]
    assert any(cut.startswith("5 figures are in this table; 11 figures") for cut in cuts)
    assert any(cut.startswith("5 statements are in this list; 3 statements") for cut in cuts)
    assert any("2 documents are listed without their text" in cut for cut in cuts)


def test_one_huge_text_does_not_fill_the_page(monkeypatch):
    monkeypatch.setattr(pages, "LETTERS", 1000)
    document = parse(render([bare("long", "س" * 1001), article("short")]))
    assert [each.attributes["id"] for each in document.all("article")] == ["d2"]


def test_text_of_every_article_is_whole(whole):
    assert [text.words for text in whole.all("div", **{"class": "text"})] == [TEXT, TEXT]


def test_a_statement_index_out_of_range_is_no_statement():
    reading = article()
    figure = Figure(Span(0, 3), 1, 1, "exact", "person", "killed", statement=99)
    odd = Reading(reading.document, reading.day, statements=reading.statements, figures=[figure])
    (cell,) = parse(render([odd])).all("td", **{"class": "chain-of"})
    assert "in its own voice" in shown(cell)

"""The timeline: events by their own days, with what they are called elsewhere."""

import tomllib
from importlib.resources import files

import pytest

from isnad.events.event import STATUSES, Event
from isnad.faces.pages.timeline import around, codes, day_of
from isnad.faces.pages.words import table
from isnad.faces.report import page as pages
from isnad.faces.report import render
from isnad.passages.span import Span
from tests.faces.report.made import article
from tests.faces.report.parsed import Element, parse
from tests.faces.report.test_page import shown


@pytest.fixture(scope="module")
def part() -> Element:
    (found,) = parse(render([article()])).all("section", id="events")
    return found


def test_days_come_in_order_and_the_untold_ones_last(part):
    heads = [shown(head) for head in part.all("tr", **{"class": "kind"})]
    assert heads == ["2023-09-19 1", "day not told 1"]


def test_a_row_says_who_did_what_to_whom_on_whose_word(part):
    told, seized = part.all("tr", **{"class": "row"})
    cells = [shown(cell) for cell in told.all("td")]
    assert cells[0].endswith("ARM-MIL")
    assert cells[1].endswith("AZE-CVL")
    assert cells[2] == "unknown"
    assert cells[3] == "12 People killed"
    assert cells[4].endswith("Ministry of Health of Norland")
    assert shown(told.all("th")[0]).startswith("Assault with heavy weapons")
    assert shown(seized.all("th")[0]).startswith("Coercion seizure denied")
    assert [shown(cell) for cell in seized.all("td")][:4] == ["unknown", "unknown", "Norland", "—"]


def test_a_row_opens_the_word_that_names_the_event(part):
    whole = parse(render([article()]))
    marks = {mark.attributes["id"]: mark.words for mark in whole.all("mark") if "id" in mark.attributes}
    opened = [marks[row.attributes["data-opens"]] for row in part.all("tr", **{"class": "row"})]
    assert opened == ["قتلوا", "سيطرت"]
    again = [mark.words for mark in whole.all("mark", **{"data-r": "d1-e0"})]
    assert again == ["قتلوا", "الحصيلة"]


def test_the_words_around_are_of_one_line_and_cut_at_words():
    text = "أول السطر\n" + "كلمة " * 30 + "قصف" + " كلمة" * 30 + "\nآخر"
    at = text.index("قصف")
    words = parse(around(text, Span(at, at + 3))).words
    assert words.startswith("…كلمة")
    assert words.endswith("كلمة…")
    assert "قصف" in words
    assert "السطر" not in words
    assert parse(around("قصف", Span(0, 3))).words == "قصف"


def test_hostile_words_around_an_event_are_escaped():
    text = "<script>alert(1)</script> قصف <img src=x>"
    at = text.index("قصف")
    assert "<script" not in around(text, Span(at, at + 3))
    assert "<img" not in around(text, Span(at, at + 3))


def test_an_interval_stays_one_and_an_hour_goes():
    def at(date):
        return day_of(Event(Span(0, 1), "ASSAULT", None, None, None, "happened", date=date))

    assert [at("2023-09-19T04:00"), at("2023-09-19/2023-09-20"), at(None)] == [
        "2023-09-19",
        "2023-09-19/2023-09-20",
        "",
    ]


def test_an_event_is_named_in_cameo_and_acled():
    event = Event(Span(0, 1), "ASSAULT", "aerial", "TUR-MIL", "SYR-REB", "happened")
    words = parse(codes(event)).words
    assert "CAMEO 195" in words
    assert "ACLED Explosions/Remote violence: Air/drone strike" in words
    talk = Event(Span(0, 1), "CONSULT", "phone", "TUR-GOV", "RUS-GOV", "happened")
    assert "ACLED" not in parse(codes(talk)).words


def test_every_type_mode_and_status_has_a_name_in_both_languages():
    rows = tomllib.loads((files("isnad.kinds.plover") / "plover.toml").read_text("utf-8"))["type"]
    assert {row["id"] for row in rows} == set(table()["type"])
    assert {mode["id"] for row in rows for mode in row.get("mode", ())} == set(table()["mode"])
    assert set(STATUSES) == set(table()["state"])


def test_a_large_ledger_says_which_events_are_left_out(monkeypatch):
    monkeypatch.setattr(pages, "ROWS", 3)
    document = parse(render([article(str(n)) for n in range(3)]))
    (part,) = document.all("section", id="events")
    assert len(part.all("tr", **{"class": "row"})) == 3
    (cut,) = part.all("p", **{"class": "cut"})
    assert shown(cut).startswith("3 events are in this table; 3 events")

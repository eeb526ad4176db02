"""Every row of events.toml is found in its examples and missed in its counter-examples."""

from functools import cache

import pytest

from isnad.languages.language import load
from isnad.names.line import lines
from isnad.pipeline import reader

EVENTS = load("ar").table("events")["event"]
Key = tuple[str, str, str]


@cache
def rows_found(text: str) -> frozenset[Key]:
    """Lemma, type and mode of the rows whose words are taken for triggers in a text."""
    read = reader()
    page = read.surface.read(text)
    times = read.times.find(page, read.numbers.find(page))
    timed = frozenset(at for time in times for at in range(time.first, time.last))
    sentences = lines(page, read.statements.grammar, timed)
    read.names.find(page, sentences, read.days.fix(page, times, published=None))
    found: set[Key] = set()
    for line in sentences:
        for trigger in read.events.triggers.find(line):
            rows = [trigger.row]
            if trigger.noun >= 0:
                rows += [hit.entry.row for hit in line.words[trigger.noun].form.hits["event"]]
            found.update((row.lemma, row.type, row.mode) for row in rows)
    return frozenset(found)


def key(row) -> Key:
    return row["lemma"], row["type"], row.get("mode", "")


@pytest.mark.parametrize("row", EVENTS, ids=lambda row: " ".join(key(row)))
def test_a_row_is_found_in_its_examples(row):
    """Of its type, that is: two rows of one type may share a word."""
    assert not [text for text in row["examples"] if row["type"] not in {k[1] for k in rows_found(text)}]


@pytest.mark.parametrize("row", EVENTS, ids=lambda row: " ".join(key(row)))
def test_a_row_is_missed_in_its_counter_examples(row):
    assert not [text for text in row["not"] if key(row) in rows_found(text)]


def test_lemmas_are_enough_and_no_row_stands_twice():
    rows = [(row["lemma"], row["type"], row["gloss"]) for row in EVENTS]
    assert len(rows) == len(set(rows))
    assert len({lemma for lemma, _, _ in rows}) >= 400


def test_types_and_modes_are_plovers():
    from isnad.kinds.plover.plover import load as types

    known = types()
    assert not [key(row) for row in EVENTS if row["type"] not in known]
    assert not [key(row) for row in EVENTS if row.get("mode") and row["mode"] not in known[row["type"]].modes]


def test_ambiguous_words_ask_for_company():
    for lemma in ("ضرب", "أسر", "دعم"):
        rows = [row for row in EVENTS if row["lemma"] == lemma and row["type"] != "SUPPORT"]
        assert rows
        assert all(row.get("with") or row.get("without") for row in rows)

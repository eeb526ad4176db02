"""The tables of names: ids unique, no name bound to two things, codes as the contract has them."""

import itertools
import re
from collections import Counter
from datetime import date

import pytest

from isnad.known.known import Known
from isnad.known.table import table
from isnad.languages.language import load
from isnad.names.ordinary import NAMES

plain = load("ar").letters.plain
PEOPLE = table("people")["person"]
SIDES = table("sides")["side"]
GIVEN = load("ar").table("given")
CODE = re.compile(r"[A-Z]{3}(-[A-Z]{3})?")


def test_enough_people_each_once():
    ids = [row["id"] for row in PEOPLE]
    assert len(ids) >= 500
    assert len(ids) == len(set(ids))


def test_a_name_means_one_person():
    bound: Counter[str] = Counter()
    for row in PEOPLE:
        bound.update({plain(name) for name in [*row["names"], *row.get("short", ())]})
    assert [name for name, count in bound.items() if count > 1] == []


@pytest.mark.parametrize("row", PEOPLE, ids=lambda row: row["id"])
def test_codes_and_days(row):
    codes = row.get("codes", [["", "", row.get("code")]])
    assert all(CODE.fullmatch(code) for _, _, code in codes)
    days = [(since or "0001-01-01", until or "9999-12-31") for since, until, _ in codes]
    assert all(date.fromisoformat(since) <= date.fromisoformat(until) for since, until in days)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(days))


def test_a_code_is_that_of_the_day():
    man = Known("x", "X", "YEM-REB", "person", (("", "2012-02-25", "YEM-GOV"), ("2014-09-21", "", "YEM-REB")))
    assert man.on(date(2011, 5, 1), date(2011, 5, 1)) == "YEM-GOV"
    assert man.on(date(2015, 5, 1), date(2015, 5, 1)) == "YEM-REB"


@pytest.mark.parametrize("row", SIDES, ids=lambda row: row["id"])
def test_a_side_has_countries_and_days(row):
    assert row["in"]
    assert all(re.fullmatch("[A-Z]{3}", country) for country in row["in"])
    assert CODE.fullmatch(row["code"])
    assert row.get("since", "0001-01-01") < row.get("until", "9999-12-31")


def test_what_stands_in_two_tables_is_one_thing():
    known = {
        row["id"]: row["code"]
        for name in ("armed", "bodies")
        for rows in [table(name)]
        for r in rows.values()
        if isinstance(r, list)
        for row in r
    }
    differs = {
        row["id"]: (row["code"], known[row["id"]])
        for row in SIDES
        if row["id"] in known and known[row["id"]] != row["code"]
    }
    assert differs == {}


def test_given_names_are_many_and_none_stands_twice():
    words: Counter[str] = Counter()
    for category in ("given", "family"):
        for row in GIVEN[category]:
            words.update({plain(word) for word in row["words"]})
    assert len(words) >= 1000
    assert [word for word, count in words.items() if count > 1] == []


def test_ordinary_words_are_no_names():
    lexicon = load("ar").lexicon
    ordinary = load("ar").table("ordinary")["words"]
    assert len(ordinary) >= 5000

    def whole(word: str) -> set[str]:
        hits = lexicon.form(plain(word)).hits
        return {c for c, found in hits.items() if not found[0].entry.rest and not found[0].cut}

    names = NAMES - {"given", "family", "short"}
    assert [word for word in ordinary if names & whole(word)] == []

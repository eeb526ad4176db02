"""Expressions of time: the corpus of each language, and what the corpus cannot say."""

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from isnad.languages.language import load
from isnad.mentions.day import Day
from isnad.mentions.mention import Number
from isnad.mentions.numbers import Numbers
from isnad.mentions.time import Time
from isnad.mentions.times import Times
from isnad.passages.surface import Surface

ARABIC = load("ar")
SURFACE, NUMBERS, TIMES = Surface(ARABIC), Numbers(ARABIC), Times(ARABIC)
CORPUS = tomllib.loads((files("isnad.languages") / "ar" / "times.corpus.toml").read_text(encoding="utf-8"))


def find(text: str) -> list[Time]:
    page = SURFACE.read(text)
    numbers: list[Number] = NUMBERS.find(page)
    return TIMES.find(page, numbers)


def at(day: str | None) -> Day | None:
    return Day(date.fromisoformat(day), date.fromisoformat(day), "metadata") if day else None


def cases() -> list[Any]:
    return [
        pytest.param(case, text, id=f"{case.get('value', 'none')}: {text}")
        for case in CORPUS["case"]
        for text in case["texts"]
    ]


@pytest.mark.parametrize(("case", "text"), cases())
def test_corpus(case: dict[str, Any], text: str) -> None:
    expected = [] if case.get("none") else [case["value"]]
    for carrier in CORPUS["carriers"]:
        found = find(carrier.replace("{}", text))
        assert [t.resolve(at(case.get("day"))) for t in found] == expected, carrier


def test_what_lies_beyond_the_calendar_has_no_value() -> None:
    """«Over the past 2700 years» once refused the whole document."""
    (time,) = (t for t in find("خلال 2700 سنة الماضية") if t.rule)
    assert time.resolve(at("2015-07-24")) is None

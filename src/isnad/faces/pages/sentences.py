"""Sentences: what a question is and what its answers come to, in words, in English and in Arabic."""

from datetime import date

from isnad.faces.pages.markup import Html, tag, text
from isnad.faces.pages.parts import code_names
from isnad.faces.pages.words import LANGUAGES, PLACE, both, form, plain, table
from isnad.views.shapes import Record

UPPER = ("about", "more_than", "at_least", "up_to", "at_most", "less_than")
"""Modifiers that an end of the bounds is told with."""

ARMED = ("MIL", "REB", "COP")
"""Sectors whose people are no civilians, which need not be said."""
LONG = 366
"""Days of an interval from which on its beginning says nothing."""


def sentence(question: Record) -> dict[str, str]:
    """Say a question and its answers in a sentence of each language.

    «People killed, Armenia (armed non-state group), Nagorno-Karabakh, 19–20 September 2023: 25 to about
    100; on the word of 3, printed by 4 outlets».
    """
    return {tongue: _said(question, tongue) for tongue in LANGUAGES}


def headline(question: Record) -> Html:
    """Write the sentence as markup."""
    words = {tongue: text(told) for tongue, told in sentence(question).items()}
    return tag("span", both(words), class_="digits")


def asked(question: Record, tongue: str) -> str:
    """Say what a question asks: what, in which state, whose, where."""
    kind = question["question"]
    head = thing(kind, tongue)
    of, place = question["shared"]["of"], question["shared"]["place"]
    sector = str(of).partition("-")[2]
    if kind["civilian"] is True and sector != "CVL":
        head += " " + plain("sentence", "civilians", tongue)
    elif kind["civilian"] is False and sector not in ARMED:
        head += " " + plain("sentence", "fighters", tongue)
    parts = [head]
    if of:
        parts.append(code_names(of)[tongue])
    if place:
        parts.append((tongue == "ar" and question.get("place_arabic")) or place)
    return plain("sentence", "comma", tongue).join(parts)


def thing(kind: Record, tongue: str) -> str:
    """Say what is counted and its state, in one word where there is one: «Killed»."""
    what, status = kind["what"], kind["status"]
    whole = table()["thing"].get(f"{what} {status}")
    if whole:
        return str(whole[tongue])
    if status in ("other", "present"):
        return plain("what", what, tongue)
    named = {"what": plain("what", what, tongue), "status": plain("status", status, tongue)}
    return fill(plain("sentence", "thing", tongue), named)


def _said(question: Record, tongue: str) -> str:
    days = when(question, tongue)
    head = asked(question, tongue) + (plain("sentence", "comma", tongue) + days if days else "")
    told = {
        "asked": head,
        "bounds": bounds(question, tongue),
        "roots": _count(question["on_the_word_of"], "voices", tongue),
        "outlets": _count(question["reported_by"], "printed", tongue),
    }
    return fill(plain("sentence", "question", tongue), told)


def bounds(question: Record, tongue: str) -> str:
    """Say the lowest and the highest, each as loosely as it was told."""
    low, high, firm = question["lowest"], question["highest"], question["firm"]
    if low is None and high is None:
        return plain("page", "unnumbered", tongue)
    if low is None:
        return _end(high, firm["highest"], UPPER, tongue)
    if low == high or high is None:
        return _end(low, firm["lowest"], ("more_than", "at_least", "about"), tongue)
    ends = {"low": f"{low:,}", "high": _end(high, firm["highest"], UPPER, tongue)}
    return fill(plain("sentence", "bounds", tongue), ends)


def _end(value: int, firm: str, loose: tuple[str, ...], tongue: str) -> str:
    """Say one end, with its modifier where that is one of a bound's own."""
    return fill(plain("value", firm if firm in loose else "exact", tongue), {"n": f"{value:,}"})


def _count(n: int, noun: str, tongue: str) -> str:
    row = table()["count"][noun][tongue]
    return fill(row[form(n, tongue)], {"n": f"{n:,}"})


def fill(pattern: str, values: dict[str, str]) -> str:
    """Put words in the place of the {names} of a pattern."""
    return PLACE.sub(lambda place: values.get(place[1], place[0]), pattern)


def when(record: Record, tongue: str) -> str:
    """Say when it was: a stretch of days; an interval as one, and of a long one only its end."""
    first, last = record["from"], record["to"]
    if not (record["loose"] and first and last):
        return stretch(first, last, tongue)
    early, late = date.fromisoformat(first), date.fromisoformat(last)
    if (late - early).days > LONG:
        return stretch(None, last, tongue)
    ends = {"earliest": spelled(early, tongue), "latest": spelled(late, tongue)}
    return fill(plain("day", "between", tongue), ends)


def stretch(first: str | None, last: str | None, tongue: str) -> str:
    """Say a stretch of days in words: «19–20 September 2023»; empty where it is not known."""
    if first and last:
        return _interval(date.fromisoformat(first), date.fromisoformat(last), tongue)
    if first or last:
        key, day = ("since", first) if first else ("until", last)
        name = {"since": "earliest", "until": "latest"}[key]
        return fill(plain("day", key, tongue), {name: spelled(date.fromisoformat(day or ""), tongue)})
    return ""


def _interval(first: date, last: date, tongue: str) -> str:
    if first == last:
        return spelled(first, tongue)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {_month(last, tongue)} {last.year}"
    if first.year == last.year:
        return f"{first.day} {_month(first, tongue)} – {spelled(last, tongue)}"
    return f"{spelled(first, tongue)} – {spelled(last, tongue)}"


def spelled(day: date, tongue: str) -> str:
    """Say a day: «20 September 2023»."""
    return f"{day.day} {_month(day, tongue)} {day.year}"


def _month(day: date, tongue: str) -> str:
    return plain("month", str(day.month), tongue)

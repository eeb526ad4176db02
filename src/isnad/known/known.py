"""Known names: states, outlets, bodies, forces, as lexicon entries.

A row is a thing; its names are only ways to find it. Names that are common words too
(`ambiguous`) are found only where a head noun or a mark of quotation stands before them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from isnad.known.table import table
from isnad.languages.entries import phrase
from isnad.languages.language import Language
from isnad.languages.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Known:
    """A known thing: key, English name, code of whom it acts for, kind of mention."""

    id: str
    name: str
    code: str
    kind: str
    codes: tuple[tuple[str, str, str], ...] = ()
    lat: float | None = None
    lon: float | None = None

    def on(self, earliest: date, latest: date) -> str:
        """Give the code on a day that lies between two: `codes` are (since, until, code), ISO days or empty.

        Where several hold between them, the last one that names a sector: the office, not the time after it.
        """
        held = [
            code
            for since, until, code in self.codes
            if latest.isoformat() >= since and (not until or earliest.isoformat() <= until)
        ]
        return next((code for code in reversed(held) if "-" in code), held[-1] if held else self.code)


TABLES = {"outlets": "outlet", "bodies": "organization", "armed": "armed_group"}
"""Files of named things and the category of their names."""


def entries(language: Language) -> Iterator[Entry]:
    """Give the lexicon entries of every known name."""
    for row in table("states").get("state", ()):
        yield from _state(row, language)
    yield from _people(language)
    for row in table("areas").get("area", ()):
        area = Known(row["id"], row["name"], "", "place")
        for name in dict.fromkeys(map(language.letters.plain, row["names"])):
            yield phrase(name, "area", area, "word")
    for file, category in TABLES.items():
        for rows in table(file).values():
            if isinstance(rows, list):
                for row in rows:
                    yield from _named(row, category, language)


def _state(row: Mapping[str, Any], language: Language) -> Iterator[Entry]:
    plain = language.letters.plain
    odd = set(map(plain, row.get("ambiguous", ())))
    code = row["code"]
    state = Known(row["id"], row["name"], f"{code}-GOV", "party")
    for name in dict.fromkeys(map(plain, row["names"])):
        yield phrase(name, "state", state, "name")
    capital = Known(row["id"], row["name"], f"{code}-GOV", "party")
    names = set(map(plain, row["names"]))
    for name in dict.fromkeys(map(plain, [*row.get("capitals", ()), *row.get("seats", ())])):
        if name not in names and name not in odd:
            yield phrase(name, "capital", capital, "name")
    grammar = language.table("grammar")
    article = grammar["clitic"]["article"]
    on = grammar["nisba"]["on"]
    alone = set(map(plain, grammar["nisba"]["alone"]))
    never = set(map(plain, grammar["nisba"]["common"]))
    for adjective in dict.fromkeys(map(plain, row.get("adjectives", ()))):
        for form in _inflected(adjective, on):
            if adjective not in odd or (adjective in alone and form[len(adjective) :] not in ("", on[2])):
                yield phrase(form, "nationality", state, "name")
            elif adjective not in never:
                yield phrase(article + form, "nationality", state, "fixed")
    for plural in dict.fromkeys(map(plain, row.get("plural", ()))):
        if plural not in odd:
            yield phrase(plural, "nationality", state, "name")


def _inflected(adjective: str, endings: list[str]) -> Iterator[str]:
    words = adjective.split()
    for ending in endings:
        yield " ".join(word + ending for word in words)


def _named(row: Mapping[str, Any], category: str, language: Language) -> Iterator[Entry]:
    plain = language.letters.plain
    odd = set(map(plain, row.get("ambiguous", ())))
    thing = Known(row["id"], row["name"], row["code"], row.get("kind", "organization"))
    for name in dict.fromkeys(map(plain, row["names"])):
        if name and name not in odd:
            yield phrase(name, category, thing, "name")
        elif name:
            yield phrase(name, "short", thing, "name")
            if category == "outlet":
                yield phrase(name, "headed", thing, "name")


def states(language: Language) -> dict[str, Known]:
    """Give the states by their country code (ISO 3166-1 alpha-3)."""
    found: dict[str, Known] = {}
    for row in table("states").get("state", ()):
        found.setdefault(row["code"], Known(row["id"], row["name"], f"{row['code']}-GOV", "party"))
    return found


def _people(language: Language) -> Iterator[Entry]:
    """Give people by their full names, and by the last name that can only mean them."""
    plain = language.letters.plain
    for row in table("people").get("person", ()):
        codes = tuple((since, until, code) for since, until, code in row.get("codes", ()))
        code = row.get("code") or codes[-1][2]
        person = Known(row["id"], row["name"], code, "person", codes)
        for name in dict.fromkeys(map(plain, [*row["names"], *row.get("short", ())])):
            yield phrase(name, "person", person, "word")
        for name in dict.fromkeys(map(plain, row.get("after", ()))):
            yield phrase(name, "short", person, "word")

"""Known names: states, outlets, bodies, forces, as lexicon entries.

A row is a thing; its names are only ways to find it. Names that are common words too
(`ambiguous`) are found only where a head noun or a mark of quotation stands before them.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

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
    adjective: str = ""


TABLES = {"outlets": "outlet", "bodies": "organization", "armed": "armed_group"}
"""Files of named things and the category of their names."""


def load(language: Language) -> None:
    """Put all known names into the language's lexicon. Doing it twice changes nothing."""
    if getattr(language, "knows", False):
        return
    language.lexicon.add(entries(language))
    language.knows = True


def entries(language: Language) -> Iterator[Entry]:
    """Give the lexicon entries of every known name."""
    for row in _table("states").get("state", ()):
        yield from _state(row, language)
    for file, category in TABLES.items():
        for rows in _table(file).values():
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
        if name not in names:
            yield phrase(name, "capital", capital, "name")
    grammar = language.table("grammar")
    article = grammar["clitic"]["article"]
    never = set(map(plain, grammar["nisba"]["common"]))
    for adjective in dict.fromkeys(map(plain, row.get("adjectives", ()))):
        for form in _inflected(adjective, grammar["nisba"]["on"]):
            if adjective not in odd:
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
        elif name and category != "outlet":
            yield phrase(name, "short", thing, "name")


def _table(name: str) -> Mapping[str, Any]:
    path = files("isnad.known") / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}

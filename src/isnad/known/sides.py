"""Sides: short forms that mean another body in another war (`sides.toml`)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from isnad.known.known import Known
from isnad.known.table import table
from isnad.languages.entries import phrase
from isnad.languages.language import Language
from isnad.languages.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Side:
    """What a short form means in the wars of `countries`, from `since` until `until` (ISO days, or empty)."""

    thing: Known
    countries: tuple[str, ...]
    since: str = ""
    until: str = ""
    disputed: str = ""


def entries(language: Language) -> Iterator[Entry]:
    """Give one lexicon entry for each short form, with all the sides that it can mean."""
    found: dict[str, list[Side]] = defaultdict(list)
    for row in table("sides")["side"]:
        thing = Known(row["id"], row["name"], row["code"], row["kind"])
        side = Side(
            thing, tuple(row["in"]), row.get("since", ""), row.get("until", ""), row.get("disputed", "")
        )
        for name in dict.fromkeys(map(language.letters.plain, row["names"])):
            found[name].append(side)
    for name, sides in found.items():
        yield phrase(name, "side", tuple(sides), "word")

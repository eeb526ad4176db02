"""The gazetteer: Arabic names of places, read when the first one is asked for.

Two sorted tables made by `tools/places.py` from GeoNames and from our own rows (`regions.toml`):
`placenames.tsv` has for every folded spelling the keys of its places, the likeliest first, with
a `!` before them where the name is a common word too; `places.tsv` has the places by key.
"""

from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from isnad.languages.language import Language

LONGEST = 5
"""Words of the longest name."""


class Place(NamedTuple):
    """A town, or a region (which has no coordinates). A town and its region can share an `id`."""

    id: str
    name: str
    country: str
    lat: float | None
    lon: float | None
    population: int
    region: bool


class Places:
    """The places that a language has names for."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._found: dict[str, tuple[tuple[Place, ...], bool]] = {}
        self._longest: dict[str, int] = {}

    def find(self, name: str, *, headed: bool = False) -> tuple[Place, ...]:
        """Give the places of a folded name, the likeliest first.

        A name that is a common word too is found only where a place's noun stands before it
        (`headed`): a town called "the new one" must be called a town.
        """
        places, common = self._find(name)
        return places if headed or not common else ()

    def ambiguous(self, name: str) -> bool:
        """Tell whether a folded name is a common word too."""
        return self._find(name)[1]

    def longest(self, first: str) -> int:
        """Give how many words the longest name has that begins with the word `first`; 0 for none."""
        if first not in self._longest:
            names = _table("placenames")
            longest, at = 0, bisect_left(names, first + "\t")
            while at < len(names) and names[at].startswith((first + "\t", first + " ")):
                longest = max(longest, names[at].partition("\t")[0].count(" ") + 1)
                at += 1
            self._longest[first] = longest
        return self._longest[first]

    def _find(self, name: str) -> tuple[tuple[Place, ...], bool]:
        found = self._found.get(name)
        if found is None:
            keys = _row("placenames", name)
            common = keys.startswith("!")
            found = (tuple(_place(key) for key in keys.lstrip("!").split()), common)
            self._found[name] = found
        return found


@cache
def _table(name: str) -> list[str]:
    return (files("isnad.known") / f"{name}.tsv").read_text(encoding="utf-8").splitlines()


def _row(table: str, key: str) -> str:
    rows = _table(table)
    at = bisect_left(rows, key + "\t")
    if at < len(rows) and rows[at].startswith(key + "\t"):
        return rows[at][len(key) + 1 :]
    return ""


@cache
def _place(key: str) -> Place:
    name, country, lat, lon, population = _row("places", key).split("\t")
    north, east = (float(lat), float(lon)) if lat else (None, None)
    return Place(key.rstrip("*"), name, country, north, east, int(population), key.endswith("*"))

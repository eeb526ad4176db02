"""Profiles: what a document is about, by who, where, what happened and how many, not by its wording."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from math import log, sqrt
from textwrap import shorten

from isnad.names.name import Name
from isnad.reading import Reading

LEDE = 450
"""Characters at the beginning that tell what an article is about; what stands there counts double."""
WORDS, TITLE = 4, 160
"""Words of a line that can be a title, at least; characters of one that is shown, at most."""
TWICE = 2.0
STATE = 0.4
"""Weight of a state: a whole war names the same ones."""

ALONE = 0.8
"""What is left of a likeness that rests mostly on one town, one person or one group."""
HAPPENED = "!"
"""Begins the features that are events and figures; the others are names."""
NAMES, NAMED = 3, 0.85
"""Names that tie two documents by themselves; what is left of a likeness of fewer."""
FEW = 1000
"""Documents that are added to a ledger's own when features are weighed: what five share counts, too."""

Vector = dict[str, float]


@dataclass(slots=True)
class Profile:
    """One document: `weights` are its features, `earliest` and `latest` the days that it may be of."""

    id: str
    earliest: date
    latest: date
    weights: Vector
    title: str

    @property
    def order(self) -> tuple[str, str, str]:
        """What documents are put in order by."""
        return self.latest.isoformat(), self.earliest.isoformat(), self.id

    def apart(self, other: "Profile") -> int:
        """Give the days between two documents at the least; 0 where they may be of one day."""
        if self.earliest > other.latest:
            return (self.earliest - other.latest).days
        return max(0, (other.earliest - self.latest).days)


def profile(reading: Reading) -> Profile:
    """Make the profile of a document."""
    document, day = reading.document, reading.day
    return Profile(
        document.id, day.earliest, day.latest, _weights(reading), document.title or _opening(reading)
    )


def _opening(reading: Reading) -> str:
    """Give the first line that has some words and is neither furniture nor a date, for a title."""
    start = 0
    for line in reading.document.text.splitlines(keepends=True):
        end = start + len(line)
        skipped = any(span.start < end and start < span.end for span in reading.furniture)
        dated = any(start <= time.span.start < end for time in reading.times)
        if len(line.split()) >= WORDS and not skipped and not (dated and len(line.split()) < 2 * WORDS):
            return shorten(line, TITLE, placeholder="…")
        start = end
    return shorten(reading.document.text[: 2 * TITLE], TITLE, placeholder="…")


def _weights(reading: Reading) -> Vector:
    found: Vector = {}
    times: Counter[str] = Counter()
    for name in reading.names:
        key = name.voice.key or name.voice.name
        times[key] += 1
        _raise(found, key, _weight(name) * _place(name.span.start))
    for key, count in times.items():
        found[key] *= 1 + log(count)
    for event in reading.events:
        parties = f"{(event.actor or '')[:3]}>{(event.recipient or '')[:3]}"
        _raise(found, f"{HAPPENED}{event.type} {parties}", _place(event.span.start))
    for figure in reading.figures:
        answer = f"{HAPPENED}{figure.what} {figure.status} {figure.low}-{figure.high}"
        _raise(found, answer, _place(figure.span.start))
    return found


def _weight(name: Name) -> float:
    rows = [because.row for because in name.because[:1]]
    return STATE if any(row.startswith(("state/", "capital/")) for row in rows) else 1.0


def _place(start: int) -> float:
    return TWICE if start < LEDE else 1.0


def _raise(found: Vector, key: str, weight: float) -> None:
    found[key] = max(found.get(key, 0.0), weight)


def weighed(profiles: list[Profile]) -> dict[str, Vector]:
    """Give each document's features, the rare ones of the ledger counting more, at length 1."""
    common: Counter[str] = Counter()
    for one in profiles:
        common.update(one.weights.keys())
    total = len(profiles) + FEW
    found: dict[str, Vector] = {}
    for one in profiles:
        found[one.id] = scaled({key: w * log(total / common[key]) for key, w in one.weights.items()})
    return found


def scaled(vector: Vector) -> Vector:
    """Bring a vector to length 1."""
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {key: weight / length for key, weight in vector.items()} if length else {}


def likeness(one: Vector, other: Vector) -> float:
    """Give the cosine of two vectors of length 1.

    Less where one feature alone makes most of it, and where they share some names but nothing that happened.
    """
    if len(one) > len(other):
        one, other = other, one
    shared = {key: weight * other[key] for key, weight in one.items() if key in other}
    whole = sum(shared.values())
    if shared and max(shared.values()) > whole / 2:
        whole *= ALONE
    if len(shared) < NAMES and not any(key.startswith(HAPPENED) for key in shared):
        whole *= NAMED
    return whole

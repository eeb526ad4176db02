"""Sides of a story: which parties stand together, by whom they fight."""

from collections import Counter
from collections.abc import Iterable, Mapping

from isnad.claims.claim import Figure
from isnad.reading import Reading

MOVED = ("evacuated", "displaced", "returned", "trapped")
"""States of people who are of no side of the war."""
FOUGHT = ("ASSAULT", "COERCE")
ARMS = ("MIL", "REB")
REBELS = 5
"""Times for which it counts that armed groups mostly fight the state whose code they have."""
OWN = ("MIL", "GOV", "COP", "JUD", "LEG", "SPY")
"""Sectors of a state's own side."""


def party(code: str | None) -> str:
    """Give the side that a code belongs to by itself: its state's, or its armed group's."""
    land, _, sector = (code or "").partition("-")
    return f"{land}-REB" if sector == "REB" else land


def sides(readings: Iterable[Reading]) -> dict[str, int]:
    """Part the parties of a story into two sides, 0 and 1, by who fights whom; the strongest enmity first.

    Who is not drawn in stays out. Friends are those who have a foe in common.
    """
    fights: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        pairs = [(e.actor, e.recipient) for e in reading.events if e.type in FOUGHT]
        pairs += [(f.by, f.of) for f in reading.figures if not f.guessed]
        for one, other in pairs:
            a, b = party(one), party(other)
            if a and b and a != b:
                fights[min(a, b), max(a, b)] += 1
    for rebels in {party for pair in fights for party in pair if party.endswith("-REB")}:
        fights[rebels[:3], rebels] += REBELS
    found: dict[str, int] = {}
    for (a, b), _ in sorted(fights.items(), key=lambda pair: (-pair[1], pair[0])):
        if not found:
            found[a], found[b] = 0, 1
        elif a in found and b not in found:
            found[b] = 1 - found[a]
        elif b in found and a not in found:
            found[a] = 1 - found[b]
    return found


def counted(figure: Figure, code: str | None, camps: Mapping[str, int]) -> str:
    """Give whose a figure is: the side of the story of those who were counted, as far as it is told."""
    if figure.status in MOVED:
        return (figure.of or "").partition("-")[0]
    told = figure.of if figure.of and not (figure.of.endswith("CVL") and "of" in figure.guessed) else None
    if told is not None:
        return _camp(told, camps)
    root = camps.get(party(code)) if code else None
    by = camps.get(party(figure.by)) if figure.by else None
    if root is not None and by is not None and root == by and _own_loss(figure, code):
        by = None
    if by is not None:
        return str(1 - by)
    if root is not None and _own_loss(figure, code):
        return str(root)
    return _camp(figure.of, camps) if figure.of else ""


def _own_loss(figure: Figure, code: str | None) -> bool:
    """Say whether it is likely that who tells of dead civilians tells of its own."""
    sector = (code or "").partition("-")[2]
    return figure.what == "person" and figure.civilian is not False and sector in (*OWN, "REB")


def _camp(code: str, camps: Mapping[str, int]) -> str:
    side = camps.get(party(code))
    return str(side) if side is not None else code.partition("-")[0]

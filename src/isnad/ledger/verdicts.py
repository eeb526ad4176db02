"""Verdicts of people: what they judged, kept beside what was read, undone only by another row."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isnad.ledger.ledger import Ledger

ABOUT = ENTITIES, STORIES, ANSWERS, CLAIMS = "entities", "stories", "answers", "claims"
"""What a verdict can be about: two keys, two documents, two figures, one claim (`b` is empty)."""
JOIN, PART = "join", "part"
ACCEPT, REJECT = "accept", "reject"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Somebody's verdict on `a` and `b`: of what kind, by whom, why, and when (ISO, UTC)."""

    about: str
    verdict: str
    a: str
    b: str
    judge: str
    why: str
    at: str


def standing(ledger: "Ledger", about: str) -> list[Verdict]:
    """Give the verdicts that stand: of each pair the last one, in the order in which they were given."""
    last: dict[frozenset[str], Verdict] = {}
    for verdict in ledger.verdicts(about):
        pair = frozenset((verdict.a, verdict.b))
        last.pop(pair, None)
        last[pair] = verdict
    return list(last.values())

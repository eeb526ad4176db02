"""Verdicts of people: what they judged, kept beside what was read, undone only by another row."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isnad.ledger.ledger import Ledger

ABOUT = ENTITIES, STORIES, ANSWERS, CLAIMS = "entities", "stories", "answers", "claims"
"""What a verdict can be about: two keys, two documents, two figures, one claim."""
JOIN, PART = "join", "part"
ACCEPT, REJECT, CORRECT = "accept", "reject", "correct"
"""Verdicts on a claim; of a correction `b` holds the values, as JSON."""
UNDO = "undo"
"""Takes back the verdict that stands: what stood before it stands again."""


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

    @property
    def on(self) -> frozenset[str]:
        """What the verdict is on: a claim, or two things in any order."""
        return frozenset((self.a,)) if self.about == CLAIMS else frozenset((self.a, self.b))


def standing(ledger: "Ledger", about: str) -> list[Verdict]:
    """Give the verdicts that stand: of each thing the last one, in the order in which they were given."""
    given: dict[frozenset[str], list[tuple[int, Verdict]]] = {}
    for n, verdict in enumerate(ledger.verdicts(about)):
        stack = given.setdefault(verdict.on, [])
        if verdict.verdict != UNDO:
            stack.append((n, verdict))
        elif stack:
            stack.pop()
    return [verdict for _, verdict in sorted(((stack[-1]) for stack in given.values() if stack), key=_first)]


def _first(pair: tuple[int, Verdict]) -> int:
    return pair[0]

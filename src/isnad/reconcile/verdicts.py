"""Verdicts between two answers of one question."""

from collections.abc import Sequence

from isnad.reconcile.answers import Answer
from isnad.reconcile.totals import running

REPEATS, CORROBORATES, UPDATES = "repeats", "corroborates", "updates"
CONTAINS, DISPUTES = "contains", "disputes"
UPDATED, PART = "updated", "part"
"""How `updates` and `contains` look from the other side."""
FAR = 10
"""Times by which two counts of one thing differ at the most."""
EACH = ("carried_out", "present", "deployed", "other")
"""States of which every count is one of its own: the strikes of a day, the guns at a place."""
APART = 1.2
"""Times by which two counts of one day differ before they are rivals rather than stages of one toll."""
NEAR = 500
"""Characters between two counts of one text beyond which nothing shows that they are of one thing."""
MANY = 10**12
"""Stands for an open upper end."""


def verdict(a: Answer, b: Answer) -> tuple[str, str] | None:
    """Give what holds between two answers, and why; None where nothing can be said.

    The same for (a, b) and (b, a).
    """
    if a.order > b.order:
        a, b = b, a
    part = _part(a, b)
    if part:
        return CONTAINS, part
    if a.part_of is not None or b.part_of is not None:
        return None
    if a.figure.civilian != b.figure.civilian and (
        a.figure.civilian is not False or b.figure.civilian is not None
    ):
        return None
    if not _one_people(a, b):
        return None
    if _overlap(a, b):
        return _agreed(a, b)
    if "vague" in (a.figure.modifier, b.figure.modifier) or not _one_thing(a, b):
        return None
    if a.root == b.root:
        return (UPDATES, "the root changes its own figure") if a.document != b.document else None
    return _rival(a, b)


def seen(kind: str, at: int, other: int, lows: Sequence[int | None]) -> str:
    """Name a verdict as it looks from the answer `at`: `updated` by a later one, `part` of a larger one.

    `lows` are the answers' lower ends.
    """
    if kind == UPDATES and at < other:
        return UPDATED
    if kind == CONTAINS and (lows[at] or 0) < (lows[other] or 0):
        return PART
    return kind


def _agreed(a: Answer, b: Answer) -> tuple[str, str] | None:
    """Give what holds between values that can both be true. Who names no source bears nobody out."""
    if a.root == b.root:
        return REPEATS, "one root, one value"
    if "vague" in (a.figure.modifier, b.figure.modifier) or not _one_thing(a, b):
        return None
    if a.code is not None and b.code is not None:
        return CORROBORATES, "two roots, and both can be true"
    same = (a.figure.low, a.figure.high) == (b.figure.low, b.figure.high)
    return (REPEATS, "one value, and one of them names no source") if same else None


def _rival(a: Answer, b: Answer) -> tuple[str, str] | None:
    """Give what holds between two roots whose values cannot both be true; `a` speaks for no later time."""
    early, late = _day(a), _day(b)
    together = a.document == b.document
    grown = running(a.figure) and _low(b) > _high(a, near=True)
    if not together and grown and early and late and early < late:
        return UPDATES, f"a running total that has grown from {early} to {late}"
    if not together and running(a.figure) and None in (early, late):
        return UPDATES, "a running total that differs, at times that are not known well enough"
    if a.code is None or b.code is None or a.code == b.code or _least(a, b):
        return None
    if together and abs(a.figure.span.start - b.figure.span.start) > NEAR:
        return None
    if together or (early == late and _times(a, b) >= APART):
        return DISPUTES, "two roots, one time, and the values cannot both be true"
    if running(a.figure):
        shrunk = early != late and not grown
        return (DISPUTES if shrunk else UPDATES), (
            "two roots, and a running total that would have shrunk"
            if shrunk
            else "a total that grows by the hour"
        )
    return None


def _least(a: Answer, b: Answer) -> bool:
    """Say whether the smaller of two values is told as a least one («more than 20»), so both can be."""
    smaller = min(a, b, key=_low)
    return smaller.figure.high is None or smaller.figure.modifier in ("at_least", "more_than")


def _one_thing(a: Answer, b: Answer) -> bool:
    """Say whether two answers are of one thing surely enough for different values to mean something."""
    if a.figure.status in EACH:
        return False
    if (a.own_place and b.own_place and a.place != b.place) or _times(a, b) > FAR:
        return False
    return not a.crowded or (a.own_place and b.own_place) or a.document == b.document


def _one_people(a: Answer, b: Answer) -> bool:
    """Say whether two counts can be of the same people: told to be of one country's, where both are told."""
    one, other = a.figure, b.figure
    firm = one.of and other.of and "of" not in one.guessed and "of" not in other.guessed
    return not firm or (one.of or "")[:3] == (other.of or "")[:3]


def _times(a: Answer, b: Answer) -> float:
    """Give how many times the smaller of two values the larger one is."""
    low, high = sorted((max(1, _low(a)), max(1, _low(b))))
    return high / low


def _day(answer: Answer) -> str | None:
    """Give the one day that an answer speaks for; None where it may be one of several."""
    return answer.as_of if answer.as_of and "/" not in answer.as_of else None


def _part(a: Answer, b: Answer) -> str:
    """Say why one is a part of the other: some of a total told by the same root, civilians or fighters."""
    if a.document == b.document and (a.part_of == b.number or b.part_of == a.number):
        return "said to be among them"
    for whole, some in ((a, b), (b, a)):
        if whole.root != some.root or whole.figure.civilian is not None or some.figure.civilian is None:
            continue
        early, late = _day(whole), _day(some)
        if _low(some) < _low(whole) and (early == late or None in (early, late)):
            kind = "civilians" if some.figure.civilian else "fighters"
            return f"{kind} of a total of the same root"
    return ""


def _low(answer: Answer) -> int:
    figure = answer.figure
    return figure.low if figure.low is not None else 0


def _high(answer: Answer, *, near: bool = False) -> int:
    """Give the upper end; `near` takes an open one for its lower end."""
    figure = answer.figure
    if figure.high is not None:
        return figure.high
    return _low(answer) if near else MANY


def _overlap(a: Answer, b: Answer) -> bool:
    """Say whether both values can be true: a rough one within a tenth, «more than» only just above."""
    low, high = _range(a)
    other_low, other_high = _range(b)
    return low <= other_high and other_low <= high


def _range(answer: Answer) -> tuple[int, int]:
    low, high = _low(answer), _high(answer)
    if high == MANY:
        high = low + max(1, low // 10)
    if answer.figure.modifier == "about":
        low, high = low - low // 10, high + high // 10
    return low, high

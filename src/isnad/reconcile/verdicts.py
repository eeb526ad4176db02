"""Verdicts between two answers of one question."""

from isnad.reconcile.answers import Answer
from isnad.reconcile.totals import running

REPEATS, CORROBORATES, UPDATES = "repeats", "corroborates", "updates"
CONTAINS, DISPUTES = "contains", "disputes"
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
    if a.figure.civilian != b.figure.civilian and (
        a.figure.civilian is not False or b.figure.civilian is not None
    ):
        return None
    agree = _overlap(a, b)
    if a.root == b.root:
        if agree:
            return REPEATS, "one root, one value"
        return UPDATES, "the root changes its own figure"
    if agree:
        return CORROBORATES, "two roots, and both values can be true"
    if "vague" in (a.figure.modifier, b.figure.modifier):
        return None
    early, late = _day(a), _day(b)
    if a.document == b.document and None in (early, late):
        early = late
    grown = running(a.figure) and _low(b) > _high(a, near=True)
    if early and late and early < late and grown:
        return UPDATES, f"a running total that has grown from {early} to {late}"
    if running(a.figure) and a.document != b.document and None in (early, late):
        return UPDATES, "a running total that differs, at times that are not known well enough"
    if early == late and (early or a.document == b.document):
        return DISPUTES, "two roots, one time, and the values cannot both be true"
    if not running(a.figure):
        return None
    return DISPUTES, "two roots, and a running total that would have shrunk"


def _day(answer: Answer) -> str | None:
    """Give the one day that an answer speaks for; None where it may be one of several."""
    return answer.as_of if answer.as_of and "/" not in answer.as_of else None


def _part(a: Answer, b: Answer) -> str:
    """Say why one is a part of the other: some of a total told by the same root, civilians or fighters."""
    for whole, some in ((a, b), (b, a)):
        if whole.root != some.root or whole.figure.civilian is not None or some.figure.civilian is None:
            continue
        if _low(some) < _low(whole):
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

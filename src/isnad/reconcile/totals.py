"""Running totals: counts of one document that can only grow as days go by."""

from collections.abc import Iterator

from isnad.claims.claim import Figure
from isnad.passages.span import Span
from isnad.reading import Reading

RUNNING = ("killed", "wounded", "casualties", "displaced", "evacuated", "missing", "captured")
"""States whose counts grow (`design/ledger.md`: updates)."""
PEOPLE = "person"

Total = tuple[tuple[str, str], int, Span]


def running(figure: Figure) -> bool:
    """Say whether a count is one that grows."""
    return figure.what == PEOPLE and figure.status in RUNNING


def side(code: str | None) -> str:
    """Give whose a count is, civilians and fighters of one country's side together."""
    return (code or "")[:3]


def totals(reading: Reading) -> Iterator[Total]:
    """Give the highest count of each state and side of a document: state and side, count, place."""
    best: dict[tuple[str, str], tuple[int, Span]] = {}
    for figure in reading.figures:
        if (
            not running(figure)
            or not figure.of
            or figure.low is None
            or figure.modifier not in ("exact", "at_least")
        ):
            continue
        key = figure.status, side(figure.of)
        if key not in best or figure.low > best[key][0]:
            best[key] = figure.low, figure.span
    for key, (count, span) in sorted(best.items()):
        yield key, count, span

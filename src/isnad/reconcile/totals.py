"""Running totals: counts of one document that can only grow as days go by."""

from collections.abc import Iterator, Mapping

from isnad.claims.claim import Figure
from isnad.passages.span import Span
from isnad.reading import Reading
from isnad.reconcile.sides import counted

RUNNING = ("killed", "wounded", "casualties", "displaced", "evacuated", "missing", "captured")
"""States whose counts grow (`design/ledger.md`: updates)."""
PEOPLE = "person"
FIRM = ("exact", "at_least")

Total = tuple[tuple[str, str], int, Span]


def running(figure: Figure) -> bool:
    """Say whether a count is one that grows."""
    return figure.what == PEOPLE and figure.status in RUNNING


def totals(reading: Reading, camps: Mapping[str, int]) -> Iterator[Total]:
    """Give the highest count of each state and side of a document: state and side, count, place."""
    best: dict[tuple[str, str], tuple[int, Span]] = {}
    for figure in reading.figures:
        if not running(figure) or figure.low is None or figure.modifier not in FIRM:
            continue
        said = None if figure.statement is None else reading.statements[figure.statement]
        side = counted(figure, said.voice.code if said else None, camps)
        key = figure.status, side
        if side and (key not in best or figure.low > best[key][0]):
            best[key] = figure.low, figure.span
    for key, (count, span) in sorted(best.items()):
        yield key, count, span

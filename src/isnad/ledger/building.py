"""Building a ledger: documents in, each read once, each kept whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from isnad.documents.document import Document, Refused
from isnad.ledger.ledger import Kept, Ledger
from isnad.ledger.sheet import Sheet, sheet
from isnad.ledger.workers import Item, Reader, outcomes, pipeline

Watcher = Callable[[Kept | Refused], None]


@dataclass(slots=True)
class Tally:
    """What a build came to: documents read, standing from before, refused, kept under another id."""

    read: int = 0
    standing: int = 0
    refused: int = 0
    renamed: int = 0

    def count(self, outcome: Kept | Refused) -> None:
        """Count one document."""
        if isinstance(outcome, Refused):
            self.refused += 1
        elif not outcome.new:
            self.standing += 1
        else:
            self.read += 1
            self.renamed += outcome.id != outcome.name


def build(
    ledger: Ledger,
    documents: Iterable[Item],
    workers: int | None = None,
    watch: Watcher | None = None,
    reader: Reader | None = None,
) -> Tally:
    """Read `documents` (as `documents.collect` gives them) into `ledger`, in their order.

    A document that stands in the ledger is not read again. What cannot be read is noted there
    with its reason. Stopped at any point, the ledger holds whole documents, and the same build
    goes on from there. `watch` is told what became of each document.
    """
    tally = Tally()

    def note(outcome: Kept | Refused) -> None:
        tally.count(outcome)
        if watch:
            watch(outcome)

    ready = partial(_ready, reader or pipeline())
    with closing(outcomes(_fresh(ledger, documents, note), ready, workers)) as found:
        for outcome in found:
            if isinstance(outcome, Refused):
                ledger.refuse(outcome)
                note(outcome)
            else:
                note(ledger.keep(outcome))
    return tally


def _ready(reader: Reader, document: Document) -> Sheet:
    """Read a document and make the reading ready for the table; both are done where it is read."""
    return sheet(reader(document))


def _fresh(ledger: Ledger, documents: Iterable[Item], note: Watcher) -> Iterator[Item]:
    """Give what is to be read: what the ledger does not hold, and not the ledger itself."""
    own = {
        ledger.path.resolve().with_name(ledger.path.name + tail) for tail in ("", "-wal", "-shm", "-journal")
    }
    for item in documents:
        if isinstance(item, Document):
            if standing := ledger.holds(item):
                note(Kept(standing, item.id, False))
            else:
                yield item
        elif not (item.source and Path(item.source).resolve() in own):
            yield item

"""The report: one self-contained page to read and to pass on, opened as a file, no network.

`write` puts a ledger's report into a file, `render` gives the page for any readings. The page
works without a script; the script finds, filters and shows the reading of a mark beside it.
A page holds the texts of at most 200 documents and 800,000 letters, and 2,000 rows of figures
and of statements each; what is left out of a larger ledger is named in the page.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from isnad.documents.document import Refused
from isnad.faces.report.page import compose
from isnad.ledger.ledger import Ledger
from isnad.reading import Reading
from isnad.views import reader
from isnad.views.memory import Memory
from isnad.views.remembering import refresh


class Source(Protocol):
    """What a report needs of a ledger."""

    def readings(self) -> Iterator[Reading]:
        """Give the ledger's readings, in an order that is the same each time."""

    def refusals(self) -> Iterable[Refused]:
        """Give the inputs that could not be read, with their reasons."""


def render(readings: Iterable[Reading], refused: Iterable[Refused] = (), memory: Memory | None = None) -> str:
    """Give the report on `readings` as one page of HTML; `refused` are inputs not read.

    With `memory` it begins with what the ledger says across its documents.
    """
    return compose(readings, refused, memory)


def write(ledger: Source, output: Path) -> None:
    """Write the report on a ledger into the file `output`, as people have corrected what was read."""
    if not isinstance(ledger, Ledger):
        page = render(ledger.readings(), ledger.refusals())
    else:
        with Memory(ledger) as memory:
            refresh(memory)
            page = render(_readings(memory), ledger.refusals(), memory)
    output.write_bytes(page.encode("utf-8"))


def _readings(memory: Memory) -> Iterator[Reading]:
    """Give the readings with corrections laid over them, and the days that all of the ledger leaves them."""
    return (reader.reading(memory, id)[0] for id in memory.ledger.ids())

"""One JSON file with every document as the annotation contract has it."""

from pathlib import Path
from typing import ClassVar

from isnad.exports.contract import annotated
from isnad.exports.format import Format, replacing
from isnad.exports.records import encoded
from isnad.ledger.corrections import readings
from isnad.ledger.ledger import Ledger

SHAPE = 1
"""The version of the file's own shape."""


class Json(Format):
    """`{"documents": […], "isnad": 1}`, a document a line, in the order of their ids.

    A document has the keys of the contract, as people have corrected it, and, beside them, its title,
    outlet and URL, the date that its metadata gave, and what people rejected (layer and place in it).
    The same ledger gives the same bytes.
    """

    name: ClassVar[str] = "json"
    description: ClassVar[str] = "one JSON file, each document with all that was read in it"

    def write(self, ledger: Ledger, output: Path) -> None:
        """Write the file, one document after the other."""
        with replacing(output) as file:
            file.write(b'{"documents":[')
            for place, (reading, rejected) in enumerate(readings(ledger)):
                document = reading.document
                beside = {
                    "title": document.title,
                    "outlet": document.outlet,
                    "url": document.url,
                    "printed": document.published,
                    "rejected": [list(one) for one in rejected],
                }
                file.write(b",\n" if place else b"\n")
                file.write(encoded(annotated(reading) | beside, ordered=True))
            file.write(b'\n],"isnad":%d}\n' % SHAPE)

"""Records in JSON: the same bytes for the same values, on every machine."""

import json

from isnad.documents.document import Document
from isnad.exports.contract import annotated
from isnad.ledger.workers import Reader


def line(reader: Reader, document: Document) -> bytes:
    """Read a document and give the annotated document as a line."""
    return encoded(annotated(reader(document))) + b"\n"


def encoded(record: object, ordered: bool = False) -> bytes:
    """Give a record as one line of UTF-8, its keys in order of the alphabet if `ordered`.

    A text with half a surrogate pair has no UTF-8; its record is written with escapes instead,
    which give the same text back.
    """
    try:
        return json.dumps(record, ensure_ascii=False, sort_keys=ordered, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(record, sort_keys=ordered, separators=(",", ":")).encode()

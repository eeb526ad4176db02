"""Isnad: who said what, on whose word, how many, where and when, from news that contradicts itself.

    import isnad

    reading = isnad.read(text, published="2023-09-20")
    reading.statements[0].voice.name

    with isnad.Ledger("karabakh.ledger") as ledger:
        ledger.add(reading)

Spans are `(start, end)`, end excluded, in Unicode code points of the text, in logical order.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isnad.ledger.ledger import Ledger
    from isnad.reading import Reading

__all__ = ["Ledger", "Reading", "read"]


def read(
    text: str,
    *,
    published: str | None = None,
    id: str = "text",
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> "Reading":
    """Read one article.

    `text` is kept exactly; `published` is an ISO date or time if the day is known, from which
    relative expressions count. Raises ValueError where `text` has nothing but white space.
    """
    from isnad.documents.document import Document
    from isnad.pipeline import read as read_document

    if not text.strip():
        raise ValueError("the text is empty")
    return read_document(Document(id, text, title=title, published=published, outlet=outlet, url=url))


def __getattr__(name: str) -> object:
    """Import the larger types when they are asked for, so that the command starts quickly."""
    if name == "Ledger":
        from isnad.ledger.ledger import Ledger

        return Ledger
    if name == "Reading":
        from isnad.reading import Reading

        return Reading
    raise AttributeError(f"module 'isnad' has no attribute {name!r}")

"""The document: one article as it came in, and what the input said about it."""

from dataclasses import dataclass

EMPTY = "empty: there is no text in it"


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    `text` is exactly what the input held (for HTML the extracted text); every span
    anywhere in Isnad is `(start, end)`, end excluded, in Unicode code points of it.
    `published` is the ISO date or time that the input's metadata gave, unread;
    `fetched` the day on which somebody collected it, which bounds `published` from above.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    fetched: str | None = None
    source: str = ""

    def __repr__(self) -> str:
        return f"<Document {self.id}: {len(self.text)} characters, {self.outlet or 'outlet unknown'}>"


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that could not be read: where it lies, and why, in words for an analyst."""

    source: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"

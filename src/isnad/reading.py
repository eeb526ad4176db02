"""A reading: one document with all that was read in it."""

from dataclasses import dataclass, field

from isnad.claims.claim import Figure, Statement
from isnad.documents.document import Document
from isnad.events.event import Event
from isnad.mentions.day import Day
from isnad.mentions.mention import Number
from isnad.mentions.time import Time
from isnad.names.name import Name
from isnad.passages.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What Isnad read in one document. Spans are code points of `document.text`."""

    document: Document
    day: Day
    furniture: list[Span] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def show(self, span: Span | None) -> str:
        """Give the words at `span` exactly as they stand in the document; empty for None."""
        return "" if span is None else self.document.text[span.start : span.end]

    def __repr__(self) -> str:
        return (
            f"<Reading {self.document.id}: {len(self.statements)} statements, {len(self.figures)} figures, "
            f"{len(self.events)} events, {len(self.times)} times, day {self.day}>"
        )

"""An event: one thing done or announced between two parties, in PLOVER's terms."""

from dataclasses import dataclass

from isnad.names.name import Because
from isnad.passages.span import Span

STATUSES = ("happened", "ongoing", "planned", "demanded", "denied", "hypothetical")


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom: `trigger` is the word that names it; the span of the event is that word's.

    `type` and `mode` are PLOVER's; `actor` and `recipient` codes of parties, None where the text does
    not tell; `date` an ISO value as in times; `place` the English name of where it was, `statement`
    the index in the reading's statements of the one that it stands in. `again` are the other places
    of the text that tell the same event; `figures` the indices of the figures that belong to it.
    """

    span: Span
    type: str
    mode: str | None
    actor: str | None
    recipient: str | None
    status: str
    date: str | None = None
    place: str | None = None
    statement: int | None = None
    figures: tuple[int, ...] = ()
    again: tuple[Span, ...] = ()
    because: tuple[Because, ...] = ()

    def __repr__(self) -> str:
        return f"<Event {self.type} {self.actor} > {self.recipient} {self.status} at {self.span.start}>"

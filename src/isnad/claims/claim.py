"""What a document claims: statements with their chain, and figures. Values, never strings."""

from dataclasses import dataclass

from isnad.names.name import Because, Voice
from isnad.passages.span import Span


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: who carried the words. `role` is agency, outlet, reporter,
    spokesperson, channel or relay."""

    span: Span | None
    voice: Voice
    role: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that somebody is reported to have said.

    `span` is what was said, `cue` the word that reports it (None in a headline with a colon),
    `speaker` the words that name who said it in this sentence (None where the verb has no subject
    of its own), `voice` who is meant, `via` the chain from the reader inwards, `to` the addressee.
    """

    span: Span
    cue: Span | None
    speaker: Span | None
    voice: Voice
    kind: str
    stance: str
    via: tuple[Link, ...] = ()
    to: Span | None = None
    because: tuple[Because, ...] = ()

    def __repr__(self) -> str:
        chain = " ← ".join([*(link.voice.name for link in self.via), self.voice.name])
        return f"<Statement {self.stance} by {chain} at {self.span.start}-{self.span.end}>"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count: of what (`what`), in which state (`status`), whose (`of`), by whom (`by`).

    `low` and `high` are whole numbers; None is an open end. `statement` is the index in the
    reading's statements of the one that it stands in, None in the document's own voice. `guessed`
    names those of `of` and `by` that no words tie to the figure: the document only makes them likely.
    """

    span: Span
    low: int | None
    high: int | None
    modifier: str
    what: str
    status: str
    of: str | None = None
    by: str | None = None
    civilian: bool | None = None
    statement: int | None = None
    because: tuple[Because, ...] = ()
    guessed: tuple[str, ...] = ()

    def __repr__(self) -> str:
        count = f"{self.low}" if self.low == self.high else f"{self.low or ''}..{self.high or ''}"
        return f"<Figure {count} {self.what} {self.status} at {self.span.start}-{self.span.end}>"

"""Marks: what was read in a text, as spans that the page shows."""

from dataclasses import dataclass

from isnad.passages.span import Span
from isnad.reading import Reading

# The class of each mark in the page, in the order in which marks of one span lie in one another.
KINDS = (
    "furniture",
    "statement",
    "day",
    "carrier",
    "speaker",
    "cue",
    "event",
    "figure",
    "time",
    "name",
    "at",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One span to be marked: its kind, the key of the reading that it belongs to, an anchor or none."""

    span: Span
    kind: str
    key: str = ""
    anchor: str = ""

    @property
    def depth(self) -> int:
        """Where it lies among marks of the same span."""
        return KINDS.index(self.kind)


def gather(reading: Reading, prefix: str) -> list[Mark]:
    """Give the marks of a reading; `prefix` begins the keys and anchors of its document."""
    marks = [Mark(span, "furniture") for span in reading.furniture]
    marks += said(reading, prefix)
    for n, figure in enumerate(reading.figures):
        marks.append(Mark(figure.span, "figure", f"{prefix}-f{n}", f"{prefix}-f{n}"))
    for n, event in enumerate(reading.events):
        marks.append(Mark(event.span, "event", f"{prefix}-e{n}", f"{prefix}-e{n}"))
        marks += [Mark(span, "event", f"{prefix}-e{n}") for span in event.again]
    for n, time in enumerate(reading.times):
        marks.append(Mark(time.span, "time", f"{prefix}-t{n}", f"{prefix}-t{n}"))
    numbered = persons(reading)
    for n, name in enumerate(reading.names):
        key = f"{prefix}-n{numbered[n]}"
        marks.append(Mark(name.span, "name", key, key if numbered[n] == n else ""))
    if reading.day.evidence is not None:
        marks.append(Mark(Span(*reading.day.evidence), "day", f"{prefix}-day", f"{prefix}-day"))
    return marks


def said(reading: Reading, prefix: str) -> list[Mark]:
    """Give the marks of the statements, their speakers, cues and carriers."""
    marks = []
    for n, statement in enumerate(reading.statements):
        key = f"{prefix}-s{n}"
        marks.append(Mark(statement.span, "statement", key, key))
        if statement.cue is not None:
            marks.append(Mark(statement.cue, "cue", key))
        if statement.speaker is not None:
            marks.append(Mark(statement.speaker, "speaker", key))
        for link in statement.via:
            if link.span is not None:
                marks.append(Mark(link.span, "carrier", key))
        if statement.to is not None:
            marks.append(Mark(statement.to, "carrier", key))
    return marks


def persons(reading: Reading) -> list[int]:
    """Give for each name the first name in the reading that means the same one."""
    first: dict[tuple[str, str, str | None], int] = {}
    return [
        first.setdefault((name.kind, name.voice.key or name.voice.name, name.voice.code), n)
        for n, name in enumerate(reading.names)
    ]


def within(marks: list[Mark], length: int) -> list[Mark]:
    """Keep the marks that hold at least one letter of a text of `length`."""
    return [mark for mark in marks if 0 <= mark.span.start < mark.span.end <= length]

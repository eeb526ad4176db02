"""Why a document was read as it was: each claim with its words, its rule and its data row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from isnad.claims.claim import Figure, Statement
from isnad.events.event import Event
from isnad.kinds.plover.plover import convert
from isnad.mentions.day import Day
from isnad.names.name import Because, Name
from isnad.passages.span import Span
from isnad.reading import Reading


@dataclass(frozen=True, slots=True)
class Note:
    """One claim explained: what kind, where, its words, what it says, and why."""

    kind: str
    span: Span | None
    words: str
    says: str
    because: tuple[Because, ...]

    def record(self) -> dict[str, Any]:
        """Give the note as JSON can hold it."""
        reasons = [
            {
                "rule": reason.rule,
                "row": reason.row or None,
                "span": list(reason.span) if reason.span else None,
            }
            for reason in self.because
        ]
        span = list(self.span) if self.span else None
        return {"kind": self.kind, "span": span, "words": self.words, "says": self.says, "because": reasons}


def notes(reading: Reading, at: int | None = None) -> list[Note]:
    """Explain a reading's claims in the order of the text; with `at`, those that stand there."""
    found = [
        *_statements(reading),
        *_figures(reading),
        *_events(reading),
        *_names(reading),
        *_times(reading),
        *_numbers(reading),
    ]
    found.sort(key=_order)
    if at is None:
        return [_day(reading), *found]
    return [note for note in found if note.span and note.span.start <= at < note.span.end]


def _order(note: Note) -> tuple[int, int, str]:
    """Put what begins first before the rest, and what holds others before them."""
    start, end = note.span or Span(0, 0)
    return start, -end, note.kind


def nearest(reading: Reading, at: int) -> Note | None:
    """Give the explained claim that begins nearest to a place in the text."""
    placed = [note for note in notes(reading) if note.span]
    return min(placed, key=lambda note: abs(note.span.start - at) if note.span else 0, default=None)


def _day(reading: Reading) -> Note:
    day = reading.day
    if day.date:
        says = f"{day.date}, from the {day.method}"
    elif day.earliest > date.min or day.latest < date.max:
        says = f"{_bounds(day)}, from the {day.method}"
    else:
        says = "not known: neither the metadata nor the text fixes it"
    because = tuple(Because(rule, "" if span else words, span) for rule, span, words in day.because)
    return Note("day", day.evidence, reading.show(day.evidence), says, because)


def _bounds(day: Day) -> str:
    if day.earliest == date.min:
        return f"not after {day.latest}"
    if day.latest == date.max:
        return f"not before {day.earliest}"
    return f"between {day.earliest} and {day.latest}"


def _statements(reading: Reading) -> Iterator[Note]:
    for said in reading.statements:
        yield Note("statement", said.span, reading.show(said.span), _saying(reading, said), said.because)


def _saying(reading: Reading, said: Statement) -> str:
    chain = " ← ".join(
        [*(f"{link.voice.name} ({link.role})" for link in said.via), said.voice.name or "unknown"]
    )
    cue = f", cue «{reading.show(said.cue)}»" if said.cue else ", no cue"
    code = f" [{said.voice.code}]" if said.voice.code else ""
    return f"{said.stance}, {said.kind}, by {chain}{code}{cue}"


def _figures(reading: Reading) -> Iterator[Note]:
    for count in reading.figures:
        yield Note("figure", count.span, reading.show(count.span), _counting(reading, count), count.because)


def _counting(reading: Reading, count: Figure) -> str:
    parts = [f"{_count(count)} {count.what} {count.status}"]
    for key in ("of", "by"):
        if party := getattr(count, key):
            parts.append(f"{key} {party}" + (" (a guess)" if key in count.guessed else ""))
    if count.civilian is not None:
        parts.append("civilian" if count.civilian else "not civilian")
    if count.statement is None:
        parts.append("in the document's own voice")
    else:
        said = reading.statements[count.statement]
        parts.append(
            f"on the word of {said.voice.name or 'somebody unknown'} (statement at {said.span.start})"
        )
    return ", ".join(parts)


def _count(count: Figure) -> str:
    if count.low == count.high:
        value = f"{count.low:,}" if count.low is not None else "an unknown number of"
    elif count.high is None:
        value = f"{count.low:,} or more"
    elif count.low is None:
        value = f"up to {count.high:,}"
    else:
        value = f"{count.low:,} to {count.high:,}"
    return value if count.modifier == "exact" else f"{value} ({count.modifier})"


def _events(reading: Reading) -> Iterator[Note]:
    for deed in reading.events:
        mode = f", {deed.mode}" if deed.mode else ""
        parties = f"{deed.actor or 'unknown'} → {deed.recipient or 'unknown'}"
        when = f", {deed.date}" if deed.date else ""
        where = f", {deed.place}" if deed.place else ""
        says = f"{deed.type}{mode}, {parties}, {deed.status}{when}{where}; {_named(deed)}"
        yield Note("event", deed.span, reading.show(deed.span), says, deed.because)


def _named(deed: Event) -> str:
    """Give what an event is called in CAMEO and ACLED, and by which sources."""
    named = convert(deed.type, deed.mode, deed.actor, deed.recipient)
    cameo = f"CAMEO {named.code}" + ("" if named.exact else " or narrower")
    acled = f"ACLED {named.acled.event}: {named.acled.sub}" if named.acled else "not in ACLED"
    return f"{cameo} ({named.sources[0]}), {acled} ({named.sources[1]})"


def _names(reading: Reading) -> Iterator[Note]:
    for name in reading.names:
        yield Note("name", name.span, reading.show(name.span), _naming(name), name.because)


def _naming(name: Name) -> str:
    code = f" [{name.voice.code}]" if name.voice.code else ""
    place = f", at {name.lat:.2f}, {name.lon:.2f}" if name.lat is not None and name.lon is not None else ""
    latin = " (romanised)" if name.voice.romanised else ""
    return f"{name.kind}: {name.voice.name or name.voice.key}{latin}{code}{place}, key {name.voice.key}"


def _times(reading: Reading) -> Iterator[Note]:
    for time in reading.times:
        says = time.resolve(reading.day) or "not resolved: the document's day is not known well enough"
        yield Note("time", time.span, reading.show(time.span), says, (Because(time.rule),))


def _numbers(reading: Reading) -> Iterator[Note]:
    for number in reading.numbers:
        if number.ordinal:
            says = f"ordinal, {number.low:,.15g}"
        elif number.low == number.high:
            says = f"{number.low:,.15g}"
        else:
            says = f"{number.low:,.15g} to {number.high:,.15g}"
        yield Note("number", number.span, reading.show(number.span), says, (Because(number.rule),))

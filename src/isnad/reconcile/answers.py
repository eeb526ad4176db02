"""Answers: figures with their roots and chains, ready to be put to the question that they answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from isnad.claims.claim import Figure, Statement
from isnad.mentions.day import Day, as_date
from isnad.mentions.time import Time
from isnad.names.name import Name
from isnad.passages.span import Span
from isnad.reading import Reading
from isnad.reconcile.sides import counted
from isnad.reconcile.tongue import Tongue

BODIES = ("MIL", "REB", "GOV", "COP")
"""Sectors whose bodies and men speak with one voice, where they are of one country."""
PAST = timedelta(days=45)
"""How far before its document's day a time lies that a figure of the news does not speak for."""
BEFORE = 2_000
"""Characters before a figure within which stands the time that it speaks for."""
NEXT, MORE = 14, -1
"""Characters behind a figure in which a word shows that it only adds; what stands for the figure added to."""
AMONG = 120
"""Characters between a total and its part at the most."""
TITLE, COMMAS = 60, ("\u060c", ",")
"""Characters around a speaker's name in which a title stands, and the signs that begin one behind it."""
REACH = 400
"""Characters around a figure within which a place is its own."""


@dataclass(slots=True)
class Answer:
    """One figure as an answer.

    `root` is the key of whoever it is told on the word of (one for an army and its ministry), `key`
    that of the voice itself, `via` the names between, `outlet` who printed it; `said` the day of its
    document, `as_of` the day it speaks for, as ISO, None where not known. `part_of` is the place of the
    figure of its document that it is said to be a part of («twenty, five of them»), `side` whose it is:
    a side of the story, or a code. `crowded` says that its story is of many documents. `verdicts` are
    places of other answers of the question, each with the verdict and why.
    """

    document: str
    number: int
    figure: Figure
    text: str
    root: str
    key: str
    root_name: str
    code: str | None
    via: tuple[str, ...]
    outlet: str | None
    said: str | None
    as_of: str | None
    place: str | None
    own_place: bool
    side: str
    part_of: int | None = None
    crowded: bool = False
    verdicts: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def at(self) -> tuple[str, int]:
        """The document, and the place of the figure among its figures."""
        return self.document, self.number

    @property
    def order(self) -> tuple[str, str, str, int]:
        """What answers are put in order by: the time they speak for, then when they were said."""
        return self.as_of or "9999", self.said or "9999", self.document, self.figure.span.start


def answers(
    reading: Reading,
    day: Day,
    camps: Mapping[str, int],
    tongue: Tongue,
    *,
    crowded: bool = False,
) -> Iterator[Answer]:
    """Give the figures of a document as answers; `day` is its day, `camps` the sides of its story."""
    times = sorted(reading.times, key=lambda time: time.span.start)
    home = _home(reading)
    roots = [_root(reading, figure, tongue) for figure in reading.figures]
    for number, (figure, (root, name, code, via)) in enumerate(zip(reading.figures, roots, strict=True)):
        if code is None and root == outlet(reading):
            root, name, code, via = _attributed(reading, figure, roots) or (root, name, code, via)
        own = _place(reading, figure, tongue)
        yield Answer(
            document=reading.document.id,
            number=number,
            figure=figure,
            text=reading.show(figure.span),
            root=root,
            key=_key(reading, figure),
            root_name=name,
            code=code,
            via=via,
            outlet=reading.document.outlet,
            said=_iso(day),
            as_of=_as_of(reading.document.text, figure, times, day),
            place=own or home,
            own_place=own is not None,
            side=counted(figure, code, camps),
            part_of=_part_of(reading, number, tongue),
            crowded=crowded,
        )


def _part_of(reading: Reading, number: int, tongue: Tongue) -> int | None:
    """Give the figure before that one is a part of, by the words between them («among them»).

    `MORE` where it only adds to another one («five others»).
    """
    figure, text = reading.figures[number], reading.document.text
    if not tongue.more.isdisjoint(tongue.words(text[figure.span.start : figure.span.end + NEXT])):
        return MORE
    for other in range(number - 1, max(-1, number - 4), -1):
        whole = reading.figures[other]
        between = text[whole.span.end : figure.span.start]
        if len(between) > AMONG or "\n" in between or whole.what != figure.what:
            continue
        smaller = (figure.low or 0) < (whole.low or 0)
        if smaller and not tongue.among.isdisjoint(tongue.words(between)):
            return other
    return None


Root = tuple[str, str, str | None, tuple[str, ...]]


def outlet(reading: Reading) -> str:
    """Give the key of a document's outlet; its own id where the outlet is not known."""
    return reading.document.outlet or reading.document.id


def _root(reading: Reading, figure: Figure, tongue: Tongue) -> Root:
    """Give on whose word a figure is: key, name, code, and the names between."""
    at = figure.statement
    if at is None:
        return outlet(reading), reading.document.outlet or "", None, ()
    said = reading.statements[at]
    via = tuple(link.voice.name for link in said.via if link.voice.key != said.voice.key)
    return _one(reading, said, tongue), said.voice.name, said.voice.code, via


def _one(reading: Reading, said: Statement, tongue: Tongue) -> str:
    """Give one key for a body and all who speak for it: an army is its ministry, a group its men.

    Who has left it speaks for himself.
    """
    voice = said.voice
    land, _, sector = (voice.code or "").partition("-")
    if sector in BODIES and not _left(reading, said, tongue):
        return f"{land}-{sector}"
    return voice.key or voice.name or "unknown"


def _left(reading: Reading, said: Statement, tongue: Tongue) -> bool:
    """Say whether a speaker is told to have held an office before («the former head»), not to hold it."""
    if said.speaker is None:
        return False
    text = reading.document.text
    start = said.cue.end if said.cue and said.cue.end <= said.speaker.start else said.speaker.start
    words = text[max(start, said.speaker.start - TITLE) : said.speaker.end]
    after = text[said.speaker.end : said.speaker.end + TITLE]
    if after.lstrip()[:1] in COMMAS:
        words += after
    return not tongue.past.isdisjoint(tongue.words(words))


def _key(reading: Reading, figure: Figure) -> str:
    """Give the key of the voice that tells a figure; empty in the document's own voice."""
    return "" if figure.statement is None else reading.statements[figure.statement].voice.key


def _attributed(reading: Reading, figure: Figure, roots: list[Root]) -> Root | None:
    """Give the root of the same count elsewhere in the document, which its own voice only repeats."""
    for other, root in zip(reading.figures, roots, strict=True):
        same = (other.what, other.status, other.low) == (figure.what, figure.status, figure.low)
        if other is not figure and same and root[2] is not None:
            return root
    return None


def _iso(day: Day) -> str | None:
    if not day.bounded:
        return None
    return str(day.earliest) if day.date else f"{day.earliest}/{day.latest}"


def _as_of(text: str, figure: Figure, times: list[Time], day: Day) -> str | None:
    """Give the day that a figure speaks for: of a time in its paragraph, before it, or the document's."""
    first = text.rfind("\n", 0, figure.span.start) + 1
    last = text.find("\n", figure.span.end)
    line = [t for t in times if first <= t.span.start < (last if last >= 0 else len(text))]
    line.sort(key=lambda time: _gap(time.span, figure.span))
    before = [t for t in times if figure.span.start - BEFORE <= t.span.start < first]
    for time in [*line, *reversed(before)]:
        value = time.resolve(day)
        told = as_date(value) if value and "/" not in value else None
        if value is None or told is None:
            continue
        if day.bounded and not day.earliest - PAST <= told <= day.latest:
            continue
        return value[:10]
    return _iso(day)


def _home(reading: Reading) -> str | None:
    """Give the place that a document names most, states aside."""
    counts: dict[str, int] = {}
    for name in reading.names:
        if _placed(name):
            counts[name.voice.name] = counts.get(name.voice.name, 0) + 1
    return max(counts, key=lambda place: (counts[place], place), default=None)


def _placed(name: Name) -> bool:
    return name.kind == "place" and name.lat is not None and "-" in name.voice.key


def _place(reading: Reading, figure: Figure, tongue: Tongue) -> str | None:
    """Give the place named nearest to a figure in its own sentence; None where it names none."""
    first, last = tongue.sentence(reading.document.text, figure.span.start, figure.span.end)
    near = [
        (_far(name.span, figure.span), name.voice.name)
        for name in reading.names
        if _placed(name) and first <= name.span.start < last
    ]
    best = min(near, default=None)
    return best[1] if best is not None and best[0] <= REACH else None


def _far(place: Span, figure: Span) -> int:
    """Give how far a place stands from a figure; one before it is mostly where it was told, and farther."""
    return _gap(place, figure) * (2 if place.start < figure.start else 1)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)

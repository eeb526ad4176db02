"""A scene: one sentence with all that was read in it before events are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isnad.claims.claim import Figure, Statement
from isnad.mentions.time import Time
from isnad.names.cast import Cast
from isnad.names.line import Line
from isnad.passages.span import Span

HARM = ("killed", "wounded", "casualties")
LOSS = (*HARM, "captured", "destroyed", "damaged", "shot_down", "taken", "seized")
NESTED = 60
"""Statements that begin before a place and can hold it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, its names, and what it holds.

    `times` and `said` (the statements whose cue stands in it) are the sentence's, `figures` too, each
    with its index in the document; `held` are all the statements of the document by where they begin,
    each with its index; `acting` the offsets of the states and capitals that act where they stand.
    """

    line: Line
    cast: Cast
    times: Sequence[Time]
    figures: Sequence[tuple[int, Figure]]
    said: Sequence[Statement]
    held: Sequence[tuple[int, Statement]]
    acting: frozenset[int]

    @property
    def harmed(self) -> list[tuple[int, Figure]]:
        """The figures that count people killed or wounded."""
        return [(n, f) for n, f in self.figures if f.what == "person" and f.status in HARM]

    @property
    def lost(self) -> bool:
        """Whether a figure counts what a deed of force does: harm, loss, or ground."""
        return any(figure.status in LOSS for _, figure in self.figures)

    def within(self, span: Span) -> tuple[int, Statement] | None:
        """Give the innermost statement that holds a span, with its index."""
        close = bisect_right(self.held, span.start, key=_start)
        near = self.held[max(0, close - NESTED) : close]
        holds = [(n, said) for n, said in near if span.end <= said.span.end]
        return min(holds, key=lambda h: (h[1].span.end - h[1].span.start, h[0]), default=None)


def scenes(
    lines: Sequence[Line],
    cast: Cast,
    times: Sequence[Time],
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    acting: frozenset[int],
) -> Iterator[Scene]:
    """Give the scenes of a document in order. `times` and `figures` are in order of their places."""
    said = _by_line(lines, statements)
    firsts = [time.first for time in times]
    starts = [figure.span.start for figure in figures]
    held = sorted(enumerate(statements), key=_start)
    for n, line in enumerate(lines):
        passage = line.passage
        inside = times[bisect_left(firsts, passage.first) : bisect_left(firsts, passage.last)]
        begin = bisect_left(starts, passage.span.start)
        counts = list(enumerate(figures[begin : bisect_left(starts, passage.span.end)], begin))
        yield Scene(line, cast, inside, counts, said.get(n, ()), held, acting)


def _by_line(lines: Sequence[Line], statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    """Give the statements by the sentence in which their cue stands."""
    starts = [line.passage.span.start for line in lines]
    found: dict[int, list[Statement]] = {}
    for said in statements:
        if said.cue is not None:
            found.setdefault(bisect_right(starts, said.cue.start) - 1, []).append(said)
    return found


def _start(held: tuple[int, Statement]) -> int:
    return held[1].span.start

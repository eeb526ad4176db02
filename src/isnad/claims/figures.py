"""Figures: how many, of what, in which state, whose, by whom."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from isnad.claims.claim import Figure, Statement
from isnad.claims.counts import Counts
from isnad.claims.parties import Parties
from isnad.claims.quantities import Quantities, Quantity
from isnad.claims.sides import Sides
from isnad.kinds import kind as kinds
from isnad.languages.language import Language
from isnad.mentions.mention import Number
from isnad.names.cast import Cast
from isnad.names.line import Line
from isnad.names.name import Because
from isnad.names.phrases import Phrases
from isnad.passages.passage import Page

NESTED = 60
"""Statements around a place that can hold it: those of a few sentences."""
WAR = 3
"""Words of war that a document needs before its counts are figures of a conflict."""


class Figures:
    """Reads the figures of a page."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.language = language
        self.phrases = phrases
        self.quantities = Quantities(language, phrases)
        self.counts = Counts(phrases, self.quantities, kinds.load())
        self.parties = Parties(language, phrases)

    def find(
        self,
        page: Page,
        lines: Sequence[Line],
        numbers: Sequence[Number],
        statements: Sequence[Statement],
        cast: Cast,
    ) -> list[Figure]:
        """Give the figures of a page in the order of their place; none where it speaks of no conflict."""
        if not self.counts.kinds or not self.warlike(page):
            return []
        found: list[Figure] = []
        sides = Sides(self.language, cast)
        at = 0
        for line in lines:
            inside = []
            while at < len(numbers) and numbers[at].first < line.passage.last:
                if numbers[at].first >= line.passage.first:
                    inside.append(numbers[at])
                at += 1
            found.extend(self._line(line, inside, statements, sides))
            sides.last = next((code for _, code in sides.doers(line)), sides.last)
        return found

    def warlike(self, page: Page) -> bool:
        """Say whether a document speaks of a conflict, and more of it than of sport, markets and roads."""
        war = sum("war" in word.form.hits for word in page.words)
        peace = sum("peace" in word.form.hits for word in page.words)
        return war >= min(WAR, 1 + len(page.words) // 25) and war > peace

    def _line(
        self, line: Line, numbers: Sequence[Number], statements: Sequence[Statement], sides: Sides
    ) -> list[Figure]:
        found: list[Figure] = []
        before: Quantity | None = None
        for quantity in self.quantities.find(line, numbers):
            if not self.counts.settle(line, quantity, before):
                continue
            figure = self._figure(line, quantity, statements, sides)
            alike = quantity.other or (quantity.noun is None and quantity.group_at < 0)
            if found and before is not None and (alike or self.counts.part(line, quantity, before)):
                figure = _shared(figure, found[-1])
            found.append(figure)
            before = quantity
        return found

    def _figure(self, line: Line, q: Quantity, statements: Sequence[Statement], sides: Sides) -> Figure:
        span = line.span(q.first, q.last, q.cut)
        index = _within(span.start, span.end, statements)
        voice = statements[index].voice if index is not None else None
        whose = self.parties.whose(line, q, voice, sides)
        doer = self.parties.doer(line, q, voice, whose.code, sides)
        guessed = tuple(key for key, party in (("of", whose), ("by", doer)) if party.guessed)
        rows = tuple(dict.fromkeys(q.rows))
        if q.noun is not None and q.noun.entry.category == "counted":
            rows = (f"counted/{q.noun.entry.word}", *rows)
        return Figure(
            span=span,
            low=q.low,
            high=q.high,
            modifier=q.modifier,
            what=q.what,
            status=q.status,
            of=whose.code,
            by=doer.code,
            civilian=whose.civilian,
            statement=index,
            guessed=guessed,
            because=tuple(Because(q.how, row) for row in rows) or (Because(q.how),),
        )


def _shared(figure: Figure, total: Figure) -> Figure:
    """A part, and «others», are whose the total is, where the text does not say otherwise."""
    if figure.what != total.what:
        return figure
    civilian = total.civilian if figure.civilian is None else figure.civilian
    said = {key: getattr(figure, key) for key in ("of", "by") if key not in figure.guessed}
    kept = {key: value or getattr(total, key) for key, value in said.items()}
    for key in figure.guessed:
        kept[key] = getattr(total, key) or getattr(figure, key)
    guessed = tuple(
        key
        for key in ("of", "by")
        if (key in figure.guessed and not getattr(total, key)) or (key in total.guessed and not said.get(key))
    )
    return replace(figure, civilian=civilian, of=kept["of"], by=kept["by"], guessed=guessed)


def _within(start: int, end: int, statements: Sequence[Statement]) -> int | None:
    """Give the index of the innermost statement that holds a span."""
    best: int | None = None
    close = bisect_right(statements, start, key=lambda s: s.span.start)
    for n in range(max(0, close - NESTED), min(len(statements), close + NESTED)):
        statement = statements[n]
        if statement.span.start <= start and end <= statement.span.end:
            size = statement.span.end - statement.span.start
            if best is None or size < statements[best].span.end - statements[best].span.start:
                best = n
    return best

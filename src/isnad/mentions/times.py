"""Finds the expressions of time of a page: grammar over words, then intervals over what it found."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from isnad.languages.language import Language
from isnad.mentions import dates, lengths, units
from isnad.mentions.extents import Same
from isnad.mentions.intervals import joined
from isnad.mentions.mention import Number
from isnad.mentions.phrase import day
from isnad.mentions.scan import Found, Scan, Vocabulary, longest
from isnad.mentions.senses import Calendar, Clocked, Shift, Weekday
from isnad.mentions.tense import Tense
from isnad.mentions.time import Time
from isnad.passages.passage import Page
from isnad.passages.span import Span

STARTERS = ("month", "weekday", "dayword", "daypart", "timeunit", "timeedge", "feast", "hour")
STARTS = (
    *("day", "this", "last", "about", "bounds", "halves", "quarters"),
    *("firsts", "seconds", "thirds", "fourths", "lead", "holy_month", "article", "pair"),
)
PROSPECT = 4
"""Words in front of a date in which one of a prospect counts."""
DAYS = (Calendar, Clocked, Same, Shift, Weekday)


class Times:
    """Finds times. Its words stand in `times.toml`."""

    def __init__(self, language: Language) -> None:
        self.vocabulary = Vocabulary(language)
        self.tense = Tense(self.vocabulary)
        words = self.vocabulary.words
        names = STARTS
        self.starters = frozenset(word[0] for name in names for word in words[name])

    def find(self, page: Page, numbers: Sequence[Number]) -> list[Time]:
        """Give the times of the page that are not in its furniture, in order; none overlaps another."""
        scan = Scan(page, numbers, self.vocabulary)
        times: list[Time] = []
        for passage in page.passages:
            if not passage.furniture:
                scan.enter(passage.first, passage.last)
                times += map(_time, self._read(scan))
        return times

    def printed(self, page: Page) -> list[Time]:
        """Give the dates that the page's furniture prints."""
        scan = Scan(page, (), self.vocabulary)
        times: list[Time] = []
        for passage in page.passages:
            if passage.furniture:
                scan.enter(passage.first, passage.last)
                times += (t for t in map(_time, self._read(scan)) if isinstance(t.sense, Calendar))
        return times

    def _read(self, scan: Scan) -> list[Found]:
        found: list[Found] = []
        at = scan.first
        while at < scan.limit:
            one = self._at(scan, at) if self._starts(scan, at) else None
            if one is None:
                at += 1
                continue
            found.append(one)
            at = one.last
            scan.ended = (one.last, one.rule)
            if isinstance(one.sense, DAYS):
                scan.narrated = one.sense
                if not isinstance(one.sense, Calendar) or one.sense.day:
                    scan.day = scan.here = one.sense
        return joined(scan, found)

    def _starts(self, scan: Scan, at: int) -> bool:
        form = scan.words[at].form
        if form.kind == "number" or at in scan.numbers or form.text in self.starters:
            return True
        if form.text == "(":
            return at + 1 in scan.numbers
        return bool(form.hits) and any(category in form.hits for category in STARTERS)

    def _at(self, scan: Scan, at: int) -> Found | None:
        own = day(scan, at, self.tense), dates.month(scan, at), lengths.length(scan, at)
        found = longest(chain(own, units.every(scan, at)))
        if found is None:
            return None
        ahead = self.tense.ahead(scan, found.first, found.last)
        sense = found.sense
        if ahead and isinstance(sense, Calendar) and sense.tense == "near":
            sense = replace(sense, tense="future")
        prospect = any(scan.before(found.first - n, "prospects") for n in range(PROSPECT))
        return replace(found, sense=sense, ahead=ahead, prospect=prospect)


def _time(found: Found) -> Time:
    span = Span(found.start, found.end)
    more = found.weekday, found.shift, found.ahead, found.anchored, found.prospect
    return Time(span, found.first, found.last, found.rule, found.sense, *more)

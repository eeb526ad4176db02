"""What a text says of its own day: weekdays beside «yesterday», datelines, dates in the past."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from isnad.mentions.extents import Between, Length, Since
from isnad.mentions.senses import Calendar, Clocked, Sense
from isnad.mentions.time import Time
from isnad.passages.passage import Page, Passage
from isnad.passages.span import Span

Reason = tuple[str, Span | None, str]

HEAD = 4
"""Passages at the top of a text in which a date can be its dateline."""
BESIDE = 5
"""Words that a dateline may have beside its date."""
CLOSES = (":", "-", "\u2013", "\u2014", ")")
"""What may stand between a dateline and its text."""
YEARS = 10
"""The most years after something that a text dates itself by."""
SLACK = 6
"""Months by which «three years after» may be off."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A full date for the text's own day. `clock`: what a page prints as each visitor's today.

    `low` where it stands at the end.
    """

    day: date
    span: Span
    lunar: bool = False
    clock: bool = False
    low: bool = False

    @property
    def reason(self) -> Reason:
        """Say that it fixed the day."""
        return "dateline", self.span, f"the text is dated {self.day}"

    @property
    def bound(self) -> Reason:
        """Say that it only bounds the day."""
        return "printed", self.span, f"the page prints {self.day}, so it is not later"


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was gathered: weekdays beside day words, datelines, and days that the text is later than."""

    weekdays: tuple[tuple[int, Reason], ...]
    datelines: tuple[Dateline, ...]
    floors: tuple[tuple[date, bool, Reason], ...]
    windows: tuple[tuple[date, date, Reason], ...]
    lasts: tuple[tuple[tuple[int, int], Reason], ...]

    @property
    def weekday(self) -> int | None:
        """The weekday that the text's today must have, where it speaks of one more than of others."""
        ranked = Counter(number for number, _ in self.weekdays).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    @property
    def spoken(self) -> tuple[Reason, ...]:
        """The reasons for that weekday."""
        return tuple(reason for number, reason in self.weekdays if number == self.weekday)

    def against(self, day: date) -> tuple[Reason, ...]:
        """Give what speaks against `day` being the text's today; nothing if anything speaks for it."""
        if self.weekday is None or any(number == day.weekday() for number, _ in self.weekdays):
            return ()
        return self.spoken

    def firm(self, latest: date) -> tuple[date, Reason] | None:
        """Give the latest day that the text is surely later than: firm, or borne out by another."""
        found = sorted((f for f in self.floors if f[0] <= latest), key=lambda f: f[0], reverse=True)
        for n, (day, sure, reason) in enumerate(found):
            if sure or n > 0:
                return day, reason
        return None

    def within(self, day: date) -> bool:
        """Say whether `day` can be reconciled with every «so many years after»."""
        slack = 30 * SLACK
        return all(
            (first - day).days <= slack and (day - last).days <= slack for first, last, _ in self.windows
        )


def gather(page: Page, times: Sequence[Time], printed: Sequence[Time]) -> Evidence:
    """Gather what a page says of its day."""
    floors = tuple(_floors(page, times))
    return Evidence(
        tuple(_weekdays(page, times)),
        (*_told(times), *_datelines(page, times), *_printed(printed)),
        floors,
        tuple(_windows(page, times)),
        tuple(_lasts(page, times)),
    )


def _weekdays(page: Page, times: Iterable[Time]) -> Iterable[tuple[int, Reason]]:
    """Weekdays that stand beside «today», «yesterday», «tomorrow»."""
    for t in times:
        if t.shift is not None and t.weekday is not None:
            words = page.show(t.span)
            yield (t.weekday - t.shift) % 7, ("weekday", t.span, f"the text says {words}")


def _told(times: Iterable[Time]) -> Iterable[Dateline]:
    """Full dates that the text itself calls today or yesterday."""
    for t in times:
        if t.shift is None or not isinstance(t.sense, Calendar) or (t.weekday is None and abs(t.shift) > 1):
            continue
        if day := _full(t.sense):
            yield Dateline(day - timedelta(t.shift), t.span, t.sense.hijri)


def _datelines(page: Page, times: Sequence[Time]) -> Iterable[Dateline]:
    """Full dates on a line (nearly) of their own at the top, or at the very end."""
    live = [p for p in page.passages if not p.furniture]
    head, tail = live[:HEAD], live[HEAD:][-1:]
    for t in times:
        day = _full(t.sense)
        if day is None or t.ahead or t.shift is not None or not isinstance(t.sense, Calendar):
            continue
        for passage in head + tail:
            if passage.first <= t.first < passage.last and _alone(page, passage, t, passage in head):
                yield Dateline(day, t.span, t.sense.hijri, low=passage not in head)


def _alone(page: Page, passage: Passage, t: Time, head: bool) -> bool:
    """Say whether a date stands as a dateline does: on a line of its own, or at the head of one."""
    before = [w for w in page.words[passage.first : t.first] if w.form.kind == "word"]
    after = [w for w in page.words[t.last : passage.last] if w.form.kind == "word"]
    if before and t.first > passage.first and "preposition" in page.words[t.first - 1].form.hits:
        return False
    own = passage.first == 0 or "\n" in page.text[page.words[passage.first - 1].end : passage.span.start]
    if not own:
        return False
    if len(before) + len(after) <= (BESIDE if head else 2):
        return True
    behind = page.words[t.last].form if t.last < passage.last else None
    return head and len(before) <= BESIDE and behind is not None and behind.text in CLOSES


def _printed(printed: Iterable[Time]) -> Iterable[Dateline]:
    for t in printed:
        day = _full(t.sense)
        if day is not None and isinstance(t.sense, Calendar):
            yield Dateline(day, t.span, t.sense.hijri, clock=True)


def _floors(page: Page, times: Iterable[Time]) -> Iterable[tuple[date, bool, Reason]]:
    """Dates with a year in the past, firm or not: the text is later."""
    for t in times:
        if t.ahead or t.prospect or t.shift is not None:
            continue
        for sense in _inside(t.sense):
            if not isinstance(sense, Calendar) or sense.year is None or (sense.hijri and not sense.day):
                continue
            found = sense.stretch(None)
            if found is not None and found.first is not None:
                firm = sense.month is not None or isinstance(t.sense, Since | Between)
                yield (
                    found.first,
                    firm,
                    ("later than", t.span, f"the text speaks of {page.show(t.span)} as past"),
                )


def _inside(sense: Sense) -> Iterable[Sense]:
    if isinstance(sense, Since | Between):
        yield from _inside(sense.start)
    elif isinstance(sense, Clocked):
        yield from _inside(sense.day)
    else:
        yield sense


def _windows(page: Page, times: Sequence[Time]) -> Iterable[tuple[date, date, Reason]]:
    """«Three years after» the one year that the text tells: the year in which it was written."""
    years = {
        s.year for t in times for s in _inside(t.sense) if isinstance(s, Calendar) and not s.hijri and s.year
    }
    spans = [t for t in times if isinstance(t.sense, Length) and t.anchored and t.sense.iso[-1:] == "Y"]
    if len(years) != 1 or not spans:
        return
    (year,) = years
    for t in spans:
        assert isinstance(t.sense, Length)
        on = year + int(t.sense.iso[1:-1])
        if on > year + YEARS:
            continue
        words = f"the text says {page.show(t.span)} after {year}"
        yield date(on, 1, 1), date(on, 12, 31), ("so long after", t.span, words)


def _lasts(page: Page, times: Iterable[Time]) -> Iterable[tuple[tuple[int, int], Reason]]:
    """Days without a year that the text calls the last ones."""
    for t in times:
        s = t.sense
        if not isinstance(s, Calendar) or s.year is not None or s.tense != "past" or s.hijri:
            continue
        if s.month and s.day and (s.month, s.day) != (2, 29):
            yield (s.month, s.day), ("after the last", t.span, f"the text says {page.show(t.span)}")


def _full(sense: Sense) -> date | None:
    """Give the day of a full date (its clock time left aside)."""
    if not isinstance(sense, Calendar) or not sense.full or sense.until:
        return None
    found = sense.stretch(None)
    return found.first if found else None

"""What an expression of time means: it gives a stretch of days once it is told which day is today."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from isnad.mentions.calendars import Stretch, lunar_year, months_on, stretch, week

AHEAD, MONTH = 45, 31
"""Days ahead within which a day without a year is rather the coming one than last year's; a month's most."""
LEAN = 4
"""Days ahead within which a word that may look ahead does."""


class Sense(Protocol):
    """A meaning; `stretch(today)` is None where that day is needed and not given."""

    def stretch(self, today: date | None) -> Stretch | None:
        """Give the stretch of days that is meant."""
        ...


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date of a calendar, or a part of one: what is not said is None.

    `tense`: past («last»), current, next, future (the sentence looks ahead), near. `shift` counts
    years from today's. `until` is the last of several days.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    hijri: bool = False
    tense: str = "near"
    shift: int | None = None
    weekday: int | None = None

    @property
    def full(self) -> bool:
        """Say whether year, month and day are all there."""
        return bool(self.year and self.month and self.day)

    def stretch(self, today: date | None) -> Stretch | None:
        """Give the date, its year inferred from `today` where the text leaves it out."""
        if self.year is not None:
            return self._of(self.year)
        if today is None:
            return None
        here = lunar_year(today) if self.hijri else today.year
        if self.shift is not None:
            return self._of(here + self.shift)
        found = [s for s in map(self._of, range(here - 2, here + 3)) if s is not None]
        return _choose(found, today, self.tense, self.weekday if self.day else None)

    def _of(self, year: int) -> Stretch | None:
        return stretch(year, self.month, self.day, self.until, self.hijri)


def _choose(found: list[Stretch], today: date, tense: str, weekday: int | None) -> Stretch | None:
    """Choose among the same date of several years."""
    if weekday is not None and tense == "near":
        fitting = [s for s in found if s.first is not None and s.first.weekday() == weekday]
        found = fitting or found

    def away(s: Stretch) -> int:
        assert s.first is not None
        assert s.last is not None
        if s.first <= today <= s.last:
            return 0
        return (s.first - today).days if s.first > today else (s.last - today).days

    far = [(away(s), s) for s in found]
    past, ahead = [f for f in far if f[0] < 0], [f for f in far if f[0] > 0]
    here = [f for f in far if f[0] == 0]
    if here and tense not in ("past", "next"):
        return here[0][1]
    if tense == "past":
        return past[-1][1] if past else None
    if tense in ("next", "future"):
        return ahead[0][1] if ahead else None
    reach = AHEAD if ahead and ahead[0][1].first == ahead[0][1].last else AHEAD // 3
    if ahead and (not past or ahead[0][0] <= min(reach, -past[-1][0])):
        return ahead[0][1]
    return past[-1][1] if past else None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many days from today; `weekday` is the one that the text names beside it."""

    days: int
    weekday: int | None = None

    def stretch(self, today: date | None) -> Stretch | None:
        """Give that day; where its weekday is not the one that is named, the nearest that has it."""
        if today is None:
            return None
        day = today + timedelta(self.days)
        off = 0 if self.weekday is None else (self.weekday - day.weekday() + 3) % 7 - 3
        return _day(day + timedelta(off))


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: near (not after today), past (before today), next (after), future (not before).

    `lean` is the coming one if that is only some days off.
    """

    number: int
    tense: str = "near"

    def stretch(self, today: date | None) -> Stretch | None:
        """Give the day that is meant."""
        if today is None:
            return None
        back = (today.weekday() - self.number) % 7
        if self.tense == "past":
            return _day(today - timedelta(back or 7))
        if self.tense == "before":
            return _day(today - timedelta((back or 7) + 7))
        if self.tense == "next":
            return _day(today + timedelta(7 - back))
        if self.tense == "future" or (self.tense == "lean" and 0 < (7 - back) % 7 <= LEAN):
            return _day(today + timedelta((7 - back) % 7))
        return _day(today - timedelta(back))


@dataclass(frozen=True, slots=True)
class Unit:
    """A week, month or year counted from today's."""

    unit: str
    offset: int

    def stretch(self, today: date | None) -> Stretch | None:
        """Give the unit."""
        if today is None:
            return None
        if self.unit == "day":
            return _day(today + timedelta(self.offset))
        if self.unit == "week":
            return week(today + timedelta(7 * self.offset))
        if self.unit == "month":
            there = months_on(today.replace(day=1), self.offset)
            return stretch(there.year, there.month, None, None, False)
        if self.unit == "decade":
            first = (today.year // 10 + self.offset) * 10
            return Stretch(f"{first:04}/{first + 9:04}", date(first, 1, 1), date(first + 9, 12, 31))
        return stretch(today.year + self.offset, None, None, None, False)


@dataclass(frozen=True, slots=True)
class Fraction:
    """A half or a quarter of a year, its first months, or a half of a month: the `index`-th `size` months."""

    whole: Sense
    index: int
    size: int

    def stretch(self, today: date | None) -> Stretch | None:
        """Give the months (or days) from first to last."""
        whole = self.whole.stretch(today)
        if whole is None or whole.first is None or whole.last is None:
            return None
        if (whole.last - whole.first).days <= MONTH:
            middle = whole.first + timedelta(14)
            halves = (whole.first, middle), (middle + timedelta(1), whole.last)
            first, last = halves[min(self.index, 2) - 1]
            return Stretch(f"{first}/{last}", first, last)
        first = months_on(whole.first, self.size * (self.index - 1))
        last = months_on(first, self.size) - timedelta(1)
        return Stretch(f"{first:%Y-%m}/{last:%Y-%m}", first, last)


@dataclass(frozen=True, slots=True)
class Clocked:
    """A time of day on a day; `zulu` where the text says Greenwich."""

    day: Sense
    hour: int
    minute: int = 0
    zulu: bool = False

    def stretch(self, today: date | None) -> Stretch | None:
        """Give the day with its time."""
        found = self.day.stretch(today)
        if found is None or found.first is None or found.first != found.last:
            return None
        clock = f"T{self.hour:02}:{self.minute:02}{'Z' if self.zulu else ''}"
        return Stretch(found.first.isoformat() + clock, found.first, found.last)


def _day(day: date) -> Stretch:
    return Stretch(day.isoformat(), day, day)

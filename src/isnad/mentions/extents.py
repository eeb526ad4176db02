"""Meanings that span two points of time, or none: intervals, lengths, so long ago."""

from dataclasses import dataclass
from datetime import date, timedelta

from isnad.mentions.calendars import Stretch, months_on, stretch
from isnad.mentions.senses import Calendar, Sense, Unit

DESIGNATOR = {
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
    "decade": "P{}Y",
}


@dataclass(frozen=True, slots=True)
class Since:
    """From then until today."""

    start: Sense

    def stretch(self, today: date | None) -> Stretch | None:
        """Give the interval."""
        found = self.start.stretch(today)
        if found is None or found.first is None or today is None:
            return None
        return Stretch(f"{found.iso.partition('/')[0]}/{today}", found.first, today)


@dataclass(frozen=True, slots=True)
class Between:
    """From one to the other."""

    start: Sense
    end: Sense

    def stretch(self, today: date | None) -> Stretch | None:
        """Give the interval; the end lends the start its year and comes after it."""
        end = self.end.stretch(today)
        start = self.start
        if end is not None and isinstance(start, Calendar) and start.year is None:
            found = start.stretch(end.last) if start.tense != "past" else _before(start, end)
        else:
            found = start.stretch(today)
        if end is None or found is None or found.first is None or end.last is None or found.first > end.last:
            return None
        return Stretch(f"{found.iso.partition('/')[0]}/{end.iso.rpartition('/')[2]}", found.first, end.last)


def _before(start: Calendar, end: Stretch) -> Stretch | None:
    return start.stretch(end.first)


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time without an anchor."""

    iso: str

    def stretch(self, _today: date | None) -> Stretch | None:
        """Give the duration."""
        return Stretch(self.iso)


@dataclass(frozen=True, slots=True)
class Reach:
    """So many units that end (or, `ahead`, begin) today, or on the day of `on`."""

    count: int
    unit: str
    ahead: bool = False
    on: Sense | None = None
    inclusive: bool = False

    def stretch(self, today: date | None) -> Stretch | None:
        """Give the interval."""
        if self.on is not None:
            found = self.on.stretch(today)
            today = found.first if found else None
        if today is None:
            return None
        other = moved(today, self.unit, (self.count - self.inclusive) * (1 if self.ahead else -1))
        first, last = sorted((today, other))
        return Stretch(f"{first}/{last}", first, last)


@dataclass(frozen=True, slots=True)
class Ago:
    """So many units before today, as exact as the unit."""

    count: int
    unit: str

    def stretch(self, today: date | None) -> Stretch | None:
        """Give the day, week, month or year then."""
        if today is None or self.unit in ("hour", "minute"):
            return None
        if self.unit == "decade":
            return Unit("year", -10 * self.count).stretch(today)
        return Unit(self.unit, -self.count).stretch(today)


@dataclass(frozen=True, slots=True)
class Same:
    """A day of the month (or the month, year, next day) of another expression."""

    other: Sense
    unit: str
    day: int | None = None
    offset: int = 0

    def stretch(self, today: date | None) -> Stretch | None:
        """Give the day or unit in which the other one lies."""
        found = self.other.stretch(today)
        if found is None or found.first is None:
            return None
        if self.day is None and not self.offset and self.unit != "day" and found.last != found.first:
            return found
        if self.day is not None:
            return stretch(found.first.year, found.first.month, self.day, None, False)
        return Unit(self.unit, self.offset).stretch(found.first)


def moved(day: date, unit: str, count: int) -> date:
    """Give the day `count` units on; less than a day counts as the days that it fills."""
    if unit in ("hour", "minute"):
        hours = abs(count) if unit == "hour" else abs(count) // 60
        days = -(-hours // 24)
        return day + timedelta(days if count > 0 else -days)
    if unit in ("day", "week"):
        return day + timedelta(count * (7 if unit == "week" else 1))
    return months_on(day, count * {"month": 1, "year": 12, "decade": 120}[unit])

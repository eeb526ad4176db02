"""Two calendars: days, months and years as stretches of days with their ISO 8601 value."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """An ISO 8601 value and the days that it covers; a mere duration has no days."""

    iso: str
    first: date | None = None
    last: date | None = None


def stretch(year: int, month: int | None, day: int | None, until: int | None, hijri: bool) -> Stretch | None:
    """Give the day, run of days, month or year; None where the calendar has no such day."""
    try:
        first, last = _lunar(year, month, day, until) if hijri else _common(year, month, day, until)
    except (ValueError, OverflowError):
        return None
    if first == last:
        return Stretch(first.isoformat(), first, last)
    if hijri or (day and until):
        return Stretch(f"{first}/{last}", first, last)
    return Stretch(f"{year:04}" if month is None else f"{year:04}-{month:02}", first, last)


def week(day: date) -> Stretch:
    """Give the ISO week in which `day` lies."""
    monday = day - timedelta(day.weekday())
    year, number, _ = day.isocalendar()
    return Stretch(f"{year:04}-W{number:02}", monday, monday + timedelta(6))


def months_on(day: date, months: int) -> date:
    """Give the day `months` later (or earlier), kept within its month."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def lunar_year(day: date) -> int:
    """Give the Hijri year in which `day` lies."""
    from hijridate import Gregorian

    return int(Gregorian(day.year, day.month, day.day).to_hijri().year)


def _common(year: int, month: int | None, day: int | None, until: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, until or day)


def _lunar(year: int, month: int | None, day: int | None, until: int | None) -> tuple[date, date]:
    from hijridate import Hijri

    def common(y: int, m: int, d: int) -> date:
        found = Hijri(y, m, d).to_gregorian()
        return date(found.year, found.month, found.day)

    if month is None:
        return common(year, 1, 1), common(year + 1, 1, 1) - timedelta(1)
    if day is None:
        return common(year, month, 1), common(year, month, int(Hijri(year, month, 1).month_length()))
    return common(year, month, day), common(year, month, until or day)

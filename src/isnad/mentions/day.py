"""The day on which a document's «today» lies: its type, and the way to it by constraint."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from isnad.languages.language import Language
from isnad.mentions.evidence import Dateline, Evidence, Reason, gather
from isnad.mentions.time import Time
from isnad.mentions.times import Times
from isnad.passages.passage import Page
from isnad.passages.span import Span

OLDEST = 1800
NEAR, WEEK, MONTHS = 2, 7, 60
"""Days by which a stated day may differ from the one that the text's weekdays ask for (time zones, moons)."""


@dataclass(frozen=True, slots=True)
class Day:
    """From `earliest` to `latest`, one day where they are the same.

    `date.min` and `date.max` stand for ends that nothing binds. `weekday` is the day of the week
    that the text gives its today, Monday 0. `because` are rule, span and words of each reason.
    """

    earliest: date = date.min
    latest: date = date.max
    method: str = "none"
    evidence: Span | None = None
    because: tuple[Reason, ...] = ()
    weekday: int | None = None

    @property
    def date(self) -> date | None:
        """The one day, None where there are more."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def bounded(self) -> bool:
        """Say whether both ends are known."""
        return self.earliest > date.min and self.latest < date.max


class Days:
    """Works out the day of documents of one language."""

    def __init__(self, language: Language) -> None:
        self.times = Times(language)

    def fix(
        self, page: Page, times: Sequence[Time], *, published: str | None, fetched: str | None = None
    ) -> Day:
        """Give the day of a page: the input's unless the text contradicts it, else what the text fixes."""
        known = gather(page, times, self.times.printed(page))
        given = as_date(published)
        if given is not None:
            return _given(given, known)
        because: tuple[Reason, ...] = ()
        if published:
            because = (("metadata unread", None, f"the input's date cannot be read: {published}"),)
        day = _stated(known) or _bounded(known, as_date(fetched))
        return replace(day, because=because + day.because)


def as_date(text: str | None) -> date | None:
    """Read a date as inputs give it: ISO 8601, with slashes, or as mail and feeds write it."""
    if not text or not text.strip():
        return None
    found = _read(text)
    return found if found is not None and found.year > OLDEST else None


def _read(text: str) -> date | None:
    bare = text.strip().replace("/", "-")
    try:
        if len(bare) >= 8 and bare[:8].isdigit():
            return date(int(bare[:4]), int(bare[4:6]), int(bare[6:8]))
        return date.fromisoformat(bare[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def _given(given: date, known: Evidence) -> Day:
    """Weigh the input's date against the text."""
    reason: Reason = ("metadata", None, f"the input says {given}")
    at_odds = known.against(given)
    clock = any(d.clock and d.day == given for d in known.datelines)
    if not at_odds and not (clock and known.windows and not known.within(given)):
        other = _other_dateline(given, known, clock)
        if other is None:
            return Day(given, given, "metadata", None, (reason,), known.weekday)
        return Day(other.day, other.day, "text", other.span, (reason, other.reason), known.weekday)
    doubt: Reason = ("metadata contradicted", None, f"the text contradicts {given}")
    stated = _stated(known)
    if stated is not None and (clock or known.weekday is not None):
        return replace(stated, because=(reason, doubt, *stated.because))
    if clock:
        day = _bounded(known, given)
        return replace(day, because=(reason, doubt, *day.because))
    near = _nearest(given, known.weekday, WEEK if len(at_odds) > 1 else NEAR + 1)
    if near is None:
        return Day(given, given, "metadata", None, (reason, *at_odds), None)
    return Day(near, near, "text", at_odds[0][1], (reason, doubt, *at_odds), known.weekday)


def _other_dateline(given: date, known: Evidence, clock: bool) -> Dateline | None:
    """Give a dateline that says an earlier day, if the input is a page's clock or weekdays bear it out."""
    for line in known.datelines:
        off = (given - line.day).days
        if line.clock or line.low or off <= NEAR + 1 or known.against(line.day):
            continue
        if clock or known.weekday is not None or off > MONTHS:
            return line
    return None


def _nearest(day: date, weekday: int | None, reach: int) -> date | None:
    """Give the last day of that weekday (or the morrow, if it has it); None where it is not near."""
    if weekday is None:
        return None
    back = (day.weekday() - weekday) % 7
    if back == WEEK - 1:
        return day + timedelta(1)
    return day - timedelta(back) if back <= reach else None


def _stated(known: Evidence) -> Day | None:
    """Give the day that the text states: a dateline, or «yesterday, the 19th of …»."""
    for line in known.datelines:
        if line.clock and (known.weekday is None or known.against(line.day)):
            continue
        if known.windows and line.clock and not known.within(line.day):
            continue
        day = line.day
        if known.against(day):
            near = _nearest(day, known.weekday, 1)
            if near is None or not line.lunar:
                continue
            day = near
        return Day(day, day, "text", line.span, (line.reason,), known.weekday)
    return None


def _bounded(known: Evidence, fetched: date | None) -> Day:
    """Give the interval that the text's dates, the page and the fetching leave."""
    because: list[Reason] = []
    earliest, latest = date.min, date.max
    tops = [(line.day, line.bound) for line in known.datelines]
    if fetched is not None:
        tops.append((fetched, ("not after", None, f"not after {fetched}, when it was at hand")))
    if tops:
        latest, reason = min(tops, key=lambda t: t[0])
        because.append(reason)
    firm = known.firm(latest)
    if firm is not None:
        earliest = firm[0]
        because.append(firm[1])
    for first, last, reason in known.windows:
        if first <= latest and last >= earliest:
            earliest, latest = max(first, earliest), min(last, latest)
            because.append(reason)
    if earliest.year == latest.year:
        for (month, number), reason in known.lasts:
            after = date(earliest.year, month, number) + timedelta(1)
            if earliest < after <= latest:
                earliest = after
                because.append(reason)
    return _snapped(earliest, latest, because, known)


def _snapped(earliest: date, latest: date, because: list[Reason], known: Evidence) -> Day:
    """Move both ends to the weekday that the text asks for."""
    weekday = known.weekday
    if weekday is not None:
        because.extend(known.spoken[:1])
        if earliest > date.min:
            earliest += timedelta((weekday - earliest.weekday()) % 7)
        if latest < date.max:
            latest -= timedelta((latest.weekday() - weekday) % 7)
        if earliest > latest:
            earliest, latest = date.min, date.max
    method = "text" if earliest == latest else "none"
    return Day(earliest, latest, method, None, tuple(because), weekday)

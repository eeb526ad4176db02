"""Days of documents by constraint: what the chronology and the other documents of a story leave."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from isnad.languages.language import load
from isnad.mentions.day import Day
from isnad.mentions.evidence import Reason
from isnad.mentions.senses import Clocked, Sense, Shift, Weekday
from isnad.mentions.time import Time
from isnad.passages.surface import Surface
from isnad.reading import Reading
from isnad.reconcile.chronology import Dated, Teller
from isnad.reconcile.sides import sides
from isnad.reconcile.totals import totals

BESIDE = 6
"""Words between an event and a «yesterday» that is its time."""
WIDE = 40
"""Days around an event within which a document may tell it in words of its own day."""
LONGEST = 800
"""Days of the longest interval whose days are tried one by one."""


@dataclass(slots=True)
class Case:
    """One document while its day is worked out; `days` are those that are left, None for any."""

    reading: Reading
    day: Day
    days: frozenset[date] | None
    because: list[Reason]
    by: str = ""

    @property
    def fixed(self) -> date | None:
        """The one day that is left."""
        return next(iter(self.days)) if self.days is not None and len(self.days) == 1 else None

    def narrow(self, keep: Callable[[date], bool], around: Iterable[date], reason: Reason, by: str) -> bool:
        """Keep the days that fit. What would leave none is noted as a conflict and changes nothing."""
        before = self.days if self.days is not None else _weekly(around, self.day)
        after = frozenset(day for day in before if keep(day))
        if not after:
            self.because.append(("conflict", reason[1], f"{reason[2]}, which fits none of its days"))
            return False
        if self.days is None or after != self.days:
            self.days = after
            self.because.append(reason)
            self.by = by
        return True


def days(
    readings: Sequence[Reading], groups: Iterable[Sequence[str]], chronology: Sequence[Dated] = ()
) -> dict[str, Day]:
    """Give the day of each document, as an interval with what decided it.

    `groups` are the ids of the documents of each story. The order of `readings` changes nothing.
    """
    cases = {reading.document.id: _case(reading) for reading in readings}
    if chronology:
        _by_chronology(cases, chronology)
    for group in groups:
        mates = [cases[id] for id in sorted(group)]
        if len(mates) > 1 and any(case.fixed is None for case in mates):
            _by_weekday(mates)
            _by_totals(mates)
    return {id: _settled(case) for id, case in cases.items()}


def _case(reading: Reading) -> Case:
    day = reading.day
    left: frozenset[date] | None = None
    if day.bounded and (day.latest - day.earliest).days <= LONGEST:
        span = (day.latest - day.earliest).days
        left = frozenset(_on(day, (day.earliest + timedelta(n) for n in range(span + 1))))
    return Case(reading, day, left or None, [])


def _on(day: Day, some: Iterable[date]) -> Iterable[date]:
    """Keep the days that have the weekday that the text gives its today."""
    return (one for one in some if day.weekday is None or one.weekday() == day.weekday)


def _weekly(around: Iterable[date], day: Day) -> frozenset[date]:
    """Give the days near some others that the document's bounds allow."""
    near = {
        date.fromordinal(at)
        for one in around
        for at in range(one.toordinal() - WIDE, one.toordinal() + WIDE + 1)
        if date.min.toordinal() <= at <= date.max.toordinal()
    }
    return frozenset(_on(day, (one for one in near if day.earliest <= one <= day.latest)))


def _spoken(sense: Sense) -> Shift | Weekday | None:
    """Give what a time says of the document's own day: «yesterday», «Tuesday»."""
    if isinstance(sense, Clocked):
        return _spoken(sense.day)
    return sense if isinstance(sense, Shift | Weekday) else None


def _day(sense: Shift | Weekday, today: date) -> date | None:
    """Give the day that is meant; None beyond either end of the calendar."""
    try:
        found = sense.stretch(today)
    except OverflowError:
        return None
    return found.first if found is not None else None


def _by_chronology(cases: Mapping[str, Case], chronology: Sequence[Dated]) -> None:
    """Bind each document that tells a dated event in words of its own day («yesterday»)."""
    language = load("ar")
    surface, teller = Surface(language), Teller(language)
    for case in cases.values():
        if case.fixed is not None and case.day.method == "metadata":
            continue
        page = surface.read(case.reading.document.text)
        for passage in page.passages:
            times = [t for t in case.reading.times if passage.first <= t.first < passage.last]
            spoken = [(t, s) for t in times for s in [_spoken(t.sense)] if s is not None]
            for dated in chronology if spoken else ():
                if not teller.tells(page, passage, dated):
                    continue
                places = teller.places(page, passage, dated)
                near = [(time, sense) for time, sense in spoken if _meant(time, sense, dated.day, places)]
                why = f"the chronology has «{dated.name}» on {dated.day}"
                _bind(case, near, frozenset((dated.day,)), why, "chronology")


def _meant(time: Time, sense: Shift | Weekday, day: date, places: list[int]) -> bool:
    """Say whether a time is that of an event: it names the event's weekday, or stands beside its words."""
    number = _number(sense)
    if number is not None:
        return number == day.weekday()
    return any(time.first - BESIDE <= at < time.last + BESIDE for at in places)


def _bind(
    case: Case, spoken: list[tuple[Time, Shift | Weekday]], days: frozenset[date], why: str, by: str
) -> None:
    """Keep the days on which what a document calls «yesterday» or «Tuesday» is one of `days`."""
    for time, sense in spoken:
        words = case.reading.show(time.span)

        def fits(today: date, sense: Shift | Weekday = sense) -> bool:
            return _day(sense, today) in days

        case.narrow(fits, days, (by, time.span, f"{why}, which the text calls «{words}»"), by)


def _by_weekday(mates: list[Case]) -> None:
    """Bind documents of one story by the weekday of which they all speak: it is one day for all."""
    spoken = [_weekdays(case) for case in mates]
    counts = Counter(number for own in spoken for number in {_number(sense) for _, sense in own})
    for number, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] or 0)):
        if count < 2 or number is None:
            continue
        told = {
            case.reading.document.id: days
            for case, own in zip(mates, spoken, strict=True)
            if (days := _told(case, own, number))
        }
        common = frozenset.intersection(*told.values()) if told else frozenset[date]()
        if not common:
            continue
        source = min(told, key=lambda id: (len(told[id]), id))
        for case, own in zip(mates, spoken, strict=True):
            mine = [(time, sense) for time, sense in own if _number(sense) == number]
            if case.fixed is None and mine and (case.days is None or case.reading.document.id != source):
                why = f"{source}, of the same story, tells of the {_name(number)} that was {_stretch(common)}"
                _bind(case, mine, common, why, "story")


def _stretch(days: frozenset[date]) -> str:
    first, last = min(days), max(days)
    return str(first) if first == last else f"one of {first} to {last}"


def _weekdays(case: Case) -> list[tuple[Time, Shift | Weekday]]:
    found = [(time, _spoken(time.sense)) for time in case.reading.times]
    return [(time, sense) for time, sense in found if sense is not None and _number(sense) is not None]


def _number(sense: Shift | Weekday) -> int | None:
    return sense.number if isinstance(sense, Weekday) else sense.weekday


def _told(case: Case, own: list[tuple[Time, Shift | Weekday]], number: int) -> frozenset[date]:
    """Give the days that a document can mean by a weekday, on any of the days that it can be of.

    What it tells as news is later than the past that bounds its day.
    """
    found = (_day(sense, today) for today in case.days or () for _, sense in own if _number(sense) == number)
    floor = case.day.earliest if case.fixed is None else date.min
    return frozenset(one for one in found if one is not None and one >= floor)


def _name(number: int) -> str:
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[number]


def _by_totals(mates: list[Case]) -> None:
    """Bind by running totals: who tells fewer dead than another document is not of a later day."""
    camps = sides(case.reading for case in mates)
    told = [(case, total) for case in mates for total in totals(case.reading, camps)]
    for case in mates:
        if case.fixed is not None or case.days is None:
            continue
        for key, value, span in (total for teller, total in told if teller is case):
            for other, (known, count, _) in told:
                if other.fixed is None or other is case or known != key or count == value:
                    continue
                limit, id = other.fixed, other.reading.document.id
                if count < value:
                    reason = ("running total", span, f"{id}, of {limit}, tells of fewer ({count})")
                    case.narrow(lambda day, limit=limit: day >= limit, [], reason, "story")  # type: ignore[misc]
                else:
                    reason = ("running total", span, f"{id}, of {limit}, tells of more ({count})")
                    case.narrow(lambda day, limit=limit: day <= limit, [], reason, "story")  # type: ignore[misc]


def _settled(case: Case) -> Day:
    because = (*case.day.because, *case.because)
    if not case.by or case.days is None:
        return replace(case.day, because=because)
    first, last = min(case.days), max(case.days)
    return replace(case.day, earliest=first, latest=last, method=case.by, because=because)

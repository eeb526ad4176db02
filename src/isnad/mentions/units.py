"""Weeks, months and years counted from today: last week, this year, the first half of it."""

from collections.abc import Callable, Iterator

from isnad.mentions import dates
from isnad.mentions.extents import Reach, Same
from isnad.mentions.lengths import measure
from isnad.mentions.scan import Found, Scan
from isnad.mentions.senses import Calendar, Fraction, Sense, Unit
from isnad.mentions.years import year

OFFSET = {"past": -1, "current": 0, "next": 1, "before": -2}
HALF, QUARTER, YEAR = 6, 3, 12
ORDINALS = ("firsts", "seconds", "thirds", "fourths")
Rule = Callable[[Scan, int], Found | None]


def unit(s: Scan, at: int) -> Found | None:
    """Read «the last week», «this month», «the coming year»."""
    this = s.lit(at, "this")
    hit = s.match(this or at, "timeunit")
    if hit is None or not hit[0].article or hit[0].entry.form != "one":
        return None
    name, last = hit[0].entry.row["unit"], hit[1]
    if name in ("minute", "hour"):
        return None
    if this is not None:
        return (
            None
            if hit[0].cut or name == "day"
            else s.found("unit", at, last, Unit(name, 0), s.clinging(at, "this"))
        )
    near = s.row(last, "nearness")
    if near is None or (name == "year" and s.before(at, "general")):
        return None
    which, last = near[0]["which"], near[1]
    if which in dates.TOLD:
        told = s.day if name == "day" else s.narrated
        return (
            s.found("same", at, last, Same(told, name, offset=dates.TOLD[which]), hit[0].cut)
            if told
            else None
        )
    if name == "day" or (name == "decade" and which == "current"):
        return None
    also = dates.year(s, last) if name == "year" else None
    if also is not None:
        return s.found("year", at, also[2], Calendar(also[0], hijri=also[1]), hit[0].cut)
    return s.found("unit", at, last, Unit(name, OFFSET[which]), hit[0].cut)


def day_of_same(s: Scan, at: int) -> Found | None:
    """Read «the 12th of the same month», «the 5th of this month»."""
    number = s.bracketed(at, 1, 31)
    if number is None or s.lit(number[1], "of") is None:
        return None
    begin = s.lit(number[1] + 1, "this")
    hit = s.match(begin or number[1] + 1, "timeunit")
    if hit is None or hit[0].entry.row["unit"] != "month" or not hit[0].article:
        return None
    near = s.row(hit[1], "nearness")
    which = "current" if begin else near[0]["which"] if near else None
    if which not in ("same", *OFFSET):
        return None
    last = near[1] if near and not begin else hit[1]
    sense: Sense
    if which == "same":
        if s.narrated is None:
            return None
        sense = Same(s.narrated, "month", number[0])
    else:
        sense = Same(Unit("month", OFFSET[which]), "month", number[0])
    return s.found("date", at, last, sense)


def fraction(s: Scan, at: int) -> Found | None:
    """Read «the first half of 2015», «the second quarter of last year»."""
    size = HALF if s.lit(at, "halves") else QUARTER if s.lit(at, "quarters") else 0
    if not size:
        return None
    index = next((n for n, name in enumerate(ORDINALS, 1) if s.lit(at + 1, name)), 0)
    if not 0 < index <= YEAR // size or s.lit(at + 2, "of") is None:
        return None
    whole = whole_unit(s, at + 3)
    if whole is None:
        return None
    return s.found(
        "part of a unit",
        at,
        whole.last,
        Fraction(whole.sense, index, size),
        s.clinging(at, "halves", "quarters"),
    )


def opening(s: Scan, at: int) -> Found | None:
    """Read «the first six months of this year»."""
    hit = measure(s, at)
    if hit is None or not hit.article or hit.unit != "month" or s.lit(hit.last, "first_ones") is None:
        return None
    whole = whole_unit(s, s.over(hit.last + 1, "of"))
    if whole is None or hit.count > YEAR:
        return None
    return s.found("part of a unit", at, whole.last, Fraction(whole.sense, 1, hit.count))


def edge(s: Scan, at: int) -> Found | None:
    """Read «the beginning of last year», «the end of July»: the value is the unit."""
    hit = s.match(at, "timeedge")
    if hit is None:
        return None
    begin = s.over(hit[1], "of")
    whole = whole_unit(s, begin)
    if whole is None:
        return None
    return s.found("edge", at, whole.last, whole.sense, hit[0].cut)


def whole_unit(s: Scan, at: int) -> Found | None:
    """Read a month or year that something is a part of."""
    rules: tuple[Rule, ...] = (unit, year, dates.month, holy_month, _running)
    for rule in rules:
        found = rule(s, at)
        if found is not None and found.start == s.words[at].start:
            return found
    read = dates.year(s, at)
    return (
        s.found("year", at, read[2], Calendar(read[0], hijri=read[1])) if read and s.text(at) != "(" else None
    )


def _running(s: Scan, at: int) -> Found | None:
    """Read «[the end of] the month», the one that is running."""
    hit = s.match(at, "timeunit")
    if hit is None or hit[0].cut or not hit[0].article or hit[0].entry.form != "one":
        return None
    name = hit[0].entry.row["unit"]
    if name not in ("month", "year") or s.lit(hit[1], "kinds_of_year"):
        return None
    return s.found("unit", at, hit[1], Unit(name, 0))


def holy_month(s: Scan, at: int) -> Found | None:
    """Read a name of Ramadan that has not its word."""
    last = s.lit(at, "holy_month")
    return s.found("month", at, last, Calendar(month=9, hijri=True)) if last else None


def feast(s: Scan, at: int) -> Found | None:
    """Read «the second day of the feast»."""
    index = next((n for n, name in enumerate(ORDINALS, 1) if s.lit(at, name)), 0)
    hit = s.match(at + 1, "timeunit") if index else None
    if hit is None or hit[0].entry.row["unit"] != "day":
        return None
    named = s.match(s.over(hit[1], "of"), "feast")
    if named is None or named[0].cut or not named[0].entry.row.get("ordinal"):
        return None
    row = named[0].entry.row
    sense = Calendar(month=row["month"], day=row["day"] + index - 1, hijri=row["calendar"] == "hijri")
    return s.found("feast", at, named[1], sense)


def in_a_row(s: Scan, at: int) -> Found | None:
    """Read «[for] the fifth day in a row»."""
    hit = s.match(at, "timeunit")
    if hit is None or not hit[0].article or hit[0].entry.form != "one":
        return None
    name = hit[0].entry.row["unit"]
    number = s.numbers.get(hit[1])
    apart = s.bracketed(hit[1]) if s.lit(hit[1], "article") else None
    if name in ("hour", "minute") or (
        (number is None or not number.ordinal or number.vague) and apart is None
    ):
        return None
    count, last = apart or (int(number.low) if number else 0, number.last if number else 0)
    row = s.lit(last + 1, "row")
    if row is None and hit[0].preposition != s.vocabulary.table["words"]["for"]:
        return None
    return s.found("in a row", at, row or last, Reach(count, name, inclusive=True), hit[0].cut)


RULES: tuple[Rule, ...] = (unit, day_of_same, year, fraction, opening, edge, holy_month, feast, in_a_row)


def every(s: Scan, at: int) -> Iterator[Found | None]:
    """Give what each rule reads at a place."""
    for rule in RULES:
        yield rule(s, at)

"""Weeks, months and years counted from today: last week, this year, the first half of it."""

from collections.abc import Callable, Iterator

from isnad.mentions import dates
from isnad.mentions.extents import Between, Reach, Same
from isnad.mentions.scan import Found, Scan
from isnad.mentions.senses import Calendar, Fraction, Sense, Unit

OFFSET = {"past": -1, "current": 0, "next": 1, "before": -2}
TOLD = {"same": 0, "previous": -1, "following": 1}
HALVES, QUARTERS = 2, 4
BARE = (1900, 2060)
"""What four digits alone may be a year between."""
MOST = 20
"""Years that a range without a preposition may span."""
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
            else s.found("unit", at, last, Unit(name, 0), _clinging(s, at))
        )
    near = s.row(last, "nearness")
    if near is None or (name == "year" and s.before(at, "general")):
        return None
    which, last = near[0]["which"], near[1]
    if which in TOLD:
        if s.narrated is None:
            return None
        return s.found("same", at, last, Same(s.narrated, name, offset=TOLD[which]), hit[0].cut)
    if name == "day" or (name == "decade" and which == "current"):
        return None
    return s.found("unit", at, last, Unit(name, OFFSET[which]), hit[0].cut)


def _clinging(s: Scan, at: int) -> int:
    """Give the letters in front of «this»."""
    text = s.text(at)
    return next((n for n in (1, 2) if (text[n:],) in s.vocabulary.words["this"]), 0)


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


def year(s: Scan, at: int) -> Found | None:
    """Read a year: after the word year, or bare where a preposition of time leads it."""
    named = s.match(at, "timeunit")
    if named is not None:
        hit = named[0]
        if hit.entry.row["unit"] != "year" or hit.pronoun or hit.entry.form not in ("one", "two"):
            return None
        if hit.entry.form == "two" and s.text(at)[-1] not in s.vocabulary.singles["construct"]:
            return None
        read = dates.year(s, named[1])
        if read is None:
            return None
        if hit.entry.form == "two":
            return _years(s, at, read, hit.cut)
        return s.found("year", at, read[2], Calendar(read[0], hijri=read[1]), hit.cut)
    read = dates.year(s, at)
    if read is None or s.text(at) == "(":
        return None
    first = Calendar(read[0], hijri=read[1])
    span = _range(s, at, read)
    if span is not None:
        return s.found("years", at, span[1], Between(first, Calendar(span[0])))
    return s.found("year", at, read[2], first) if _bare(s, at, read) else None


def _range(s: Scan, at: int, read: tuple[int, bool, int]) -> tuple[int, int] | None:
    """Read the end of «2001-2011», «[between] 2003 and 2011», «[from] 2010 to 2014»."""
    last = read[2]
    joined = s.lit(last, "join") or (s.lit(last, "and") if s.before(at, "between") else None)
    second = s.digits(joined, *BARE) if joined else None
    if joined is None or second is None or read[1] or not BARE[0] <= read[0] < second:
        return None
    if s.text(joined + 1) in ("/", "-") or (at > s.first and s.text(at - 1) in ("/", "-")):
        return None
    led = s.before(at, "from") or s.before(at, "year_leads") or second - read[0] <= MOST
    return (second, joined + 1) if led else None


def _years(s: Scan, at: int, read: tuple[int, bool, int], cut: int) -> Found | None:
    """Read «the years 2012 and 2013»."""
    begin = s.lit(read[2], "and")
    second = dates.year(s, begin) if begin else None
    if second is None:
        return None
    sense = Between(Calendar(read[0], hijri=read[1]), Calendar(second[0], hijri=second[1]))
    return s.found("years", at, second[2], sense, cut)


def _bare(s: Scan, at: int, read: tuple[int, bool, int]) -> bool:
    """Say whether four digits are a year: by their era, what leads them and what follows."""
    last = read[2]
    if last > at + 1:
        return True
    if read[1] or not BARE[0] <= read[0] <= BARE[1]:
        return False
    if not (s.before(at, "year_leads") or s.before(at, "timeedge_words")):
        return False
    form = s.words[last].form if last < s.limit else None
    if form is None or form.kind == "mark":
        return form is None or form.text not in ("%", "/", "-", ":")
    if s.before(at, "since") or form.kind != "word":
        return True
    return form.article or form.conjunction or form.text in s.vocabulary.singles["year_tails"]


def fraction(s: Scan, at: int) -> Found | None:
    """Read «the first half of 2015», «the second quarter of last year»."""
    parts = HALVES if s.lit(at, "halves") else QUARTERS if s.lit(at, "quarters") else 0
    if not parts:
        return None
    number = (
        s.lit(at + 1, "firsts"),
        s.lit(at + 1, "seconds"),
        s.lit(at + 1, "thirds"),
        s.lit(at + 1, "fourths"),
    )
    index = next((n for n, found in enumerate(number, 1) if found), 0)
    if not 0 < index <= parts or s.lit(at + 2, "of") is None:
        return None
    whole = _whole(s, at + 3) or _running(s, at + 3)
    if whole is None:
        return None
    return s.found("part of a unit", at, whole.last, Fraction(whole.sense, index, parts))


def edge(s: Scan, at: int) -> Found | None:
    """Read «the beginning of last year», «the end of July»: the value is the unit."""
    hit = s.match(at, "timeedge")
    if hit is None:
        return None
    begin = s.over(hit[1], "of")
    whole = _whole(s, begin) or _running(s, begin)
    if whole is None:
        return None
    return s.found("edge", at, whole.last, whole.sense, hit[0].cut)


def _whole(s: Scan, at: int) -> Found | None:
    rules: tuple[Rule, ...] = (unit, year, dates.month, holy_month)
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
    return s.found("unit", at, hit[1], Unit(name, 0)) if name in ("month", "year") else None


def holy_month(s: Scan, at: int) -> Found | None:
    """Read a name of Ramadan that has not its word."""
    last = s.lit(at, "holy_month")
    return s.found("month", at, last, Calendar(month=9, hijri=True)) if last else None


def feast(s: Scan, at: int) -> Found | None:
    """Read «the second day of the feast»."""
    index, begin, first = 1, at, True
    number = s.counted(at, 1, 4)
    if number is not None and number[1] > at:
        index, begin, first = number[0], number[1], False
    elif s.lit(at, "firsts"):
        begin, first = at + 1, False
    hit = s.match(begin, "timeunit")
    if first or hit is None or hit[0].entry.row["unit"] != "day":
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
    if number is None or not number.ordinal or number.vague or name in ("hour", "minute"):
        return None
    row = next((end for end in (s.lit(number.last + 1, "row"),) if end), None)
    if row is None and hit[0].preposition != s.vocabulary.table["words"]["for"]:
        return None
    return s.found(
        "in a row", at, row or number.last, Reach(int(number.low), name, inclusive=True), hit[0].cut
    )


RULES: tuple[Rule, ...] = (unit, day_of_same, year, fraction, edge, holy_month, feast, in_a_row)


def every(s: Scan, at: int) -> Iterator[Found | None]:
    """Give what each rule reads at a place."""
    for rule in RULES:
        yield rule(s, at)

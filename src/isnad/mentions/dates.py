"""Dates: day, month and year of either calendar, in digits, in words, or both."""

from dataclasses import dataclass, replace

from isnad.mentions.scan import Found, Scan
from isnad.mentions.senses import Calendar

SEPARATORS = ("/", "-", "\u2013", ".")
TOLD = {"same": 0, "previous": -1, "following": 1}
"""What is counted from the day, month or year that the text told last."""
COMMON, LUNAR = (1700, 2100), (1300, 1500)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date read up to place `last`; `sure` where nothing else can be meant."""

    sense: Calendar
    last: int
    sure: bool = True


def month(s: Scan, at: int) -> Found | None:
    """Read a month, with its year or what tells it from its like."""
    named = s.lit(at, "month")
    begin = named or at
    hit = s.match(begin, "month")
    if hit is None or (named and hit[0].cut):
        return None
    dated = months(s, begin, Calendar())
    if dated is None or (not dated.sense.year and s.before(at, "named")):
        return None
    if s.counted(at - 1, 1, 31) and s.before(at - 1, "named"):
        return None
    row = hit[0].entry.row
    sure = (
        dated.sure
        or named
        or dated.sense.year
        or dated.sense.tense != "near"
        or dated.sense.shift is not None
    )
    if not sure and not (row.get("lead") and (hit[0].preposition or s.before(at, "prepositions"))):
        return None
    return s.found("month", at, dated.last, dated.sense, cut=0 if named else hit[0].cut)


def day_date(s: Scan, at: int) -> Dated | None:
    """Read day, month and perhaps year: numeric, or with the month's name."""
    if s.text(at) == "(":
        inner = day_date(s, at + 1)
        return replace(inner, last=inner.last + 1) if inner and s.text(inner.last) == ")" else None
    numeric = _numeric(s, at) or _dotted(s, at)
    if numeric:
        return numeric
    first = s.bracketed(at, 1, 31)
    if first is None:
        return None
    day, after = first
    second = _second(s, after)
    for until, end in ([second] if second and second[0] > day else []) + [(None, after)]:
        begin = s.over(end, "of", "month")
        if begin == end and s.text(end) in SEPARATORS:
            begin = end + 1
        hit = s.match(begin, "month")
        if hit and not hit[0].cut:
            return months(s, begin, Calendar(day=day, until=until))
    return None


def months(s: Scan, at: int, known: Calendar) -> Dated | None:
    """Read the month's name at a place, its name in another tradition, and its year."""
    hit = s.match(at, "month")
    if hit is None:
        return None
    row, last = hit[0].entry.row, hit[1]
    sense = replace(known, month=row["number"], hijri=row.get("calendar") == "hijri")
    sure = not row.get("doubtful")
    twin = _twin(s, last, row["number"], sense.hijri)
    if twin:
        last, sure = twin, True
    near = s.row(last, "nearness")
    if near and near[0]["which"] in ("past", "current", "next"):
        sense, last = replace(sense, tense=near[0]["which"]), near[1]
    return _with_year(s, Dated(sense, last, sure))


def _with_year(s: Scan, dated: Dated) -> Dated:
    sense, last = dated.sense, dated.last
    at = s.over(last + 1 if s.text(last) in (*SEPARATORS[:3], "\u060c") else last, "of")
    at = s.over(at, "that")
    relative = s.match(at, "timeunit")
    if relative and relative[0].entry.row["unit"] == "year" and relative[0].article:
        told = _told_year(s, sense, at, relative[1])
        if told is not None:
            return told
        near = s.row(relative[1], "nearness")
        shift = {"past": -1, "current": 0, "next": 1, "before": -2}.get(near[0]["which"]) if near else None
        if near and shift is not None:
            return Dated(replace(sense, shift=shift), near[1])
    this = s.lit(at, "this")
    running = s.match(this, "timeunit") if this else None
    if running and running[0].entry.row["unit"] == "year" and running[0].article:
        return Dated(replace(sense, shift=0), running[1])
    named = s.lit(at, "year")
    found = year(s, named or at)
    if found is None or (at > last and not named and s.text(last) == "\u060c"):
        lone = s.lit(last, "lunar") if sense.hijri else None
        return Dated(sense, lone or last, dated.sure or lone is not None)
    number, hijri, last = found
    return Dated(replace(sense, year=number, hijri=sense.hijri or hijri, tense="near"), last)


def _told_year(s: Scan, sense: Calendar, at: int, last: int) -> Dated | None:
    """Read «of that year», «of the same year», «of the year before», counted from the year told last."""
    year = s.narrated.year if isinstance(s.narrated, Calendar) else None
    near = s.row(last, "nearness")
    offset = TOLD.get(near[0]["which"]) if near else None
    if year is None or (offset is None and not s.before(at, "that")):
        return None
    return Dated(replace(sense, year=year + (offset or 0), tense="near"), near[1] if near else last)


def year(s: Scan, at: int) -> tuple[int, bool, int] | None:
    """Read a year in digits and the letter that tells its era: year, whether Hijri, the place after."""
    if s.text(at) == "(":
        inner = year(s, at + 1)
        if inner is None or s.text(inner[2]) != ")":
            return None
        return inner[0], inner[1], s.over(inner[2] + 1, "common")
    number = s.digits(at, *COMMON)
    if number is not None:
        return number, False, _era(s, at + 1, "common")
    number = s.digits(at, *LUNAR)
    return (number, True, _era(s, at + 1, "lunar")) if number is not None else None


def _era(s: Scan, at: int, name: str) -> int:
    return s.lit(at, name) or at


def _twin(s: Scan, at: int, number: int, hijri: bool) -> int | None:
    """Give the place after a second name of the same month."""
    mark = s.text(at)
    inner = at + 1 if mark in (*SEPARATORS[:3], "(") else at
    hit = s.match(inner, "month")
    if hit is None or hit[0].cut or hit[0].entry.row["number"] != number:
        return None
    if (hit[0].entry.row.get("calendar") == "hijri") != hijri:
        return None
    if mark == "(":
        return hit[1] + 1 if s.text(hit[1]) == ")" else None
    return hit[1]


def _second(s: Scan, at: int) -> tuple[int, int] | None:
    """Read «and the eighth», «- 8», «to 8» behind a day."""
    text = s.text(at)
    if s.lit(at, "and") or text in ("-", "\u2013") or s.lit(at, "until"):
        return s.bracketed(at + 1, 1, 31)
    return s.counted(at, 1, 31) if at in s.numbers and _cut(s, at) else None


def _numeric(s: Scan, at: int) -> Dated | None:
    """Read D/M/Y or Y-M-D."""
    mark = s.text(at + 1)
    if mark not in SEPARATORS[:3] or s.text(at + 3) != mark:
        return None
    day, middle = s.digits(at, 1, 31), s.digits(at + 2, 1, 12)
    behind = year(s, at + 4)
    if day and middle and behind:
        return Dated(Calendar(behind[0], middle, day, hijri=behind[1]), behind[2])
    ahead = year(s, at)
    last = s.digits(at + 4, 1, 31)
    if ahead and middle and last:
        return Dated(
            Calendar(ahead[0], middle, last, hijri=ahead[1]),
            s.over(at + 5, "lunar" if ahead[1] else "common"),
        )
    return None


def _dotted(s: Scan, at: int) -> Dated | None:
    """Read D.M.Y, which is one word."""
    parts = s.text(at).split(".")
    if len(parts) != 3 or not all(p.isdigit() for p in parts):
        return None
    day, middle, number = map(int, parts)
    if not (day <= 31 and middle <= 12 and COMMON[0] <= number <= COMMON[1]):
        return None
    return Dated(Calendar(number, middle, day), s.over(at + 1, "common"))


def _cut(s: Scan, at: int) -> int:
    """Give the letters that cling in front of a number in words."""
    number = s.numbers.get(at)
    return number.span.start - s.words[at].start if number else 0

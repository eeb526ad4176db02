"""A day with all that names it: part of the day, «yesterday», weekday, dates of two calendars, clock."""

from dataclasses import dataclass, replace

from isnad.mentions.clock import Clock, aside, clock
from isnad.mentions.dates import day_date
from isnad.mentions.scan import Found, Scan
from isnad.mentions.senses import Calendar, Clocked, Sense, Shift, Weekday
from isnad.mentions.tense import Tense


@dataclass(slots=True)
class Pieces:
    """What a day phrase holds so far."""

    half: str | None = None
    noon: int | None = None
    shift: int | None = None
    weekday: int | None = None
    tense: str | None = None
    date: Calendar | None = None
    feast: Calendar | None = None
    clock: Clock | None = None
    open: int = 0
    vague: bool = False

    @property
    def day(self) -> bool:
        """Say whether a day is named."""
        return (
            self.shift is not None
            or self.weekday is not None
            or self.date is not None
            or self.feast is not None
        )


def day(s: Scan, at: int, tense: Tense) -> Found | None:
    """Read a day phrase that begins at place `at`."""
    p = Pieces()
    led = s.lit(at, "day")
    begin = led if led is not None and s.text(at) not in ("(",) else at
    cut = _lead_cut(s, at) if led else None
    place = _piece(s, begin, p, first=True)
    if place is None:
        return None
    if cut is None:
        cut = _cut(s, at)
    last = place
    while True:
        glued = _glue(s, place, p)
        after = _piece(s, glued, p, first=False)
        if after is None:
            break
        place = last = _close(s, after, p)
    if led is not None and not p.day:
        return None
    if p.clock is not None:
        last = aside(s, last)
    sense = _sense(s, p, tense, at, last)
    if sense is None:
        return None
    return s.found(_rule(p), at, last, sense, cut, weekday=p.weekday, shift=p.shift)


def _piece(s: Scan, at: int, p: Pieces, first: bool) -> int | None:
    """Read one piece more at a place; behind the first no conjunction may cling to it."""
    if not s.text(at):
        return None
    for read in (_dayword, _part, _weekday, _date, _feast, _clock):
        end = read(s, at, p, first)
        if end is not None:
            return end
    return None


def _glue(s: Scan, at: int, p: Pieces) -> int:
    """Step over what may stand between two pieces."""
    if s.text(at) == "(" and p.day:
        if s.text(at + 1) and (s.match(at + 1, "weekday") or s.match(at + 1, "dayword")):
            p.open += 1
            return at + 1
        return at
    if s.text(at) == "\u060c" and p.shift is not None and p.weekday is None and _named(s, at + 1):
        return at + 1
    if s.text(at) in ("\u060c", "-") and p.weekday is not None and p.date is None:
        return s.over(at + 1, "day")
    if s.text(at) in ("\u060c", "-", "/", "|") and p.date is not None and p.date.full:
        return at + 1
    equal = s.lit(at, "equals")
    if equal is not None:
        return s.over(equal, "day")
    return s.over(at, "of", "day") if p.date is None or not p.weekday else at


def _named(s: Scan, at: int) -> bool:
    hit = s.match(at, "weekday")
    return bool(hit and hit[0].article and not hit[0].cut)


def _close(s: Scan, at: int, p: Pieces) -> int:
    while p.open and s.text(at) == ")":
        p.open -= 1
        at += 1
    return at


def _dayword(s: Scan, at: int, p: Pieces, first: bool) -> int | None:
    hit = s.match(at, "dayword")
    if hit is None or p.shift is not None or (hit[0].cut and not first) or p.date:
        return None
    if hit[0].entry.row["days"] in (0, 1) and (s.before(at, "paper_heads") or s.lit(hit[1], "today_tails")):
        return None
    if s.lit(hit[1], "article") is not None or s.before(at, "that"):
        return None
    if s.lit(at - 1, "quotes") and s.lit(hit[1], "quotes"):
        return None
    p.shift = hit[0].entry.row["days"]
    return hit[1]


def _part(s: Scan, at: int, p: Pieces, first: bool) -> int | None:
    hit = s.match(at, "daypart")
    if hit is None or (p.half is not None and not p.vague) or (hit[0].cut and not first) or hit[0].pronoun:
        return None
    row, end = hit[0].entry.row, hit[1]
    if first and not row.get("alone") and not _day_follows(s, end, bool(row.get("of"))):
        return None
    p.half, p.noon, p.vague = row["half"], row.get("hour"), bool(row.get("of"))
    return end


def _day_follows(s: Scan, at: int, of: bool) -> bool:
    at = s.over(at, "of")
    probe = Pieces()
    if s.match(at, "daypart") and of:
        return _piece(s, at, probe, first=True) is not None
    at = s.over(at, "day")
    return any(read(s, at, probe, False) is not None for read in (_dayword, _weekday, _date, _feast))


def _weekday(s: Scan, at: int, p: Pieces, first: bool) -> int | None:
    hit = s.match(at, "weekday")
    if hit is None or p.weekday is not None or hit[0].pronoun or (hit[0].cut and not first):
        return None
    if not hit[0].article or s.before(at, "weekday_heads") or s.lit(hit[1], "weekday_tails"):
        return None
    p.weekday, last = hit[0].entry.row["number"], hit[1]
    near = s.row(last, "nearness")
    if near and near[0]["which"] in ("past", "next", "before"):
        p.tense, last = near[0]["which"], near[1]
    elif p.half == "night":
        last = _next_weekday(s, last, p.weekday)
    return last


def _next_weekday(s: Scan, at: int, number: int) -> int:
    """Step over the morrow in «the night of Saturday-Sunday»."""
    inner = at + 1 if s.text(at) in ("-", "/", "\u2013") else at
    hit = s.match(inner, "weekday")
    joined = hit is not None and hit[0].article and (not hit[0].cut or hit[0].conjunction)
    return hit[1] if hit and joined and hit[0].entry.row["number"] == (number + 1) % 7 else at


def _date(s: Scan, at: int, p: Pieces, first: bool) -> int | None:
    known = p.date
    dated = day_date(s, s.over(at, "equals"))
    if dated is None or (dated.sense.until and (p.weekday is not None or p.shift is not None)):
        return None
    if known is None:
        if not dated.sense.year and s.before(at, "named"):
            return None
        p.date = s.vocabulary.anniversary(dated.sense, s.text(at - 1))
        return dated.last
    if not (s.before(at, "equals") or s.text(at) == "(" or _two_calendars(known, dated.sense)):
        return None
    if (known.hijri and not dated.sense.hijri) or not known.full:
        p.date = dated.sense
    return dated.last


def _two_calendars(one: Calendar, two: Calendar) -> bool:
    return one.full and two.full and one.hijri != two.hijri


def _feast(s: Scan, at: int, p: Pieces, first: bool) -> int | None:
    hit = s.match(at, "feast")
    if hit is None or p.feast is not None or (hit[0].cut and not first):
        return None
    row = hit[0].entry.row
    if row.get("ordinal"):
        return None
    p.feast = Calendar(month=row["month"], day=row["day"], hijri=row["calendar"] == "hijri")
    return hit[1]


def _clock(s: Scan, at: int, p: Pieces, first: bool) -> int | None:
    if p.clock is not None:
        return None
    begin = s.over(at, "at") if not first else at
    found = clock(s, begin)
    if found is None or (not found.marked and not first):
        return None
    p.clock = found
    return found.last


def _sense(s: Scan, p: Pieces, tense: Tense, first: int, last: int) -> Sense | None:
    sense: Sense
    if p.shift is not None and (p.date is None or not p.date.full):
        sense = Shift(p.shift, p.weekday)
    elif p.date is not None:
        sense = replace(p.date, weekday=p.weekday)
    elif p.weekday is not None:
        sense = Weekday(p.weekday, p.tense or tense.of(s, first, last))
    elif p.feast is not None:
        sense = p.feast
    else:
        sense = s.day or Shift(0)
    if p.clock is not None:
        return Clocked(sense, p.clock.hour_of(p.half), p.clock.minute, p.clock.zulu)
    if p.noon is not None:
        return Clocked(sense, p.noon)
    return sense if p.day else None


def _rule(p: Pieces) -> str:
    if p.clock is not None:
        return "clock"
    if p.date is not None:
        return "date"
    return "relative day" if p.shift is not None else "weekday" if p.weekday is not None else "feast"


def _cut(s: Scan, at: int) -> int:
    for category in ("dayword", "daypart", "weekday", "feast", "hour"):
        hit = s.match(at, category)
        if hit:
            return hit[0].cut
    number = s.numbers.get(at)
    return number.span.start - s.words[at].start if number else 0


def _lead_cut(s: Scan, at: int) -> int:
    hit = s.match(at, "timeunit")
    return hit[0].cut if hit else 0

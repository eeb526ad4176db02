"""Stretches of time: so many days, the last three weeks, five years ago."""

from dataclasses import dataclass

from isnad.mentions.extents import DESIGNATOR, Ago, Length, Reach
from isnad.mentions.scan import Found, Scan
from isnad.mentions.senses import Sense

MOST = {"minute": 600, "hour": 1000, "day": 2000, "week": 500, "month": 300, "year": 3000, "decade": 30}


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of units, read from place `first` to `last`; `half` adds half a unit."""

    count: int
    unit: str
    first: int
    last: int
    article: bool = False
    half: bool = False
    counted: bool = True
    dual: bool = False


def length(s: Scan, at: int) -> Found | None:
    """Read a stretch of time from place `at`: with its modifier, its number, what is said of it."""
    last_of = s.lit(at, "last")
    bound = s.lit(at, "bounds")
    about = s.lit(at, "about")
    begin = last_of or bound or about or at
    m = measure(s, begin)
    if m is None or _foreign(s, at, m) or _general(s, at, m):
        return None
    cut = s.clinging(at, "bounds", "about", "last") if begin > at else _cut(s, at)
    near = s.row(m.last, "nearness")
    which = near[0]["which"] if near else None
    if last_of or which in ("past", "next", "before"):
        reach = Reach(m.count, m.unit, ahead=which == "next")
        return s.found("last so many", at, near[1] if near else m.last, reach, cut)
    if m.article:
        return _definite(s, at, m, cut)
    if not m.counted and not _singular(s, at, begin, m):
        return None
    if m.dual and s.text(m.last - 1)[-1] in s.vocabulary.singles["construct"]:
        return None
    last = s.over(m.last, "whole")
    rule, sense = _meant(s, at, last, m, exact=bound is None)
    anchored = s.lit(last, "anniversary_of") is not None and s.before(at, "after")
    return s.found(rule, at, last, sense, cut, anchored=anchored)


def _meant(s: Scan, at: int, last: int, m: Measure, exact: bool) -> tuple[str, Sense]:
    anchored = s.lit(last, "anchor") is not None
    if exact and s.before(at, "since"):
        return "since so long", Reach(m.count, m.unit)
    if exact and s.before(at, "ago") and not anchored and m.unit not in ("hour", "minute"):
        return "so long ago", Ago(m.count, m.unit)
    return "length", Length(_iso(m))


def _definite(s: Scan, at: int, m: Measure, cut: int) -> Found | None:
    """Read «the four days»: they end on the day that the sentence told."""
    if not m.counted or m.dual or m.unit in ("year", "decade") or not s.before(at, "during"):
        return None
    if m.unit in ("hour", "minute") and s.here is None:
        return None
    return s.found(
        "the so many", at, m.last, Reach(m.count, m.unit, on=s.here, inclusive=m.unit == "day"), cut
    )


def measure(s: Scan, at: int) -> Measure | None:
    """Read a number and a unit, in either order, or a unit in the dual."""
    number = s.bracketed(at)
    if number is not None and not _ordinal(s, at):
        return _behind(s, at, number)
    hit = s.match(at, "timeunit")
    if hit is None or hit[0].pronoun:
        return None
    name, form = hit[0].entry.row["unit"], hit[0].entry.form
    if form == "two":
        return _halved(s, Measure(2, name, at, hit[1], hit[0].article, dual=True))
    if form == "many":
        return _before(s, at, hit[1], name) if hit[0].article else None
    if hit[0].article or (name == "decade"):
        return None
    one = s.lit(hit[1], "one")
    return _halved(s, Measure(1, name, at, one or hit[1], counted=one is not None))


def _behind(s: Scan, at: int, number: tuple[int, int]) -> Measure | None:
    count, place = number
    hit = s.match(place, "timeunit")
    if hit is None or hit[0].cut or hit[0].pronoun or hit[0].entry.form == "two":
        return None
    name = hit[0].entry.row["unit"]
    if name == "day" and (s.match(hit[1], "weekday") or s.match(hit[1], "dayword")):
        return None
    if count > MOST[name] or (name == "year" and s.digits(place - 1, 1900, 2100)):
        return None
    article = s.lit(at, "article") is not None or s.words[at].form.article
    if hit[0].article and not article:
        return None
    return _halved(s, Measure(count, name, at, hit[1], article))


def _before(s: Scan, at: int, place: int, name: str) -> Measure | None:
    """Read «the days, the four», also with what is said of them between."""
    near = s.row(place, "nearness")
    number = s.bracketed(near[1] if near else place)
    if number is None or number[0] > MOST[name]:
        return None
    if near:
        return Measure(number[0], name, at, place, True) if near[0]["which"] in ("past", "next") else None
    return Measure(number[0], name, at, number[1], True)


def _halved(s: Scan, m: Measure) -> Measure:
    half = s.lit(m.last, "half_more")
    if half is None:
        return m
    behind = s.match(half, "timeunit")
    last = behind[1] if behind and behind[0].article and behind[0].entry.row["unit"] == m.unit else half
    return Measure(m.count, m.unit, m.first, last, m.article, True, True, False)


def _iso(m: Measure) -> str:
    count = m.count * (10 if m.unit == "decade" else 1)
    if not m.half:
        return DESIGNATOR[m.unit].format(count)
    halves = {
        "year": f"P{count}Y6M",
        "month": f"P{count}M15D",
        "hour": f"PT{count}H30M",
        "day": f"P{count}DT12H",
    }
    halves |= {"decade": f"P{count + 5}Y", "minute": f"PT{count}M30S", "week": f"P{count * 7 + 3}DT12H"}
    return halves[m.unit]


def _singular(s: Scan, at: int, begin: int, m: Measure) -> bool:
    """Say whether a unit without a number is one: «for a week», «a year after»."""
    if begin > at:
        return True
    if s.match(m.last, "month") or s.match(m.last, "weekday") or s.before(at, "each"):
        return False
    if m.unit == "day":
        return s.lit(m.last, "anchor") is not None and (s.before(at, "after") or s.before(at, "ago"))
    return any(s.before(at, name) for name in ("within", "after", "ago", "since", "bounds", "about"))


def _foreign(s: Scan, at: int, m: Measure) -> bool:
    """Say whether a stretch is somebody's age, or comes round again and again."""
    if s.before(at, "each"):
        return True
    if m.unit != "year":
        return False
    if any(s.before(k, "age_leads") for k in (at, at - 1, at - 2) if k > s.first):
        return True
    return s.text(at - 1) == "(" and s.text(m.last) in (")", "\u060c")


def _general(s: Scan, at: int, m: Measure) -> bool:
    """Say whether a dual of «year» is the adjective «general» of the dual before it."""
    ending = s.vocabulary.table["words"]["dual"]
    if not m.dual or m.unit != "year" or not s.text(at - 1).endswith(ending):
        return False
    return not s.match(at - 1, "preposition")


def _ordinal(s: Scan, at: int) -> bool:
    number = s.numbers.get(at)
    return number is not None and number.ordinal


def _cut(s: Scan, at: int) -> int:
    number = s.numbers.get(at)
    if number is not None:
        return number.span.start - s.words[at].start
    hit = s.match(at, "timeunit")
    return hit[0].cut if hit else 0

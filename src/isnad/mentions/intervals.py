"""Intervals over the times of a sentence: since, from … to, between … and."""

from dataclasses import replace

from isnad.mentions.extents import Between, Length, Reach, Since
from isnad.mentions.scan import Found, Scan
from isnad.mentions.senses import Calendar, Clocked


def joined(s: Scan, found: list[Found]) -> list[Found]:
    """Join the times of a sentence, in order, into the intervals that its words make of them."""
    result: list[Found] = []
    at = 0
    while at < len(found):
        one = found[at]
        pair = _pair(s, one, found[at + 1]) if at + 1 < len(found) else None
        if pair is not None:
            result.append(pair)
            at += 2
            continue
        result.append(_since(s, one))
        at += 1
    return result


def _since(s: Scan, one: Found) -> Found:
    if isinstance(one.sense, Length | Reach | Since | Between) or not s.before(one.first, "since"):
        return one
    return replace(one, sense=Since(one.sense))


def _pair(s: Scan, one: Found, two: Found) -> Found | None:
    if isinstance(one.sense, Length) or isinstance(two.sense, Length):
        return None
    gap = [s.text(at) for at in range(one.last, two.first)]
    if gap and gap[0] == "\u060c":
        del gap[0]
    clings = two.start > s.words[two.first].start
    led = s.before(one.first, "from")
    between = s.before(one.first, "between")
    until = len(gap) == 1 and s.lit(two.first - 1, "until") is not None
    plain = (not gap and clings) or gap == list(*s.vocabulary.words["and"])
    dash = gap in (["-"], ["\u2013"]) and isinstance(one.sense, Calendar) and isinstance(two.sense, Calendar)
    paired = plain and s.before(one.first, "pair")
    close = until and s.text(two.first - 1) in s.vocabulary.singles["till"]
    if not ((led and until) or (between and plain) or paired or close or dash):
        return None
    if isinstance(one.sense, Clocked) and isinstance(two.sense, Clocked) and one.weekday is None:
        return None
    start = one.sense
    if isinstance(start, Calendar) and isinstance(two.sense, Calendar):
        if start.month is None and two.sense.month is not None:
            return None
        if start.year is None and start.tense == "near" and two.sense.tense != "near":
            start = replace(start, tense=two.sense.tense)
    first = one.first - 1 if paired else one.first
    begin = s.start(first, s.clinging(first, "pair")) if paired else one.start
    return Found(first, two.last, begin, two.end, "interval", Between(start, two.sense), ahead=two.ahead)

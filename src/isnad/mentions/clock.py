"""Times of day on the clock: hour, minutes, half of the day, zone."""

from dataclasses import dataclass

from isnad.mentions.scan import Scan

HALVES = {"evening": 12, "night": 12, "noon": 12}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time on the clock, read up to place `last`; `half` is what the text says of the day's half."""

    hour: int
    minute: int
    last: int
    half: str | None = None
    zulu: bool = False
    marked: bool = False

    def hour_of(self, half: str | None) -> int:
        """Give the hour of 24, told the half of the day."""
        half = self.half or half
        if half == "night":
            return self.hour + 12 if 6 <= self.hour < 12 else self.hour % 12 if self.hour <= 12 else self.hour
        if half in ("evening", "noon"):
            return self.hour + 12 if self.hour < (12 if half == "evening" else 10) else self.hour
        if half == "morning" and self.hour == 12:
            return 0
        return self.hour % 24


def clock(s: Scan, at: int) -> Clock | None:
    """Read a clock time from place `at`; without «the hour» it needs a half of the day or a zone."""
    begin = s.lit(at, "lead")
    led = begin is not None
    begin = at if begin is None else begin
    read = _face(s, begin)
    if read is None and s.text(begin) == "(":
        read = _face(s, begin + 1)
        if read is None or s.text(read[2]) != ")":
            return None
        read = read[0], read[1], read[2] + 1
    if read is None:
        return None
    hour, minute, last = read
    half, last = _half(s, last)
    zulu, zoned = _zone(s, last)
    if half is None and zoned > last:
        half, zoned = _half(s, zoned)
    marked = led or half is not None or zoned > last
    if not marked and not _parted(s, begin, last):
        return None
    return Clock(hour, minute, aside(s, zoned), half, zulu, marked)


def _parted(s: Scan, begin: int, last: int) -> bool:
    """Say whether a part of a day stands behind: «eight in the evening of …»."""
    inner = s.over(last, "of")
    part = s.match(inner, "daypart")
    if part is None or (inner == last and part[0].cut):
        return False
    if s.match(begin, "hour") is not None:
        return True
    plain = s.text(last)
    return (
        inner == last and plain in s.vocabulary.singles["halves_alone"] and s.digits(begin, 1, 12) is not None
    )


def _face(s: Scan, at: int) -> tuple[int, int, int] | None:
    """Read hour and minutes: digits, or words."""
    whole, _, part = s.text(at).partition(".")
    if part and whole.isdigit() and len(part) == 2 and int(whole) <= 24 and int(part) < 60:
        return int(whole), int(part), at + 1
    hour = s.digits(at, 0, 24)
    if hour is not None and len(s.text(at)) <= 2:
        minute = s.digits(at + 2, 0, 59) if s.text(at + 1) == ":" and len(s.text(at + 2)) == 2 else None
        return (hour, minute, at + 3) if minute is not None else _minutes(s, hour, at + 1)
    four = s.digits(at, 0, 2359)
    if four is not None and len(s.text(at)) == 4 and four % 100 < 60 and _zone(s, at + 1)[0]:
        return four // 100, four % 100, at + 1
    word = s.match(at, "hour")
    if word and word[0].article:
        return _minutes(s, word[0].entry.row["hour"], word[1])
    return None


def _minutes(s: Scan, hour: int, at: int) -> tuple[int, int, int]:
    for words, minute in s.vocabulary.minutes.items():
        if tuple(s.text(at + n) for n in range(len(words))) == words:
            return (
                (hour, minute, at + len(words))
                if minute > 0
                else ((hour - 1) % 24, 60 + minute, at + len(words))
            )
    begin = s.over(at, "and")
    number = s.counted(begin, 1, 59)
    end = s.lit(number[1], "minute") if number else None
    return (hour, number[0], end) if number and end else (hour, 0, at)


def _half(s: Scan, at: int) -> tuple[str | None, int]:
    inner = at + 1 if s.text(at) == "(" else at
    part = s.match(inner, "daypart")
    if part is None or part[0].cut or part[0].entry.row.get("of"):
        return None, at
    named = part[0].entry.word.endswith("\u0627") or part[0].entry.rest or part[0].entry.word == s.text(inner)
    behind = part[1]
    if inner > at:
        behind = behind + 1 if s.text(behind) == ")" else 0
    if not named or not behind or s.match(behind, "dayword") or _weekday(s, behind):
        return None, at
    return part[0].entry.row["half"], behind


def _weekday(s: Scan, at: int) -> bool:
    found = s.match(at, "weekday")
    return bool(found and found[0].article)


def _zone(s: Scan, at: int) -> tuple[bool, int]:
    """Read a time zone: whether it is Greenwich, and the place after."""
    short = s.lit(at, "zulu_short")
    if short:
        return True, short
    begin = s.lit(at, "zone")
    if begin is None:
        return False, at
    zulu = s.lit(begin, "zulu")
    if zulu:
        return True, zulu
    named = s.lit(begin, "names")
    return (False, named) if named else (False, begin)


def aside(s: Scan, at: int) -> int:
    """Give the place after the same time told in another zone, in brackets."""
    if s.text(at) != "(":
        return at
    read = _face(s, s.over(at + 1, "lead"))
    if read is None:
        return at
    _, last = _half(s, read[2])
    _, zoned = _zone(s, last)
    return zoned + 1 if zoned > read[2] and s.text(zoned) == ")" else at

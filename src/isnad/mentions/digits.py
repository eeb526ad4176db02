"""Digits → values: which mark groups and which is the decimal point is decided by form.

- «,» groups where every part behind it has three digits and one to three, not zero, stand in
  front («1,900», «12,345,678»); alone with any other number of digits it is the decimal mark
  («2,5», «0,345»).
- «.» is the decimal mark where it stands once («3.5»), but groups where it stands twice
  or more before three digits each («1.234.567»).
- Once before exactly three digits («1.234») it could be either. It groups, unless a zero leads,
  a scale word or a percent sign follows, or the page groups with «,» elsewhere: `point`.
- Both together: the last kind is the decimal mark («1,234.56», «1.234,56»).
- Anything else («24.7.2015», «1,2,3») is several numbers: `pieces`.
"""

import re
from fractions import Fraction

LONGEST = 30
"""Digits that a number may have; longer rows of digits are serial numbers of something."""

EITHER = re.compile(r"[1-9]\d{0,2}\.\d{3}")
GROUPED = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ",."}
MIXED = re.compile(r"(?P<whole>\d{1,3}(?P<mark>[,.])(?:\d{3}(?P=mark))*\d{3})(?!(?P=mark))[,.](?P<part>\d+)")
COMMA_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")


def value(text: str, point: bool = False) -> int | Fraction | None:
    """Give the value of a token of digits and marks; None where it is no single number.

    `point` says that «.» before three digits is a decimal mark.
    """
    if text.isdigit():
        return int(text) if len(text) <= LONGEST else None
    if len(text) > LONGEST:
        return None
    if EITHER.fullmatch(text) and point:
        return whole(Fraction(text))
    for mark, grouped in GROUPED.items():
        if grouped.fullmatch(text):
            return int(text.replace(mark, ""))
    if text.count(".") + text.count(",") == 1:
        return whole(Fraction(text.replace(",", ".")))
    if found := MIXED.fullmatch(text):
        return whole(Fraction(found["whole"].replace(found["mark"], "") + "." + found["part"]))
    return None


def pieces(text: str) -> list[tuple[int, int, int]]:
    """Give the whole numbers in a token that is not one number: value and place in the token."""
    found = ((m.group(), *m.span()) for m in re.finditer(r"\d+", text))
    return [(int(digits), start, end) for digits, start, end in found if len(digits) <= LONGEST]


def ambiguous(text: str) -> bool:
    """Say whether the «.» of a token could group or be a decimal mark."""
    return EITHER.fullmatch(text) is not None


def comma_groups(text: str) -> bool:
    """Say whether a token shows that «,» groups here."""
    return "," in text and COMMA_GROUPS.fullmatch(text) is not None


def whole(number: int | Fraction) -> int | Fraction:
    """Give a whole number as such."""
    return number.numerator if number.denominator == 1 else number

"""Digits → values: which mark groups and which is the decimal point is decided by form.

- «,» groups where every part behind it has three digits and one to three, not led by zero, stand
  in front («1,900», «12,345,678»); alone with any other number of digits it is the decimal mark
  («2,5», «0,345»). The Arabic comma does the same where it stands tight.
- «.» is the decimal mark where it stands once («3.5»), but groups where it stands twice
  or more before three digits each («1.234.567»).
- Once before exactly three digits («1.234») it could be either. It groups, unless a scale word
  or a percentage follows, or the text nearby writes «0.234», which only a decimal mark can.
- Both together: the last kind is the decimal mark («1,234.56», «1.234,56»).
- Spaces group before «000» («125 000»), and where they are no-break or thin spaces.
- The letter that some agencies write for the decimal mark turns the order round, since the
  digits run the other way on the page: its first digits are the decimals.
- Anything else («24.7.2015», «1,2,3») is several numbers: `pieces`.
"""

import re
from collections.abc import Mapping
from fractions import Fraction

from isnad.passages.passage import Page
from isnad.passages.word import Word

CATEGORY = "number"
LONGEST = 30
"""Digits that a number may have; longer rows of digits are serial numbers of something."""
NEARBY = 150
"""Words around a number that show how decimals are written here."""

EITHER = re.compile(r"[1-9]\d{0,2}\.\d{3}")
POINT = re.compile(r"0\.\d{3}")
GROUPED = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ",."}
MIXED = re.compile(r"(?P<whole>\d{1,3}(?P<mark>[,.])(?:\d{3}(?P=mark))*\d{3})(?!(?P=mark))[,.](?P<part>\d+)")


class Digits:
    """Reads numbers that are written in digits."""

    def __init__(
        self, written: Mapping[str, str], percent: frozenset[str], percent_after: frozenset[str]
    ) -> None:
        self._comma = written["comma"]
        self._letter = written["point"]
        self._percent = percent
        self._percent_after = percent_after

    def read(self, page: Page, i: int) -> tuple[int | Fraction, int] | None:
        """Give the value of the digits at word `i`, and the word after them."""
        text, last = page.words[i].form.text, i + 1
        if text.isdigit() and last < len(page.words):
            text, last = self._run(page, text, last)
        number = value(text, point=self._decimal(page, text, last))
        return None if number is None else (number, last)

    def _run(self, page: Page, text: str, last: int) -> tuple[str, int]:
        """Take what spaces, the Arabic comma and the letter for the point hold together."""
        words = page.words
        mark = words[last].form.text
        if mark == self._letter and _tight(words, last):
            return f"{words[last + 1].form.text}.{text}", last + 2
        if len(text) > 3 or text[0] == "0":
            return text, last
        if mark == self._comma:
            return self._commas(words, text, last)
        end = last
        while end < len(words) and len(words[end].form.text) == 3 and words[end].form.text.isdigit():
            gap = page.text[words[end - 1].end : words[end].start]
            if len(gap) != 1 or not gap.isspace() or gap == "\n":
                break
            if gap == " " and words[end].form.text != "000":
                break
            text, end = text + words[end].form.text, end + 1
        return text, end

    def _commas(self, words: list[Word], text: str, last: int) -> tuple[str, int]:
        end = last
        parts = [text]
        while end < len(words) and words[end].form.text == self._comma and _tight(words, end):
            parts.append(words[end + 1].form.text)
            end += 2
        if all(len(part) == 3 for part in parts[1:]) or len(parts) == 2:
            return ",".join(parts), end
        return text, last

    def _decimal(self, page: Page, text: str, last: int) -> bool:
        """Say whether «.» before three digits is a decimal mark here."""
        if EITHER.fullmatch(text) is None:
            return False
        words = page.words
        after = [word.form for word in words[last : last + 2]]
        if after:
            if after[0].text == "%" or after[0].text in self._percent:
                return True
            if len(after) > 1 and after[0].text in self._percent_after and after[1].text in self._percent:
                return True
            if any(hit.entry.row["class"] == "scale" for hit in after[0].hits.get(CATEGORY, ())):
                return True
        near = words[max(0, last - NEARBY) : last + NEARBY]
        return any(w.form.kind == "number" and POINT.fullmatch(w.form.text) for w in near)


def value(text: str, point: bool = False) -> int | Fraction | None:
    """Give the value of a token of digits and marks; None where it is no single number.

    `point` says that «.» before three digits is a decimal mark.
    """
    if len(text) > LONGEST:
        return None
    if text.isdigit():
        return int(text)
    if not (point and EITHER.fullmatch(text)):
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


def whole(number: int | Fraction) -> int | Fraction:
    """Give a whole number as such."""
    return number.numerator if number.denominator == 1 else number


def _tight(words: list[Word], mark: int) -> bool:
    """Say whether digits stand on both sides of a mark without a space."""
    if mark + 1 >= len(words) or not words[mark + 1].form.text.isdigit():
        return False
    return words[mark - 1].end == words[mark].start and words[mark].end == words[mark + 1].start

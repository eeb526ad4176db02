"""How numerals make one number: «a million and two hundred thousand and five and forty».

«And» joins only what gets smaller: hundred and unit and ten, then scale by scale. The one
exception is the language's own: the unit stands before its ten.
"""

from fractions import Fraction
from typing import NamedTuple

from isnad.mentions.digits import CATEGORY
from isnad.mentions.numerals import Atom, Numerals
from isnad.passages.passage import Page

Value = int | Fraction


class Part(NamedTuple):
    """A coefficient with its scales: «five and twenty thousand». `last` is the word after it."""

    value: Value
    scale: int
    coefficient: Value
    last: int


class Cardinals:
    """Reads exact numbers, in words, in digits, or in both."""

    def __init__(self, numerals: Numerals) -> None:
        self.numerals = numerals

    def read(self, page: Page, atom: Atom) -> tuple[Value, int] | None:
        """Give the number that begins with `atom` and the word after it."""
        part = self._part(page, atom)
        if part is None:
            return None
        total, floor, last = part.value, part.scale, part.last
        while floor > 1:
            more = self.numerals.joined(page, last)
            if more is None or (more.article and not atom.article):
                break
            following = self._part(page, more)
            if following is None:
                break
            if (following.scale < floor and following.value < floor) or self._again(total, floor, more):
                total, floor, last = total + following.value, following.scale, following.last
            elif total == part.value and following.scale > floor and 100 <= following.coefficient < floor:
                total = (total + following.coefficient) * following.scale
                floor, last = following.scale, following.last
            else:
                break
        fraction = None
        if floor > 1 or not atom.article:
            fraction = self._half(page, total, floor, last)
        if fraction is None and floor == 1:
            fraction = self._shares(page, total, last)
        return fraction or (total, last)

    @staticmethod
    def _again(total: Value, floor: int, more: Atom) -> bool:
        """Say whether the scale is said twice: «a hundred thousand and a thousand»."""
        bare = more.kind == "scale" and more.value == floor and more.numeral.count != "many"
        return bare and total > 0 and total % (100 * floor) == 0

    def ordinal(self, page: Page, atom: Atom) -> tuple[Value, int] | None:
        """Give the ordinal that begins with `atom`: «the fifth», «the fifth and twentieth»."""
        ten = self.numerals.joined(page, atom.last)
        if atom.value < 10 and ten is not None and ten.kind == "ten" and ten.article == atom.article:
            return atom.value + ten.value, ten.last
        return None if atom.numeral.joined else (atom.value, atom.last)

    def share(self, page: Page, atom: Atom) -> tuple[Value, int] | None:
        """Give a fraction, of a scale («half a million») or alone; none of «half the town»."""
        times = 2 if atom.numeral.count == "two" else 1
        scale = self.numerals.behind(page, atom.last)
        if scale is None or scale.kind != "scale" or scale.numeral.count not in ("one", "either"):
            of = atom.last < len(page.words) and page.words[atom.last].form.kind == "word"
            alone = atom.numeral.count != "many" and not page.words[atom.first].form.article and not of
            return (Fraction(times, int(atom.value)), atom.last) if alone else None
        return round(Fraction(times * scale.value, atom.value)), scale.last

    def _part(self, page: Page, atom: Atom) -> Part | None:
        if atom.kind == "scale":
            coefficient: Value = self._times(page, atom)
            value, scale, last = coefficient * atom.value, int(atom.value), atom.last
        else:
            below = self._below(page, atom)
            if below is None:
                return None
            value, last = below
            coefficient, scale = value, 1
            value, last = self.decimal(page, value, last)
        while (more := self.numerals.behind(page, last)) is not None:
            if more.kind not in ("scale", "letter") or more.numeral.count == "two" or more.value <= scale:
                break
            if more.kind == "letter" and (
                atom.kind != "digits" or page.words[last].start > page.words[last - 1].end
            ):
                break
            if atom.kind == "digits" and self._year(page, atom):
                break
            value, scale, last = value * more.value, int(more.value) * (1 if scale == 1 else scale), more.last
        return Part(value, scale, coefficient, last)

    def _times(self, page: Page, atom: Atom) -> int:
        """Say how many of its scale a scale word that nothing counts is: one or two."""
        count = atom.numeral.count
        if count != "either":
            return 2 if count == "two" else 1
        words, after = page.words, atom.last
        if self.numerals.has_tanwin(page, atom.first) or not self.numerals.near(page, after):
            return 1
        form = words[after].form
        if form.kind != "word" or form.has("preposition") or form.has(CATEGORY):
            return 1
        return 1 if self.numerals.accusative(form) or self.numerals.joined(page, after) else 2

    def _below(self, page: Page, atom: Atom) -> tuple[Value, int] | None:
        """Give a number below a thousand, or one in digits."""
        if atom.kind in ("digits", "teen", "ten"):
            return atom.value, atom.last
        if atom.kind == "unit":
            return self._unit(page, atom, atom.article)
        if atom.kind != "hundred":
            return None
        more = self.numerals.joined(page, atom.last)
        if more is None or (more.article and not atom.article):
            return atom.value, atom.last
        if more.kind in ("teen", "ten") or (more.kind == "digits" and 0 < more.value < 100):
            return atom.value + more.value, more.last
        unit = self._unit(page, more, atom.article) if more.kind == "unit" else None
        return (atom.value + unit[0], unit[1]) if unit else (atom.value, atom.last)

    def _unit(self, page: Page, atom: Atom, article: bool) -> tuple[Value, int] | None:
        ten = self.numerals.joined(page, atom.last)
        if ten is None or ten.kind != "ten" or (ten.article and not article) or self._two(page, atom, ten):
            return None if atom.numeral.joined else (atom.value, atom.last)
        return atom.value + ten.value, ten.last

    def _two(self, page: Page, unit: Atom, ten: Atom) -> bool:
        """Say whether «between five and twenty» names two numbers."""
        numerals, before = self.numerals, unit.first - 1
        if not numerals.is_any(page, before, "between") or numerals.is_any(page, before - 1, "among"):
            return False
        return not any(numerals.joined(page, i) for i in range(ten.last, min(ten.last + 3, len(page.words))))

    def decimal(self, page: Page, value: Value, last: int) -> tuple[Value, int]:
        """Read decimals in words: «five point three», digit after digit or as one number."""
        point = self.numerals.behind(page, last)
        if point is None or point.kind != "point" or not isinstance(value, int):
            return value, last
        digits, end = "", point.last
        while (more := self.numerals.behind(page, end)) is not None:
            if more.kind == "zero" or (more.kind in ("unit", "digits") and not digits):
                below = self._below(page, more) if more.kind != "zero" else (0, more.last)
            elif more.kind == "unit" or (more.kind in ("teen", "ten", "hundred") and not digits.strip("0")):
                below = self._below(page, more)
            else:
                break
            if below is None or not isinstance(below[0], int):
                break
            digits, end = digits + str(below[0]), below[1]
        return (value + Fraction(int(digits), 10 ** len(digits)), end) if digits else (value, last)

    def _half(self, page: Page, total: Value, floor: int, last: int) -> tuple[Value, int] | None:
        """Take «and a half» behind: of the last scale, or of one."""
        part = self.numerals.joined(page, last)
        if part is None or part.kind != "fraction" or part.numeral.count != "one" or part.article:
            return None
        share = Fraction(floor, part.value)
        scale = self.numerals.behind(page, part.last)
        if scale is not None and scale.kind == "scale":
            return (total + share, scale.last) if scale.value == floor else None
        if total != int(total) or (
            self.numerals.near(page, part.last) and page.words[part.last].form.article
        ):
            return None
        return total + share, part.last

    def _shares(self, page: Page, total: Value, last: int) -> tuple[Value, int] | None:
        """Take the fraction that a small number counts: «three quarters (of a million)»."""
        part = self.numerals.behind(page, last)
        if part is None or part.kind != "fraction" or part.numeral.count != "many":
            return None
        scale = self.numerals.behind(page, part.last)
        if scale is not None and scale.kind == "scale":
            return round(Fraction(total * scale.value, part.value)), scale.last
        return Fraction(total, part.value), part.last

    def _year(self, page: Page, atom: Atom) -> bool:
        """Say whether digits are a year, which no scale word behind counts."""
        if not isinstance(atom.value, int) or not 1800 <= atom.value <= 2100:
            return False
        before = atom.first - 1
        month = before >= 0 and page.words[before].form.has("month")
        return month or self.numerals.is_any(page, before, "years")

"""Number expressions of a page, in digits and in words, exact, vague and ordinal."""

from fractions import Fraction

from isnad.languages.language import Language
from isnad.mentions import digits
from isnad.mentions.cardinals import Cardinals, Value
from isnad.mentions.digits import CATEGORY
from isnad.mentions.mention import Number
from isnad.mentions.numerals import Atom, Numerals
from isnad.passages.passage import Page
from isnad.passages.span import Span

MINUS = frozenset("-\u2212")
DASHES = frozenset("-\u2013\u2014:")
OPENING = frozenset("([\u00ab")
SEVERAL = 9


class Numbers:
    """Finds numbers. What a number word is worth stands in `numbers.toml`."""

    def __init__(self, language: Language) -> None:
        self.numerals = Numerals(language)
        self.cardinals = Cardinals(self.numerals)

    def find(self, page: Page) -> list[Number]:
        """Give every number expression of the page, in order; none overlaps another."""
        found: list[Number] = []
        done = 0
        for i in [n for n, w in enumerate(page.words) if w.form.kind == "number" or CATEGORY in w.form.hits]:
            if i < done:
                continue
            atom = self.numerals.atom(page, i)
            if atom is None:
                if page.words[i].form.kind == "number":
                    found += self._pieces(page, i)
                continue
            number = self._read(page, atom)
            if number is not None:
                found.append(number)
                done = number.last
        return found

    def _read(self, page: Page, atom: Atom) -> Number | None:
        kind = atom.kind
        if kind in ("vague", "several") or (kind == "scale" and atom.numeral.count == "many"):
            return self._vague(page, atom)
        if kind == "ordinal":
            return self._number(page, atom, self.cardinals.ordinal(page, atom), "ordinal")
        if kind == "fraction":
            return self._number(page, atom, self.cardinals.share(page, atom), "share")
        if kind == "minus":
            return self._minus(page, atom)
        if kind == "zero":
            return self._zero(page, atom)
        if kind in ("point", "letter") or self._percent(page, atom):
            return None
        rule = "digits" if kind == "digits" else "words"
        return self._number(page, atom, self.cardinals.read(page, atom), rule)

    def _number(self, page: Page, atom: Atom, read: tuple[Value, int] | None, rule: str) -> Number | None:
        if read is None:
            return None
        value, last = read
        start = atom.start
        if rule == "digits" and self._negative(page, atom):
            start, value = page.words[atom.first - 1].start, -value
        if rule == "digits" and last > atom.last:
            rule = "digits and words"
        low = _plain(value)
        span = Span(start, page.words[last - 1].end)
        return Number(
            span, low, low, _first(page, atom, start), last, False, rule == "ordinal", f"number.{rule}"
        )

    def _vague(self, page: Page, atom: Atom) -> Number:
        """«Tens», «tens of thousands», «several», «several thousand»: from … to."""
        several = atom.kind == "several"
        low, last = int(atom.value), atom.last
        high = SEVERAL if several else low * 10 - 1
        base = self._odd(page, last) if several else None
        if base is not None:
            low, high, last = low + int(base.value), high + int(base.value), base.last
        while base is None and (more := self.numerals.behind(page, last)) is not None:
            counts = more.kind == "scale" or (several and more.kind == "vague")
            if not counts or more.value <= low:
                break
            low, high, last = low * int(more.value), (high + 1) * int(more.value) - 1, more.last
        span = Span(atom.start, page.words[last - 1].end)
        rule = "number.several" if several else "number.vague"
        return Number(span, low, high, atom.first, last, vague=True, rule=rule)

    def _odd(self, page: Page, last: int) -> Atom | None:
        """Give the ten or tens of «some teen», «twenty-odd»."""
        ten = self.numerals.behind(page, last)
        if ten is not None and ten.kind == "teen" and ten.value == 10:
            return ten
        ten = self.numerals.joined(page, last)
        return ten if ten is not None and ten.kind == "ten" and not ten.article else None

    def _minus(self, page: Page, atom: Atom) -> Number | None:
        """«Minus five»."""
        inner = self.numerals.behind(page, atom.last)
        number = self._read(page, inner) if inner else None
        if number is None or number.vague or number.ordinal or number.low <= 0:
            return None
        span = Span(atom.start, number.span.end)
        return Number(span, -number.low, -number.low, atom.first, number.last, rule="number.minus")

    def _negative(self, page: Page, atom: Atom) -> bool:
        """Say whether the mark before digits is a sign and no dash, as aircraft and others have."""
        words, i = page.words, atom.first - 1
        if i < 0 or words[i].form.text not in MINUS or atom.value <= 0:
            return False
        if i == 0:
            return True
        if words[i].end != atom.start:
            return False
        before, gap = words[i - 1].form, page.text[words[i - 1].end : words[i].start]
        if not gap:
            return before.text in OPENING
        if "\n" in gap or before.kind == "number":
            return False
        return before.has("preposition") or self.numerals.is_any(page, atom.last, "degrees")

    def _percent(self, page: Page, atom: Atom) -> bool:
        """Say whether «the hundred» belongs to a percentage."""
        if atom.kind != "hundred" or atom.value != 100 or not atom.article:
            return False
        if atom.preposition:
            return self._is_number(page, atom.first - 1)
        after = self.numerals.is_any(page, atom.first - 1, "percent_after")
        return after and self._is_number(page, atom.first - 2)

    def _zero(self, page: Page, atom: Atom) -> Number | None:
        """Zero, which is also a month: only where it is scored, measured or counted from."""
        words, i, numerals = page.words, atom.first, self.numerals
        read: tuple[Value, int] = (0, atom.last)
        decimal = self.cardinals.decimal(page, 0, atom.last)
        if decimal[1] > atom.last:
            return self._number(page, atom, decimal, "words")
        if atom.article:
            said = numerals.is_any(page, i - 1, "the_zero_after")
        elif atom.conjunction:
            said = False
        else:
            before = self._scored(page, i - 1, i - 2)
            after = self._scored(page, i + 1, i + 2)
            said = len(words) == 1 or before != after
            said = said or numerals.is_any(page, i + 1, "zero_before")
            said = said or (numerals.is_any(page, i - 1, "zero_after") and not self._is_number(page, i + 1))
        return self._number(page, atom, read, "words") if said else None

    def _scored(self, page: Page, mark: int, other: int) -> bool:
        words = page.words
        if not (0 <= mark < len(words) and 0 <= other < len(words)):
            return False
        return words[mark].form.text in DASHES and self._is_number(page, other)

    def _is_number(self, page: Page, i: int) -> bool:
        if not 0 <= i < len(page.words):
            return False
        form = page.words[i].form
        return form.kind == "number" or CATEGORY in form.hits

    def _pieces(self, page: Page, i: int) -> list[Number]:
        """Give the numbers of a token that is no single number: a date, a list."""
        word = page.words[i]
        origin = page.folded.origin
        return [
            Number(
                Span(origin(word.at + start), origin(word.at + end - 1) + 1),
                value,
                value,
                i,
                i + 1,
                rule="number.digits",
            )
            for value, start, end in digits.pieces(word.form.text)
        ]


def _plain(value: Value) -> int | float:
    value = digits.whole(value) if isinstance(value, Fraction) else value
    return value if isinstance(value, int) else float(value)


def _first(page: Page, atom: Atom, start: int) -> int:
    """Give the first word of a number: an article or a sign before digits is one."""
    return atom.first - (start < page.words[atom.first].start)

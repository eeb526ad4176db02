"""The number reader against its corpus, and against a speller that knows none of its tables."""

import random
import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.languages.language import load
from isnad.mentions.mention import Number
from isnad.mentions.numbers import Numbers
from isnad.passages.surface import Surface

LANGUAGE = load("ar")
SURFACE = Surface(LANGUAGE)
NUMBERS = Numbers(LANGUAGE)
CORPUS = tomllib.loads((files("isnad.languages") / "ar" / "numbers.corpus.toml").read_text(encoding="utf-8"))


def read(text: str) -> list[Number]:
    return NUMBERS.find(SURFACE.read(text))


def cases(key: str):
    return [
        pytest.param(case, text, id=text) for case in CORPUS["case"] if key in case for text in case["texts"]
    ]


@pytest.mark.parametrize(("case", "text"), cases("value"))
def test_exact(case, text):
    (number,) = read(text)
    assert number.value == pytest.approx(case["value"], abs=1e-9)
    assert number.ordinal == case.get("ordinal", False)
    assert text[number.span.start : number.span.end] == case.get("span", text)


@pytest.mark.parametrize(("case", "text"), cases("low"))
def test_vague(case, text):
    (number,) = read(text)
    assert (number.low, number.high, number.vague) == (case["low"], case["high"], True)
    assert number.value is None
    assert text[number.span.start : number.span.end] == case.get("span", text)


@pytest.mark.parametrize(("case", "text"), cases("values"))
def test_several(case, text):
    assert [number.value for number in read(text)] == case["values"]


@pytest.mark.parametrize(("case", "text"), cases("none"))
def test_none(case, text):
    assert [n for n in read(text) if not n.vague] == []


# A speller by the rules of grammar books: the number agrees in reverse from 3 to 10, the tens
# are sound plurals, the noun counted by a scale is the scale word itself.

STEMS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
TENS = [None, None, "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
SCALES = [("مليار", "مليارات", 10**9), ("مليون", "ملايين", 10**6), ("ألف", "آلاف", 10**3)]


class Speller:
    def __init__(self, feminine: bool, oblique: bool, alif: bool, spaced: bool, apart: bool) -> None:
        self.feminine = feminine
        self.dual = "ين" if oblique else "ان"
        self.plural = "ين" if oblique else "ون"
        self.construct = "ي" if oblique else "ا"
        self.hundred = "مائة" if alif else "مئة"
        self.gap = " " if spaced else ""
        self.joint = " و " if apart else " و"

    def units(self, n: int, feminine: bool) -> str:
        if n == 1:
            return "واحدة" if feminine else "واحد"
        if n == 2:
            return ("اثنت" if feminine else "اثن") + self.dual
        return STEMS[n] if feminine else STEMS[n].removesuffix("ي") + ("ية" if n == 8 else "ة")

    def teens(self, n: int, feminine: bool) -> str:
        tail = "عشرة" if feminine else "عشر"
        if n == 11:
            return ("إحدى " if feminine else "أحد ") + tail
        if n == 12:
            return ("اثنت" if feminine else "اثن") + self.construct + " " + tail
        return self.units(n - 10, feminine) + " " + tail

    def below_hundred(self, n: int, feminine: bool) -> str:
        if n <= 10:
            return self.units(n, feminine)
        if n < 20:
            return self.teens(n, feminine)
        ten = TENS[n // 10] + self.plural
        if n % 10 == 0:
            return ten
        unit = "إحدى" if feminine and n % 10 == 1 else self.units(n % 10, feminine)
        return unit + self.joint + ten

    def hundreds(self, n: int, construct: bool = False) -> str:
        if n == 1:
            return self.hundred
        if n == 2:
            return self.hundred[:-1] + "ت" + (self.construct if construct else self.dual)
        return (STEMS[n] if n != 8 or self.gap else "ثمان") + self.gap + self.hundred

    def below_thousand(self, n: int, feminine: bool, construct: bool = False) -> str:
        parts = []
        if n >= 100:
            parts.append(self.hundreds(n // 100, construct and n % 100 == 0))
        if n % 100:
            parts.append(self.below_hundred(n % 100, feminine))
        return self.joint.join(parts)

    def counted(self, n: int, one: str, many: str) -> str:
        if n == 1:
            return one
        if n == 2:
            return one + self.dual
        rest = n % 100
        word = many if 3 <= rest <= 10 else one + "ا" if rest >= 11 else one
        if rest in (1, 2) and n > 100:
            return self.counted(n - rest, one, many) + self.joint + self.counted(rest, one, many)
        return f"{self.below_thousand(n, False, construct=True)} {word}"

    def spell(self, n: int) -> str:
        parts = []
        for one, many, size in SCALES:
            if n >= size:
                parts.append(self.counted(n // size, one, many))
                n %= size
        if n:
            parts.append(self.below_thousand(n, self.feminine))
        return self.joint.join(parts)


def spelled() -> list[tuple[int, str]]:
    chance = random.Random(20230919)
    numbers = [*range(1, 1300)]
    for size in range(4, 13):
        numbers += [chance.randrange(10 ** (size - 1), 10**size) for _ in range(350)]
        numbers += [chance.randrange(1, 1000) * 10 ** (size - 3) for _ in range(50)]
    found = []
    for n in numbers:
        speller = Speller(*(chance.random() < 0.5 for _ in range(5)))
        found.append((n, speller.spell(n)))
    return found


def test_spelled_numbers():
    wrong = [(n, text) for n, text in spelled() if [m.value for m in read(text)] != [n]]
    assert wrong == []


def test_spelled_numbers_in_a_sentence():
    for n, text in spelled()[::7]:
        sentence = f"وقال إن {text} شخصا، أو أكثر، نزحوا"
        assert [(m.value, sentence[m.span.start : m.span.end]) for m in read(sentence)] == [(n, text)]


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from([",", "٬", "،"]), st.booleans())
def test_digits(n, mark, eastern):
    text = f"{n:,}".replace(",", mark)
    if eastern:
        text = text.translate({48 + d: 0x660 + d for d in range(10)})
    (number,) = read(f"بلغ {text} نسمة")
    assert number.value == n


WORDS = [
    "و",
    "ال",
    "5",
    "2015",
    "1,900",
    "-",
    "،",
    "\n",
    ".",
    " ",
    "قتيلا",
    "عشرون",
    "مئة",
    "وثلاثة",
    "ألفا",
    "مليون",
    "ونصف",
    "آلاف",
    "عشرات",
    "صفر",
    "الخامس",
    "والعشرين",
    "فاصلة",
    "بين",
    "عدة",
    "ناقص",
    "أرباع",
    "ر",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from(["", " "]))
def test_order_and_places(words, gap):
    text = gap.join(words)
    page = SURFACE.read(text)
    found = NUMBERS.find(page)
    for number in found:
        assert 0 <= number.span.start < number.span.end <= len(text)
        assert 0 <= number.first < number.last <= len(page.words)
        assert number.low <= number.high
        assert page.words[number.first].start <= number.span.start
        assert page.words[number.last - 1].end >= number.span.end
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))

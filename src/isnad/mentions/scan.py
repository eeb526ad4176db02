"""The words of a passage, as the grammar of time expressions reads them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from isnad.languages.language import Language
from isnad.languages.lexicon import Hit
from isnad.mentions.mention import Number
from isnad.mentions.senses import Calendar, Sense
from isnad.passages.passage import Page

ORDINALS = 31
"""The highest number that an ordinal may give: a day of the month."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression found: words `first` to `last` (excluded), from offset `start` to `end` of the text."""

    first: int
    last: int
    start: int
    end: int
    rule: str
    sense: Sense
    weekday: int | None = None
    shift: int | None = None
    ahead: bool = False
    anchored: bool = False
    prospect: bool = False


class Vocabulary:
    """The closed words of time of a language, folded."""

    def __init__(self, language: Language) -> None:
        table = language.table("times")
        plain = language.letters.plain
        self.lexicon = language.lexicon
        self.table = table
        self.words: dict[str, frozenset[tuple[str, ...]]] = {}
        for section in ("words", "clock", "tense"):
            for name, value in table[section].items():
                if isinstance(value, list):
                    self.words[name] = frozenset(tuple(plain(w).split()) for w in value)
        self.minutes = {
            tuple(plain(words).split()): sign * value
            for sign, part in ((1, "past"), (-1, "less"))
            for words, value in table["clock"][part].items()
        }
        self.anniversaries = [
            (frozenset(map(plain, row["heads"])), row["month"], row["day"], row["year"])
            for row in table["anniversary"]
        ]
        self.article = self.singles_of("article")
        self.firsts: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for name, words in self.words.items():
            firsts = self.firsts.setdefault(name, {})
            for phrase in sorted(words, key=len, reverse=True):
                firsts.setdefault(phrase[0], []).append(phrase[1:])
        self.longest = {name: max(map(len, words), default=1) for name, words in self.words.items()}
        self.singles = {
            name: frozenset(w[0] for w in words if len(w) == 1) for name, words in self.words.items()
        }

    def singles_of(self, name: str) -> frozenset[str]:
        """Give the closed words of a name that are one word."""
        return frozenset(word[0] for word in self.words[name] if len(word) == 1)

    def anniversary(self, sense: Calendar, head: str) -> Calendar:
        """Give a date its year where it stands for what happened on it: «the attacks of 11 September»."""
        for heads, month, day, year in self.anniversaries:
            if sense.year is None and head in heads and (sense.month, sense.day) == (month, day):
                return replace(sense, year=year)
        return sense


class Scan:
    """A page seen as places in a row; rules ask what stands at a place."""

    def __init__(self, page: Page, numbers: Sequence[Number], vocabulary: Vocabulary) -> None:
        self.page, self.words = page, page.words
        self.vocabulary = vocabulary
        self.numbers: Mapping[int, Number] = {n.first: n for n in numbers}
        self.ends: Mapping[int, Number] = {n.last: n for n in numbers}
        self.first, self.limit = 0, len(self.words)
        self.narrated: Sense | None = None
        """The last day, month or year that the text spoke of."""
        self.day: Sense | None = None
        """The last day that the text spoke of."""
        self.ended: tuple[int, str] = (-1, "")
        """Where the expression before ended, and its rule."""
        self.here: Sense | None = None
        """The last day that this sentence spoke of."""

    def enter(self, first: int, limit: int) -> None:
        """Read within the words `first` to `limit` from now on."""
        self.first, self.limit, self.here = first, limit, None

    def text(self, at: int) -> str:
        """Give the folded word at a place, empty beyond the passage."""
        return self.words[at].form.text if self.first <= at < self.limit else ""

    def match(self, at: int, category: str) -> tuple[Hit, int] | None:
        """Give the longest lexicon entry at a place, and the place after it."""
        if not self.first <= at < self.limit or category not in self.words[at].form.hits:
            return None
        found = self.vocabulary.lexicon.match(self.words, at, category)
        return found if found and found[1] <= self.limit else None

    def row(self, at: int, category: str) -> tuple[Mapping[str, Any], int] | None:
        """Give the data row of a word to which no conjunction or preposition clings."""
        found = self.match(at, category)
        return (found[0].entry.row, found[1]) if found and not found[0].cut else None

    def lit(self, at: int, name: str) -> int | None:
        """Give the place after one of the closed words `name`, None where none stands."""
        for rest in self.vocabulary.firsts[name].get(self.text(at), ()):
            if all(self.text(at + 1 + n) == word for n, word in enumerate(rest)):
                return at + 1 + len(rest)
        return None

    def over(self, at: int, *names: str) -> int:
        """Give the place after any of the closed words, in the order given, where they stand."""
        for name in names:
            at = self.lit(at, name) or at
        return at

    def before(self, at: int, name: str) -> bool:
        """Say whether one of the closed words `name` ends just before a place."""
        words = self.vocabulary.words[name]
        sizes = range(1, self.vocabulary.longest[name] + 1)
        return any(tuple(self.text(k) for k in range(at - n, at)) in words for n in sizes)

    def clinging(self, at: int, *names: str) -> int:
        """Give the number of letters that cling to the closed word at a place."""
        text = self.text(at)
        stems = {word[0] for name in names for word in self.vocabulary.words[name]}
        return max(
            (n for n in (1, 2) if text[n:] in stems and text[:n] not in self.vocabulary.article), default=0
        )

    def digits(self, at: int, low: int, high: int) -> int | None:
        """Give the whole number in digits at a place if it lies within bounds."""
        text = self.text(at)
        if not text.isdigit() or not text.isascii() or len(text) > 4:
            return None
        return int(text) if low <= int(text) <= high else None

    def counted(self, at: int, low: int = 1, high: int = 99_999) -> tuple[int, int] | None:
        """Give the whole number (digits or words) that begins at a place, and the place after it."""
        value = self.digits(at, low, high)
        if value is not None:
            return value, at + 1
        number = self.numbers.get(at)
        if number is not None and number.ordinal and high > ORDINALS:
            return None
        if number is None or number.vague or number.low != number.high or number.last > self.limit:
            return None
        exact = number.value
        return (exact, number.last) if isinstance(exact, int) and low <= exact <= high else None

    def bracketed(self, at: int, low: int = 1, high: int = 99_999) -> tuple[int, int] | None:
        """The same, also with the article apart (the article, then 24) or in brackets."""
        if self.text(at) == "(":
            inner = self.counted(at + 1, low, high)
            return (inner[0], inner[1] + 1) if inner and self.text(inner[1]) == ")" else None
        number = self.counted(at, low, high)
        if number is None and self.lit(at, "article") is not None:
            return self.counted(at + 1, low, high)
        return number

    def start(self, at: int, cut: int = 0) -> int:
        """Give the offset at which the word at a place begins, its clitics taken off."""
        return self.page.stem_start(self.words[at], cut)

    def found(
        self, rule: str, first: int, last: int, sense: Sense, cut: int = 0, **more: int | bool | None
    ) -> Found:
        """Make what was found of the places `first` to `last`."""
        return Found(first, last, self.start(first, cut), self.words[last - 1].end, rule, sense, **more)  # type: ignore[arg-type]


def longest(found: Iterable[Found | None]) -> Found | None:
    """Give the longest of what rules found at one place, the first of equals."""
    live = [f for f in found if f is not None]
    return max(live, key=lambda f: (f.last, -f.start)) if live else None

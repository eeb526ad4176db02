"""The single words of numbers: what each form of a page is worth, before grammar joins them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from isnad.languages.language import Language
from isnad.languages.lexicon import Form, Hit
from isnad.mentions.digits import CATEGORY, Digits
from isnad.passages.passage import Page

Fold = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A row of `numbers.toml`."""

    kind: str
    value: int
    count: str
    joined: bool
    bare: bool
    articled: bool
    needs: str
    without: str
    unless_after: frozenset[str]
    not_written: frozenset[str]


class Atom(NamedTuple):
    """A numeral on the page: words `first` to `last` (excluded), `start` without what clings.

    `conjunction` says that «and» clings to it or stands before it.
    """

    numeral: Numeral
    value: int | Fraction
    first: int
    last: int
    start: int
    conjunction: bool = False
    preposition: str = ""
    article: bool = False

    @property
    def kind(self) -> str:
        """The class of the numeral."""
        return self.numeral.kind


class Numerals:
    """Reads the atoms of numbers."""

    def __init__(self, language: Language) -> None:
        table, affixes = language.table("numbers"), language.table("letters")["proclitics"]
        plain = language.letters.plain
        self._rows = {id(row): _numeral(row, plain) for row in table[CATEGORY]}
        self._digits = _numeral({"class": "digits"}, plain)
        self._and: str = affixes["conjunctions"][0]
        self._articles = _leads(affixes)
        self._around = {key: _words(rows, plain) for key, rows in table["around"].items()}
        self._tanwin: str = table["written"]["tanwin"]
        self._accusative: str = table["written"]["accusative"]
        self._marks = Digits(table["written"], self._around["percent"], self._around["percent_after"])

    def near(self, page: Page, i: int) -> bool:
        """Say whether word `i` stands in the same line as the word before it."""
        words = page.words
        return i < len(words) and "\n" not in page.text[words[i - 1].end : words[i].start]

    def atom(self, page: Page, i: int) -> Atom | None:
        """Give the numeral that begins at word `i`, the longest."""
        form = page.words[i].form
        if form.kind == "number":
            return self._digit(page, i)
        best: Atom | None = None
        for hit in form.hits.get(CATEGORY, ()):
            last = i + 1 + len(hit.entry.rest)
            if best is not None and last <= best.last:
                continue
            numeral = self._rows[id(hit.entry.row)]
            if self._stands(page, i, last, hit, numeral):
                led = hit.conjunction and form.text.startswith(self._and)
                start = page.stem_start(page.words[i], hit.cut)
                best = Atom(numeral, numeral.value, i, last, start, led, hit.preposition, hit.article)
        return best

    def behind(self, page: Page, i: int) -> Atom | None:
        """Give the numeral at word `i` if it follows the word before it with nothing between."""
        if not self.near(page, i):
            return None
        found = self.atom(page, i)
        return found if found and not (found.conjunction or found.preposition) else None

    def joined(self, page: Page, i: int) -> Atom | None:
        """Give the numeral at word `i` if «and» joins it to what stands before."""
        if not self.near(page, i):
            return None
        if page.words[i].form.text == self._and:
            found = self.behind(page, i + 1)
            return found._replace(conjunction=True) if found else None
        found = self.atom(page, i)
        return found if found and found.conjunction and not found.preposition else None

    def is_any(self, page: Page, i: int, *keys: str) -> bool:
        """Say whether word `i` is one that `[around]` lists under one of the keys."""
        if not 0 <= i < len(page.words):
            return False
        text = page.words[i].form.text
        return any(text in self._around[key] for key in keys)

    def has_tanwin(self, page: Page, i: int) -> bool:
        """Say whether word `i` is written with tanwin."""
        word = page.words[i]
        return self._tanwin in page.text[word.start : word.end]

    def accusative(self, form: Form) -> bool:
        """Say whether a word ends as an indefinite accusative does."""
        return form.text.endswith(self._accusative)

    def _stands(self, page: Page, i: int, last: int, hit: Hit, numeral: Numeral) -> bool:
        words = page.words
        if last > len(words):
            return False
        for n, rest in enumerate(hit.entry.rest):
            if words[i + 1 + n].form.text != rest:
                return False
        if (numeral.bare and hit.article) or (numeral.articled and not hit.article):
            return False
        if numeral.needs or numeral.without:
            written = page.text[words[i].start : words[i].end]
            if numeral.needs not in written or (numeral.without and numeral.without in written):
                return False
        if numeral.unless_after and i and words[i - 1].form.text in numeral.unless_after:
            return False
        return words[i].form.text not in numeral.not_written

    def _digit(self, page: Page, i: int) -> Atom | None:
        read = self._marks.read(page, i)
        if read is None:
            return None
        (value, last), start = read, page.words[i].start
        if i:
            before = page.words[i - 1]
            cut = self._articles.get(before.form.text)
            if cut is not None and start - before.end <= 1:
                return Atom(self._digits, value, i, last, page.stem_start(before, cut), article=True)
        return Atom(self._digits, value, i, last, start)


def _numeral(row: Mapping[str, Any], plain: Fold) -> Numeral:
    return Numeral(
        kind=row["class"],
        value=row.get("value", 0),
        count=row.get("count", ""),
        joined=row.get("joined", False),
        bare=row.get("bare", False),
        articled=row.get("articled", False),
        needs=row.get("needs", ""),
        without=row.get("without", ""),
        unless_after=_words(row.get("unless_after", ()), plain),
        not_written=_words(row.get("not_written", ()), plain),
    )


def _words(rows: Iterable[str], plain: Fold) -> frozenset[str]:
    return frozenset(plain(word) for word in rows)


def _leads(affixes: Mapping[str, Any]) -> dict[str, int]:
    """Give what stands before digits that have the article, and how much of it is not the article."""
    article, assimilated = affixes["article"][0], affixes["assimilated"][0]
    found: dict[str, int] = {}
    for led in ("", *affixes["conjunctions"]):
        found[led + assimilated] = len(led) + 1
        for letter in ("", *affixes["prepositions"]):
            found[led + letter + article] = len(led + letter)
    return found

"""The lexicon: every word that the language data knows, found through what clings to it.

A written form is analysed once and remembered; a text is then read by looking its forms up.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

TOKEN = re.compile(
    r"(?P<word>[\u0621-\u064a\u066e-\u06d3]+)|(?P<number>\d+(?:[.,]\d+)*)|(?P<latin>[^\W\d_]+)|[^\s]"
)
"""A word, a number with its marks, a word in Latin letters, or any single mark, in folded text."""
REMEMBERED = 150_000
"""Forms kept at most; a worker's memory is bounded by it (about 300 bytes a form)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase of the language data, folded.

    `shape` says what may cling to it: `verb` (conjunctions and the future's letter in front, pronouns
    behind), `noun` (all), `name` (all but pronouns), `word` (conjunctions and prepositions), `fixed`
    (conjunctions only). `rest` are the words that must follow.
    """

    category: str
    word: str
    rest: tuple[str, ...]
    row: Any
    shape: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a written form, and what clings to it there.

    `cut` is the number of letters in front of the stem, article not counted as in front.
    """

    entry: Entry
    cut: int
    conjunction: bool
    preposition: str
    article: bool
    pronoun: str
    future: bool = False


class Form:
    """A written form (folded), analysed once: what the lexicon knows of it.

    `alone` are the categories that the word has by itself, `leads` those in which it only begins
    phrases, `longer` those in which it begins any. `conjunction`, `preposition`, `article` and
    `cut` are what clings before an article.
    """

    __slots__ = (
        "_behind",
        "alone",
        "article",
        "conjunction",
        "cut",
        "hits",
        "kind",
        "leads",
        "longer",
        "preposition",
        "text",
    )

    article: bool
    conjunction: bool
    cut: int
    preposition: str

    def __init__(self, text: str, kind: str, hits: dict[str, tuple[Hit, ...]]) -> None:
        self.text = text
        self.kind = kind
        self.hits = hits
        self.alone = frozenset(c for c, found in hits.items() if not found[0].entry.rest)
        self.leads = frozenset(hits) - self.alone
        self.longer = frozenset(c for c, found in hits.items() if found[-1].entry.rest)
        self._behind: dict[str, dict[str, list[Hit]]] = {}

    def has(self, category: str) -> bool:
        """Say whether the lexicon knows the form in this category."""
        return category in self.hits

    def single(self, category: str) -> Hit | None:
        """Give the first entry of `category` that is this one word."""
        return self.hits[category][0] if category in self.alone else None

    def phrases(self, category: str, second: str) -> Sequence[Hit]:
        """Give the entries of `category` that begin with this word and go on with `second`."""
        behind = self._behind.get(category)
        if behind is None:
            behind = self._behind[category] = {}
            for hit in self.hits.get(category, ()):
                if hit.entry.rest:
                    behind.setdefault(hit.entry.rest[0], []).append(hit)
        return behind.get(second, ())

    def __repr__(self) -> str:
        return f"<Form {self.text} {sorted(self.hits)}>"


class Formed(Protocol):
    """Anything that has a form: a word of a text."""

    @property
    def form(self) -> Form:
        """The written form."""
        ...


class _Cut(NamedTuple):
    stem: str
    cut: int
    conjunction: bool
    preposition: str
    article: bool
    pronoun: str
    future: bool = False


SHAPES: Mapping[str, frozenset[str]] = {
    # what may cling
    "verb": frozenset(("conjunction", "future", "subjunctive", "pronoun")),
    "noun": frozenset(("conjunction", "preposition", "article", "pronoun")),
    "name": frozenset(("conjunction", "preposition", "article")),
    "clause": frozenset(("conjunction", "preposition", "pronoun")),
    "word": frozenset(("conjunction", "preposition")),
    "fixed": frozenset(("conjunction",)),
}


class Lexicon:
    """All entries of a language, with the analysed forms remembered."""

    def __init__(self, affixes: Mapping[str, Any]) -> None:
        front, behind = affixes["proclitics"], affixes["enclitics"]
        self._conjunctions: tuple[str, ...] = tuple(front["conjunctions"])
        self._prepositions: tuple[str, ...] = tuple(front["prepositions"])
        self._future: tuple[str, ...] = tuple(front["future"])
        self._article: str = front["article"][0]
        self._subjunctive: tuple[str, ...] = tuple(front["subjunctive"])
        self._verbal: tuple[str, ...] = tuple(behind["verbal"])
        self._restored: tuple[tuple[str, str], ...] = tuple(map(tuple, behind["restored"]))
        self._assimilated: str = front["assimilated"][0]
        self._pronouns: tuple[str, ...] = tuple(behind["pronouns"])
        self._entries: dict[str, list[Entry]] = {}
        self._forms: dict[str, Form] = {}

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries; forms analysed before are forgotten."""
        for entry in entries:
            self._entries.setdefault(entry.word, []).append(entry)
        self._forms.clear()

    def entries(self) -> Iterator[Entry]:
        """Give all entries, in no particular order."""
        for rows in self._entries.values():
            yield from rows

    def form(self, text: str, kind: str = "word") -> Form:
        """Give the analysed form of a folded word."""
        known = self._forms.get(text)
        if known is None:
            if len(self._forms) >= REMEMBERED:
                self._forms.clear()
            known = self._forms[text] = self._analyse(text, kind)
        return known

    def match(self, words: Sequence[Formed], at: int, category: str) -> tuple[Hit, int] | None:
        """Give the longest entry of `category` that begins at word `at`, and the word after it."""
        form = words[at].form
        if category not in form.hits:
            return None
        single = form.single(category)
        best = (single, at + 1) if single is not None else None
        second = words[at + 1].form.text if at + 1 < len(words) else ""
        for hit in form.phrases(category, second):
            end = at + 1 + len(hit.entry.rest)
            if end > len(words) or (best is not None and end <= best[1]):
                continue
            if all(words[at + 1 + n].form.text == word for n, word in enumerate(hit.entry.rest)):
                best = hit, end
        return best

    def _analyse(self, text: str, kind: str) -> Form:
        hits: dict[str, list[Hit]] = {}
        if kind == "word":
            seen: dict[str, int] = {}
            for cut in self._cuts(text):
                for entry in self._entries[cut.stem]:
                    if not self._allowed(cut, entry):
                        continue
                    # of several ways to cut a form, the one that takes least off wins in its category
                    size = len(text) - len(cut.stem) + (1 if cut.pronoun else 0)
                    plain = not entry.rest and entry.shape != "verb"
                    if plain and seen.setdefault(entry.category, size) < size:
                        continue
                    hit = Hit(
                        entry, cut.cut, cut.conjunction, cut.preposition, cut.article, cut.pronoun, cut.future
                    )
                    hits.setdefault(entry.category, []).append(hit)
        elif text in self._entries:
            for entry in self._entries[text]:
                hits.setdefault(entry.category, []).append(Hit(entry, 0, False, "", False, ""))
        form = Form(
            text, kind, {k: tuple(sorted(v, key=lambda h: len(h.entry.rest))) for k, v in hits.items()}
        )
        form.conjunction, form.preposition, form.article, form.cut = self._outside(text)
        return form

    def _outside(self, text: str) -> tuple[bool, str, bool, int]:
        """What seems to cling in front of a form that nobody knows: only before an article."""
        for lead in ("", *self._conjunctions):
            rest = text[len(lead) :]
            if not text.startswith(lead):
                continue
            if rest.startswith(self._article) and len(rest) > 3:
                return bool(lead), "", True, len(lead)
            if rest.startswith(self._assimilated) and len(rest) > 4:
                return bool(lead), self._prepositions[1], True, len(lead) + 1
            for letter in self._prepositions:
                if rest.startswith(letter + self._article) and len(rest) > 5:
                    return bool(lead), letter, True, len(lead) + 1
        return False, "", False, 0

    def _cuts(self, text: str) -> Iterator[_Cut]:
        """Give every way to take clinging letters off that leaves a known word, the least first."""
        entries = self._entries
        for cut in self._fronts(text):
            if cut.stem in entries:
                yield cut
            if cut.article or len(cut.stem) < 3 or not cut.stem.endswith(self._pronouns):
                continue
            for pronoun in self._pronouns:
                stem = cut.stem.removesuffix(pronoun)
                if len(stem) < 2 or stem == cut.stem:
                    continue
                for bare in self._bare(stem):
                    if bare in entries:
                        yield _Cut(bare, cut.cut, cut.conjunction, cut.preposition, False, pronoun)

    def _fronts(self, text: str) -> Iterator[_Cut]:
        for lead in ("", *self._conjunctions):
            if not text.startswith(lead) or len(text) - len(lead) < 1:
                continue
            rest, off, led = text[len(lead) :], len(lead), bool(lead)
            yield _Cut(rest, off, led, "", False, "")
            if rest.startswith(self._article):
                yield _Cut(rest[2:], off, led, "", True, "")
            if rest.startswith(self._assimilated):
                yield _Cut(rest[2:], off + 1, led, self._prepositions[1], True, "")
                yield _Cut(self._article + rest[2:], off + 1, led, self._prepositions[1], False, "")
            for letter in self._prepositions:
                if rest.startswith(letter) and len(rest) > 2:
                    yield _Cut(rest[1:], off + 1, led, letter, False, "")
                    if rest.startswith(letter + self._article):
                        yield _Cut(rest[3:], off + 1, led, letter, True, "")
            for letter in self._future:
                if rest.startswith(letter) and len(rest) > 3:
                    yield _Cut(rest[1:], off + 1, led, "", False, "", future=True)

    def _bare(self, stem: str) -> Iterator[str]:
        """Give the stem before a pronoun as it is, and as it stands without one."""
        yield stem
        for before, alone in self._restored:
            if stem.endswith(before):
                yield stem[: -len(before)] + alone

    def _allowed(self, cut: _Cut, entry: Entry) -> bool:
        may = SHAPES[entry.shape]
        if (cut.article and "article" not in may) or (cut.pronoun and "pronoun" not in may):
            return False
        if cut.pronoun and entry.shape == "verb" and cut.pronoun not in self._verbal:
            return False
        if entry.shape == "clause" and cut.preposition == self._prepositions[-1]:
            return False  # «as if» is no «that», nor «was» a «like that»
        if cut.future:
            return "future" in may and not entry.form.startswith("past")
        if not cut.preposition or "preposition" in may:
            return True
        return "subjunctive" in may and cut.preposition in self._subjunctive

"""The words of a headline as comparing needs them: stem, root, what `opposites.toml` says of them.

In goes a text, out comes a tuple of `Word`s. Stems are cut lightly and roots are only the
consonants that are left, so both are for finding likeness and not for reading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from isnad.languages.language import Language

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
EDGES = re.compile(r"^\W+|\W+$")
LETTERS, WORDS = 1_000, 64
"""How much of a text is looked at: a headline or a sentence is shorter."""


class Tag(NamedTuple):
    """A row of `opposites.toml` that a word belongs to, and its side or thing there."""

    sort: str  # "opposite", "same" or "rival"
    row: str
    member: str = ""

    @property
    def opposite(self) -> "Tag":
        """Give the other side of the same row."""
        return Tag(self.sort, self.row, "other" if self.member == "one" else "one")


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A folded word with what likeness is measured by; one object for each written form."""

    text: str
    stem: str
    root: str
    number: str
    tags: frozenset[Tag]
    negates: bool
    denies: bool
    small: bool
    stem_pairs: frozenset[str] = field(repr=False)
    root_pairs: frozenset[str] = field(repr=False)


class Wording:
    """Cuts the texts of one language into `Word`s; remembers the words it has met, up to a bound."""

    def __init__(self, language: Language) -> None:
        table = language.table("opposites")
        self._plain = language.letters.plain
        cut = table["stems"]
        self._articles = tuple(cut["articles"])
        self._suffixes = [(s, 2 if s in cut["plurals"] else 3) for s in map(self._plain, cut["suffixes"])]
        self._clitics, self._outer, self._inner = (frozenset(cut[k]) for k in ("clitics", "outer", "inner"))
        self._tenth, self._infix = tuple(cut["tenth"]), cut["infix"]
        self._leading = frozenset(cut["leading"])
        self._no_weak = str.maketrans("", "", "".join(cut["weak"]))
        self._small = self._folded(cut["small"])
        self._particles = self._folded(table["deny"]["particles"])
        self._denying = frozenset(map(self.stem, self._folded(table["deny"]["verbs"])))
        self._numbers = {w: n for n, words in table["numbers"].items() for w in self._folded(words)}
        self._tags: dict[str, set[Tag]] = {}
        for row in table["opposite"]:
            self._add(Tag("opposite", row["gloss"], "one"), row["one"])
            self._add(Tag("opposite", row["gloss"], "other"), row["other"])
        for row in table["same"]:
            self._add(Tag("same", row["gloss"]), row["words"])
        for row in table["rival"]:
            for words in row["things"]:
                self._add(Tag("rival", row["gloss"], self._plain(words[0])), words)
        self.word = lru_cache(50_000)(self._word)
        self.read = lru_cache(5_000)(self._read)

    def _read(self, text: str) -> tuple[Word, ...]:
        """Give the first words of a text, folded, without signs."""
        return tuple(self.word(token) for token in TOKEN.findall(self._plain(text[:LETTERS]))[:WORDS])

    def written(self, *texts: str) -> dict[str, str]:
        """Give for the folded words of texts how they are spelled there, one spelling each."""
        found: dict[str, str] = {}
        for piece in sorted({piece for text in texts for piece in text[:LETTERS].split()}, reverse=True):
            tokens = TOKEN.findall(self._plain(piece))
            if len(tokens) == 1:
                found[tokens[0]] = EDGES.sub("", piece)
        return found

    def stem(self, word: str) -> str:
        """Cut the article in front and one ending behind of a folded word."""
        for article in self._articles:
            if word.startswith(article) and len(word) >= len(article) + 2:
                word = word[len(article) :]
                break
        for suffix, least in self._suffixes:
            if word.endswith(suffix) and len(word) >= len(suffix) + least:
                return word[: -len(suffix)]
        return word

    def root(self, stem: str) -> str:
        """Give the consonants of a stem without what forms and persons add; the stem where too few remain."""
        cut = stem[2:] if stem.startswith(self._tenth) and len(stem) >= 5 else stem
        bare = cut.translate(self._no_weak)
        if len(bare) >= 4 and bare[0] in self._leading:
            bare = bare[1:]
        if len(bare) >= 4 and bare[1] == self._infix:
            bare = bare[0] + bare[2:]
        return bare if len(bare) >= 2 else stem

    def _word(self, text: str) -> Word:
        stem = self.stem(text)
        stems = [self.stem(form) for form in self._uncut(text)]
        known = next((s for s in stems if s in self._tags), stem)
        root = self.root(stem)
        return Word(
            text=text,
            stem=known,
            root=root,
            number=self._numbers.get(text) or (text if text[0].isdigit() else ""),
            tags=frozenset(self._tags.get(known, ())),
            negates=text in self._particles,
            denies=any(s in self._denying for s in stems),
            small=text in self._small,
            stem_pairs=_pairs(known),
            root_pairs=_pairs(root),
        )

    def _uncut(self, word: str) -> Iterator[str]:
        yield word
        if len(word) > 3 and word[0] in self._clitics:
            yield word[1:]
        if len(word) > 4 and word[0] in self._outer and word[1] in self._inner:
            yield word[2:]

    def _folded(self, words: list[str]) -> frozenset[str]:
        return frozenset(map(self._plain, words))

    def _add(self, tag: Tag, words: list[str]) -> None:
        for word in self._folded(words):
            self._tags.setdefault(self.stem(word), set()).add(tag)


def _pairs(word: str) -> frozenset[str]:
    return frozenset(a + b for a, b in zip("<" + word, word + ">", strict=True))


def likeness(x: Word, z: Word) -> float:
    """Tell how alike two words are, from 0 to 1: one form, one stem, one root, or shared letters."""
    if x.text == z.text or (x.number and x.number == z.number):
        return 1.0
    if x.stem == z.stem:
        return 0.95
    if x.root == z.root and len(x.root) >= 3:
        return 0.9
    stems = 2 * len(x.stem_pairs & z.stem_pairs) / (len(x.stem_pairs) + len(z.stem_pairs))
    roots = 2 * len(x.root_pairs & z.root_pairs) / (len(x.root_pairs) + len(z.root_pairs))
    return min(0.85, max(stems, 0.8 * roots))

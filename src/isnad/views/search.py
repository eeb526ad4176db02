"""Search: words of the texts, however they are spelled and whatever clings to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from isnad.documents.document import Document
from isnad.languages.language import load
from isnad.languages.lexicon import TOKEN
from isnad.passages.span import Span
from isnad.views.memory import Memory, Value
from isnad.views.shapes import SIZE, Record, first, storable, turn

LEAST = 3
"""Letters that are left of a word, at least, when what clings to it is taken off."""
AROUND = 130
"""Code points of a text that are shown on either side of what was found."""
SHOWN = 4
"""Places of a document that are shown at the most."""
ASKED = re.compile(r'"([^"]*)"?|(\S+)')
LONGEST, WORDS = 400, 16
"""Characters and words of a question that are looked at."""


class Finder:
    """The search of one language: its folding, and the particles and pronouns that cling to its words."""

    def __init__(self) -> None:
        language = load("ar")
        self.letters = language.letters
        self.plain = language.letters.plain
        front, back = language.table("letters")["proclitics"], language.table("letters")["enclitics"]
        self.conjunctions = tuple(map(self.plain, front["conjunctions"]))
        self.prepositions = tuple(map(self.plain, front["prepositions"]))
        self.article = self.plain(front["article"][0])
        self.assimilated = self.plain(front["assimilated"][0])
        self.pronouns = tuple(map(self.plain, back["pronouns"]))
        self.restored = [(self.plain(a), self.plain(b)) for a, b in back["restored"]]
        self.bare = lru_cache(200_000)(self._bare)

    def row(self, number: int, document: Document) -> tuple[Value, ...]:
        """Give a document, by its number, as the index has it: its words, with and without what clings."""
        text = self.plain(f"{document.title or ''}\n{document.text}")
        words = [found.group() for found in TOKEN.finditer(text) if found.lastgroup]
        bare = " ".join(part for word in words for part in sorted(self.bare(word)))
        return number, storable(" ".join(words)), storable(bare)

    def _bare(self, word: str) -> frozenset[str]:
        """Give what a word can be without what clings to it, itself among it."""
        found = {word}
        for front in (self.conjunctions, self.prepositions):
            found |= {one.removeprefix(p) for one in tuple(found) for p in front if self._holds(one, p)}
        for one in tuple(found):
            if self._holds(one, self.assimilated):
                found.add(one.removeprefix(self.assimilated))
            if self._holds(one, self.article):
                found.add(one.removeprefix(self.article))
        for one in tuple(found):
            found |= set(self._behind(one))
        return frozenset(found)

    def _behind(self, word: str) -> Iterator[str]:
        for pronoun in self.pronouns:
            if word.endswith(pronoun) and len(word) - len(pronoun) >= LEAST:
                stem = word.removesuffix(pronoun)
                yield stem
                for before, alone in self.restored:
                    if stem.endswith(before):
                        yield stem.removesuffix(before) + alone

    def _holds(self, word: str, front: str) -> bool:
        return word.startswith(front) and len(word) - len(front) >= LEAST - 1

    def wanted(self, word: str) -> str:
        """Give the form under which a word of a question is looked for: without the article."""
        plain = self.plain(word)
        return plain.removeprefix(self.article) if self._holds(plain, self.article) else plain


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase (several words in a row) or the beginning of a word that is looked for."""

    words: tuple[str, ...]
    phrase: bool = False
    prefix: bool = False

    @property
    def match(self) -> str:
        """The term as the index is asked for it."""
        if self.phrase:
            return f'words : "{" ".join(self.words)}"'
        return f'bare : "{self.words[0]}"{"*" * self.prefix}'


@lru_cache(1)
def finder() -> Finder:
    """Give the finder of the process."""
    return Finder()


def terms(asked: str) -> list[Term]:
    """Take a question apart: words, "phrases", beginnings of words*."""
    found = []
    for part in ASKED.finditer(asked[:LONGEST]):
        quoted, single = part.groups()
        plain = finder().plain(quoted if quoted is not None else single)
        words = [token.group() for token in TOKEN.finditer(plain) if token.lastgroup]
        if quoted is not None and words:
            found.append(Term(tuple(words), phrase=True))
        else:
            prefix = bool(single) and single.endswith("*") and len(words) == 1
            found += [Term((finder().wanted(word),), prefix=prefix) for word in words]
    return found[:WORDS]


def search(memory: Memory, asked: str, page: int = 1, size: int = 20, story: str | None = None) -> Record:
    """Find the documents that hold all words asked for, the best first, with the places where they stand."""
    size = min(size, SIZE)
    wanted = terms(asked)
    if not wanted:
        return {"items": [], **turn(0, page, size), "words": []}
    match = " AND ".join(term.match for term in wanted)
    inside = " AND rowid IN (SELECT number FROM told_documents WHERE story = ?)" if story else ""
    values: tuple[Value, ...] = (match, story) if story else (match,)
    where = f"FROM told_words WHERE told_words MATCH ?{inside}"
    total = memory.ask(f"SELECT count(*) {where}", *values)[0][0]
    turned = turn(total, page, size)
    query = (
        f"SELECT d.body AS body FROM (SELECT rowid AS number, bm25(told_words) AS score {where} "  # noqa: S608
        "ORDER BY score, number LIMIT ? OFFSET ?) f JOIN told_documents d ON d.number = f.number "
        "ORDER BY f.score, f.number"
    )
    items = memory.bodies(query, *values, turned["size"], first(turned))
    for item in items:
        item["places"] = places(memory.ledger.document(item["id"]).text, wanted)
    told = [" ".join(term.words) for term in wanted]
    return {"items": items, **turned, "words": told}


def places(text: str, wanted: list[Term]) -> list[Record]:
    """Give the places of a text where what was asked for stands: text around it, and the marks in that."""
    hits = sorted(set(_hits(text, wanted)))
    shown: list[Record] = []
    until = -1
    for hit in hits:
        if hit.start < until:
            continue
        start, end = max(0, hit.start - AROUND), min(len(text), hit.end + AROUND)
        start = start if start == 0 else text.find(" ", start, hit.start) + 1 or hit.start
        end = end if end == len(text) else max(text.rfind(" ", hit.end, end), hit.end)
        marks = [[h.start - start, h.end - start] for h in hits if start <= h.start and h.end <= end]
        shown.append({"span": [start, end], "text": text[start:end], "marks": marks, "at": hit.start})
        until = end
        if len(shown) == SHOWN:
            break
    return shown


def _hits(text: str, wanted: list[Term]) -> Iterator[Span]:
    folded = finder().letters.fold(text)
    tokens = [token for token in TOKEN.finditer(folded.text) if token.lastgroup]
    words = [token.group() for token in tokens]
    for at, word in enumerate(words):
        bare = finder().bare(word)
        for term in wanted:
            size = len(term.words)
            if term.phrase:
                found = tuple(words[at : at + size]) == term.words
            elif term.prefix:
                found = any(one.startswith(term.words[0]) for one in bare)
            else:
                found = term.words[0] in bare
            if found:
                end = folded.origin(tokens[at + size - 1].end() - 1) + 1
                while end < len(text) and text[end] in finder().letters.marks:
                    end += 1
                yield Span(folded.origin(tokens[at].start()), end)

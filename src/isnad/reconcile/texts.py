"""Texts made ready to be compared: their words as numbers, without page furniture."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from isnad.names.name import Name
from isnad.passages.passage import Page
from isnad.passages.span import Span
from isnad.passages.surface import Surface
from isnad.passages.word import Word
from isnad.reading import Reading
from isnad.reconcile.wording import Wording

GRAM, WINDOW = 6, 5
"""Words that hash together, and neighbouring hashes of which the least is kept.

Whatever two texts share in a run of `GRAM + WINDOW - 1` words is found (winnowing: Schleimer,
Wilkerson and Aiken, SIGMOD 2003).
"""
REMEMBERED = 200_000
"""Written forms whose roots are kept at hand."""
BASE, MODULUS = 1_000_003, (1 << 61) - 1
CHANGED = ("person", "place", "party")
"""Kinds of names of which another one makes a text about something else."""
TITLES = ("role", "person_title", "body", "organization", "person", "given", "family", "capital", "state")
"""Categories of words that make titles and names: what texts share of them is no copy."""


@dataclass(slots=True)
class Text:
    """One document: `words` are the folded words' hashes, `starts` and `ends` their places in code points.

    `prints` are hash and place (word) of the kept runs; `named` the keys of the names, and the
    numbers, by the word on which they begin; `people` the words on which people's names begin; `plain`
    marks the words that belong to no title or name; `order` what documents are put in order by: last
    possible day, first one, id. `roots` are the hashes of the words' roots, `sentences` first and last word
    (excluded) of each.
    """

    id: str
    order: tuple[str, str, str]
    words: list[int]
    starts: list[int]
    ends: list[int]
    prints: list[tuple[int, int]]
    named: dict[int, str]
    people: frozenset[int]
    plain: bytes
    roots: list[int]
    sentences: list[tuple[int, int]]
    outlet: str | None = None

    def span(self, first: int, last: int) -> Span:
        """Give the place of words `first` to `last` (excluded) in the document."""
        return Span(self.starts[first], self.ends[last - 1])


def text(reading: Reading, surface: Surface, wording: Wording) -> Text:
    """Make a document ready; furniture, marks and a title that stands twice are left out."""
    kept, sentences = _kept(surface.read(reading.document.text))
    words = [_hash(word.form.text) for word in kept]
    ends = [word.end for word in kept]
    numbers = {at: word.form.text for at, word in enumerate(kept) if word.form.kind == "number"}
    day = reading.day
    return Text(
        id=reading.document.id,
        order=(day.latest.isoformat(), day.earliest.isoformat(), reading.document.id),
        words=words,
        starts=[word.start for word in kept],
        ends=ends,
        prints=prints(words),
        named={**numbers, **_named(reading.names, ends, CHANGED)},
        people=frozenset(_named(reading.names, ends, ("person",))),
        plain=bytes(word.form.hits.keys().isdisjoint(TITLES) for word in kept),
        roots=[_root(word.form.text, wording) for word in kept],
        sentences=sentences,
        outlet=reading.document.outlet,
    )


def _kept(page: Page) -> tuple[list[Word], list[tuple[int, int]]]:
    """Give the words that are compared, and the first and last of each sentence."""
    kept: list[Word] = []
    sentences: list[tuple[int, int]] = []
    before: list[str] = []
    for passage in page.passages:
        own = [w for w in page.words[passage.first : passage.last] if w.form.kind in ("word", "number")]
        written = [word.form.text for word in own]
        if passage.furniture or (passage.headline and written == before):
            continue
        sentences.append((len(kept), len(kept) + len(own)))
        kept += own
        before = written
    return kept, sentences


@lru_cache(maxsize=REMEMBERED)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=REMEMBERED)
def _root(word: str, wording: Wording) -> int:
    return _hash(wording.root(wording.stem(word)))


def prints(words: list[int]) -> list[tuple[int, int]]:
    """Give hash and place of the runs of words by which a text is known again, in their order."""
    grams = list(_grams(words))
    kept: list[tuple[int, int]] = []
    for first in range(max(1, len(grams) - WINDOW + 1)):
        window = grams[first : first + WINDOW]
        if not window:
            break
        least = min(window)
        if not kept or kept[-1] != least:
            kept.append(least)
    return kept


def _grams(words: list[int]) -> Iterable[tuple[int, int]]:
    power = pow(BASE, GRAM - 1, MODULUS)
    value = 0
    for at, word in enumerate(words):
        if at >= GRAM:
            value = (value - words[at - GRAM] * power) % MODULUS
        value = (value * BASE + word) % MODULUS
        if at >= GRAM - 1:
            yield value, at - GRAM + 1


def _named(names: list[Name], ends: list[int], kinds: tuple[str, ...]) -> dict[int, str]:
    """Give the keys of the names of some kinds by the word that each begins on."""
    found: dict[int, str] = {}
    at = 0
    for name in names:
        if name.kind not in kinds:
            continue
        while at < len(ends) and ends[at] <= name.span.start:
            at += 1
        if at < len(ends):
            found[at] = name.voice.key or name.voice.name
    return found

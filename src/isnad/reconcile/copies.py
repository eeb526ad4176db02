"""Copies: documents that are another one's text, and passages that stand in two documents."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapidfuzz.fuzz import token_set_ratio

from isnad.passages.span import Span
from isnad.reconcile.alignment import Aligned, align
from isnad.reconcile.retold import retold
from isnad.reconcile.texts import Text

WHOLE = 0.5
"""Share of the shorter document's words from which on it is a copy of the other."""
CROWD = 40
"""Documents with one run of words from which on each is compared with its neighbours only."""
PLAIN = 8
"""Words beside titles and names that a copied passage holds at least."""
NOTICE = 150
"""Words of a short text, which another name makes another notice."""
LATER, LIKELY, SAME = 2, 0.3, 0.9
"""Days apart, and shares of words, at which texts without people are two notices of one kind."""
PRINTED = 6
"""Documents of one outlet with the same words from which on these are its furniture."""
SPELLED = 80
"""Likeness, of 100, from which on two keys of names are one name in two spellings."""
DOCUMENT, PASSAGE = "document", "passage"


@dataclass(frozen=True, slots=True)
class Side:
    """A place in a document: its id, and the span in code points of its text."""

    document: str
    span: Span

    def record(self) -> dict[str, object]:
        """Give the place as JSON can hold it."""
        return {"document": self.document, "span": list(self.span)}


@dataclass(frozen=True, slots=True)
class Copy:
    """What `a` and `b` share: a whole text or a passage. `a` is the earlier one where `first` says so.

    `likeness` is, of documents, the part of the shorter one's words that stands in the other too; of
    passages, that of the words in the two spans. `passages` are the shared spans of a copied document.
    """

    kind: str
    a: Side
    b: Side
    likeness: float
    first: str | None = None
    passages: tuple[tuple[Span, Span], ...] = ()

    def record(self) -> dict[str, object]:
        """Give the copy as JSON can hold it."""
        shared = [[list(a), list(b)] for a, b in self.passages]
        told = {"kind": self.kind, "a": self.a.record(), "b": self.b.record(), "likeness": self.likeness}
        return {**told, "first": self.first, "passages": shared}


class Index:
    """The runs of words of all texts so far; a new text is compared with those that share one."""

    def __init__(self) -> None:
        self.texts: dict[str, Text] = {}
        self._twins: dict[tuple[int, ...], list[str]] = defaultdict(list)
        self._postings: dict[int, list[str]] = defaultdict(list)

    def add(self, text: Text) -> None:
        """Take in a text. One whose words are another's to the last joins that one's twins."""
        self.texts[text.id] = text
        twins = self._twins[tuple(text.words)]
        twins.append(text.id)
        if len(twins) > 1:
            return
        for hashed in {hashed for hashed, _ in text.prints}:
            self._postings[hashed].append(text.id)

    def copies(self) -> list[Copy]:
        """Give all copies, in an order that is the same for any order of adding."""
        found = list(self._same())
        for one, other in sorted(self._likely()):
            for a, b in self._with_twins(self.texts[one], self.texts[other]):
                found += self._compared(a, b)
        found += self._retold(found)
        return sorted(found, key=lambda copy: (copy.a.document, copy.b.document, copy.kind, copy.a.span))

    def _retold(self, found: list[Copy]) -> list[Copy]:
        """Give the sentences that are told again in other words, where nothing was copied word for word."""
        whole = {frozenset((c.a.document, c.b.document)) for c in found if c.kind == DOCUMENT}
        spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
        for copy in found:
            spans[copy.a.document, copy.b.document].append(copy.a.span)
        made: list[Copy] = []
        for one, ours, other, theirs, likeness in retold(self.texts.values()):
            if frozenset((one.id, other.id)) in whole:
                continue
            (a, first), (b, second) = sorted(((one, ours), (other, theirs)), key=lambda side: side[0].order)
            sides = Side(a.id, a.span(*first)), Side(b.id, b.span(*second))
            start, end = sides[0].span
            if any(known.start < end and start < known.end for known in spans[a.id, b.id]):
                continue
            made.append(Copy(PASSAGE, *sides, likeness, _first(a, b)))
        return made

    def _same(self) -> Iterator[Copy]:
        """Give the texts that are the same: of a crowd each with the next one only."""
        for ids in self._twins.values():
            texts = sorted((self.texts[id] for id in ids), key=lambda text: text.order)
            if not texts[0].words:
                continue
            for a, b in _together(texts):
                whole = a.span(0, len(a.words)), b.span(0, len(b.words))
                sides = Side(a.id, whole[0]), Side(b.id, whole[1])
                yield Copy(DOCUMENT, *sides, 1.0, _first(a, b), (whole,))

    def _with_twins(self, a: Text, b: Text) -> Iterator[tuple[Text, Text]]:
        """Give a pair and the same pair of their twins, unless these are a crowd."""
        ours, theirs = self._twins[tuple(a.words)], self._twins[tuple(b.words)]
        if len(ours) * len(theirs) > CROWD:
            ours, theirs = [a.id], [b.id]
        for one in ours:
            for other in theirs:
                yield _in_order(self.texts[one], self.texts[other])

    def _likely(self) -> set[tuple[str, str]]:
        """Give the pairs that share a run of words, the earlier one first."""
        pairs: set[tuple[str, str]] = set()
        for ids in self._postings.values():
            if len(ids) > 1:
                texts = sorted((self.texts[id] for id in ids), key=lambda text: text.order)
                pairs.update((a.id, b.id) for a, b in _together(texts))
        return pairs

    def _compared(self, a: Text, b: Text) -> list[Copy]:
        """Give what two texts share: a copied document, or copied passages; nothing for a formula."""
        found = align(a, b)
        if not found or formula(a, b, found):
            return []
        share = sum(run.matched for run in found) / min(len(a.words), len(b.words))
        first = _first(a, b)
        if share >= WHOLE:
            spans = tuple((a.span(*run.a), b.span(*run.b)) for run in found)
            sides = Side(a.id, a.span(0, len(a.words))), Side(b.id, b.span(0, len(b.words)))
            return [Copy(DOCUMENT, *sides, round(share, 3), first, spans)]
        kept = [run for run in found if run.long and self._says(a, b, run) and not formula(a, b, [run])]
        return [
            Copy(
                PASSAGE, Side(a.id, a.span(*run.a)), Side(b.id, b.span(*run.b)), round(run.likeness, 3), first
            )
            for run in kept
        ]

    def _says(self, a: Text, b: Text, run: Aligned) -> bool:
        """Say whether a run is more than titles, names and what an outlet prints under all its articles."""
        if sum(sum(a.plain[first : first + size]) for first, _, size in run.blocks) < PLAIN:
            return False
        start, end = run.a
        crowds = [len(self._postings[hashed]) for hashed, at in a.prints if start <= at < end]
        usual = sorted(crowds)[len(crowds) // 2] if crowds else 0
        return a.outlet is None or a.outlet != b.outlet or usual < PRINTED


def _together(texts: list[Text]) -> Iterator[tuple[Text, Text]]:
    if len(texts) > CROWD:
        yield from pairwise(texts)
        return
    for n, a in enumerate(texts):
        for b in texts[n + 1 :]:
            yield a, b


def _in_order(a: Text, b: Text) -> tuple[Text, Text]:
    return (a, b) if a.order <= b.order else (b, a)


def _first(a: Text, b: Text) -> str | None:
    """Say which came first; None where the days do not tell."""
    return a.id if a.order[0] < b.order[1] else b.id if b.order[0] < a.order[1] else None


def formula(a: Text, b: Text, runs: Iterable[Aligned]) -> bool:
    """Say whether two texts only share a formula: where one has a name or number, the other has another.

    Notices of one kind on two days (weather, markets) share no people.
    """
    swapped = kept = people = matched = 0
    for run in runs:
        matched += run.matched
        for (start, end), (other, stop) in run.gaps:
            ours = {a.named[at] for at in range(start, end) if at in a.named}
            theirs = {b.named[at] for at in range(other, stop) if at in b.named}
            swapped += bool(ours and theirs) and not _alike(ours, theirs)
        for first, second, size in run.blocks:
            kept += sum(first + n in a.named and second + n in b.named for n in range(size))
            people += sum(first + n in a.people for n in range(size))
    shorter = min(len(a.words), len(b.words))
    if swapped >= 2 and swapped * 4 >= kept:
        return True
    if swapped and shorter <= NOTICE and matched < SAME * shorter:
        return True
    return _apart(a, b) >= LATER and not people and LIKELY * shorter <= matched < SAME * shorter


def _apart(a: Text, b: Text) -> int:
    """Give the days between two texts at the least, 0 where their days are not known."""
    early, late = _in_order(a, b)
    if early.order[0] == date.max.isoformat() or late.order[1] == date.min.isoformat():
        return 0
    return max(0, (date.fromisoformat(late.order[1]) - date.fromisoformat(early.order[0])).days)


def _alike(ours: set[str], theirs: set[str]) -> bool:
    """Say whether one name of each is the same, or spelled nearly so, or a part of the other."""
    pairs = [(one.replace("_", " "), other.replace("_", " ")) for one in ours for other in theirs]
    return any(one == other or token_set_ratio(one, other) >= SPELLED for one, other in pairs)

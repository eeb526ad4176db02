"""Retold passages: one sentence in other words, known by its names, numbers and the order of its roots."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import LCSseq

from isnad.reconcile.texts import Text

MATCHED, LIKE = 8, 0.5
"""Roots in one order that two sentences share at least, and their part of the shorter one."""
CROWD = 20
"""Sentences that share two names or numbers beyond which these lead nowhere."""
SHORTEST = 8
"""Words of a sentence that can be retold."""
MOST = 12
"""Names and numbers of one sentence that are looked at."""

Sentence = tuple[str, int]
Range = tuple[int, int]


def retold(texts: Iterable[Text]) -> Iterator[tuple[Text, Range, Text, Range, float]]:
    """Give the pairs of sentences of two texts that are one sentence in other words, with their likeness."""
    held = {text.id: text for text in texts}
    postings: dict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for text in held.values():
        for number, (first, last) in enumerate(text.sentences):
            if last - first >= SHORTEST:
                named = sorted({text.named[at] for at in range(first, last) if at in text.named})[:MOST]
                for pair in combinations(named, 2):
                    if any(name.isdigit() for name in pair):
                        postings[pair].append((text.id, number))
    pairs: set[tuple[Sentence, Sentence]] = set()
    for places in postings.values():
        if 1 < len(places) <= CROWD:
            pairs.update((a, b) for a, b in combinations(sorted(places), 2) if a[0] != b[0])
    for (one, n), (other, k) in sorted(pairs):
        a, b = held[one], held[other]
        ours, theirs = a.sentences[n], b.sentences[k]
        shared = LCSseq.similarity(a.roots[slice(*ours)], b.roots[slice(*theirs)])
        part = shared / min(ours[1] - ours[0], theirs[1] - theirs[0])
        if shared >= MATCHED and part >= LIKE:
            yield a, ours, b, theirs, round(part, 3)

"""Roots: on whose word an answer is, one key for one root, also where a text was copied."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from rapidfuzz.fuzz import token_set_ratio

from isnad.passages.span import Span
from isnad.reconcile.answers import Answer
from isnad.reconcile.copies import DOCUMENT, Copy

CROWD = 40
"""Answers of one value that are compared with one another at the most."""
SPELLED = 88
"""Likeness, of 100, from which on two names of one code are one voice in two spellings."""


def joined_roots(mine: list[Answer], joined: Mapping[str, str]) -> None:
    """Give each root the key of an entity: of an army and its ministry that which is named most.

    `joined` are keys that people or rules have put together.
    """
    keys: dict[str, Counter[str]] = defaultdict(Counter)
    for answer in mine:
        if answer.key:
            keys[answer.root][joined.get(answer.key, answer.key)] += 1
    names = {root: min(counts, key=lambda key: (-counts[key], key)) for root, counts in keys.items()}
    for answer in mine:
        answer.root = names.get(answer.root, answer.root)
    codes = {answer.root: answer.code for answer in mine if answer.key}
    one: dict[str, str] = {}
    for root in sorted(codes):
        for other in sorted(set(one.values())):
            if codes[root] == codes[other] and _spelled(root, other):
                one[root] = other
                break
        one.setdefault(root, root)
    for answer in mine:
        answer.root = one.get(answer.root, answer.root)


def _spelled(one: str, other: str) -> bool:
    return token_set_ratio(one.replace("_", " "), other.replace("_", " ")) >= SPELLED


class Copied:
    """The copied stretches of text of a ledger: what stands in one is on one word in all of its documents."""

    def __init__(self, copies: Iterable[Copy]) -> None:
        self._spans: dict[frozenset[str], list[tuple[str, Span, str, Span]]] = defaultdict(list)
        for copy in copies:
            pairs = copy.passages if copy.kind == DOCUMENT else ((copy.a.span, copy.b.span),)
            key = frozenset((copy.a.document, copy.b.document))
            self._spans[key] += [(copy.a.document, a, copy.b.document, b) for a, b in pairs]

    def settle(self, mine: list[Answer]) -> None:
        """Give the same counts in copied text one root: the one that is named, else the first outlet."""
        same: dict[tuple[object, ...], list[Answer]] = defaultdict(list)
        for answer in mine:
            figure = answer.figure
            same[figure.what, figure.status, figure.low, figure.high].append(answer)
        for group in same.values():
            for a, b in combinations(sorted(group, key=lambda answer: answer.order)[:CROWD], 2):
                if a.root != b.root and self._one(a, b):
                    _unite(a, b)

    def _one(self, a: Answer, b: Answer) -> bool:
        for id, ours, _, theirs in self._spans.get(frozenset((a.document, b.document)), ()):
            first, second = (a, b) if a.document == id else (b, a)
            if _within(first.figure.span, ours) and _within(second.figure.span, theirs):
                return True
        return False


def _within(span: Span, stretch: Span) -> bool:
    return stretch.start <= span.start and span.end <= stretch.end


def _unite(a: Answer, b: Answer) -> None:
    """Give two answers one root: who is named goes before an outlet, the earlier before the later."""
    keep, other = (a, b) if a.code is not None or b.code is None else (b, a)
    other.root, other.root_name, other.code = keep.root, keep.root_name, keep.code

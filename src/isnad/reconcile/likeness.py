"""What two headlines share and where they part, as numbers and names that `compare.json` weighs.

In go the words of two texts, out come `measures` (name → number) and `signs` (names of the words
and rows that stand on one side or on both). Nothing depends on which text comes first.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from isnad.reconcile.wording import Tag, Word, likeness

ALIKE = 0.7
"""From this likeness on two words are taken for one another."""

Rarity = Callable[[Word], float]


@dataclass(frozen=True)
class Pair:
    """The words of two texts, and which of them answer each other (`matched`: place, place, likeness)."""

    a: tuple[Word, ...]
    b: tuple[Word, ...]
    matched: tuple[tuple[int, int, float], ...]
    left_a: tuple[Word, ...]
    left_b: tuple[Word, ...]

    @cached_property
    def tags(self) -> tuple[frozenset[Tag], frozenset[Tag], frozenset[Tag], frozenset[Tag]]:
        """Give the tags of a, of b, and of what is left of each."""
        a, b, left_a, left_b = (
            frozenset(tag for word in words for tag in word.tags)
            for words in (self.a, self.b, self.left_a, self.left_b)
        )
        return a, b, left_a, left_b

    @cached_property
    def opposites(self) -> tuple[tuple[Word, Word, str], ...]:
        """Give unmatched words of one side and the other that stand against each other in a row."""
        return tuple(
            (x, z, min(tag.row for tag in rows))
            for x in self.left_a
            for z in self.left_b
            if (rows := [t for t in x.tags if t.sort == "opposite" and t.opposite in z.tags])
        )

    @cached_property
    def rivals(self) -> tuple[tuple[Word, Word, str], ...]:
        """Give unmatched words that name different things of one sort, neither named by the other text."""
        all_a, all_b, _, _ = self.tags
        return tuple(
            (x, z, min(rows))
            for x in self.left_a
            for z in self.left_b
            if (rows := [t.row for t in _lone(x, all_b) for u in _lone(z, all_a) if t.row == u.row])
        )

    @cached_property
    def numbers(self) -> tuple[frozenset[str], frozenset[str]]:
        """Give the numbers of each text."""
        a, b = (frozenset(word.number for word in words if word.number) for words in (self.a, self.b))
        return a, b


def pair(a: tuple[Word, ...], b: tuple[Word, ...]) -> Pair:
    """Match the words of two texts, the most alike first; the texts in an order of their own."""
    if [w.text for w in b] < [w.text for w in a]:
        a, b = b, a
    found = sorted(
        (-how, i, j) for i, x in enumerate(a) for j, z in enumerate(b) if (how := likeness(x, z)) >= ALIKE
    )
    in_a: set[int] = set()
    in_b: set[int] = set()
    matched = []
    for how, i, j in found:
        if i not in in_a and j not in in_b:
            in_a.add(i)
            in_b.add(j)
            matched.append((i, j, -how))
    left_a = tuple(word for i, word in enumerate(a) if i not in in_a)
    left_b = tuple(word for j, word in enumerate(b) if j not in in_b)
    return Pair(a, b, tuple(matched), left_a, left_b)


def measures(two: Pair, rarity: Rarity) -> dict[str, float]:
    """Give every measure of a pair of texts, each of which has a word; `rarity` tells how rare a word is."""
    found: dict[str, float] = {}
    for name, (u, v) in (*_lengths(two, rarity), *_letters(two), *_sides(two)):
        found[f"{name}, less"], found[f"{name}, more"] = (u, v) if u <= v else (v, u)
    found.update(_overlap(two))
    found.update(_order(two))
    found.update(_meaning(two))
    return found


Both = tuple[str, tuple[float, float]]


def _lengths(two: Pair, rarity: Rarity) -> Iterator[Both]:
    sides = []
    for words, left, others in ((two.a, two.left_a, two.b), (two.b, two.left_b, two.a)):
        rest = [word for word in left if not word.small]
        rare = [rarity(word) for word in rest]
        near = [max(likeness(word, other) for other in others) for word in rest]
        sides.append(
            (
                len(words),
                len(rest),
                len(rest) / len(words),
                sum(rare) / (sum(map(rarity, words)) or 1.0),
                max(rare, default=0.0),
                sum(near) / max(1, len(near)),
            )
        )
    names = ("words", "left", "share left", "rarity left", "rarest left", "nearness of what is left")
    for name, u, v in zip(names, *sides, strict=True):
        yield name, (u, v)


def _letters(two: Pair) -> Iterator[Both]:
    a, b = (f" {' '.join(word.text for word in words)} " for words in (two.a, two.b))
    for size in (2, 3, 4):
        x, z = ({text[i : i + size] for i in range(len(text) - size + 1)} or {text} for text in (a, b))
        shared = len(x & z)
        yield f"letters by {size}", (shared / len(x), shared / len(z))


def _sides(two: Pair) -> Iterator[Both]:
    in_a, in_b = two.numbers
    yield "numbers", (len(in_a - in_b), len(in_b - in_a))
    yield "negations", (sum(w.negates for w in two.a), sum(w.negates for w in two.b))
    yield "denials", (sum(w.denies for w in two.a), sum(w.denies for w in two.b))
    things_a, things_b = ({t for t in tags if t.sort == "rival"} for tags in two.tags[:2])
    yield "things", (len(things_a - things_b), len(things_b - things_a))


def _overlap(two: Pair) -> dict[str, float]:
    count = len(two.matched)
    negations = abs(sum(w.negates for w in two.a) - sum(w.negates for w in two.b))
    in_a, in_b = two.numbers
    return {
        "matched": count,
        "covered": 2 * count / (len(two.a) + len(two.b)),
        "word for word": sum(how == 1 for *_, how in two.matched) / max(1, count),
        "of one root": sum(how == 0.9 for *_, how in two.matched),
        "alike only": sum(how < 0.9 for *_, how in two.matched),
        "same numbers": len(in_a & in_b),
        "numbers on both sides": float(bool(in_a - in_b) and bool(in_b - in_a)),
        "negations apart": negations,
        "one denies": float(any(w.denies for w in two.a) != any(w.denies for w in two.b)),
    }


def _order(two: Pair) -> dict[str, float]:
    places = sorted(two.matched)
    crossed = sum(x[1] > z[1] for x, z in combinations(places, 2))
    a, b = ([word.stem for word in words] for words in (two.a, two.b))
    short, long = sorted((len(a), len(b)))
    head = next((i for i in range(short) if a[i] != b[i]), short)
    tail = next((i for i in range(short - head) if a[-1 - i] != b[-1 - i]), short - head)
    return {
        "crossed": crossed / max(1, len(places) * (len(places) - 1) / 2),
        "same first word": float(likeness(two.a[0], two.b[0]) >= ALIKE),
        "same last word": float(likeness(two.a[-1], two.b[-1]) >= ALIKE),
        "same head and tail": (head + tail) / long,
        "one word apart": float(head + tail >= short - 1),
    }


def _meaning(two: Pair) -> dict[str, float]:
    in_a, in_b, left_a, left_b = two.tags
    opposite = [t for t in in_a if t.sort == "opposite"]
    against = [t for t in left_a if t.sort == "opposite" and t.opposite in left_b and t not in left_b]
    alike = sum(
        any(t.sort != "rival" and t in z.tags for t in x.tags) for x in two.left_a for z in two.left_b
    )
    return {
        "rows against": sum(t.opposite in in_b for t in opposite),
        "rows against among the left": len(against),
        "rows shared": sum(t in in_b for t in opposite),
        "rows shared among the left": sum(t.sort != "rival" and t in left_b for t in left_a),
        "words against": len(two.opposites),
        "words of one meaning": alike,
        "rivals": len(two.rivals),
        "things shared": sum(t.sort == "rival" and t in in_b for t in in_a),
    }


def _lone(word: Word, others: frozenset[Tag]) -> Iterable[Tag]:
    return (tag for tag in word.tags if tag.sort == "rival" and tag not in others)


def signs(two: Pair) -> dict[str, Word | None]:
    """Give the names of what stands on one side only, or on both, with the word where there is one."""
    found: dict[str, Word | None] = {}
    in_a, in_b = ({word.stem for word in words} for words in (two.a, two.b))
    roots_a, roots_b = ({word.root for word in left} for left in (two.left_a, two.left_b))
    for left, others, roots in ((two.left_a, in_b, roots_b), (two.left_b, in_a, roots_a)):
        for word in left:
            if word.stem not in others:
                found["only " + word.stem] = word
            if word.root not in roots:
                found["root " + word.root] = word
    for i, _, _ in two.matched:
        found["both " + two.a[i].stem] = two.a[i]
    for word in (two.a[0], two.b[0]):
        found["first " + word.stem] = word
    for tag in two.tags[2] ^ two.tags[3]:
        found[f"row {tag.row} {tag.member}".rstrip()] = None
    return found

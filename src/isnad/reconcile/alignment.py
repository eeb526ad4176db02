"""Alignment: the runs of words that two texts share, with the small gaps inside them."""

from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from isnad.reconcile.texts import Text

BLOCK = 3
"""Words in a row that two texts must share for them to count."""
GAP = 6
"""Words of another wording within a run, on the longer side at most."""
RUN, LIKE = 12, 0.6
"""Words that a copied passage shares at least, and their part of the passage."""

Block = tuple[int, int, int]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A run: `blocks` are place in one text, place in the other, and words in a row that are the same."""

    blocks: tuple[Block, ...]

    @property
    def a(self) -> Pair:
        """The words of the first text, end excluded."""
        return self.blocks[0][0], self.blocks[-1][0] + self.blocks[-1][2]

    @property
    def b(self) -> Pair:
        """The words of the second text, end excluded."""
        return self.blocks[0][1], self.blocks[-1][1] + self.blocks[-1][2]

    @property
    def matched(self) -> int:
        """How many words are the same."""
        return sum(size for _, _, size in self.blocks)

    @property
    def likeness(self) -> float:
        """The part of the longer side that is the same, 0 to 1."""
        return self.matched / max(self.a[1] - self.a[0], self.b[1] - self.b[0])

    @property
    def long(self) -> bool:
        """Say whether it is a copied passage, and not a name or a turn of phrase."""
        return self.matched >= RUN and self.likeness >= LIKE

    @property
    def gaps(self) -> list[tuple[Pair, Pair]]:
        """What stands between the blocks in each text."""
        return [
            ((one[0] + one[2], two[0]), (one[1] + one[2], two[1]))
            for one, two in zip(self.blocks, self.blocks[1:], strict=False)
        ]


def align(a: Text, b: Text) -> list[Aligned]:
    """Give the runs that two texts share, in the order of the first; those in another order too."""
    blocks = _blocks(a.words, b.words)
    blocks += _moved(a, b, blocks)
    return _runs(sorted(blocks))


def _blocks(a: list[int], b: list[int]) -> list[Block]:
    """Give what stands in both in one order (the longest common subsequence, in rows of words)."""
    found = LCSseq.opcodes(a, b)
    return [
        (code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in found
        if code.tag == "equal" and code.src_end - code.src_start >= BLOCK
    ]


def _moved(a: Text, b: Text, blocks: list[Block]) -> list[Block]:
    """Give the rows that stand in another order in the second text, found by their prints."""
    ours, theirs = bytearray(len(a.words)), bytearray(len(b.words))
    for first, second, size in blocks:
        ours[first : first + size] = b"\x01" * size
        theirs[second : second + size] = b"\x01" * size
    places: dict[int, int] = {}
    for hashed, at in b.prints:
        places.setdefault(hashed, at)
    found: list[Block] = []
    for hashed, at in a.prints:
        there = places.get(hashed)
        if there is None or ours[at] or theirs[there] or a.words[at] != b.words[there]:
            continue
        first, second = at, there
        while first and second and not ours[first - 1] and not theirs[second - 1]:
            if a.words[first - 1] != b.words[second - 1]:
                break
            first, second = first - 1, second - 1
        size = 0
        while first + size < len(ours) and second + size < len(theirs):
            here, other = first + size, second + size
            if ours[here] or theirs[other] or a.words[here] != b.words[other]:
                break
            size += 1
        if size >= BLOCK:
            found.append((first, second, size))
            ours[first : first + size] = b"\x01" * size
            theirs[second : second + size] = b"\x01" * size
    return found


def _runs(blocks: list[Block]) -> list[Aligned]:
    """Join blocks with small gaps between them."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs:
            first, second, size = runs[-1][-1]
            gap, other = block[0] - first - size, block[1] - second - size
            if 0 <= gap <= GAP and 0 <= other <= GAP:
                runs[-1].append(block)
                continue
        runs.append([block])
    return [Aligned(tuple(run)) for run in runs]

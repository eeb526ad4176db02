"""Sentences: where one ends, given the words and the quotations."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from isnad.passages.passage import Passage, Quotation
from isnad.passages.span import Span
from isnad.passages.word import Word

LONGEST = 300
"""Words over which a sentence is cut at its next mark, at twice as many anywhere."""
LONGEST_QUOTE = 1500
"""Characters over which a quotation no longer holds its sentences together (a mark gone astray)."""


class Ends:
    """What ends a sentence, from `passages.toml`."""

    def __init__(self, table: Mapping[str, Any], opening: frozenset[str], closing: frozenset[str]) -> None:
        self.signs = frozenset(table["ends"])
        self.letters = frozenset(table["abbreviations"])
        self.opening = opening
        self.closing = closing

    def split(self, text: str, words: Sequence[Word], quotations: Sequence[Quotation]) -> list[Passage]:
        """Split the words of a text into passages; lines always end one."""
        held = [q.outer for q in quotations if q.closed and q.outer.end - q.outer.start <= LONGEST_QUOTE]
        starts = [span.start for span in held]
        reach: list[int] = []
        for span in held:
            reach.append(max(span.end, reach[-1] if reach else 0))
        passages: list[Passage] = []
        first = 0
        for n, word in enumerate(words):
            if n + 1 == len(words):
                break
            after = words[n + 1]
            gap = after.start - word.end
            line = gap > 0 and ("\n" in text[word.end : after.start] if gap > 1 else text[word.end] == "\n")
            long = n - first >= LONGEST and (n - first >= 2 * LONGEST or word.form.kind == "mark")
            if not line and not long and not self._ends(words, n):
                continue
            if not line and not long:
                k = bisect_right(starts, word.start) - 1
                if k >= 0 and reach[k] > word.end:
                    continue
            passages.append(_passage(words, first, n + 1))
            first = n + 1
        if words:
            passages.append(_passage(words, first, len(words)))
        return passages

    def _ends(self, words: Sequence[Word], n: int) -> bool:
        sign, after = words[n].form.text, words[n + 1].form.text
        if sign in self.closing and n and words[n - 1].form.text in self.signs:
            return after not in self.signs
        if sign not in self.signs or after in self.signs:
            return False
        if after in self.closing:
            return False
        if sign == "." and n:
            before = words[n - 1].form.text
            if before in self.closing and after in self.opening:
                return False
            if before in self.letters and words[n - 1].end == words[n].start:
                return not (after in self.letters or (n > 1 and words[n - 2].form.text == "."))
        return True


def _passage(words: Sequence[Word], first: int, last: int) -> Passage:
    return Passage(Span(words[first].start, words[last - 1].end), first, last)

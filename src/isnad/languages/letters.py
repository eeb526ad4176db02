"""Folding: one spelling for letters that are written in more than one way, with the way back.

The rules are data (`letters.toml` of a language); presentation forms are resolved by Unicode's
own NFKC. Folding never changes what a span means: `Folded.origin` leads back to the text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

PRESENTATION = (*range(0xFB50, 0xFDFF), *range(0xFE70, 0xFEFD))
DIGITS = (0x0660, 0x06F0)  # Arabic-Indic and Extended Arabic-Indic zero


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, where it stands in the original.

    `back` is None where folding moved nothing; else `back[i]` is the original offset of folded
    character `i`, with one entry more for the end.
    """

    text: str
    back: array[int] | None = None

    def origin(self, at: int) -> int:
        """Give the offset in the original of offset `at` in the folded text."""
        return at if self.back is None else self.back[at]


class Letters:
    """The folding table of one language."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        marks = set(_ranges(table["drop"]["marks"]))
        dropped = marks | set(_ranges(table["drop"]["joiners"]))
        one = {ord(a): b for a, b in table["fold"].items()}
        one |= {zero + n: str(n) for zero in DIGITS for n in range(10)}
        one |= {c: chr(c + 32) for c in range(ord("A"), ord("Z") + 1)}
        many: dict[int, str] = dict.fromkeys(dropped, "")
        for code in PRESENTATION:
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code) and " " not in plain:  # a whole sentence in one sign stays a sign
                kept = "".join(c for c in plain.translate(one) if ord(c) not in dropped)
                (one if len(kept) == 1 else many)[code] = kept
        self._one = one
        self._many = many
        self._both = one | many
        self._moved = re.compile("[" + "".join(re.escape(chr(c)) for c in sorted(many)) + "]")
        self.marks = frozenset(map(chr, marks | {0x0640}))

    def fold(self, text: str) -> Folded:
        """Fold `text`, keeping the way back to every original offset."""
        even = text.translate(self._one)
        if self._moved.search(even) is None:
            return Folded(even)
        parts: list[str] = []
        back = array("I")
        last = 0
        for found in self._moved.finditer(even):
            at = found.start()
            parts.append(even[last:at])
            back.extend(range(last, at))
            plain = self._many[ord(even[at])]
            parts.append(plain)
            back.extend([at] * len(plain))
            last = at + 1
        parts.append(even[last:])
        back.extend(range(last, len(text) + 1))
        return Folded("".join(parts), back)

    def plain(self, text: str) -> str:
        """Fold `text` where nobody needs the way back (language data, queries)."""
        return text.translate(self._both)


def _ranges(rows: Iterable[str]) -> Iterable[int]:
    for row in rows:
        first, _, last = row.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)

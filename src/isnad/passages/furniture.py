"""Furniture: what a page puts around an article. It is marked, never cut."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from isnad.languages.letters import Letters
from isnad.languages.lexicon import Lexicon
from isnad.passages.span import Span

EDGES = " \t\r\u00a0|:.-–—»«*•·_"
LONGEST = 320
"""Characters over which a line is a paragraph and is not looked at."""
CAPTION = (4, 28)
"""Words that a repeated line has to be a caption or a repeated headline, and no paragraph."""


class Furnishings:
    """The known furniture of a language's pages, from `passages.toml`."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], letters: Letters, lexicon: Lexicon) -> None:
        self.letters, self.lexicon = letters, lexicon
        self.whole: set[str] = set()
        self.begins: list[tuple[str, int]] = []
        self.ends: list[tuple[str, int]] = []
        self.closes: set[str] = set()
        for row in rows:
            longest = int(row.get("longest", 12))
            self.whole.update(map(self._plain, row.get("whole", ())))
            self.begins.extend((self._plain(w), longest) for w in row.get("begins", ()))
            self.ends.extend((letters.plain(w), longest) for w in row.get("ends", ()))
            self.closes.update(map(self._plain, row.get("closes", ())))

    def find(self, text: str) -> list[Span]:
        """Give the spans of `text` that are no article, in order."""
        found: list[Span] = []
        seen: set[str] = set()
        shut = False
        for n, (start, end) in enumerate(_lines(text)):
            if end - start > LONGEST and not shut:
                continue
            plain = self._plain(text[start:end])
            words = plain.split()
            if plain in self.closes and start * 3 > len(text):
                shut = True
            tail = self._tail(text, start, end) if n == 0 else end
            if shut or self._is(text[start:end], plain, words, seen):
                found.append(Span(start, end))
            elif tail < end:
                found.append(Span(tail, end))
            if CAPTION[0] <= len(words) <= CAPTION[1]:
                seen.add(plain)
        return found

    def _plain(self, line: str) -> str:
        return " ".join(self.letters.plain(line).split()).strip(EDGES)

    def _is(self, line: str, plain: str, words: list[str], seen: set[str]) -> bool:
        if not plain or plain in self.whole:
            return True
        if plain in seen and not line.rstrip().endswith((".", "»", "”", '"')):
            return True
        if any(len(words) <= longest and _starts(plain, lead) for lead, longest in self.begins):
            return True
        folded = self.letters.plain(line).strip()
        if any(len(words) <= longest and folded.endswith(tail) for tail, longest in self.ends):
            return True
        return self._dated(words)

    def _dated(self, words: list[str]) -> bool:
        """A line that is a date in two languages is the page's clock, not the article's date."""
        latin = months = 0
        for word in words:
            form = self.lexicon.form(word, "latin" if word.isascii() else "word")
            if word.isascii() and word.isalpha():
                latin += 1
            months += form.has("month")
            if not (
                word.strip(EDGES + "/,\u060c").isdigit()
                or form.has("month")
                or form.has("weekday")
                or len(word) < 2
            ):
                return False
        return latin > 0 and months > 0

    def _tail(self, text: str, start: int, end: int) -> int:
        """Where the section's name begins behind a headline (headline | section)."""
        bar = text.rfind("|", start, end)
        if bar > start and len(text[bar + 1 : end].split()) <= 3:
            return bar
        return end


def _starts(plain: str, lead: str) -> bool:
    return plain.startswith(lead) and (len(plain) == len(lead) or not plain[len(lead)].isalpha())


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Give the lines that hold more than white space, stripped."""
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            yield start, start + len(bare)
        at += len(line) + 1

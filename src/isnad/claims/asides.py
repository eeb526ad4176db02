"""Asides: what may stand between a speaker and the words said: times, channels, addressees."""

from isnad.languages.rows import NO_SAYING, Saying
from isnad.names.line import Line
from isnad.names.phrases import Phrases

FAR = 30
"""Words that a relative clause between commas may have."""


class Asides:
    """Passes asides."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.clitic = phrases.grammar.clitic

    def past(self, line: Line, j: int, row: Saying) -> int:
        """Give the index after the aside that begins at word `j`; 0 where none does."""
        text = line.text(j)
        if line.timed_at(j) or text in self.small["adverbs"]:
            return j + 1
        if line.has(j, "attribution"):
            hit = self.phrases.hit(line, j, "attribution")
            assert hit is not None
            return max(self.phrases.end(line, j + 1 + len(hit.entry.rest), row), j + 1)
        if text in self.small["commas"]:
            return self._comma(line, j, row)
        if text in row.addressee and line.has(j, "preposition") and text not in row.content:
            return max(self.phrases.end(line, j + 1, row), j + 1)
        if text in self.small["dashes"] or text == "(":
            return self._closed(line, j)
        if text in self.small["through"] and line.has(j + 1, "channel"):
            return self._channel(line, j + 1, row)
        if self.clitic["l"] not in row.content and (text == self.clitic["l"] or line.proclitic(j, "l")):
            return self.told(line, j)
        if text in self.small["before_audience"]:
            return max(self.phrases.end(line, j + 1, row), j + 1)
        return 0

    def told(self, line: Line, j: int) -> int:
        """Give the index after an addressee that begins with «to» at word `j`, marks or brackets and all."""
        if line.text(j).removeprefix(self.clitic["l"]) in self.phrases.grammar.pronouns:
            return j + 1
        if line.text(j) != self.clitic["l"]:
            return max(self.phrases.end(line, j, NO_SAYING), j + 1)
        held = line.quote_at(j + 1)
        if held is not None:
            return held[2]
        if line.text(j + 1) == "(":
            return self._closed(line, j + 1)
        return max(self.phrases.end(line, j + 1, NO_SAYING), j + 1)

    def _closed(self, line: Line, j: int) -> int:
        closing = self.small["dashes"] if line.text(j) != "(" else frozenset(")")
        return next((k + 1 for k in range(j + 1, min(len(line), j + 16)) if line.text(k) in closing), j + 1)

    def _comma(self, line: Line, j: int, row: Saying) -> int:
        """Pass a comma before an aside or a verbal noun, or a relative clause between commas."""
        if line.has(j + 1, "relative"):
            close = (k for k in range(j + 2, min(len(line), j + FAR)) if line.text(k) in self.small["commas"])
            return next(close, 0)
        through = line.text(j + 1) in self.small["through"] and line.has(j + 2, "channel")
        if line.timed_at(j + 1) or through or self._after_aside(line, j):
            return j + 1
        masdar = j + 1 < len(line) and self.phrases.grammar.masdar(line.text(j + 1))
        bare = masdar and not line.words[j + 1].form.article and not line.words[j + 1].form.conjunction
        return j + 1 if bare and "object" in row.content else 0

    def _after_aside(self, line: Line, j: int) -> bool:
        """Say whether the comma at `j` closes an aside: a time, a channel, a relative clause."""
        if line.timed_at(j - 1) or any(line.has(k, "channel") for k in range(max(0, j - 5), j)):
            return True
        commas = self.small["commas"]
        before = next((k for k in range(j - 1, max(0, j - FAR), -1) if line.text(k) in commas), 0)
        return bool(before) and line.has(before + 1, "relative")

    def _channel(self, line: Line, at: int, row: Saying) -> int:
        k = at + 1
        if any(hit.pronoun for hit in line.words[at].form.hits["channel"] if not hit.entry.rest):
            return k
        while k < len(line) and not line.has(k, "that", "relative"):
            held = line.quote_at(k)
            if held is not None and held[2] - held[1] <= 5:
                k = held[2]
                continue
            if line.mark(k) or line.timed_at(k):
                break
            other = line.text(k) in self.small["through"] or line.has(k + 1, "channel")
            if line.has(k, "preposition") and not other:
                break
            if line.has(k, "saying") and not line.has(k - 1, "channel"):
                break
            if "object" in row.content and self.phrases.grammar.masdar(line.text(k)):
                break
            k += 1
        return k

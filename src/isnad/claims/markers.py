"""Markers: the words that lead from a verb of saying to what was said."""

from isnad.languages.rows import Saying
from isnad.names.line import Line
from isnad.names.phrases import HEADS, Phrases

TERM = 7
"""Words, marks included, up to which a quotation beside a name or another quotation is a term."""
SHORT = 5
"""Words between marks up to which a quotation that does not follow at once is a term, not speech."""


class Markers:
    """Says whether a word leads to the content of a row."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.clitic = phrases.grammar.clitic

    def at(self, line: Line, j: int, row: Saying, *, walked: bool) -> tuple[str, int, int] | None:
        """Say whether word `j` leads to the content: how, the content's first word, letters to cut.

        `walked` says that other words stand between the subject and here.
        """
        allowed = row.content
        if line.has(j, "that") and self._led(line, j, allowed) and self.that(line, j, allowed):
            hit = line.words[j].form.hits["that"][0]
            return "that", j + 1 + len(hit.entry.rest), 0
        spoken = row.objects is None or "quote" in allowed or "that" in allowed
        if spoken and ("that" in allowed or "quote" in allowed or "object" in allowed):
            if line.text(j) in self.small["colons"] and line.words[j - 1].form.kind != "number":
                return "colon", self._past_that(line, j + 1), 0
            if line.quote_at(j) is not None and self._speech(line, j, walked):
                return "quote", j, 0
        return self._clinging(line, j, allowed) or self._preposition(line, j, allowed)

    def _led(self, line: Line, j: int, allowed: tuple[str, ...]) -> bool:
        """Say whether the row takes a «that», alone or behind one of its prepositions."""
        clinging = line.words[j].form.hits["that"][0].preposition
        return "that" in allowed or line.text(j - 1) in allowed or clinging in allowed

    def _past_that(self, line: Line, j: int) -> int:
        bare = line.has(j, "that") and not line.words[j].form.hits["that"][0].pronoun
        return j + 1 if bare else j

    def _clinging(self, line: Line, j: int, allowed: tuple[str, ...]) -> tuple[str, int, int] | None:
        for name in ("b", "l"):
            letter = self.clitic[name]
            if letter not in allowed:
                continue
            if line.text(j) == letter:
                return letter, j + 1, 0
            cut = line.proclitic(j, name)
            if cut and not line.has(j, "channel", "audience", "medium"):
                return letter, j, cut
        return None

    def _preposition(self, line: Line, j: int, allowed: tuple[str, ...]) -> tuple[str, int, int] | None:
        text = line.text(j)
        if text not in allowed or not line.has(j, "preposition") or line.has(j + 1, "that"):
            return None
        if text in self.small["through"] and line.has(j + 1, "channel", "audience"):
            return None
        return text, j + 1, 0

    def that(self, line: Line, j: int, allowed: tuple[str, ...]) -> bool:
        """Say whether the «that» at word `j` is the verb's, and not of «after that», «must that»."""
        hit = line.words[j].form.hits["that"][0]
        before = line.text(j - 1)
        if hit.conjunction or before in self.small["before_that"]:
            return False
        if line.has(j - 1, "preposition") and not line.has(j - 1, *HEADS, "saying"):
            return before in allowed
        return True

    def _speech(self, line: Line, j: int, walked: bool) -> bool:
        """Say whether the quotation at `j` is what was said, and not a name or a term in marks."""
        held = line.quote_at(j)
        assert held is not None
        _, first, last = held
        size = last - first - 2
        goes_on = last < len(line) and not line.mark(last) and not line.words[last].form.conjunction
        if size <= SHORT and (walked or (size <= 3 and goes_on)):
            return False
        for k in range(last, min(len(line), last + 6)):
            if line.has(k, "that") or line.text(k) in self.small["colons"]:
                return last - first > 9
            if line.mark(k):
                break
        if last - first <= TERM and any(line.quote_at(k) for k in range(last + 1, min(last + 4, len(line)))):
            return line.text(last) not in self.small["commas"]
        return not (line.has(j - 1, *HEADS) and last - first <= TERM - 1)

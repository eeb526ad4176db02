"""Headlines with a colon: «X: …» says that X said it, if X is somebody and no label."""

from isnad.claims.frame import Frame
from isnad.languages.rows import NO_SAYING
from isnad.names.line import Line
from isnad.names.phrases import ENTITIES, HEADS, STOPS, Phrases

LONGEST = 8
"""Words that a speaker before a headline's colon may have."""
PLAIN = 3
"""Words that one may have whom no table knows."""
INTRODUCED = ("role", "nationality", "person_title", "saying")
ENDS = frozenset("!?.\u061f")


class Headlines:
    """Finds the frame of a headline."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small

    def find(self, line: Line) -> Frame | None:
        """Give the frame of «X: …»; None where the line is no headline or X nobody."""
        if not line.passage.headline:
            return None
        limit = min(len(line) - 2, LONGEST + 1)
        at = next((k for k in range(1, limit) if line.text(k) in self.small["colons"]), 0)
        if not at or not self._named(line, at) or self._label(line, at):
            return None
        frame = Frame(-1, NO_SAYING, "", at + 1, "colon", speaker=(0, at), rule="headline")
        frame.last = len(line)
        while frame.last > at + 2 and line.text(frame.last - 1) in ENDS:
            frame.last -= 1
        return frame

    def _named(self, line: Line, at: int) -> bool:
        """Say whether the words before the colon can be somebody's name."""
        if line.text(0) in self.small["not_headline"] or line.has(0, "preposition", *STOPS):
            return False
        if any(line.mark(k) and line.quoted[k] < 0 for k in range(at)) or line.text(at - 1).isdigit():
            return False
        if any(line.has(k, "preposition", "that", "act") or self.phrases.finite(line, k) for k in range(at)):
            return False
        if line.words[at + 1].form.kind == "number" and at == 1:
            return False
        if any(line.has(k, *HEADS, *ENTITIES, "nationality") for k in range(at)):
            return True
        if at > PLAIN:
            return False
        if self._speaks(line, at):
            return True
        return not line.words[0].form.article and (at > 1 or self._elsewhere(line))

    def _speaks(self, line: Line, at: int) -> bool:
        """Say whether «we», «not» or a quotation follows the colon."""
        after = line.text(at + 1)
        first_person = after[:1] in self.small["we"] and not line.words[at + 1].form.hits
        return first_person or line.has(at + 1, "negation", "pronoun") or line.quote_at(at + 1) is not None

    def _elsewhere(self, line: Line) -> bool:
        """Say whether the text speaks of the name elsewhere as of a person who holds a post or speaks."""
        name, words = line.text(0), line.page.words
        for n in range(line.passage.last, len(words)):
            if words[n].form.text == name:
                before = words[max(0, n - 3) : n]
                if any(not w.form.alone.isdisjoint(INTRODUCED) for w in before):
                    return True
        return False

    def _label(self, line: Line, at: int) -> bool:
        """A bare state or town before a colon is a place label, unless somebody speaks behind it."""
        return at <= 2 and line.has(0, "state", "capital") and not self._speaks(line, at)

"""Subjects: who speaks, of the words before a verb of saying and behind it."""

from isnad.claims.frame import Frame
from isnad.languages.lexicon import Hit
from isnad.names.line import Line
from isnad.names.phrases import ENTITIES, HEADS, STOPS, Phrases

LONGEST_NAME = 6
"""Words, marks included, that a name in quotation marks may have."""
FAR = 16
"""Words that a subject before its verb may have."""


class Subjects:
    """Tells the speaker of a frame from its addressee and its object."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.ways = frozenset(("object", phrases.grammar.clitic["b"]))

    def bare(self, line: Line, at: int, hit: Hit, found: list[Frame]) -> bool:
        """Say whether the verb goes on from a subject before it («…, and called on»)."""
        if not hit.conjunction or not found or at == 0 or line.mark(at - 1):
            return False
        return _gender(found[-1].label) in ("", _gender(hit.entry.form))

    def settle(self, line: Line, frame: Frame, hit: Hit, bare: bool, left: tuple[int, int] | None) -> None:
        """Settle who speaks: what follows the verb, what stands before it, or nobody named here."""
        ways = frame.row.addressee
        if frame.speaker and "object" in ways and frame.how not in ("object",):
            self._share(line, frame, bare or left is not None)
        elif (
            left is not None
            and frame.speaker
            and frame.how in ("object", *ways)
            and frame.speaker[1] == frame.content
        ):
            frame.content, frame.cut = frame.speaker[0], 0
        if left is None and frame.speaker is None and not hit.conjunction:
            left = self._apposed(line, frame.cue)
        if left is not None:
            frame.speaker = left
        elif frame.speaker and self._mismatch(line, frame.speaker[0], hit):
            begin, end = frame.speaker
            if "object" in ways and frame.how != "object":
                self._accused(frame, begin, end)
            elif frame.how == "object":
                frame.content, frame.cut = begin, 0
            frame.speaker = None

    def _share(self, line: Line, frame: Frame, alone: bool) -> None:
        """Part the words after a verb that takes a person as object: who speaks, and to whom."""
        assert frame.speaker is not None
        begin, end = frame.speaker
        if alone or line.has(begin, "peoples"):
            self._accused(frame, begin, end)
            return
        for k in range(begin + 1, end):
            before, word = line.words[k - 1].form, line.words[k].form
            if line.parted(begin, k) and not line.conjoined(k):
                self._accused(frame, k, end)
                frame.speaker = (begin, k)
                return
            if line.conjoined(k) or word.preposition or (line.has(k - 1, *HEADS) and not before.article):
                continue
            if line.text(k - 1) in self.small["name_parts"] or line.has(k, "nationality"):
                continue
            if line.has(k, "person_title") and line.text(k) not in self.small["peer"]:
                continue
            if word.article and word.text.endswith(tuple(self.small["nisba"])):
                continue
            if line.has(k - 1, "preposition") or line.text(k - 1) in self.small["in_name_of"]:
                continue
            if (
                line.owned(k)
                or line.has(k, *ENTITIES, "peoples")
                or (word.article and line.has(k, *HEADS) and k - begin > 1)
            ):
                self._accused(frame, k, end)
                frame.speaker = (begin, k)
                return
        if end - begin == 2 and not any(line.has(k, *HEADS, "nationality") for k in (begin, begin + 1)):
            frame.speaker, frame.to = (begin, begin + 1), (begin + 1, end)

    def _accused(self, frame: Frame, begin: int, end: int) -> None:
        """Whom a demand is for is its addressee; whom an accusation is of belongs to what is said."""
        frame.speaker = None
        if frame.row.stance in ("accuse", "condemn") and frame.how in self.ways:
            frame.content, frame.cut, frame.how = begin, 0, "object"
        else:
            frame.to = (begin, end)

    def _mismatch(self, line: Line, at: int, hit: Hit) -> bool:
        """A masculine verb before a state, a town or a feminine noun has its subject elsewhere."""
        if _gender(hit.entry.form) != "m" or hit.pronoun:
            return False
        form = line.words[at].form
        if line.has(at, "state", "capital"):
            return not line.has(at, "organization", "role")
        return (
            form.text.endswith(self.phrases.grammar.feminine)
            and form.text not in self.phrases.grammar.masculine
            and line.has(at, "body", "force", "medium")
            and not line.has(at, "role")
        )

    def left(self, line: Line, at: int, *, loose: bool = False) -> tuple[int, int] | None:
        """Give the subject that stands before verb `at` in its clause, if there is one.

        `loose` takes up to three words that nothing marks as a name, where the clause begins with them.
        """
        end = at
        while end and line.text(end - 1) in self.small["already"]:
            end -= 1
        k = self._clause(line, end)
        while k < end and self._leads(line, k, end):
            k += 1
        if k >= end:
            return None
        if line.quote_at(k) is not None:
            return k, end
        if line.has(k, "preposition", "saying") and not line.has(k, *HEADS, *ENTITIES):
            return None
        form = line.words[k].form
        if form.kind != "word" or form.preposition or line.has(k, "pronoun", "number", "negation"):
            return None
        if self.phrases.finite(line, k) or line.proclitic(k, "b"):
            return None
        named = form.article or line.has(k, *HEADS, *ENTITIES, "peoples")
        opens = loose and end - k <= 3 and (k == 0 or line.mark(k - 1))
        return (k, end) if named or opens or line.has(k - 1, "that") else None

    def _clause(self, line: Line, end: int) -> int:
        """Go back from `end` to where the clause begins; a short name in marks belongs to it."""
        k = end
        while k and end - k < FAR:
            held = line.held[line.quoted[k - 1]] if line.quoted[k - 1] >= 0 else None
            if held is not None and held[2] == k and held[2] - held[1] <= LONGEST_NAME:
                k = held[1]
            elif self._edge(line, k - 1):
                break
            else:
                k -= 1
        return k

    def _leads(self, line: Line, k: int, end: int) -> bool:
        """Say whether word `k` only leads into a clause («as for», «had»)."""
        if line.has(k, "demonstrative") and k + 1 < end:
            return False
        return line.text(k) in self.small["as_for"] or line.has(k, "demonstrative", "auxiliary", "as_said")

    def _apposed(self, line: Line, at: int) -> tuple[int, int] | None:
        """Give the subject before a verb with an apposition between commas («the minister, X, said»)."""
        commas = self.small["commas"]
        if line.text(at - 1) not in commas:
            return None
        opened = next((k for k in range(at - 2, max(0, at - 10), -1) if line.text(k) in commas), 0)
        if not opened or any(line.has(k, "saying", "act", *STOPS) for k in range(opened, at)):
            return None
        left = self.left(line, opened)
        return left if left is not None and line.has(left[0], *HEADS, *ENTITIES) else None

    def _edge(self, line: Line, k: int) -> bool:
        if line.mark(k) or line.timed_at(k) or line.has(k, *STOPS):
            return True
        return self.phrases.finite(line, k) or (line.has(k, "auxiliary") and not line.has(k, *HEADS))


def _gender(label: str) -> str:
    parts = label.split(".")
    return parts[1] if len(parts) > 1 and parts[0] != "participle" else ""

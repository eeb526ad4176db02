"""Cues: the words of a line that report what somebody said, each with its frame."""

from isnad.claims.frame import Frame
from isnad.claims.frames import Frames
from isnad.claims.subjects import LONGEST_NAME, Subjects
from isnad.languages.language import Language
from isnad.languages.lexicon import Hit
from isnad.names.line import Line
from isnad.names.phrases import ENTITIES, HEADS, Phrases

BEHIND = 4
"""Words that must stand before a verb that closes its sentence («…, says the doctor»)."""
ADJACENT = 4
"""Words within which the content of a participle follows that no mark sets off."""


class Cues:
    """Finds the frames of a line, in the order of their cues."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.frames = Frames(phrases)
        self.subjects = Subjects(phrases)
        self.match = language.lexicon.match

    def find(self, line: Line) -> list[Frame]:
        """Give the frames of the verbs, participles and nouns of saying in `line`."""
        found: list[Frame] = []
        for at, word in enumerate(line.words):
            if "saying" not in word.form.hits or self._inside_quote(line, at) or line.has(at, "attribution"):
                continue
            if self.phrases.hidden(line, at):
                continue
            frame = self._frame(line, at, found)
            if frame is not None:
                found.append(frame)
        return found

    def _inside_quote(self, line: Line, at: int) -> bool:
        n = line.quoted[at]
        if n < 0:
            return False
        quotation, first, last = line.held[n]
        return quotation.closed and last - first > 5

    def _frame(self, line: Line, at: int, found: list[Frame]) -> Frame | None:
        for hit in line.words[at].form.hits["saying"]:
            rest = hit.entry.rest
            if any(line.text(at + 1 + n) != w for n, w in enumerate(rest)):
                continue
            if self._misread(line, at, hit):
                continue
            part = hit.entry.form.partition(".")[0]
            if part in ("past", "present"):
                frame = self._finite(line, at, hit, found)
            elif part == "participle":
                frame = self._participle(line, at, hit)
            else:
                frame = self._noun(line, at, hit)
            if frame is not None:
                return frame
        return None

    def _misread(self, line: Line, at: int, hit: Hit) -> bool:
        """Say whether what clings to the verb is a part of another word."""
        if hit.pronoun and line.feminine(at):
            return True
        then = self.phrases.grammar.clitic["then"]
        named = line.has(at - 1, "saying", *HEADS, "preposition")
        if hit.conjunction and line.text(at).startswith(then) and named and at:
            return True
        return (hit.conjunction or bool(hit.pronoun)) and self._whole(line, at)

    def _whole(self, line: Line, at: int) -> bool:
        """Say whether the word as it stands heads a name, so that nothing clings to it."""
        hits = line.words[at].form.hits
        return any(h.cut == 0 and not h.pronoun and not h.entry.rest for c in HEADS for h in hits.get(c, ()))

    def _finite(self, line: Line, at: int, hit: Hit, found: list[Frame]) -> Frame | None:
        before = line.text(at - 1)
        denied = line.has(at - 1, "negation") and before not in self.small["what"]
        if hit.future or denied or (hit.entry.form.startswith("present") and self._wished(line, at)):
            return None
        if hit.entry.row.carries:
            return self.frames.carried(line, at, hit)
        looks_back = self._looks_back(line, at)
        what = before in self.small["what"] and line.text(at - 2) not in self.small["soon_what"]
        bare = self.subjects.bare(line, at, hit, found)
        left = None if hit.conjunction or hit.pronoun else self.subjects.left(line, at)
        frame = self.frames.after(line, at, hit, bare=bare, led=left is not None)
        if what and not looks_back and not (frame and frame.how == "that" and frame.speaker):
            return None
        if frame is None:
            return self._behind(line, at, hit, looks_back)
        frame.rule = "verb"
        told = frame.how in ("that", "colon", "quote")
        if left is None and told and frame.speaker is None and not (hit.conjunction or hit.pronoun):
            left = self.subjects.left(line, at, loose=True)
        self.subjects.settle(line, frame, hit, bare, left)
        return frame if self._stands(line, frame, hit) else None

    def _stands(self, line: Line, frame: Frame, hit: Hit) -> bool:
        """Hold back what only looks like a report: hearsay, asides on a name, prepositions."""
        at = frame.cue
        told = frame.how in ("that", "colon")
        if line.has(at, "hearsay") and frame.speaker is None:
            return False
        if line.has(at, "hearsay") and frame.speaker is not None and frame.speaker[0] < at:
            return False
        named = frame.speaker is not None and line.has(frame.speaker[0], *ENTITIES)
        if line.has(at - 1, "relative") and not (
            told or frame.how == "quote" or (hit.pronoun and frame.speaker) or named
        ):
            return False
        if hit.pronoun and line.has(at - 1, "channel"):
            return False
        barred = hit.entry.row.not_before
        after = line.words[min(at + 1, len(line) - 1)].form
        if barred and (after.text in barred or after.kind == "number"):
            return False
        if line.has(at, "preposition"):
            spoken = frame.how not in ("object", "quote")
            return spoken and frame.marker - at <= 5 and (hit.conjunction or at == 0 or line.mark(at - 1))
        if hit.pronoun and (
            frame.how in ("quote", "object") or (frame.speaker is None and not hit.conjunction)
        ):
            return False
        if frame.speaker is not None and self._nobody(line, frame.speaker[0]):
            return False
        if not hit.entry.form.startswith("present") or hit.conjunction or frame.speaker is not None:
            return True
        opens = at == 0 or line.mark(at - 1) or line.has(at - 1, "as_said")
        return told and opens and ".we." not in hit.entry.form

    def _nobody(self, line: Line, at: int) -> bool:
        """Say whether the speaker is no one who speaks: «this», «the news», «the figures»."""
        return line.has(at, "demonstrative") and not line.has(at + 1, *HEADS, *ENTITIES)

    def _wished(self, line: Line, at: int) -> bool:
        """A present after a bare «that» is what somebody wants or expects, not what was said."""
        hits = line.words[at - 1].form.hits.get("that", ()) if at else ()
        return bool(hits) and not hits[0].pronoun and line.text(at - 1)[:1] in self.small["plain_that"]

    def _looks_back(self, line: Line, at: int) -> bool:
        return any(
            found and found[1] == at
            for k in range(max(0, at - 3), at)
            if line.has(k, "as_said") and (found := self.match(line.words, k, "as_said"))
        )

    def _behind(self, line: Line, at: int, hit: Hit, looks_back: bool) -> Frame | None:
        """A verb whose content stands before it: after a quotation, or after «as …»."""
        end = self.phrases.end(line, at + 1, hit.entry.row)
        speaker = (at + 1, end) if end > at + 1 else None
        quote = line.quoted[at - 2] if at > 1 and line.text(at - 1) in self.small["commas"] else -1
        quote = quote if quote >= 0 else (line.quoted[at - 1] if at else -1)
        if (
            looks_back
            and speaker
            and (line.text(at - 1) not in self.small["as_too"] or self._closes(line, end))
        ):
            return Frame(at, hit.entry.row, hit.entry.form, -1, "back", speaker=speaker, rule="as said")
        after = (
            line.text(at - 1) in self.small["commas"]
            and at >= BEHIND
            and not (hit.conjunction or hit.pronoun)
        )
        if after and quote < 0 and speaker and "that" in hit.entry.row.content and self._closes(line, end):
            return Frame(at, hit.entry.row, hit.entry.form, -1, "back", speaker=speaker, rule="as said")
        held = line.held[quote] if quote >= 0 else None
        long = held is not None and (held[2] - held[1] > LONGEST_NAME or held[1] == 0)
        if long and speaker and hit.entry.row.content and "that" in hit.entry.row.content:
            frame = Frame(at, hit.entry.row, hit.entry.form, line.held[quote][1], "quote", speaker=speaker)
            frame.rule, frame.last = "quote before", line.held[quote][2]
            return frame
        return None

    def _closes(self, line: Line, at: int) -> bool:
        """Say whether the clause is over at word `at`, times and channels passed over."""
        to = self.phrases.grammar.clitic["l"]
        while at < len(line):
            if line.text(at) == to or line.proclitic(at, "l"):
                at = self.frames.asides.told(line, at)
            elif line.timed_at(at) or line.has(at, "channel") or line.text(at) in self.small["through"]:
                at += 1
            else:
                break
        return at >= len(line) or line.mark(at)

    def _participle(self, line: Line, at: int, hit: Hit) -> Frame | None:
        """A participle that goes on from the sentence's speaker, after a mark or an «and»."""
        if hit.entry.row.carries or hit.article or hit.preposition:
            return None
        parted = at == 0 or line.mark(at - 1) or hit.conjunction
        frame = self.frames.after(line, at, hit, bare=True)
        if frame is None or frame.marker - at > 14:
            return None
        adjacent = hit.entry.form.endswith("m.s") and frame.marker - at <= ADJACENT
        if not parted and not adjacent:
            return None
        if frame.speaker and frame.how == "object":
            frame.content, frame.cut = frame.speaker[0], 0
        elif frame.speaker and "object" in frame.row.addressee:
            frame.to = frame.speaker
        frame.speaker, frame.rule = None, "participle"
        return frame

    def _noun(self, line: Line, at: int, hit: Hit) -> Frame | None:
        """A verbal noun that reports: with whose it is, and what its verb would lead to."""
        if hit.article:
            return None
        if not hit.pronoun and not line.has(at + 1, *HEADS, *ENTITIES):
            return None
        if line.text(at - 1) in self.small["in"]:
            return None
        frame = self.frames.after(line, at, hit, bare=bool(hit.pronoun))
        if frame is None or frame.how == "object" or frame.marker - at > 9:
            return None
        if hit.pronoun and frame.speaker:
            if "object" in frame.row.addressee:
                frame.to = frame.speaker
            frame.speaker = None
        elif not frame.speaker:
            return None
        frame.rule = "noun"
        return frame

"""Attribution without a verb of its own: «according to X», «X: …», «X quoted Y as saying»."""

from isnad.claims.frame import Frame
from isnad.claims.line import Line
from isnad.claims.phrases import ENTITIES, HEADS, STOPS, Phrases
from isnad.languages.language import Language
from isnad.languages.rows import NO_SAYING, Saying

LONGEST_HEADLINE_NAME = 8
PLAIN_NAME = 3
"""Words that a name which no table knows may have before a headline's colon."""


class Sources:
    """Finds the frames that no verb makes."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.clitic = phrases.grammar.clitic
        self.match = language.lexicon.match

    def find(self, line: Line, frames: list[Frame]) -> list[Frame]:
        """Give the frames of attributions in `line`; those of verbs that they rest on are in `frames`."""
        found = []
        for at, word in enumerate(line.words):
            if "attribution" in word.form.hits and line.has(at, "attribution") and not self._inside(line, at):
                frame = self._according(line, at)
                if frame is not None and all(abs(f.cue - at) > 3 or f.rule != "as said" for f in frames):
                    found.append(frame)
        headline = self._headline(line) if line.passage.headline else None
        return [*found, headline] if headline else found

    def _inside(self, line: Line, at: int) -> bool:
        n = line.quoted[at]
        return n >= 0 and line.held[n][0].closed

    def _according(self, line: Line, at: int) -> Frame | None:
        found = self.match(line.words, at, "attribution")
        if not found:
            return None
        _, begin = found
        if (
            begin >= len(line)
            or line.text(begin) in self.small["what"]
            or (line.has(begin, "saying") and not line.has(begin, *HEADS, *ENTITIES))
        ):
            return None
        if line.has(begin, "not_speaker"):
            return None
        if line.text(begin) == self.clitic["l"]:
            begin += 1
        end = self.phrases.end(line, begin, NO_SAYING, behind=True)
        if end == begin or not self._somebody(line, begin, end):
            return None
        return Frame(at, NO_SAYING, "", -1, "source", speaker=(begin, end), rule="source")

    def _label(self, line: Line, at: int) -> bool:
        """A bare state or town before a colon is a place label, unless «we» or «not» follows."""
        if at > 2 or not line.has(0, "state", "capital"):
            return False
        after = line.text(at + 1)
        return not (line.has(at + 1, "negation") or after[:1] in self.small["we"] or line.quote_at(at + 1))

    def _somebody(self, line: Line, begin: int, end: int) -> bool:
        """Say whether words name somebody: a known head or name, or a short phrase that closes its clause."""
        if any(
            line.has(k, *HEADS, *ENTITIES, "channel", "nationality", "audience") for k in range(begin, end)
        ):
            return True
        return end - begin <= PLAIN_NAME and (end >= len(line) or line.mark(end))

    def _headline(self, line: Line) -> Frame | None:
        """«X: …» in a headline, with X a name."""
        for at in range(1, min(len(line) - 2, LONGEST_HEADLINE_NAME + 1)):
            if line.text(at) in self.small["colons"]:
                first = 0
                if (line.has(0, "saying") and self.phrases.finite(line, 0)) or line.text(0) in self.small[
                    "not_headline"
                ]:
                    return None
                if any(line.mark(k) and line.quoted[k] < 0 for k in range(at)) or line.has(
                    0, "preposition", *STOPS
                ):
                    return None
                if any(line.has(k, "preposition", "that", "act") for k in range(at)):
                    return None
                named = any(line.has(k, *HEADS, *ENTITIES, "nationality") for k in range(at))
                if self._label(line, at):
                    return None
                if not named and (at > PLAIN_NAME or line.words[0].form.article):
                    return None
                if line.text(at - 1).isdigit() or (line.words[at + 1].form.kind == "number" and at == 1):
                    return None
                frame = Frame(-1, Saying(), "", at + 1, "colon", speaker=(first, at), rule="headline")
                frame.last = len(line)
                while (
                    frame.last > at + 2 and line.mark(frame.last - 1) and line.text(frame.last - 1) in "!?."
                ):
                    frame.last -= 1
                return frame
        return None

    def relayed(self, line: Line, frames: list[Frame]) -> list[Frame]:
        """Fold attributions into the statements that they carry, and give what is left.

        «reported X, from Y, that …»: Y speaks, X relays. «Y said …, according to X», «according to
        X, Y said …»: Y's statement came through X.
        """
        gone: set[int] = set()
        for frame in frames:
            if (
                frame.rule == "verb"
                and frame.speaker
                and line.text(frame.speaker[0]) in self.small["impersonal"]
            ):
                sourced = (f for f in frames if f.rule in ("source", "as said") and f.cue > frame.content)
                if any(f.content <= frame.cue for f in sourced):
                    gone.add(id(frame))
        frames = [f for f in frames if id(f) not in gone]
        for source in frames:
            if source.rule not in ("source", "as said") or source.speaker is None:
                continue
            for frame in frames:
                if frame.rule != "verb" or frame is source or frame.nested:
                    continue
                if frame.cue < source.cue < frame.content and frame.speaker is not None:
                    frame.relays.insert(0, frame.speaker)
                    frame.speaker = source.speaker
                    gone.add(id(source))
                    break
                if source.content >= 0 and self._opens(frame, source):
                    frame.relays.insert(0, source.speaker)
                    gone.add(id(source))
                    break
        return [f for f in frames if id(f) not in gone]

    def _opens(self, frame: Frame, source: Frame) -> bool:
        """Say whether a verb's statement begins where the content of an attribution does."""
        begin = min(frame.cue, frame.speaker[0] if frame.speaker else frame.cue)
        return begin - source.content in (0, 1) and frame.speaker is not None

"""Attribution without a verb of its own: «according to X», «X: …», «X quoted Y as saying»."""

from isnad.claims.frame import Frame
from isnad.claims.headlines import PLAIN, Headlines
from isnad.languages.language import Language
from isnad.languages.rows import NO_SAYING
from isnad.names.line import Line
from isnad.names.phrases import ENTITIES, HEADS, Phrases


class Sources:
    """Finds the frames that no verb makes."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.clitic = phrases.grammar.clitic
        self.headlines = Headlines(phrases)
        self.match = language.lexicon.match

    def find(self, line: Line, frames: list[Frame]) -> list[Frame]:
        """Give the frames of attributions in `line`; those of verbs that they rest on are in `frames`."""
        found = []
        for at, word in enumerate(line.words):
            if "attribution" in word.form.hits and line.has(at, "attribution") and not self._inside(line, at):
                frame = self._according(line, at)
                if frame is not None and all(abs(f.cue - at) > 3 or f.rule != "as said" for f in frames):
                    found.append(frame)
        headline = self.headlines.find(line)
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

    def _somebody(self, line: Line, begin: int, end: int) -> bool:
        """Say whether words name somebody: a known head or name, or a short phrase that closes its clause."""
        if any(
            line.has(k, *HEADS, *ENTITIES, "channel", "nationality", "audience") for k in range(begin, end)
        ):
            return True
        closed = end >= len(line) or line.mark(end) or line.text(end) in self.small["then"]
        return end - begin <= PLAIN and closed

    def inserted(self, frames: list[Frame]) -> list[Frame]:
        """Fold «reported X, from Y, that …» into one frame: Y speaks, X relays."""
        gone: set[int] = set()
        for source in frames:
            if source.rule != "source" or source.speaker is None:
                continue
            for frame in frames:
                if frame.rule == "verb" and frame.cue < source.cue < frame.content and frame.speaker:
                    frame.relays.insert(0, frame.speaker)
                    frame.speaker = source.speaker
                    gone.add(id(source))
                    break
        return [f for f in frames if id(f) not in gone]

    def relayed(self, line: Line, frames: list[Frame]) -> list[Frame]:
        """Fold attributions into the statements that they carry, and give what is left.

        «Y said …, according to X», «according to X, Y said …»: Y's statement came through X. Where
        what «says» is only a tally or news, X is who speaks.
        """
        gone: set[int] = set()
        for source in frames:
            if source.rule not in ("source", "as said") or source.speaker is None or source.content < 0:
                continue
            for frame in frames:
                if frame.rule != "verb" or frame.nested or not self._opens(frame, source):
                    continue
                if frame.speaker and line.text(frame.speaker[0]) in self.small["impersonal"]:
                    gone.add(id(frame))
                else:
                    frame.relays.insert(0, source.speaker)
                    gone.add(id(source))
                break
        return [f for f in frames if id(f) not in gone]

    def _opens(self, frame: Frame, source: Frame) -> bool:
        """Say whether a verb's statement begins where the content of an attribution does."""
        begin = min(frame.cue, frame.speaker[0] if frame.speaker else frame.cue)
        return begin - source.content in (0, 1) and frame.speaker is not None

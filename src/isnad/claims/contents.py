"""Contents: how far the words said reach, and whether they are quoted."""

from collections.abc import Sequence

from isnad.claims.frame import Frame
from isnad.languages.language import Language
from isnad.names.line import Line
from isnad.names.phrases import Phrases
from isnad.passages.span import Span


class Contents:
    """Sets the end of each frame's content in a line."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.match = language.lexicon.match

    def close(self, line: Line, frames: Sequence[Frame]) -> None:
        """Give every frame its `last` word, in place."""
        cues = sorted((f for f in frames if f.rule), key=lambda f: f.cue)
        for frame in cues:
            if frame.content < 0:
                self._look_back(line, frame, cues)
            elif frame.last < 0:
                frame.last = self._end(line, frame, cues)

    def _end(self, line: Line, frame: Frame, cues: Sequence[Frame]) -> int:
        held = line.quote_at(frame.content)
        if held is not None and frame.cut == 0 and self._whole(line, held[2]):
            return held[2]
        stop = len(line)
        for other in cues:
            if other.cue > frame.content and self._ends(line, frame, other):
                stop = min(stop, self._before(line, other))
        for at in range(frame.content + 1, stop):
            if line.has(at, "closing") and line.quoted[at] < 0:
                stop = at
                break
            if (
                line.quoted[at] < 0
                and line.text(at) in self.small["while"]
                and line.text(at - 1) in self.small["commas"]
            ):
                stop = at
                break
        while stop > frame.content + 1 and self._loose(line, stop - 1):
            stop -= 1
        return stop

    def _whole(self, line: Line, after: int) -> bool:
        """Say whether nothing of the content follows a quotation that opened it."""
        if after >= len(line) or line.mark(after) or line.words[after].form.conjunction:
            return True
        return line.text(after) in self.small["after_quote"]

    def _ends(self, line: Line, frame: Frame, other: Frame) -> bool:
        """Say whether cue `other` ends the content of `frame` before it."""
        if line.quoted[other.cue] >= 0 and line.quoted[other.cue] == line.quoted[frame.content]:
            return False
        if other.rule == "participle":
            return True
        if other.rule in ("source", "as said"):
            return True
        if other.rule == "verb":
            begin = other.speaker[0] if other.speaker and other.speaker[0] < other.cue else other.cue
            hidden = other.nested and not other.outer
            if self._joined(line, begin) and not hidden:
                return True
            begin = self._past_aside(line, begin)
            before = line.text(begin - 1)
            return (
                line.has(begin - 1, "as_said", "conjunction") or before in self.small["commas"]
            ) and not hidden
        return False

    def _past_aside(self, line: Line, begin: int) -> int:
        """Go back over «for his part» and the like before a clause."""
        for k in range(max(0, begin - 4), begin):
            words = " ".join(line.text(n) for n in range(k, begin))
            if words in self.small["aside"]:
                return k
        return begin

    def _joined(self, line: Line, at: int) -> bool:
        form = line.words[at].form
        return form.conjunction or any(h.conjunction for h in form.hits.get("saying", ()))

    def _before(self, line: Line, other: Frame) -> int:
        begin = other.cue
        if other.speaker and other.speaker[0] < begin:
            begin = other.speaker[0]
        begin = self._past_aside(line, begin)
        while begin and (
            line.has(begin - 1, "as_said", "conjunction", "auxiliary")
            or line.text(begin - 1) in self.small["in"]
        ):
            begin -= 1
        return begin

    def _loose(self, line: Line, at: int) -> bool:
        text = line.text(at)
        if line.mark(at):
            return text not in (")", "%") and (line.quoted[at] < 0 or not self._closes(line, at))
        return line.has(at, "conjunction") and line.words[at].form.text in self.small["in_while"]

    def _closes(self, line: Line, at: int) -> bool:
        return line.held[line.quoted[at]][2] == at + 1

    def _look_back(self, line: Line, frame: Frame, cues: Sequence[Frame]) -> None:
        """The content of «according to X» and «as X said»: the clause before it, or the one after."""
        lead = self._lead(line, frame)
        begin = self._clause(line, lead, frame, cues)
        if lead - begin >= 3 and not self._then(line, frame):
            frame.content, frame.last = begin, lead
            while frame.last > begin + 1 and self._loose(line, frame.last - 1):
                frame.last -= 1
            return
        after = frame.speaker[1] if frame.speaker else frame.cue + 1
        while (
            after < len(line)
            and (line.mark(after) or line.has(after, "that") or line.text(after) in self.small["then"])
            and line.quote_at(after) is None
        ):
            after += 1
        if after < len(line):
            frame.content, frame.how = after, "forward"
            frame.last = self._end(line, frame, cues)

    def _then(self, line: Line, frame: Frame) -> bool:
        """Say whether a «then» behind the source shows that the words said follow."""
        after = frame.speaker[1] if frame.speaker else frame.cue + 1
        return any(line.text(k) in self.small["then"] for k in range(after, min(after + 2, len(line))))

    def _lead(self, line: Line, frame: Frame) -> int:
        """Where the words of attribution begin."""
        for k in range(max(0, frame.cue - 3), frame.cue):
            for category in ("as_said", "attribution"):
                found = self.match(line.words, k, category) if line.has(k, category) else None
                if found and found[1] >= frame.cue:
                    return k
        return frame.cue

    def _clause(self, line: Line, lead: int, frame: Frame, cues: Sequence[Frame]) -> int:
        """Where the clause begins that an attribution at `lead` looks back at."""
        begin = 0
        for other in cues:
            if (
                other is not frame
                and other.cue < lead
                and other.last >= 0
                and other.rule in ("source", "as said")
            ):
                begin = max(begin, other.speaker[1] if other.speaker else other.cue + 1)
        while begin < lead and (line.mark(begin) and line.quote_at(begin) is None):
            begin += 1
        comma = next(
            (k for k in range(begin, min(begin + 6, lead)) if line.text(k) in self.small["commas"]), 0
        )
        if comma and line.has(begin, "preposition") and lead - comma > 4:
            begin = comma + 1
        return begin

    def span(self, line: Line, frame: Frame) -> tuple[Span, str] | None:
        """Give where the words said stand, and whether they are direct, indirect or mixed."""
        if frame.content < 0 or frame.last <= frame.content:
            return None
        if all(line.words[k].form.kind == "mark" for k in range(frame.content, frame.last)):
            return None
        held = line.quote_at(frame.content)
        if held is not None and frame.cut == 0 and held[2] >= frame.last:
            if (
                line.has(held[1] + 1, "that")
                and line.words[held[1] + 1].form.kind == "word"
                and held[2] - held[1] > 4
            ):
                return Span(line.words[held[1] + 2].start, held[0].span.end), "direct"
            return held[0].span, "direct"
        cut = frame.cut
        form = line.words[frame.content].form
        if cut == 0 and frame.how in ("forward", "back") and form.conjunction:
            cut = 1
        span = line.span(frame.content, frame.last, cut)
        if frame.rule == "headline":
            return span, "direct"
        marks = {line.quoted[k] for k in range(frame.content, frame.last)} - {-1}
        kind = "mixed" if any(self._speech(line, n) for n in marks) else "indirect"
        return span, kind

    def _speech(self, line: Line, n: int) -> bool:
        _, first, last = line.held[n]
        return last - first > 3 or not line.has(first - 1, "body", "force", "medium", "role")

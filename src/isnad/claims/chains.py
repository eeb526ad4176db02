"""Chains: through whom words reached the reader, from the nearest inwards."""

from isnad.claims.claim import Link
from isnad.claims.frame import Frame
from isnad.claims.voices import Speakers
from isnad.languages.language import Language
from isnad.names.line import Line
from isnad.names.phrases import Phrases

COPY = 8
"""Words behind a document within which it is said who received it."""
AGAIN = 7
"""Words within which a second word of saying only repeats the first («went on, saying»)."""


class Chains:
    """Finds relays, agencies, reporters and channels of a frame."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small

    def nest(self, line: Line, frames: list[Frame]) -> None:
        """A content that begins with somebody else's saying is that saying, relayed by the outer speaker."""
        for outer in frames:
            if outer.rule not in ("verb", "source") or outer.content < 0:
                continue
            for inner in frames:
                if inner is outer or inner.rule != "verb" or not inner.speaker or inner.cue <= outer.content:
                    continue
                if inner.speaker[0] > outer.content + 1 or inner.speaker[0] < outer.content:
                    continue
                if not self._reports(line, inner):
                    inner.nested = True
                    continue
                outer.nested = outer.outer = True
                inner.relays = [*outer.relays, *([outer.speaker] if outer.speaker else []), *inner.relays]

    def _reports(self, line: Line, inner: Frame) -> bool:
        """Say whether a saying at the start of another's content is told of, and not merely so."""
        assert inner.speaker is not None
        if inner.label.startswith("present") or inner.speaker[0] > inner.cue:
            return False
        return (
            inner.row.stance not in ("support", "express", "offer")
            and line.text(inner.speaker[0]) not in self.small["own"]
        )

    def written(self, line: Line, frames: list[Frame]) -> None:
        """Of «published a statement in which it said», only what it said is the statement."""
        for outer in frames:
            if outer.how != "object" or not line.has(outer.content, "channel"):
                continue
            for inner in frames:
                if inner.cue > outer.content and line.text(inner.cue + 1) in self.small["therein"]:
                    inner.speaker = outer.speaker or inner.speaker
                    inner.channel, outer.nested, outer.outer = outer.content, True, True

    def drop(self, frames: list[Frame]) -> list[Frame]:
        """Leave out a verb that only opens another's content («said that he called on …»)."""
        starts = {f.content for f in frames if f.rule in ("verb", "participle") and f.how != "quote"}
        seen: dict[int, Frame] = {}
        for frame in frames:
            other = seen.get(frame.content)
            if frame.rule == "participle" and other is not None:
                (frame if frame.cue - other.cue <= AGAIN else other).rule = "again"
            seen.setdefault(frame.content, frame)
        frames = [f for f in frames if f.rule != "again"]
        return [f for f in frames if not (f.rule == "verb" and f.speaker is None and f.cue in starts)]

    def links(self, line: Line, frame: Frame, speakers: Speakers) -> tuple[Link, ...]:
        """Give the chain of a frame, from the reader inwards."""
        links = [speakers.link(line, where) for where in frame.relays]
        channel = self._channel(line, frame)
        if channel is not None:
            received = self._received(line, channel[1])
            if received is not None and not links:
                links.append(speakers.link(line, received))
            links.append(speakers.channel(line, channel))
        return tuple(links)

    def _received(self, line: Line, at: int) -> tuple[int, int] | None:
        """Give the outlet that says it has the document («in a statement, a copy of which X received»)."""
        for k in range(at, min(len(line), at + COPY)):
            if line.mark(k) and line.text(k) not in self.small["commas"]:
                return None
            if line.text(k) not in self.small["received"]:
                continue
            for first in range(k + 1, min(len(line), k + 4)):
                last = self.phrases.match(line, first, "outlet") or self.phrases.match(line, first, "headed")
                if last:
                    return first, last
            return None
        return None

    def _channel(self, line: Line, frame: Frame) -> tuple[int, int] | None:
        """The document or occasion that stands with the verb («in a statement», «on X»)."""
        if frame.channel >= 0:
            return frame.channel, frame.channel + 1
        end = frame.marker if frame.marker > frame.cue else min(frame.cue + 14, len(line))
        for at in range(frame.cue + 1, end):
            if line.has(at, "channel") and line.text(at - 1) in self.small["through"]:
                return at, at + 1
        for at in range(max(0, frame.cue - 5), frame.cue):
            if (
                line.has(at, "channel")
                and line.text(at - 1) in self.small["through"]
                and not line.mark(at + 1)
            ):
                return at, at + 1
        return None

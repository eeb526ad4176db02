"""Voices: who is meant by the words that name a speaker, through the document."""

from isnad.claims.claim import Link, Voice
from isnad.claims.frames import Frame
from isnad.claims.line import Line

UNKNOWN = Voice("unknown")


class Speakers:
    """Resolves speakers of one document, remembering who spoke last."""

    def __init__(self) -> None:
        self.last = UNKNOWN

    def begin(self, line: Line) -> None:
        """Begin a sentence."""

    def voice(self, line: Line, frame: Frame) -> Voice:
        """Give who is meant by a frame's speaker."""
        if frame.speaker is not None:
            begin, end = frame.speaker
            self.last = Voice(line.page.show(line.span(begin, end)))
        return self.last

    def link(self, line: Line, where: tuple[int, int]) -> Link:
        """Give a relay of the chain."""
        span = line.span(*where)
        return Link(span, Voice(line.page.show(span)), "relay")

    def channel(self, line: Line, where: tuple[int, int]) -> Link:
        """Give a channel of the chain."""
        span = line.span(*where)
        return Link(span, Voice("statement"), "channel")

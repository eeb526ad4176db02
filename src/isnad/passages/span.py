"""Spans: where something stands in the text."""

from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in Unicode code points of a document's text, in logical order."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Say whether `other` lies within."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

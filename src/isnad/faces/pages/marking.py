"""A text with its marks, as markup whose words are the text: nothing added, cut or moved.

Letters of Arabic join across the edge of an element only while nothing but colour changes there,
so a mark is a plain inline element without a text of its own, and the style sheet gives marks
neither room nor another font. Marks that cross are cut in pieces; the first bears the anchor.
"""

import re

from isnad.faces.pages.marks import Mark, within
from isnad.faces.pages.markup import Html, join, language, tag, text

LINE = re.compile("\\r\\n|[\\n\\r\\u2029]")


def opening(mark: Mark, first: bool) -> str:
    """Give the tag that begins a piece of a mark."""
    anchor = f' id="{mark.anchor}"' if first and mark.anchor else ""
    key = f' data-r="{mark.key}"' if mark.key else ""
    return f'<mark class="{mark.kind}"{anchor}{key}>'


class Line:
    """Writes one line after the other, opening and closing marks where they begin and end."""

    def __init__(self, words: str, marks: list[Mark]) -> None:
        self.words = words
        self.waiting = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.depth, mark.key))
        self.waiting.reverse()
        self.active: list[Mark] = []
        self.shown: set[int] = set()
        self.edges = sorted({edge for mark in marks for edge in mark.span})
        self.next = 0

    def write(self, start: int, end: int) -> Html:
        """Write the text from `start` to `end`; called for stretches in the order of the text."""
        out: list[str] = []
        inside: list[Mark] = []
        while start < end:
            while self.next < len(self.edges) and self.edges[self.next] <= start:
                self.next += 1
            stop = min(end, self.edges[self.next]) if self.next < len(self.edges) else end
            self.enter(start)
            inside = self.change(inside, out)
            out.append(text(self.words[start:stop]))
            start = stop
        out.extend("</mark>" for _ in inside)
        return Html("".join(out))

    def enter(self, at: int) -> None:
        """Make active the marks that hold the letter at `at`."""
        self.active = [mark for mark in self.active if mark.span.end > at]
        while self.waiting and self.waiting[-1].span.start <= at:
            self.active.append(self.waiting.pop())

    def change(self, inside: list[Mark], out: list[str]) -> list[Mark]:
        """Close the marks that end here and those that they cross, and open what is active."""
        same = 0
        while same < min(len(inside), len(self.active)) and inside[same] is self.active[same]:
            same += 1
        out.extend("</mark>" for _ in inside[same:])
        for mark in self.active[same:]:
            out.append(opening(mark, id(mark) not in self.shown))
            self.shown.add(id(mark))
        return list(self.active)


def marked(words: str, marks: list[Mark]) -> Html:
    """Give a text with its marks: a paragraph for each of its lines, line ends kept."""
    line = Line(words, within(marks, len(words)))
    paragraphs = []
    start = 0
    ends = [end.end() for end in LINE.finditer(words)]
    for end in [*ends, len(words)]:
        if start < end:
            paragraphs.append(tag("p", line.write(start, end), dir="auto"))
        start = end
    return tag("div", join(paragraphs), class_="text", lang=language(words))

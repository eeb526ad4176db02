"""Text on a terminal: Arabic kept in order, widths counted as they show, lines broken at words."""

import unicodedata
from collections.abc import Iterator

WIDTH = 80
"""Columns that a line may take."""
ISOLATE, RELEASE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
"""Categories of characters that are never sent to a terminal: controls, bidi overrides, halves."""
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Invisible letters that Arabic script needs."""


def plain(text: str) -> str:
    """Give a text as a terminal may show it: white space as single spaces, no control characters."""
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if c in JOINERS or unicodedata.category(c) not in HIDDEN)


def width(text: str) -> int:
    """Count the columns that a text takes."""
    return sum(_columns(c) for c in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, room: int) -> Iterator[str]:
    """Break a text into lines of at most `room` columns, at words where they allow it."""
    line = ""
    for word in _pieces(text, room):
        if line and width(line) + 1 + width(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def _pieces(text: str, room: int) -> Iterator[str]:
    """Give the words of a text, those wider than `room` in pieces."""
    for word in text.split(" "):
        while width(word) > room:
            yield word[:room]
            word = word[room:]
        yield word


def labelled(label: str, text: str, isolate: bool, indent: int = 2, column: int = 12) -> Iterator[str]:
    """Give a label and its text beside it, further lines below the text.

    With `isolate` every line of the text is kept apart from its surroundings, so that right-to-left
    words stay in their own order.
    """
    label = f"{' ' * indent}{label}".ljust(column)
    for line in wrapped(plain(text), WIDTH - column):
        yield label + (f"{ISOLATE}{line}{RELEASE}" if isolate else line)
        label = " " * column

"""Quotations: «», “”, "" and what pages make of them: nested, swapped, unclosed, broken in two."""

import re
from collections.abc import Mapping
from typing import Any

from isnad.passages.passage import Quotation
from isnad.passages.span import Span

TERM = 25
"""Characters that a term in marks within the same marks may have."""


class Marks:
    """The quotation marks of a language, from `passages.toml`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        pairs: list[list[str]] = table["pairs"]
        self.closing: dict[str, str] = {pair[0]: pair[1] for pair in pairs}
        self.even = frozenset(table["even"])
        both = {*self.closing, *self.closing.values(), *self.even}
        self.any = re.compile("|".join(map(re.escape, sorted(both, key=len, reverse=True))) + "|\n")

    def find(self, text: str) -> list[Quotation]:
        """Give the quotations of `text`, outermost first; none crosses a line."""
        found: list[Quotation] = []
        stack: list[tuple[int, int, str]] = []
        for mark in self.any.finditer(text):
            at, end = mark.span()
            sign = mark.group()
            if sign == "\n":
                found.extend(_unclosed(text, stack, at))
                stack.clear()
            elif self._opens(text, at, end, sign, bool(stack)):
                if sign in self.even and stack and stack[-1][2] == sign:
                    if self._term(text, at, end, sign):
                        continue
                    found.extend(_unclosed(text, stack[-1:], _sentence(text, stack.pop()[1], at)))
                stack.append((at, end, sign))
            elif stack:
                start, inner, _ = stack.pop()
                found.append(Quotation(Span(inner, at), Span(start, end)))
        found.extend(_unclosed(text, stack, len(text)))
        return sorted(
            (q for q in found if q.span.start < q.span.end), key=lambda q: (q.outer.start, -q.outer.end)
        )

    def _opens(self, text: str, at: int, end: int, sign: str, inside: bool) -> bool:
        """Tell an opening mark from a closing one by its shape, and by its company where pages swap them."""
        behind = text[end : end + 1]
        if sign in self.even:
            lead = text[at - 1 : at]
            shaped = bool(behind) and not behind.isspace()
            return shaped and (not inside or lead.isspace())
        if sign in self.closing:
            # an opening mark before a space, with one open already, closes what somebody mistyped
            return not (inside and (not behind or behind.isspace()))
        before = text[at - 1 : at]
        loose = not before or before.isspace() or before in "(\u0640:-"
        return not inside and loose and bool(behind) and not behind.isspace()

    def _term(self, text: str, at: int, end: int, sign: str) -> bool:
        """Say whether a mark within the same marks opens a short term and not another quotation."""
        close = text.find(sign, end, end + TERM)
        return close > 0 and "\n" not in text[end:close] and not text[close - 1].isspace()


def _sentence(text: str, start: int, limit: int) -> int:
    """Give where the first sentence behind `start` ends, `limit` at the latest."""
    stop = text.find(".", start, limit)
    return stop if stop > 0 else limit


def _unclosed(text: str, stack: list[tuple[int, int, str]], end: int) -> list[Quotation]:
    """A mark that nobody closed quotes to the end of its line, if the line goes on at all."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return [
        Quotation(Span(inner, end), Span(start, end), closed=False)
        for start, inner, _ in stack
        if inner < end
    ]

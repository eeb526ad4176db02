"""Offices: head noun, country and sector of the words for somebody («the minister of defence of X»)."""

from collections.abc import Mapping
from typing import Any

from isnad.known.known import Known
from isnad.names.line import Line
from isnad.names.phrases import Phrases

NAMED = ("outlet", "organization", "armed_group")
PLACED = ("state", "nationality", "capital")
BODIES = ("role", "body", "force", "source", "medium")
NO_ROW: Mapping[str, Any] = {}


class Offices:
    """Reads head noun, country and sector of the words of a phrase."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def head(self, line: Line, begin: int, end: int) -> Mapping[str, Any]:
        """Give the row of the noun that heads a phrase; empty where none is known."""
        for at in range(begin, min(end, begin + 3)):
            best = None
            for category in BODIES:
                hit = self.phrases.hit(line, at, category)
                if hit is not None and (best is None or len(hit.entry.rest) > len(best.entry.rest)):
                    best = hit
            if best is not None:
                row: Mapping[str, Any] = best.entry.row
                return row
        return NO_ROW

    def country(self, line: Line, begin: int, end: int) -> Known | None:
        """Give the first state that a phrase names, by name, nationality or capital."""
        for at in range(begin, end):
            known = self.placed(line, at)
            if known is not None:
                return known
        return None

    def placed(self, line: Line, at: int) -> Known | None:
        """Give the state that word `at` names."""
        if not line.words[at].form.hits:
            return None
        for category in PLACED:
            hit = self.phrases.hit(line, at, category)
            if hit is not None and isinstance(hit.entry.row, Known):
                return hit.entry.row
        return None

    def sector(self, line: Line, begin: int, end: int, row: Mapping[str, Any]) -> str:
        """Give the sector (PLOVER) that a phrase speaks for; empty where it tells none."""
        if line.has(begin, "medium"):
            return "JRN"
        spoken = row.get("name") == "Spokesperson"
        for at in range(begin + (1 if spoken else 0), end):
            for category in ("body", "force", "role") if spoken else ():
                hit = self.phrases.hit(line, at, category)
                if hit is not None:
                    return str(hit.entry.row["sector"])
            hit = line.words[at].hit("sector_word")
            if hit is not None:
                return str(hit.entry.row["sector"])
        return str(row.get("sector", ""))

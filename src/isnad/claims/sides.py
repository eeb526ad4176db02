"""Sides: the forces, groups and states that a document names, for figures that do not name theirs."""

from collections import Counter
from collections.abc import Iterator

from isnad.claims.line import Line
from isnad.claims.phrases import Phrases
from isnad.known.known import Known
from isnad.languages.language import Language
from isnad.passages.passage import Page

FORCES = ("armed_group", "organization")
STATES = ("nationality", "state", "capital")
NAMED = frozenset(("armed_group", *STATES))
ARMED = ("MIL", "REB", "COP")
FOUGHT = 4
"""Times that a document names a state that is a side of its war, at the least."""
ABROAD = ("COA", "ISI", "AQA", "NAT")
"""Forces that strike in other countries than their own."""
REACH = 5
"""Words behind a deed, and before or behind its verb, within which its doer stands."""


class Sides:
    """Who fights in one document, and who did what in its sentences."""

    def __init__(self, language: Language, phrases: Phrases, page: Page) -> None:
        self.phrases = phrases
        words = language.table("quantities")["words"]
        self.against = frozenset(map(language.letters.plain, words["against"]))
        self.states: Counter[str] = Counter()
        self.rebels: Counter[str] = Counter()
        self.last: str | None = None
        for word in page.words:
            if not word.form.hits or NAMED.isdisjoint(word.form.hits):
                continue
            for category in ("armed_group", *STATES):
                for hit in word.form.hits.get(category, ())[:1]:
                    thing = hit.entry.row
                    if hit.entry.rest or not isinstance(thing, Known):
                        continue
                    if category == "armed_group" and thing.code.endswith("-REB"):
                        self.rebels[thing.code] += 1
                    elif category != "armed_group":
                        self.states[thing.code[:3]] += 1

    def rebel(self) -> str | None:
        """Give the armed group that the document names most."""
        return max(self.rebels, key=lambda code: (self.rebels[code], code)) if self.rebels else None

    def foe(self, country: str) -> str | None:
        """Give the other state of a war between two: one named about as often as `country` itself."""
        enough = max(FOUGHT, self.states[country] / 2)
        others = {c: count for c, count in self.states.items() if c != country and count >= enough}
        return max(others, key=lambda code: (others[code], code)) if others else None

    def placed(self, line: Line) -> str | None:
        """Give the state that a sentence names first."""
        things = (self.at(line, at, STATES) for at in range(len(line)))
        return next((thing.code[:3] for thing in things if thing is not None), None)

    def before(self, line: Line) -> str | None:
        """Give who struck last before this sentence, unless it speaks of another country."""
        if self.last is None:
            return None
        place = self.placed(line)
        here = place is None or self.last[:3] in (place, *ABROAD)
        return self.last if here else None

    def country(self, line: Line) -> str | None:
        """Give the state that a sentence names first, else the one that the document names most."""
        most = max(self.states, key=lambda code: (self.states[code], code), default=None)
        return self.placed(line) or most

    def at(self, line: Line, at: int, categories: tuple[str, ...]) -> Known | None:
        """Give the known thing of one of the categories that stands at word `at`."""
        if not line.words[at].form.hits:
            return None
        for category in categories:
            hit = self.phrases.hit(line, at, category)
            if hit is not None and isinstance(hit.entry.row, Known):
                return hit.entry.row
        return None

    def doers(self, line: Line) -> Iterator[tuple[int, str]]:
        """Give who did something in a sentence: where the deed stands, and the code of its doer."""
        for at, word in enumerate(line.words):
            hits = word.form.hits
            if "deed" in hits:
                code = self._near(line, range(at + 1, min(len(line), at + REACH)))
            elif "doing" in hits:
                code = self._near(line, range(at + 1, min(len(line), at + REACH - 1)))
                code = code or self._near(line, range(at - 1, max(-1, at - REACH + 1), -1))
            else:
                continue
            if code is not None:
                yield at, code

    def _near(self, line: Line, places: range) -> str | None:
        for k in places:
            if line.mark(k) or line.text(k) in self.against:
                return None
            force = self.at(line, k, FORCES)
            if force is not None:
                return force.code if force.code.endswith(ARMED) else None
            state = self.at(line, k, STATES)
            if state is not None:
                return f"{state.code[:3]}-MIL"
        return None

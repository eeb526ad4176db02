"""Sides: the forces, groups and states that a document names, for figures that do not name theirs."""

from collections import Counter
from collections.abc import Iterator

from isnad.languages.language import Language
from isnad.names.cast import Cast
from isnad.names.line import Line
from isnad.names.name import Name

ARMED = ("MIL", "REB", "COP")
ACTORS = ("organization", "armed_group", "party", "place")
QUOTES = frozenset('"\u00ab\u00bb\u201c\u201d')
"""Marks round a name, which part it from nothing."""
FOUGHT = 4
"""Times that a document names a state that is a side of its war, at the least."""
ABROAD = ("COA", "ISI", "AQA", "NAT")
"""Forces that strike in other countries than their own."""
REACH = 5
"""Words behind a deed, and before or behind its verb, within which its doer stands."""


class Sides:
    """Who fights in one document, and who did what in its sentences."""

    def __init__(self, language: Language, cast: Cast) -> None:
        words = language.table("quantities")["words"]
        plain = language.letters.plain
        self.words = {
            key: frozenset(map(plain, words[key])) for key in ("against", "clash", "with", "between")
        }
        self.cast = cast
        self.rebels: Counter[str] = Counter()
        self.armies: Counter[str] = Counter()
        self.last: str | None = None
        for name in cast.names:
            code = name.voice.code or ""
            if name.kind == "armed_group" and code.endswith("-REB"):
                self.rebels[code] += 1
            elif name.kind in ("armed_group", "organization") and code.endswith("-MIL"):
                self.armies[code[:3]] += 1

    def rebel(self) -> str | None:
        """Give the armed group that the document names most."""
        return max(self.rebels, key=lambda code: (self.rebels[code], code)) if self.rebels else None

    def foe(self, country: str) -> str | None:
        """Give the other state of a war between two: one with an army, named about as often as `country`."""
        states = self.cast.setting.states
        enough = max(FOUGHT, states[country] / 2)
        others = {
            c: (self.armies[c], count)
            for c, count in states.items()
            if c != country and count >= enough and self.armies[c]
        }
        return max(others, key=lambda code: (others[code], code)) if others else None

    def own(self, doer: str, of: str) -> bool:
        """Say whether a doer is of those who were harmed: the same side, or one state's in a war of two."""
        return doer == of or (doer[:3] == of[:3] and self.foe(of[:3]) is not None)

    def fought(self, line: Line, of: str | None) -> str | None:
        """Give with whom those who were harmed clashed («in clashes with X», «between X and Y»)."""
        for at in range(len(line)):
            if line.text(at) not in self.words["clash"]:
                continue
            near = range(at + 1, min(len(line), at + 3 * REACH))
            lead = next((k for k in near if line.text(k) in self.words["with"] | self.words["between"]), None)
            if lead is None or lead - at > REACH:
                continue
            codes = [c for k in range(lead + 1, near.stop) if (c := self._force(line, k)) is not None]
            one = line.text(lead) in self.words["with"]
            other = next((code for code in (codes[:1] if one else codes) if code != of), None)
            if other is not None and (one or of is not None):
                return other
        return None

    def _force(self, line: Line, at: int) -> str | None:
        name = self.cast.over(line, at)
        return self._code(name) if name is not None and name.kind in ACTORS else None

    def before(self, line: Line) -> str | None:
        """Give who struck last before this sentence, unless it speaks of another country."""
        if self.last is None:
            return None
        place = self.cast.placed(line)
        here = not place or self.last[:3] in (place, *ABROAD)
        return self.last if here else None

    def country(self, line: Line, at: int) -> str | None:
        """Give the country of the place that a sentence names nearest to word `at`, else the document's."""
        places = [
            (abs(first - at) + 5 * (first < at), name.voice.code[:3])
            for first, _, name in self.cast.within(line, 0, len(line))
            if name.kind == "place" and name.voice.code
        ]
        return min(places)[1] if places else self.cast.country(line) or None

    def doers(self, line: Line) -> Iterator[tuple[int, str]]:
        """Give who did something in a sentence: where the deed stands, and the code of its doer."""
        for at, word in enumerate(line.words):
            hits = word.form.hits
            if "deed" in hits:
                own = self._doer(line, at)
                code = own or self._near(line, range(at + 1, min(len(line), at + REACH)))
            elif "doing" in hits:
                code = self._near(line, range(at + 1, min(len(line), at + REACH - 1)))
                code = code or self._near(line, range(at - 1, max(-1, at - REACH + 1), -1))
            else:
                continue
            if code is not None:
                yield at, code

    def _doer(self, line: Line, at: int) -> str | None:
        """Give the force whose name begins with the deed («the regime's aircraft»)."""
        spot = self.cast.at(line, at)
        return self._code(spot.name) if spot is not None and spot.name.kind == "armed_group" else None

    def _near(self, line: Line, places: range) -> str | None:
        for k in places:
            if line.text(k) in QUOTES:
                continue
            if line.mark(k) or line.text(k) in self.words["against"]:
                return None
            name = self.cast.over(line, k)
            if line.text(k - 1) in self.words["against"]:
                continue
            if name is not None and name.kind in ACTORS:
                return self._code(name)
            state = self.cast.adjective(line, k) if name is None else ""
            if state:
                return f"{state}-MIL"
        return None

    def _code(self, name: Name) -> str | None:
        code = name.voice.code or ""
        if name.kind == "armed_group" or code.endswith(ARMED):
            return code if code.endswith(ARMED) else None
        return f"{code[:3]}-MIL" if name.kind == "party" and code.endswith("GOV") else None

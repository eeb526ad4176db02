"""Cast: the names of one document, by their place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from isnad.known.known import Known
from isnad.names.line import Line
from isnad.names.name import Name, Voice
from isnad.names.setting import Setting


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in words `first` to `last` (excluded) of the page."""

    first: int
    last: int
    name: Name


class Cast:
    """The names that a document has, in order; a name can lie in another («forces loyal to X»)."""

    def __init__(self, spots: Iterable[Spot] = (), setting: Setting | None = None) -> None:
        self.setting = setting or Setting()
        self.spots = sorted(spots, key=lambda s: (s.first, -s.last))
        self._over: dict[int, Spot] = {}
        self._groups = [
            spot
            for spot in self.spots
            if spot.name.kind == "armed_group" and (spot.name.voice.code or "").endswith("REB")
        ]
        self._last = 0
        self._by_word: dict[int, list[Spot]] = {}
        for spot in self.spots:
            self._by_word.setdefault(spot.first, []).append(spot)
            for at in range(spot.first, spot.last):
                self._over[at] = spot

    @property
    def names(self) -> list[Name]:
        """All names in order."""
        return [spot.name for spot in self.spots]

    def at(self, line: Line, at: int) -> Spot | None:
        """Give the longest name that begins at word `at` of a sentence."""
        found = self._by_word.get(line.passage.first + at)
        return found[0] if found else None

    def within(self, line: Line, begin: int, end: int) -> Iterator[tuple[int, int, Name]]:
        """Give the names that begin among words `begin` to `end` of a sentence, with their words there."""
        offset = line.passage.first
        for at in range(begin, end):
            for spot in self._by_word.get(offset + at, ()):
                yield spot.first - offset, spot.last - offset, spot.name

    def voice(self, line: Line, at: int) -> Voice | None:
        """Give who is named at word `at`."""
        spot = self.at(line, at)
        return spot.name.voice if spot is not None else None

    def over(self, line: Line, at: int) -> Name | None:
        """Give the innermost name that word `at` of a sentence belongs to."""
        found = self._over.get(line.passage.first + at)
        return found.name if found is not None else None

    def adjective(self, line: Line, at: int) -> str:
        """Give the country of a nationality at word `at` that belongs to no name; empty for none."""
        for hit in line.words[at].form.hits.get("nationality", ())[:1]:
            if not hit.entry.rest and isinstance(hit.entry.row, Known):
                return hit.entry.row.code[:3]
        return ""

    def placed(self, line: Line) -> str:
        """Give the country of the first place or state that a sentence names; empty where it names none."""
        for _, _, name in self.within(line, 0, len(line)):
            if name.kind in ("place", "party") and name.voice.code:
                return name.voice.code[:3]
        return ""

    def country(self, line: Line) -> str:
        """Give the country of the first place or state that a sentence names, else the document's own."""
        return self.placed(line) or self.setting.country

    def group_before(self, line: Line, at: int) -> str | None:
        """Give the code of the armed group named last before word `at` of a sentence."""
        word = line.passage.first + at
        while self._groups and self._last < len(self._groups) and self._groups[self._last].first < word:
            self._last += 1
        while self._last and self._groups[self._last - 1].first >= word:
            self._last -= 1
        return self._groups[self._last - 1].name.voice.code if self._last else None

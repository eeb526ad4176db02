"""Acting: whether a state that a document names acts there, or only says where."""

from collections.abc import Sequence

from isnad.known.places import Places
from isnad.languages.language import Language
from isnad.names.cast import Cast, Spot
from isnad.names.line import Line
from isnad.names.name import Name, Voice
from isnad.names.phrases import Phrases

DOES = ("saying", "act", "doing", "auxiliary")


class Acting:
    """Settles which of the states and capitals of a document are parties, and which are places."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        self.places = Places(language)
        words = language.table("names")["words"]
        self.between = frozenset(map(language.letters.plain, words["between"]))
        self.joint = phrases.grammar.clitic["conjunction"]
        self.taa = phrases.grammar.clitic["bound"]
        self.plural = tuple(map(language.letters.plain, words["plural"]))
        self._joined: set[int] = set()

    def settle(self, lines: Sequence[Line], cast: Cast, speaking: frozenset[int]) -> list[Name]:
        """Give all names, each state as what it is; `speaking` are the offsets of who speaks or is told."""
        by_first = {line.passage.first: line for line in lines}
        starts = sorted(by_first)
        found: list[Name] = []
        before: Line | None = None
        at = 0
        for spot in cast.spots:
            name = spot.name
            if not name.because or not name.because[0].row.startswith(("state/", "capital/")):
                found.append(name)
                continue
            while at + 1 < len(starts) and starts[at + 1] <= spot.first:
                at += 1
            line = by_first[starts[at]]
            if line is not before:
                self._joined, before = set(), line
            acts = name.span.start in speaking or self._acts(line, spot)
            behind = spot.last - line.passage.first
            if acts and behind < len(line) and line.words[behind].form.text.startswith(self.joint):
                self._joined.add(behind)
            found.append(name if acts else self._place(line, spot))
        return found

    def _acts(self, line: Line, spot: Spot) -> bool:
        """Say whether a state is the subject of a verb, or one of two parties."""
        first, last = spot.first - line.passage.first, spot.last - line.passage.first
        if line.has(first - 1, "place_head") or line.proclitic(first, "b"):
            return False
        before, after = first - 1, last
        if line.text(before) in self.between:
            return True
        if before >= 0 and (self.phrases.finite(line, before) or self._feminine(line, before)):
            return True
        if first in self._joined:
            return True
        if line.has(before, "that"):
            return True
        if before < 0 or line.mark(before) or line.has(before, "conjunction"):
            return after < len(line) and (line.has(after, *DOES) or self.phrases.finite(line, after))
        return False

    def _feminine(self, line: Line, at: int) -> bool:
        """Say whether word `at` looks like a verb whose subject is feminine, as states are."""
        form = line.words[at].form
        plural = form.text.endswith(tuple(self.plural))
        return (
            form.text.endswith(self.taa)
            and not plural
            and len(form.text) > 3
            and not form.article
            and not line.has(at, "preposition", "counted", "place_head")
        )

    def _place(self, line: Line, spot: Spot) -> Name:
        name = spot.name
        voice = name.voice
        code = (voice.code or "")[:3]
        if name.because[0].row.startswith("state/"):
            return Name(name.span, "place", Voice(voice.name, code, voice.key), because=name.because)
        words = " ".join(
            line.text(k) for k in range(spot.first - line.passage.first, spot.last - line.passage.first)
        )
        cut = name.span.start - line.page.stem_start(line.words[spot.first - line.passage.first], 0)
        town = next(
            (p for p in self.places.find(words[cut:], headed=True) if not p.region and p.country == code),
            None,
        )
        if town is None:
            return Name(
                name.span, "place", Voice(line.page.show(name.span), code, words[cut:]), because=name.because
            )
        return Name(
            name.span, "place", Voice(town.name, town.country, town.id), town.lat, town.lon, name.because
        )

"""Spoken events: a demand, an accusation, a condemnation, a threat is one by being said."""

from collections.abc import Iterator, Sequence

from isnad.claims.claim import Statement
from isnad.events.event import Event
from isnad.languages.language import Language
from isnad.names.cast import Cast
from isnad.names.line import Line
from isnad.names.name import Because

STANCES = {
    "demand": ("REQUEST", "yield"),
    "ask": ("REQUEST", "assist"),
    "accuse": ("ACCUSE", "allege"),
    "condemn": ("ACCUSE", "disapprove"),
    "support": ("SUPPORT", ""),
    "threaten": ("THREATEN", "violence"),
}
"""PLOVER's type, and the usual mode, of what is said with a stance."""
ADDRESSED = ("demand", "ask", "accuse")
"""Stances of verbs whose object is the other side («urged X to …»)."""
ACTORS = ("party", "armed_group", "organization", "person")


class Spoken:
    """Makes events of statements."""

    def __init__(self, language: Language) -> None:
        plain = language.letters.plain
        words = language.table("events")["words"]
        self.modes = {name: frozenset(map(plain, words[name])) for name in ("assist", "meet", "yield")}

    def find(self, line: Line, cast: Cast, statements: Sequence[Statement]) -> list[Event]:
        """Give the events that the statements of a sentence are."""
        found: list[Event] = []
        for said in statements:
            coded = STANCES.get(said.stance)
            if coded is None or not said.voice.code or not self._says(line, said):
                continue
            found += self._events(line, cast, said, coded)
        return found

    def _says(self, line: Line, said: Statement) -> bool:
        """Say whether the word that reports it has the stance itself («urged»), not the words said."""
        cue = next((at for at, word in enumerate(line.words) if said.cue and word.end > said.cue.start), -1)
        hits = line.words[cue].form.hits.get("saying", ()) if cue >= 0 else ()
        return any(hit.entry.row.stance == said.stance for hit in hits)

    def _events(self, line: Line, cast: Cast, said: Statement, coded: tuple[str, str]) -> Iterator[Event]:
        kind, mode = coded
        if kind == "REQUEST":
            mode = self._mode(line, said) or mode
        to = [code for code in self._told(line, cast, said) if code != said.voice.code]
        assert said.cue is not None
        because = (Because("said", said.because[0].row if said.because else "", said.cue),)
        others: list[str | None] = list(to)
        for other in others or [None]:
            yield Event(
                said.cue,
                kind,
                mode or None,
                said.voice.code,
                other,
                "happened",
                statement=None,
                because=because,
            )

    def _told(self, line: Line, cast: Cast, said: Statement) -> list[str]:
        """Give whom it is about: who was told, else the first party that the words said name."""
        if said.to is not None:
            named = list(self._codes(line, cast, said.to.start, said.to.end)) or self._both(line, cast, said)
            if named:
                return named
        assert said.cue is not None
        told = [
            code
            for code in self._codes(line, cast, said.cue.end, said.span.start)
            if code != said.voice.code and said.cue.end < said.span.start
        ]
        if told and said.stance in ADDRESSED:
            return told[-1:]
        codes = list(self._codes(line, cast, said.span.start, said.span.end))
        return codes[:1] or self._both(line, cast, said)

    def _both(self, line: Line, cast: Cast, said: Statement) -> list[str]:
        """Give the two states that a document is about, where «both sides» are told something."""
        to = said.to.start if said.to is not None else said.span.start
        both = any(
            line.has(at, "peoples") for at, word in enumerate(line.words) if to <= word.start < said.span.end
        )
        states = [
            code for code, _ in cast.setting.states.most_common(3) if code != (said.voice.code or "")[:3]
        ]
        return [f"{code}-GOV" for code in states[:2]] if both else []

    def _codes(self, line: Line, cast: Cast, start: int, end: int) -> Iterator[str]:
        for _, _, name in cast.within(line, 0, len(line)):
            if start <= name.span.start < end and name.kind in ACTORS and name.voice.code:
                yield name.voice.code
        for at, word in enumerate(line.words):
            if start <= word.start < end and cast.over(line, at) is None:
                country = cast.adjective(line, at)
                if country:
                    yield f"{country}-GOV"

    def _mode(self, line: Line, said: Statement) -> str:
        words = {
            line.text(at) for at, w in enumerate(line.words) if said.span.start <= w.start < said.span.end
        }
        for mode, known in self.modes.items():
            if any(word.endswith(tuple(known)) for word in words):
                return mode
        return ""

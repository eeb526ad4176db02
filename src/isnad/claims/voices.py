"""Voices: who is meant by the words that name a speaker, through one document."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from isnad.claims.claim import Link
from isnad.claims.frame import Frame
from isnad.known.known import Known
from isnad.names.cast import Cast
from isnad.names.forces import composed
from isnad.names.line import Line
from isnad.names.name import Name, Voice
from isnad.names.offices import Offices
from isnad.names.phrases import HEADS, Phrases

UNKNOWN = Voice("unknown")
THINGS = ("person", "organization", "armed_group")


class Speakers:
    """Resolves the speakers of one document, remembering who spoke and who was named.

    The names of the document (`cast`) say who is meant; a definite short form («the ministry», «the
    source») is the last voice with that head; a verb without a subject goes on from the last voice.
    """

    def __init__(self, phrases: Phrases, cast: Cast) -> None:
        self.phrases = phrases
        self.cast = cast
        self.offices = Offices(phrases)
        self.last = UNKNOWN
        self.chain: tuple[Link, ...] = ()
        self.heads: dict[str, Voice] = {}

    def begin(self, line: Line) -> None:
        """Begin a sentence: what it names serves short forms behind it, whoever speaks."""
        self.place = self.cast.country(line)
        self.chain = ()
        for first, _, name in self.cast.within(line, 0, len(line)):
            if name.kind == "person":
                self._office(line, first, name)
            elif name.kind in THINGS:
                self._head(line, first, name.voice)

    def _office(self, line: Line, first: int, name: Name) -> None:
        """Remember a person by the title before their name («the minister»)."""
        for at in range(first - 1, max(-1, first - 8), -1):
            if line.mark(at):
                return
            if line.has(at, "role") and not line.has(at - 1, "role"):
                self._head(line, at, name.voice)
                return

    def _head(self, line: Line, at: int, voice: Voice) -> None:
        article = self.phrases.grammar.clitic["article"]
        hit = next((h for c in HEADS if (h := line.words[at].hit(c)) is not None), None)
        if hit is not None:
            bare = line.text(at)[hit.cut :].removeprefix(article)
            self.heads[bare] = self.heads[article + bare] = voice

    def voice(self, line: Line, frame: Frame) -> Voice:
        """Give who is meant by a frame's speaker, and remember it."""
        if frame.speaker is not None:
            self.last = self.named(line, *frame.speaker)
        return self.last

    def carried(self, via: tuple[Link, ...], *, going_on: bool) -> tuple[Link, ...]:
        """Give a statement's chain; one that goes on in a sentence has the first one's («…, adding that»)."""
        if not via and going_on:
            return self.chain
        self.chain = via
        return via

    def named(self, line: Line, begin: int, end: int) -> Voice:
        """Give the voice that words `begin` to `end` name."""
        row = self.offices.head(line, begin, end)
        voice = self._person(line, begin, end) or self._thing(line, begin)
        if voice is None:
            voice = self._said_before(line, begin, end)
            if voice is not None:
                return voice
            voice = self._somebody(line, begin, end, row)
        if row:
            self._head(line, begin, voice)
        return voice

    def _person(self, line: Line, begin: int, end: int) -> Voice | None:
        """Give the person whom a phrase names: the name it is, or ends with, behind a title."""
        people = [(a, b, n) for a, b, n in self.cast.within(line, begin, end) if n.kind == "person"]
        if not people:
            return None
        first, _, name = people[0]
        if first == begin:
            return name.voice
        plain = line.has(begin, "body", "force", "source", "medium") and not line.has(
            begin, "role", "person_title"
        )
        if plain or not line.has(begin, *HEADS, "nationality"):
            return None
        bare = (
            first == begin + 1 and not line.words[begin].form.article and not line.has(begin, "person_title")
        )
        single = bare and line.has(begin, "role") and line.words[begin].hit("role") is not None
        if single and not (line.words[begin].hit("role") or line.words[begin].hit("person_title")).pronoun:  # type: ignore[union-attr]
            return None
        return name.voice

    def _thing(self, line: Line, begin: int) -> Voice | None:
        """Give the body, group or state whose name a phrase begins with."""
        spot = self.cast.at(line, begin)
        if spot is not None and spot.name.kind != "place":
            return spot.name.voice
        medium = self.phrases.hit(line, begin, "medium")
        if medium is None:
            return None
        spot = self.cast.at(line, begin + 1 + len(medium.entry.rest))
        if spot is None or spot.name.kind != "organization":
            return None
        voice = spot.name.voice
        return (
            voice
            if medium.entry.row["role"] != "reporter"
            else replace(voice, name=f"{voice.name} correspondent", key=f"{voice.key}_correspondent")
        )

    def _said_before(self, line: Line, begin: int, end: int) -> Voice | None:
        """Give whom a short definite form means: «the source» who spoke last, «the ministry» named before."""
        if end - begin > 2 or not line.words[begin].form.article or self.offices.country(line, begin, end):
            return None
        if line.has(begin, "source") and self.last is not UNKNOWN:
            return self.last
        return self.heads.get(line.text(begin))

    def _somebody(self, line: Line, begin: int, end: int, row: Mapping[str, Any]) -> Voice:
        """Give the voice of a phrase that names nobody: by its head, of whom it is, and its country."""
        words = line.page.show(line.bare(begin, end))
        key = " ".join(line.text(k) for k in range(begin, end))
        inside = next(
            (n.voice for _, _, n in self.cast.within(line, begin + 1, end) if n.kind in THINGS), None
        )
        inside = inside or self._own(line, begin, end)
        if inside is not None and row:
            return Voice(words, inside.code, key)
        state = self.offices.country(line, begin, end)
        place = next(
            (n for _, _, n in self.cast.within(line, begin, end) if n.kind in ("place", "party")), None
        )
        country = state.code[:3] if state else (place.voice.code or "")[:3] if place else self.place
        sector = self.offices.sector(line, begin, end, row)
        code = f"{country}-{sector or 'UNK'}" if country else None
        if row and state and row["name"][0].isupper():
            made = composed(row, state)
            return Voice(made.name, code, made.key)
        if row and line.has(begin, "source", "medium"):
            return Voice(self._unnamed(line, begin, end, row, state), code, key)
        return Voice(words, code, key)

    def _own(self, line: Line, begin: int, end: int) -> Voice | None:
        """Give whom «sources in the forces» means: the forces named before."""
        for at in range(begin + 1, end):
            hit = line.words[at].hit("force") or line.words[at].hit("body")
            if hit is not None and (hit.article or line.words[at].form.article):
                found = self.heads.get(line.text(at)[hit.cut :])
                if found is not None:
                    return found
        return None

    def _unnamed(self, line: Line, begin: int, end: int, row: Mapping[str, Any], state: Known | None) -> str:
        """Give in English who speaks without a name: «security sources of Iraq», «media of Armenia»."""
        kinds = (line.words[at].hit("sector_word") for at in range(begin, end))
        words = [str(hit.entry.row["name"]) for hit in kinds if hit is not None and "name" in hit.entry.row]
        named = " ".join([*words, str(row["name"])])
        return f"{named} of {state.name}" if state is not None else named

    def link(self, line: Line, where: tuple[int, int]) -> Link:
        """Give a relay of the chain."""
        begin, end = where
        voice = self.named(line, begin, end)
        hit = self.phrases.hit(line, begin, "medium")
        role = "relay"
        if hit is not None:
            role = str(hit.entry.row["role"])
        elif line.has(begin, "outlet"):
            known = self.phrases.hit(line, begin, "outlet")
            kind = known.entry.row.kind if known is not None and isinstance(known.entry.row, Known) else ""
            role = kind if kind in ("agency", "outlet") else "outlet"
        return Link(line.span(begin, end), voice, role)

    def channel(self, line: Line, where: tuple[int, int]) -> Link:
        """Give the document or occasion through which the last voice spoke."""
        begin, end = where
        hit = line.words[begin].hit("channel")
        name = str(hit.entry.row["name"]) if hit else "statement"
        span = line.span(begin, end, hit.cut if hit else 0)
        named = name if name[0].isupper() else f"{name} of {self.last.name}"
        return Link(span, replace(self.last, name=named), "channel")

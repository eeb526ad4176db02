"""The names found so far in one document, in two goes."""

from collections import defaultdict
from dataclasses import replace

from isnad.known.known import Known
from isnad.languages.language import Language
from isnad.names import lead
from isnad.names.cast import Spot
from isnad.names.force import Force
from isnad.names.forces import Forces
from isnad.names.identity import Identity
from isnad.names.leads import Leads
from isnad.names.line import Line
from isnad.names.name import Because, Name, Voice
from isnad.names.offices import Offices
from isnad.names.ordinary import Ordinary
from isnad.names.people import People, Person
from isnad.names.phrases import Phrases
from isnad.names.setting import Setting
from isnad.names.things import Things
from isnad.names.towns import COMMON, LARGE, Town, Towns

Lone = tuple[tuple[str, ...], Name]
"""Words that may stand for a name alone, and the name."""


class Finders:
    """The finders of one language's names, made once."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        offices = Offices(phrases)
        self.ordinary = Ordinary(language)
        self.people = People(language, phrases, self.ordinary)
        self.forces = Forces(language, phrases, offices, self.ordinary)
        self.towns = Towns(language, phrases, self.ordinary)
        self.leads = Leads(self.people, self.towns)
        self.identity = Identity(language, phrases)


class Found:
    """The names found so far in one document."""

    def __init__(self, finders: Finders, setting: Setting) -> None:
        self.finders = finders
        self.phrases = finders.phrases
        self.setting = setting
        self.here = ""
        self.spots: list[Spot] = []
        self.taken: set[int] = set()
        self._leads: list[int] = []
        self._people: dict[int, Person] = {}
        self._words: dict[int, tuple[str, ...]] = {}
        self.things = Things(finders.phrases)
        self.lone: dict[str, list[Lone]] = defaultdict(list)

    def first(self, line: Line) -> None:
        """Find the names that a sentence shows by itself."""
        begun = len(self.spots)
        leads = [self.finders.leads.of(word.form) for word in line.words]
        self._own(line, leads)
        found = self.finders.people.find(line, leads)
        self._leads, self._people = leads, {person.first: person for person in found}
        people = {p.first: p for p in found if self._free(line, p.first, p.last) and not self._spot(line, p)}
        at = 0
        while at < len(line):
            person = people.get(at)
            if person is not None:
                at = person.last
            elif leads[at] & lead.NAME or (at and leads[at - 1] & lead.HEAD):
                built = self._built(line, at) if at and leads[at - 1] & lead.HEAD else at
                at = max(built if built > at else self._thing(line, at, leads[at]), at + 1)
            else:
                at += 1
        self._settle(begun)
        here = [spot.name for spot in self.spots[begun:]]
        self.here = next(
            (_state(name) for name in here if name.kind in ("place", "party") and name.voice.code), ""
        )
        for person in people.values():
            self._person(line, person)

    def _own(self, line: Line, leads: list[int]) -> None:
        """Take the names of the analyst's own rows, before any other."""
        end = 0
        for at, flags in enumerate(leads):
            hit = self.phrases.hit(line, at, "own") if flags & lead.OWN and at >= end else None
            if hit is None:
                continue
            end = at + 1 + len(hit.entry.rest)
            thing: Known = hit.entry.row
            span = line.span(at, end, hit.cut)
            because = (Because("the analyst's own row", f"own/{thing.id}", span),)
            voice = Voice(thing.name, thing.code, thing.id)
            name = Name(span, thing.kind, voice, thing.lat, thing.lon, because)
            self._add(line, at, end, name)
            if thing.kind == "person":
                self._remember((line.text(end - 1),), name)

    def _spot(self, line: Line, person: Person) -> bool:
        """Say whether a name made like a kunya is a place's, for it stands where a place does."""
        if person.known is not None or line.words[person.first].form.text not in self.finders.people.kunya:
            return False
        town = next(iter(self.finders.towns.at(line, person.first, self.setting)), None)
        if town is None or town.place is None or town.last < person.last:
            return False
        return line.has(person.first - 1, "place_head", "preposition") or town.place.population >= LARGE

    def _settle(self, begun: int) -> None:
        """Give the places that no table knows the country of the known place nearest to them."""
        here = self.spots[begun:]
        sure = [(s.first, _state(s.name)) for s in here if not s.name.voice.romanised and _located(s.name)]
        for n, spot in enumerate(self.spots[begun:], begun):
            voice = spot.name.voice
            if spot.name.kind != "place" or not voice.romanised or spot.name.lat is not None:
                continue
            near = min(sure, key=lambda s: abs(s[0] - spot.first) + 3 * (s[0] < spot.first), default=None)
            country = near[1] if near is not None else self.setting.country
            key = f"{voice.key}-{country.lower()}" if country else voice.key
            name = replace(spot.name, voice=replace(voice, code=country or None, key=key))
            self.spots[n] = replace(spot, name=name)
            self._remember(self._words.pop(spot.first, ()), name)

    def _free(self, line: Line, first: int, last: int) -> bool:
        offset = line.passage.first
        return self.taken.isdisjoint(range(offset + first, offset + last))

    def _thing(self, line: Line, at: int, flags: int) -> int:
        """Take the longest name that begins at word `at`; give the word after it."""
        if line.passage.first + at in self.taken or line.words[at].form.kind not in ("word", "latin"):
            return at
        best: tuple[Name, int] | None = None
        force: Force | None = None
        if flags & lead.THING:
            for name, end in self.things.at(line, at):
                best = (name, end) if best is None or end > best[1] else best
        if flags & lead.FORCE:
            force = self.finders.forces.at(line, at, self.setting, known=best is not None)
        if force is not None and (best is None or (force.last > best[1] and not _whole(best[0], force))):
            return self._force(line, force)
        if best is not None:
            self._add(line, at, best[1], best[0])
            return best[1]
        end = at
        for town in self.finders.towns.at(line, at, self.setting):
            end = self._town(line, town)
        return end

    def _built(self, line: Line, at: int) -> int:
        """Take «the airport of X», whatever X is; give the word after it, `at` where there is none."""
        if line.passage.first + at in self.taken:
            return at
        town = self.finders.towns.built(line, at, self.setting)
        return self._town(line, town) if town is not None else at

    def _add(self, line: Line, first: int, last: int, name: Name) -> None:
        offset = line.passage.first
        self.spots.append(Spot(offset + first, offset + last, name))
        self.taken.update(range(offset + first, offset + last))

    # people

    def _person(self, line: Line, person: Person) -> None:
        identity = self.finders.identity
        words = identity.words(line, person.first, person.last, person.cut)
        name = identity.person(line, person, self.here or self.setting.country, self.setting)
        if len(words) == 1 and person.known is None and self.lone.get(words[0]):
            self._again(line, person.first, person.cut, self.lone[words[0]][-1:], self.lone[words[0]])
            return
        if person.known is not None:
            self.things.seen.add(person.known.id)
        self._add(line, person.first, person.last, name)
        for size in range(1, len(words)):
            self._remember(words[-size:], name)
        if len(words) == 1:
            self._remember(words, name)

    def _remember(self, words: tuple[str, ...], name: Name) -> None:
        """Remember a name by the words that may stand for it alone."""
        if not words:
            return
        known_to = self.lone[words[0]]
        if all(entry[0] != words or entry[1].voice.key != name.voice.key for entry in known_to):
            known_to.append((words, name))

    # forces, bodies, places

    def _force(self, line: Line, force: Force) -> int:
        self._add(line, force.first, force.last, self.finders.identity.force(line, force))
        if force.inner < 0:
            return force.last
        at = force.inner
        self.taken.difference_update(range(line.passage.first + at, line.passage.first + force.last))
        while at < force.last:
            person = self._people.get(at)
            if person is not None:
                self._person(line, person)
                at = person.last
            else:
                at = max(self._thing(line, at, self._leads[at]), at + 1)
        return force.last

    def _town(self, line: Line, town: Town) -> int:
        identity = self.finders.identity
        if town.place is None:
            words = identity.words(line, town.first, town.last, town.cut)
            self._words[line.passage.first + town.first] = words
        self._add(line, town.first, town.last, identity.town(line, town))
        return town.last

    # the second go

    def again(self, line: Line) -> None:
        """Find the names that the document introduced elsewhere, where they stand in short."""
        at, offset = 0, line.passage.first
        while self.lone and at < len(line):
            end = at
            if offset + at not in self.taken and line.words[at].form.kind == "word":
                end = self._lone(line, at)
            at = max(end, at + 1)

    def _lone(self, line: Line, at: int) -> int:
        tries = [
            pair for pair in self.finders.towns.unclung(line.words[at].form.text) if pair[0] in self.lone
        ]
        if not tries or (line.has(at, *COMMON) and not line.called(at)):
            return at
        for text, cut in tries:
            names = self._meant(line, at, self.lone[text])
            if names:
                return self._again(line, at, cut, names, names)
        return at

    def _again(self, line: Line, at: int, cut: int, names: list[Lone], several: list[Lone]) -> int:
        """Take an introduced name once more; where it could be several, it is nobody in particular."""
        last = at + len(names[0][0])
        span = line.span(at, last, cut)
        name = replace(names[0][1], span=span)
        because = Because("introduced", name.voice.key, span)
        if len({other.voice.key for _, other in several}) > 1:
            name = replace(name, voice=self.finders.identity.alone(line, at, last, cut))
            because = Because("one of several of that name", "", span)
        self._add(line, at, last, replace(name, because=(because,)))
        return last

    def _meant(self, line: Line, at: int, known: list[Lone]) -> list[Lone]:
        """Give the longest of the introduced names that stand at word `at`."""
        fits = [
            (words, name)
            for words, name in known
            if all(line.text(at + 1 + n) == word for n, word in enumerate(words[1:]))
        ]
        longest = max((len(words) for words, _ in fits), default=0)
        return [entry for entry in fits if len(entry[0]) == longest]


def _whole(name: Name, force: Force) -> bool:
    """Say whether a table's name stands, though a head and a state behind it could make a longer one."""
    if force.rule != "head and state" or name.because[0].row.startswith(("state/", "capital/")):
        return False
    return (name.voice.code or "")[:3] == (force.voice.code or "")[:3] or "-" not in (name.voice.code or "")


def _located(name: Name) -> bool:
    return name.kind in ("place", "party") and bool(name.voice.code)


def _state(name: Name) -> str:
    return (name.voice.code or "")[:3]

"""Identity: the key, the English name and the code of what a sentence introduces."""

from dataclasses import replace

from isnad.known.known import Known
from isnad.languages.language import Language
from isnad.languages.romanise import Romaniser
from isnad.names.force import Force
from isnad.names.line import Line
from isnad.names.name import Because, Name, Voice
from isnad.names.offices import Offices
from isnad.names.people import Person
from isnad.names.phrases import Phrases
from isnad.names.setting import Setting
from isnad.names.things import THINGS
from isnad.names.towns import Town


class Identity:
    """Says who or what a new name is; made once for a language."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        self.offices = Offices(phrases)
        self.romaniser = Romaniser(language)

    def person(self, line: Line, person: Person, here: str, setting: Setting) -> Name:
        """Give a person: a known one with the code of the document's day, else a romanised name.

        `here` is the country that the sentence is about.
        """
        span = line.span(person.first, person.last, person.cut)
        thing = person.known
        if thing is not None:
            code = thing.on(setting.earliest, setting.latest) or None
            voice = Voice(thing.name, code, thing.id)
            return Name(span, "person", voice, because=(Because(person.rule, f"people/{thing.id}", span),))
        english = self.romaniser.person(line.page.show(span))
        key = self.romaniser.key(self.words(line, person.first, person.last, person.cut))
        code, why = self._acts_for(line, person, here)
        voice = Voice(english, code, key, romanised=True)
        return Name(span, "person", voice, because=(Because(person.rule, key, span), why))

    def alone(self, line: Line, at: int, last: int, cut: int) -> Voice:
        """Give a family name that could be one of several people: nobody in particular."""
        span = line.span(at, last, cut)
        key = self.romaniser.key(self.words(line, at, last, cut))
        return Voice(self.romaniser.person(line.page.show(span)), None, key, romanised=True)

    def force(self, line: Line, force: Force) -> Name:
        """Give a force or body."""
        span = line.span(force.first, force.last, force.cut)
        voice = force.voice
        if voice.romanised:
            english, key = self.romaniser.phrase(voice.name), self.romaniser.key(tuple(voice.key.split()))
            voice = replace(voice, name=english, key=key)
        because = [Because(force.rule, force.row, span)]
        if force.disputed:
            because.append(Because("disputed", force.disputed))
        return Name(span, force.kind, voice, because=tuple(because))

    def town(self, line: Line, town: Town) -> Name:
        """Give a place; the country of one that no table knows is settled by what stands near it."""
        span = line.span(town.first, town.last, town.cut)
        place = town.place
        if place is None:
            english = self.romaniser.phrase(line.page.show(span))
            voice = Voice(english, None, self.romaniser.key(tuple(town.key.split())), romanised=True)
            return Name(span, "place", voice, because=(Because(town.rule, "place_head", span),))
        voice = Voice(place.name, place.country, place.id)
        if town.key != place.id:
            head = line.page.show(span).split()[0]
            key = f"{self.romaniser.key((head,))}-{place.id}"
            voice = Voice(f"{self.romaniser.phrase(head)} {place.name}", place.country, key, romanised=True)
        because = (Because(town.rule, f"places/{place.id}", span),)
        return Name(span, "place", voice, place.lat, place.lon, because)

    def words(self, line: Line, first: int, last: int, cut: int) -> tuple[str, ...]:
        """Give the folded words of a name, without what clings in front."""
        return (line.text(first)[cut:], *(line.text(k) for k in range(first + 1, last)))

    def _acts_for(self, line: Line, person: Person, here: str) -> tuple[str | None, Because]:
        """Give the code of whom a person acts for: by the words of their office, else of the sentence."""
        if person.office is None:
            guess = Because("country of the sentence, a guess", here)
            return (f"{here}-UNK" if here else None), guess
        begin, end = person.office
        because = Because("office", "", line.span(begin, end))
        for at in range(begin, end):
            for category in THINGS:
                hit = self.phrases.hit(line, at, category)
                if hit is not None and isinstance(hit.entry.row, Known) and hit.entry.row.code:
                    return hit.entry.row.code, because
        row = self.offices.head(line, begin, end)
        state = self.offices.country(line, begin, end)
        country = state.code[:3] if state else here
        sector = self.offices.sector(line, begin, end, row) or "UNK"
        return (f"{country}-{sector}" if country else None), because

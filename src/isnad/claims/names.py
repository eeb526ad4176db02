"""Names: the people, places, bodies, forces and parties that a text names, each with its key and code.

As far as tables, titles and head nouns know them; names that nothing introduces are not found yet.
"""

from collections.abc import Iterator

from isnad.claims.claim import Because, Name, Statement, Voice
from isnad.claims.line import Line
from isnad.claims.phrases import HEADS, Phrases
from isnad.claims.voices import Speakers
from isnad.known.known import Known
from isnad.known.places import Place, Places
from isnad.languages.language import Language
from isnad.languages.lexicon import REMEMBERED, Form, Hit
from isnad.passages.passage import Page

THINGS = ("outlet", "organization", "armed_group")
LARGE = 250_000
"""People of a place that is meant though the document names nothing of its state."""
KNOWN = frozenset((*THINGS, "short", "body", "force", "state", "capital"))
COMMON = ("counted", "act", "saying", "preposition", "conjunction", "negation", "that", "relative", "number")


class Names:
    """Finds the names of a page."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.places = Places(language)
        self._begins: dict[str, tuple[tuple[str, int, int], ...]] = {}
        self.adjectives = tuple(ending for ending in phrases.small["nisba"] if len(ending) > 1)

    def find(self, page: Page, statements: list[Statement], speakers: Speakers) -> list[Name]:
        """Give the names of `page` in order; none overlaps another.

        Who speaks, and is spoken to, is a party; a state that is only named is a place.
        """
        parties = {s.speaker.start for s in statements if s.speaker} | {
            s.to.start for s in statements if s.to
        }
        found: list[Name] = []
        self.seen: dict[str, Known] = {}
        self.states = speakers.states
        self.people = {word for voice in speakers.people.values() for word in voice.key.split()}
        for passage in page.passages:
            if passage.furniture:
                continue
            line = Line(page, passage, self.phrases.grammar, frozenset())
            at = 0
            while at < len(line):
                name, end = self._at(line, at, parties, speakers)
                if name is not None:
                    found.append(name)
                at = max(end, at + 1)
        return found

    def _at(self, line: Line, at: int, parties: set[int], speakers: Speakers) -> tuple[Name | None, int]:
        """Give the longest name that begins at word `at`, and the word after it."""
        form = line.words[at].form
        if form.kind not in ("word", "latin"):
            return None, at + 1
        best: tuple[Name | None, int] = (None, at + 1)
        if form.hits and not KNOWN.isdisjoint(form.hits):
            for name, end in self._known(line, at, parties, speakers):
                if best[0] is None or end > best[1]:
                    best = name, end
        if best[0] is not None:
            return best
        if form.text in self.people:
            person = self._person(line, at, speakers)
            if person[0] is not None:
                return person
        place = self._gazetteer(line, at)
        if place[0] is not None:
            return place
        if at and "place_head" in line.words[at - 1].form.hits:
            return self._place(line, at, speakers)
        return None, at + 1

    def _gazetteer(self, line: Line, at: int) -> tuple[Name | None, int]:
        """Give the place that begins at word `at`, by the table of places and the states of the document."""
        form = line.words[at].form
        starts = self._starts(form) if form.kind == "word" else ()
        if not starts or line.has(at, *COMMON, *HEADS, "nationality", "members"):
            return None, at + 1
        headed = bool(at) and "place_head" in line.words[at - 1].form.hits
        for text, cut, longest in starts:
            if not headed and text in self.small["namesakes"]:
                continue
            for size in range(min(longest, len(line) - at), 0, -1):
                words = " ".join((text, *(line.text(at + n) for n in range(1, size))))
                place = self._likely(self.places.find(words, headed=headed), headed)
                if place is not None:
                    span = line.span(at, at + size, cut)
                    because = (Because("gazetteer", f"places/{place.id}", span),)
                    voice = Voice(place.name, place.country, place.id)
                    return Name(span, "place", voice, place.lat, place.lon, because), at + size
        return None, at + 1

    def _starts(self, form: Form) -> tuple[tuple[str, int, int], ...]:
        """Give what of a form can begin a place's name: the word, letters to cut, words of the longest name.

        Worked out once for each written form, and remembered as the lexicon remembers forms.
        """
        known = self._begins.get(form.text)
        if known is None:
            if len(self._begins) >= REMEMBERED:
                self._begins.clear()
            none = len(form.text) < 3 or form.text in self.small["other"]
            tries = () if none else self._unclung(form.text)
            known = tuple((text, cut, n) for text, cut in tries if (n := self.places.longest(text)))
            self._begins[form.text] = known
        return known

    def _unclung(self, text: str) -> Iterator[tuple[str, int]]:
        """Give a word as it stands, and without the letters that may cling in front."""
        clitic = self.phrases.grammar.clitic
        yield text, 0
        double = clitic["l"] + clitic["l"]
        for lead in ("", clitic["conjunction"], clitic["then"]):
            rest = text[len(lead) :]
            if not text.startswith(lead) or len(rest) < 4:
                continue
            if lead:
                yield rest, len(lead)
            if rest.startswith(double):
                yield clitic["article"] + rest[2:], len(lead) + 1
            elif rest[0] in (clitic["b"], clitic["l"], clitic["k"]):
                yield rest[1:], len(lead) + 1

    def _likely(self, found: tuple[Place, ...], headed: bool) -> Place | None:
        """Give the place of several of one name: one in a state that the document names, else a large one."""
        towns = sorted(found, key=lambda place: place.region)
        for place in towns:
            if place.country in self.states:
                return place
        return next((p for p in towns if p.population >= (LARGE if not headed else 1)), None)

    def _known(
        self, line: Line, at: int, parties: set[int], speakers: Speakers
    ) -> Iterator[tuple[Name, int]]:
        """Give the names that the tables know at word `at`."""
        for category in THINGS:
            hit = self._bare(line, at, category)
            if hit is not None and isinstance(hit.entry.row, Known) and not hit.pronoun:
                end = at + 1 + len(hit.entry.rest)
                self.seen[hit.entry.row.id] = hit.entry.row
                yield self._name(line, at, end, hit, self._kind(hit.entry.row, category), category), end
        short = self._short(line, at)
        if short is not None:
            yield short
        composed = self._composed(line, at)
        if composed is not None:
            yield composed
        for category in ("state", "capital"):
            hit = self.phrases.hit(line, at, category)
            if hit is None or not isinstance(hit.entry.row, Known) or self._tanwin(line, at):
                continue
            end = at + 1 + len(hit.entry.rest)
            acts = line.page.stem_start(line.words[at], hit.cut) in parties
            name = self._name(line, at, end, hit, "party" if acts else "place", category)
            if category == "capital" and not acts:
                words = " ".join((hit.entry.word, *hit.entry.rest))
                town = next((p for p in self.places.find(words, headed=True) if not p.region), None)
                voice = Voice(line.page.show(name.span), hit.entry.row.code[:3], words)
                if town is not None:
                    voice = Voice(town.name, town.country, town.id)
                lat, lon = (town.lat, town.lon) if town else (None, None)
                name = Name(name.span, "place", voice, lat, lon, name.because)
            elif not acts:
                voice = Voice(name.voice.name, hit.entry.row.code[:3], name.voice.key)
                name = Name(name.span, "place", voice, because=name.because)
            yield name, end

    def _bare(self, line: Line, at: int, category: str) -> Hit | None:
        """Give the known name at word `at`, unless it is a descriptor before a name that stands alone."""
        hit = self.phrases.hit(line, at, category)
        if hit is None or len(hit.entry.rest) != 1:
            return hit
        alone = self.phrases.hit(line, at + 1, category)
        same = alone is not None and not alone.entry.rest and alone.entry.row is hit.entry.row
        return None if same and not line.words[at + 1].form.article else hit

    def _short(self, line: Line, at: int) -> tuple[Name, int] | None:
        """Give what a short form means («the coalition») if the document named it in full before."""
        for hit in line.words[at].form.hits.get("short", ()):
            thing = hit.entry.row
            rest = hit.entry.rest
            if not isinstance(thing, Known) or thing.id not in self.seen or hit.pronoun:
                continue
            if all(line.text(at + 1 + n) == word for n, word in enumerate(rest)):
                end = at + 1 + len(rest)
                return self._name(line, at, end, hit, self._kind(thing, "organization"), "short"), end
        return None

    def _tanwin(self, line: Line, at: int) -> bool:
        end = line.words[at].end
        return line.page.text[end - 2 : end] in self.small["tanwin"]

    def _kind(self, thing: Known, category: str) -> str:
        return (
            thing.kind
            if thing.kind in ("organization", "armed_group", "person")
            else ("armed_group" if category == "armed_group" else "organization")
        )

    def _name(self, line: Line, at: int, end: int, hit: Hit, kind: str, category: str) -> Name:
        thing: Known = hit.entry.row
        span = line.span(at, end, hit.cut)
        because = (Because("known name", f"{category}/{thing.id}", span),)
        return Name(span, kind, Voice(thing.name, thing.code or None, thing.id), because=because)

    def _composed(self, line: Line, at: int) -> tuple[Name, int] | None:
        """Give «the ministry of defence of X», «the X army»: a head and a state make a name."""
        head = max(
            (h for c in ("body", "force") if (h := self.phrases.hit(line, at, c)) is not None),
            key=lambda h: len(h.entry.rest),
            default=None,
        )
        if head is None or head.pronoun or (head.entry.category == "body" and line.has(at - 1, "role")):
            return None
        end = at + 1 + len(head.entry.rest)
        if line.has(end, "sector_word"):
            end += 1
        last = end + 1 if line.text(end) in self.small["in"] else end
        if last >= len(line):
            return None
        state = next((h for c in ("nationality", "state") if (h := self.phrases.hit(line, last, c))), None)
        if state is None or state.conjunction or state.preposition or not isinstance(state.entry.row, Known):
            return None
        if state.entry.category == "nationality" and not state.article:
            return None
        thing, row = state.entry.row, head.entry.row
        stop = last + 1 + len(state.entry.rest)
        span = line.span(at, stop, head.cut)
        key = f"{thing.id} {row['name']}".casefold().replace(" ", "_")
        voice = Voice(f"{row['name']} of {thing.name}", f"{thing.code[:3]}-{row['sector'] or 'UNK'}", key)
        kind = "armed_group" if head.entry.category == "force" else "organization"
        return Name(
            span,
            kind,
            voice,
            because=(Because("head and state", f"{head.entry.category}/{row['name']}", span),),
        ), stop

    def _person(self, line: Line, at: int, speakers: Speakers) -> tuple[Name | None, int]:
        """Give a person whom a title introduced somewhere, by the whole name or by its last word."""
        for end in range(min(len(line), at + 5), at, -1):
            last = line.text(end - 1)
            voice = speakers.people.get(last)
            if voice is None or any(line.has(k, *COMMON, *HEADS) for k in range(at, end)):
                continue
            words = [line.text(k) for k in range(at, end)]
            if words == voice.key.split()[-len(words) :]:
                span = line.bare(at, end)
                return Name(span, "person", voice, because=(Because("introduced", voice.key, span),)), end
        return None, at + 1

    def _place(self, line: Line, at: int, speakers: Speakers) -> tuple[Name | None, int]:
        """Give the name behind «the town of», «the district of»."""
        before = self.phrases.hit(line, at - 1, "place_head") if at else None
        form = line.words[at].form
        if before is None or form.kind != "word" or before.article or before.pronoun:
            return None, at + 1
        if line.has(at, *COMMON, *HEADS, "sector_word", "nationality", "demonstrative", "place_head"):
            return None, at + 1
        adjective = not form.article and form.text.endswith(self.adjectives)
        if adjective or form.text in self.small["other"]:
            return None, at + 1
        inside = bool(before.entry.row.get("inside"))
        first = at - 1 if inside else at
        span = line.span(first, at + 1, before.cut if inside else 0)
        key = form.text.removeprefix(self.phrases.grammar.clitic["article"])
        voice = Voice(line.page.show(span), speakers.country or None, key)
        return Name(span, "place", voice, because=(Because("head noun", "place_head", span),)), at + 1

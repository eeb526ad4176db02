"""Events: what a document tells that was done, announced or wanted between parties."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from isnad.claims.claim import Figure, Statement
from isnad.events.event import Event
from isnad.events.parties import DEEDS, VIOLENT, Parties, filled
from isnad.events.scene import Scene, scenes
from isnad.events.spoken import Spoken
from isnad.events.states import LIKELY, SURE, UNTOLD, States
from isnad.events.triggers import Trigger, Triggers
from isnad.languages.language import Language
from isnad.mentions.day import Day
from isnad.mentions.time import Time
from isnad.names.cast import Cast
from isnad.names.line import Line
from isnad.names.name import Because
from isnad.names.phrases import Phrases
from isnad.passages.span import Span

NEAR = 14
"""Words around a trigger within which its time and its place stand."""
ABOUT = ("REQUEST", "REJECT", "AGREE", "CONCEDE", "THREATEN")
"""Types of words that are about a deed of another kind, which did not happen by their being said."""
OBJECT = 3
"""Words within which the noun stands that such a word is about."""
TOLL = 4
"""Words within which a word of harm belongs to the one before."""
PAST = timedelta(days=60)
"""How long before the document's day a deed without a toll is no news any more."""
MENTIONED = "only mentioned, in a document of such deeds"
BEFORE = "parties of the deed before, a guess"
NOBODY = "nobody named, in a document of such events"
SOME = 3
"""Events with parties that a document has to tell for those without any to count."""
TELLING = ("COERCE", "CONSULT", "REQUEST")
"""Types of which a noun without article tells though no party is named."""
ENOUGH = 2
"""Deeds that a document has to tell for those that it only mentions to count."""
ORDINARY = 2
"""Words of everyday life by which those of war are outnumbered where a document is of no conflict."""
MOST = 4
"""Actors, and others, of one trigger at most."""


class Events:
    """Reads the events of a document."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        self.triggers = Triggers(language, phrases)
        self.parties = Parties(language)
        self.states = States(language)
        self.spoken = Spoken(language)

    def find(
        self,
        lines: Sequence[Line],
        cast: Cast,
        times: Sequence[Time],
        day: Day,
        statements: Sequence[Statement],
        figures: Sequence[Figure],
        acting: frozenset[int],
    ) -> list[Event]:
        """Give the events of a document in the order of their triggers.

        `acting` are the offsets of the states and capitals that act where they stand.
        """
        found: list[Event] = []
        last: list[Event] = []
        for scene in scenes(lines, cast, times, statements, figures, acting):
            told = self._told(scene, last)
            placed = (self._set(scene, event, day) for event in told)
            found += [event for event in placed if not _remembered(event, day)]
        found = filled(_news(found))
        if found and _ordinary(lines):
            found = [event for event in found if _abroad(event)]
        found.sort(key=lambda event: event.span.start)
        return _once(found)

    def _told(self, scene: Scene, last: list[Event]) -> list[Event]:
        """Give the events of a sentence; words of harm count where no word names a deed that is told.

        `last` holds the deed told before, and takes in the one told last here.
        """
        told = self.spoken.find(scene.line, scene.cast, scene.said)
        taken = [event.span for event in told]
        legal = self.states.legal(scene.line)
        found = self.triggers.find(scene.line)
        harm = [t for t in found if t.row.harm and (t.passive or not t.verb)]
        deeds = _meant([t for t in found if t not in harm])
        for triggers in (deeds, _apart(harm)):
            if triggers is not deeds and any(event.type in VIOLENT for event in told):
                break
            for trigger in triggers:
                span = self._span(scene.line, trigger)
                if any(span.start < other.end and other.start < span.end for other in taken):
                    continue
                made = self._events(scene, trigger, span, last, legal=legal)
                if made and made[0].type in VIOLENT and made[0].actor:
                    last[:] = made[:1]
                told += made
        return told

    def _span(self, line: Line, trigger: Trigger) -> Span:
        """Give the word that names the event: the noun where its verb is empty («made a call»)."""
        if trigger.noun < 0 or trigger.hit.entry.row.get("names"):
            return line.span(trigger.at, trigger.at + 1, trigger.hit.cut - trigger.hit.future)
        noun = next(iter(line.words[trigger.noun].form.hits["event"]))
        return line.span(trigger.noun, trigger.noun + 1, noun.cut)

    def _events(
        self, scene: Scene, trigger: Trigger, span: Span, last: list[Event], *, legal: bool
    ) -> list[Event]:
        """Give one event for each pair of parties of a trigger; none where it tells of none."""
        line, row = scene.line, trigger.row
        if self.states.background(line, trigger, legal):
            return []
        actors, others = self.parties.of(scene, trigger)
        deed = row.type in DEEDS
        told = self.states.told(scene, trigger, named=bool(actors) + bool(others)) if deed else SURE
        if told == UNTOLD:
            return []
        held = scene.within(span)
        status = self.states.of(line, trigger, held[1] if held else None)
        rule = "carried by a light verb" if trigger.noun >= 0 else "trigger"
        because = [Because(rule, f"events/{row.lemma}", span)]
        if not actors and not others:
            whose = self._unnamed(scene, trigger, last, told)
            if whose is None:
                return []
            actors, others, rules = whose
            because += map(Because, rules)
        if told == LIKELY:
            because.append(Because(MENTIONED))
        index, reasons = held[0] if held else None, tuple(because)
        return [
            Event(span, row.type, row.mode or None, a, b, status, statement=index, because=reasons)
            for a, b in _pairs(actors, others)
        ]

    def _unnamed(
        self, scene: Scene, trigger: Trigger, last: list[Event], told: int
    ) -> tuple[list[str], list[str], list[str]] | None:
        """Give the parties of a trigger whose sentence names none, with the rules; None for no event.

        They are those of the deed before, a guess.
        """
        violent = trigger.row.type in VIOLENT
        rules = [BEFORE] if last else []
        if trigger.row.type in DEEDS:
            if not (self._anchored(scene, trigger) or (told == SURE and not violent)):
                return None
            if not violent:
                return [], [], []
        elif _alone(trigger):
            rules.append(NOBODY)
        else:
            return None
        return (_codes(last[0].actor), _codes(last[0].recipient), rules) if last else ([], [], rules)

    def _anchored(self, scene: Scene, trigger: Trigger) -> bool:
        """Say whether a deed without parties has a time, a place or people counted near it."""
        line = scene.line
        near = range(max(0, trigger.at - NEAR), min(len(line), trigger.at + NEAR))
        if any(line.timed_at(k) or line.has(k, "counted") for k in near):
            return True
        names = (scene.cast.over(line, k) for k in near)
        return any(name is not None and name.kind == "place" for name in names)

    def _set(self, scene: Scene, event: Event, day: Day) -> Event:
        """Give an event its day, its place and its figures."""
        line = scene.line
        at = next((k for k, word in enumerate(line.words) if word.end > event.span.start), 0)
        word = line.passage.first + at
        near = min(scene.times, key=lambda time: abs(time.first - word), default=None)
        date = near.resolve(day) if near is not None and abs(near.first - word) <= NEAR else None
        places = [
            (abs(first - at) + 3 * (first < at), name.voice.name)
            for first, _, name in scene.cast.within(line, 0, len(line))
            if name.kind == "place" or (name.kind == "party" and name.span.start not in scene.acting)
        ]
        place = min(places)[1] if places and min(places)[0] <= NEAR else None
        counts = tuple(n for n, _ in scene.harmed) if event.type in VIOLENT else ()
        return replace(event, date=date, place=place, figures=counts)


def _ordinary(lines: Sequence[Line]) -> bool:
    """Say whether a document speaks of sport, markets and roads rather than of a conflict."""
    forms = [word.form.hits for line in lines for word in line.words]
    return sum("peace" in hits for hits in forms) > sum("war" in hits for hits in forms) + ORDINARY


def _abroad(event: Event) -> bool:
    """Say whether an event is one between parties of two countries."""
    return bool(event.actor and event.recipient) and (event.actor or "")[:3] != (event.recipient or "")[:3]


def _news(found: list[Event]) -> list[Event]:
    """Leave out deeds that are only mentioned, unless the document is full of others that it tells."""
    named = [event for event in found if event.because[-1].rule != NOBODY]
    if len(named) < SOME:
        found = named
    loose = [event for event in found if event.type in DEEDS and event.because[-1].rule == MENTIONED]
    told = {event.span for event in found if event.type in DEEDS} - {event.span for event in loose}
    return found if len(told) >= ENOUGH else [event for event in found if event not in loose]


def _remembered(event: Event, day: Day) -> bool:
    """Say whether a deed lies so far before the document's day that it is only remembered."""
    if event.type not in VIOLENT or not day.bounded or event.date is None or event.figures:
        return False
    limit = (day.earliest - PAST).isoformat()
    return event.date[:10] < limit[: len(event.date)]


def _alone(trigger: Trigger) -> bool:
    """Say whether a trigger tells of an event though no party is named: a verb, a noun of some types."""
    return trigger.verb or (trigger.row.type in TELLING and not trigger.hit.article)


def _meant(found: list[Trigger]) -> list[Trigger]:
    """Leave out nouns that are what a word before them is about («called for talks», «refused aid»)."""
    kept: list[Trigger] = []
    for trigger in found:
        before = kept[-1] if kept else None
        about = (
            before is not None
            and before.row.type in ABOUT
            and trigger.at - max(before.at, before.noun) <= OBJECT
        )
        if trigger.verb or trigger.row.type in VIOLENT or not about:
            kept.append(trigger)
    return kept


def _apart(harm: list[Trigger]) -> list[Trigger]:
    """Leave out words of harm that go on from one before («killed and wounded», «led to the death»)."""
    kept: list[Trigger] = []
    for n, trigger in enumerate(harm):
        if not n or (not trigger.hit.conjunction and trigger.at - harm[n - 1].at > TOLL):
            kept.append(trigger)
    return kept


def _codes(code: str | None) -> list[str]:
    return [code] if code else []


def _pairs(actors: list[str], others: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Give each pair of an actor and another one, one of them None where nobody is named."""
    some: list[str | None] = list(actors[:MOST])
    many: list[str | None] = list(others[:MOST])
    for actor in some or [None]:
        for other in many or [None]:
            if actor != other or actor is None:
                yield actor, other


def _once(found: list[Event]) -> list[Event]:
    """Give each event once: the same deed between the same parties on one day and place is told again."""
    kept: list[Event] = []
    known: dict[tuple[str | None, ...], int] = {}
    for event in found:
        key = (event.type, event.mode, event.actor, event.recipient, event.date, event.place, event.status)
        whole = all((event.actor, event.recipient, event.date, event.place))
        if whole and key in known and event.type in VIOLENT:
            n = known[key]
            kept[n] = replace(kept[n], again=(*kept[n].again, event.span))
            continue
        known.setdefault(key, len(kept))
        kept.append(event)
    return kept

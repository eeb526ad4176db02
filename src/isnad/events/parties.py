"""Parties of an event: those that its sentence names, and those that the document makes plain."""

from collections import Counter
from dataclasses import replace

from isnad.events.event import Event
from isnad.events.roles import FORCED, Roles
from isnad.events.scene import Scene
from isnad.events.triggers import Trigger
from isnad.languages.language import Language
from isnad.names.line import Line
from isnad.names.name import Because
from isnad.passages.span import Span

VIOLENT = ("ASSAULT",)
DEEDS = ("ASSAULT", "PROTEST")
"""Types that news often mentions without telling of one, and tells of without naming a party."""
AIRBORNE = ("aerial", "drone")
"""Modes of deeds that only who has aircraft does."""
OWN = ("force", "members", "counted")


class Parties:
    """Tells actors and recipients of a trigger."""

    def __init__(self, language: Language) -> None:
        self.roles = Roles(language)

    def of(self, scene: Scene, trigger: Trigger) -> tuple[list[str], list[str]]:
        """Give the codes of who did it and to whom.

        «Its forces» are the speaker's; where the words name nobody, figures tell victims and doers.
        """
        line = scene.line
        actors, others = self.roles.of(line, trigger, scene.cast, scene.acting)
        span = line.span(trigger.at, trigger.at + 1)
        own = self._speaker(scene, trigger, span)
        if own and (not actors or (trigger.hit.pronoun and not trigger.verb)):
            actors = [own]
        if trigger.row.type in VIOLENT:
            near = min(scene.harmed, key=lambda f: abs(f[1].span.start - span.start), default=None)
            if near is not None:
                actors = actors or ([near[1].by] if near[1].by else [])
                others = others or ([near[1].of] if near[1].of else [])
        others = [code for code in others if code not in actors]
        return actors, others or self._bystanders(scene, trigger, actors)

    def _bystanders(self, scene: Scene, trigger: Trigger, actors: list[str]) -> list[str]:
        """Give the civilians of the place where armed men that are no army strike nobody in particular."""
        if trigger.row.type not in VIOLENT or trigger.row.lemma in self.roles.words["mutual"]:
            return []
        place = scene.cast.placed(scene.line)
        loose = bool(actors) and all(code.endswith("REB") for code in actors)
        return [f"{place}-CVL"] if loose and place else []

    def _speaker(self, scene: Scene, trigger: Trigger, span: Span) -> str | None:
        """Give the code of who speaks of a deed as his own, his army where it is one of force."""
        held = scene.within(span)
        if held is None or not self._own(scene.line, trigger):
            return None
        code = held[1].voice.code or ""
        forced = trigger.row.type in FORCED
        if not forced and not trigger.hit.pronoun:
            return None
        return (f"{code[:3]}-MIL" if forced and code.endswith("GOV") else code) or None

    def _own(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a pronoun tells whose deed it is («our attack», «its forces»)."""
        before = trigger.at - 1
        if trigger.hit.pronoun or line.has(before, "pronoun"):
            return True
        hits = line.words[before].form.hits if before >= 0 else {}
        return any(hit.pronoun for category in OWN for hit in hits.get(category, ()))


def filled(found: list[Event]) -> list[Event]:
    """Fill in the other side where a sentence names one: whom the document has this one fight most.

    A condemnation without an object is of whom the document has attack most. Both are guesses.
    """
    foes: dict[str, Counter[str]] = {}
    attackers: Counter[str] = Counter()
    fliers: Counter[str] = Counter()
    for event in found:
        if event.mode in AIRBORNE and event.actor:
            fliers[event.actor] += 1
        if event.type in FORCED and event.actor and event.recipient:
            for one, other in ((event.actor, event.recipient), (event.recipient, event.actor)):
                foes.setdefault(one, Counter())[other] += 1
                foes.setdefault(one[:3], Counter())[other] += 1
            attackers[event.actor] += event.type in VIOLENT
    chief = max(attackers, key=lambda code: (attackers[code], code), default=None)
    return [_completed(_flown(event, fliers), foes, chief) for event in found]


def _flown(event: Event, fliers: Counter[str]) -> Event:
    """Give a raid without a doer to who flies in the document: of the struck ones' own state, if it does."""
    if event.mode not in AIRBORNE or event.actor or not event.recipient or not fliers:
        return event
    own = [code for code in fliers if code[:3] == event.recipient[:3]]
    actor = own[0] if own else max(fliers, key=lambda code: (fliers[code], code))
    if actor == event.recipient:
        return event
    guess = Because("who flies in the document, a guess")
    return replace(event, actor=actor, because=(*event.because, guess))


def _completed(event: Event, foes: dict[str, Counter[str]], chief: str | None) -> Event:
    guess = (*event.because, Because("the other side of the document, a guess"))
    known = event.actor or event.recipient
    if event.type == "ACCUSE" and event.recipient is None and event.actor and chief is not None:
        if chief[:3] == event.actor[:3]:
            return event
        blamed = chief.replace("-MIL", "-GOV")
        return replace(event, recipient=blamed, because=guess)
    if event.type not in FORCED or known is None or (event.actor and event.recipient):
        return event
    against = foes.get(known) or foes.get(known[:3]) or Counter()
    fits = [(count, code) for code, count in against.items() if code != known]
    if not fits:
        return event
    other = max(fits)[1]
    return replace(event, actor=event.actor or other, recipient=event.recipient or other, because=guess)

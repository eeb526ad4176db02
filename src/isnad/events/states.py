"""States of an event: whether it happened, goes on, is planned, demanded, denied or only supposed."""

from isnad.claims.claim import Statement
from isnad.events.scene import Scene
from isnad.events.triggers import Trigger
from isnad.languages.language import Language
from isnad.names.line import Line

BEFORE = 5
"""Words before a trigger that can change whether it happened."""

OPENING = 6
"""Words of what is denied before a verb that tells it."""

BESIDE = ("obstruct", "vandalize")
"""Modes of what crowds do beside a protest, which tells of one only in a document of such deeds."""
BOTH = 2
"""Sides of a deed."""

UNTOLD, LIKELY, SURE = range(3)
"""How surely a deed is told as news."""


class States:
    """Tells the status of an event from the words before its trigger and the statement around it."""

    def __init__(self, language: Language) -> None:
        plain = language.letters.plain
        words = language.table("events")["words"]
        self.words = {name: frozenset(map(plain, row)) for name, row in words.items()}
        self.purpose = plain(language.table("grammar")["clitic"]["l"])

    def of(self, line: Line, trigger: Trigger, said: Statement | None) -> str:
        """Give the status of an event; `said` is the statement that it stands in."""
        before = [line.text(k) for k in range(max(0, trigger.at - BEFORE), trigger.at)]
        near = set(before[-2:])
        if trigger.noun >= 0:
            near.add(line.text(trigger.at))
        if self._purpose(line, trigger):
            return "planned"
        if not trigger.verb and self._any(
            {line.text(trigger.at + 1), line.text(trigger.at + 2)}, "doubt_behind"
        ):
            return "hypothetical"
        wanted = trigger.hit.entry.form.startswith("present") and self._any(set(before[-1:]), "that")
        if trigger.hit.future or wanted or self._any(near, "future") or self._any(set(before), "planned"):
            return "planned"
        if self._any(near, "negation"):
            return "denied"
        if self._any(set(before), "if"):
            return "hypothetical"
        if said is not None and said.stance == "deny" and self._opens(line, trigger, said):
            return "denied"
        if said is not None and not trigger.verb:
            if said.stance in ("demand", "ask"):
                return "demanded"
            if said.stance == "deny":
                return "denied"
            if said.stance in ("threaten", "promise", "warn", "offer"):
                return "planned"
        if self._any(set(before), "demanded"):
            return "demanded"
        if self._any(near, "ongoing"):
            return "ongoing"
        return "happened"

    def _opens(self, line: Line, trigger: Trigger, said: Statement) -> bool:
        """Say whether a trigger stands where the words said begin, so that it is what they are about."""
        start = line.words[trigger.at].start
        between = sum(said.span.start <= word.start < start for word in line.words[: trigger.at])
        return said.span.start <= line.words[trigger.at].end and between <= OPENING

    def _purpose(self, line: Line, trigger: Trigger) -> bool:
        """Say whether a verbal noun only tells what for («in order to kill»)."""
        if trigger.verb or trigger.hit.entry.form != "noun" or trigger.hit.preposition != self.purpose:
            return False
        before = {line.text(k) for k in range(max(0, trigger.at - 3), trigger.at)}
        return not self._any(before, "befell")

    def legal(self, line: Line) -> bool:
        """Say whether a sentence is about a court, so that what it names is remembered."""
        return any(line.text(k) in self.words["legal"] for k in range(len(line)))

    def background(self, line: Line, trigger: Trigger, legal: bool) -> bool:
        """Say whether a trigger is only remembered or tried: an anniversary, a trial, an attempt."""
        if legal and trigger.row.type == "ASSAULT":
            return True
        before = {line.text(k) for k in range(max(0, trigger.at - 3), trigger.at)}
        if not trigger.verb and self._any(before, "aims"):
            return True
        held = trigger.verb and trigger.hit.entry.form.startswith("present") and trigger.row.mode == "seize"
        return (held and line.has(trigger.at - 1, "relative")) or self._any(before, "background")

    def told(self, scene: Scene, trigger: Trigger, *, named: int) -> int:
        """Say how surely a deed is told as news: SURE, LIKELY where it may only be mentioned, else UNTOLD.

        Sure is what counts harm or loss beside it, a verb of the past, a noun that «took place». Only
        mentioned may be what the present tense or a bare noun names; a verb behind a relative pronoun
        tells a man or a thing apart.
        """
        line = scene.line
        if trigger.row.mode in BESIDE:
            return LIKELY
        negated = trigger.verb and line.text(trigger.at - 1) in self.words["negation"]
        past = negated or trigger.hit.entry.form.startswith("past")
        near = {line.text(k) for k in range(max(0, trigger.at - 2), min(len(line), trigger.at + 3))}
        if not trigger.verb and trigger.hit.article and trigger.row.lemma in self.words["frames"]:
            return SURE if self._any(near, "goes_on") else UNTOLD
        if scene.lost or (trigger.noun >= 0 and past):
            return SURE
        if trigger.verb:
            if line.has(trigger.at - 1, "relative"):
                return LIKELY if trigger.row.lemma in self.words["carries"] else UNTOLD
            if past or not trigger.at or named == BOTH:
                return SURE
            return LIKELY if named or trigger.noun >= 0 else UNTOLD
        if self._any(near, "goes_on"):
            return SURE
        if named or trigger.noun >= 0:
            return LIKELY
        bare = not trigger.hit.article and not trigger.hit.pronoun
        return LIKELY if bare and scene.times else UNTOLD

    def _any(self, words: set[str], kind: str) -> bool:
        return not self.words[kind].isdisjoint(words)

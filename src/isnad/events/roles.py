"""Roles: who did it, and to whom, by the words around a trigger and the names of the document."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from isnad.events.triggers import Trigger
from isnad.languages.language import Language
from isnad.names.cast import Cast
from isnad.names.line import Line

ACTORS = ("party", "armed_group", "organization", "person")
BEFORE, BEHIND = 14, 12
"""Words before a verb within which its subject stands, and behind a trigger its parties."""
OBJECT = 3
"""Words behind a verb of saying or helping within which the state stands that is its object."""
SUFFERING = 6
"""Words behind a noun of harm within which those stand who suffered it."""
CLOSE = 4
"""Words behind a noun within which the genitive of its doer stands."""
WATCH = ("NGO", "JRN")
"""Sectors that tell of deeds and do none."""
FORCES = ("force", "body", "role", "deed", "event", "counted", "unit", "members")
"""What stands before a nationality that is a party («the Turkish fighter planes»)."""
STRIKING = ("ASSAULT", "AID")
"""Types that befall the people of a place, where only the place is named."""
TOLD_TO = (
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"),
    *("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"),
)
"""Types whose other side can be a state that is only named behind a preposition."""
SHARED = ("ASSAULT", "AGREE", "CONSULT", "COOPERATE", "RETREAT", "REJECT", "ACCUSE")
"""Types that two sides have between them."""
HELD = ("COERCE", "RETREAT")
"""Types that befall civilians where they are counted."""
FORCED = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT")


@dataclass(frozen=True, slots=True)
class Party:
    """A party at word `at` of a sentence; `adjective` where only a nationality names it.

    One that does not act where it stands is a party only right behind a noun («the aggression of X»).
    """

    at: int
    last: int
    code: str
    acts: bool = True
    adjective: bool = False


class Roles:
    """Finds actor and recipient of a trigger."""

    def __init__(self, language: Language) -> None:
        plain = language.letters.plain
        words = language.table("events")["words"]
        self.words = {name: frozenset(map(plain, row)) for name, row in words.items()}
        self.counterpart = tuple(self.words["counterpart"])
        self._seen: tuple[Line | None, list[Party]] = None, []
        clitic = language.table("grammar")["clitic"]
        self.l, self.b, self.conjunction = (plain(clitic[k]) for k in ("l", "b", "conjunction"))

    def of(
        self, line: Line, trigger: Trigger, cast: Cast, acting: frozenset[int]
    ) -> tuple[list[str], list[str]]:
        """Give the codes of who did it and to whom, as far as the sentence tells."""
        parties = self._parties(line, trigger, cast, acting)
        between = self._between(line, trigger, parties)
        if between is not None:
            return between
        if trigger.verb and (not trigger.passive or self._led_by(trigger, parties)):
            actors, others = self._active(line, trigger, parties)
        elif trigger.verb:
            actors, others = self._passive(line, trigger, parties)
        else:
            actors, others = self._noun(line, trigger, parties)
        others = [code for code in others if code not in actors]
        return actors, others or self._struck(line, trigger, cast)

    def _led_by(self, trigger: Trigger, parties: list[Party]) -> bool:
        """Say whether a party stands right before a verb as its subject."""
        return any(0 <= trigger.at - party.last <= 1 for party in parties)

    def _parties(self, line: Line, trigger: Trigger, cast: Cast, acting: frozenset[int]) -> list[Party]:
        """Give the parties that a sentence names: actors, forces by nationality, «the group» named before.

        `acting` are the offsets of the states that act; another one is a party only as a noun's genitive.
        """
        if self._seen[0] is not line:
            self._seen = line, list(self._named(line, cast, acting))
        forced = trigger.row.type in FORCED
        return [
            replace(party, code=f"{party.code[:3]}-MIL") if forced and party.adjective else party
            for party in self._seen[1]
            if (party.acts or party.at == trigger.at + 1 or self._told_to(line, trigger, party))
            and not (forced and party.code.endswith(WATCH))
        ]

    def _told_to(self, line: Line, trigger: Trigger, party: Party) -> bool:
        """Say whether a state that does not act is the other side («sanctions on X», «aid to X»)."""
        if trigger.row.type not in TOLD_TO or party.at <= trigger.at:
            return False
        lead, wanted = line.text(party.at - 1), trigger.row.recipient
        at = max(trigger.at, trigger.noun)
        near = at < party.at <= at + OBJECT and lead not in self.words["in"] and lead not in self.words["of"]
        return (
            lead in wanted
            or (near and "object" in wanted)
            or lead in self.words["against"]
            or (self.l in wanted and bool(line.proclitic(party.at, "l")))
            or (self.b in wanted and bool(line.proclitic(party.at, "b")))
        )

    def _named(self, line: Line, cast: Cast, acting: frozenset[int]) -> Iterator[Party]:
        at, joined = 0, -1
        while at < len(line):
            spot = cast.at(line, at)
            if spot is not None and spot.name.kind in ACTORS and spot.name.voice.code:
                last, name = spot.last - line.passage.first, spot.name
                acts = name.kind != "party" or name.span.start in acting or line.has(at - 1, *FORCES)
                acts = acts or (joined == at and line.conjoined(at))
                joined = last if acts else -1
                yield Party(at, last, spot.name.voice.code, acts)
                at = max(last, at + 1)
                continue
            nation = "nationality" in line.words[at].form.hits and cast.over(line, at) is None
            country = cast.adjective(line, at) if nation else ""
            if country:
                led = self._heads(line, at - 1) or self._heads(line, at - 2)
                yield Party(at, at + 1, f"{country}-GOV", led, True)
            elif line.text(at) in self.words["group"]:
                group = cast.group_before(line, at)
                if group:
                    yield Party(at, at + 1, group)
            at += 1

    def _heads(self, line: Line, at: int) -> bool:
        """Say whether a nationality behind word `at` is a party."""
        text = line.text(at)
        return line.has(at, *FORCES) or text in self.words["both"] or text.endswith(self.counterpart)

    def _between(
        self, line: Line, trigger: Trigger, parties: list[Party]
    ) -> tuple[list[str], list[str]] | None:
        """Give the two sides of «fighting between X and Y», «talks with Y»."""
        start = max(trigger.at, trigger.noun)
        for k in range(start + 1, min(len(line), start + BEHIND)):
            if line.text(k) in self.words["stop"] or trigger.row.type not in SHARED:
                return None
            if line.text(k) in self.words["between"]:
                near = [p.code for p in parties if k < p.at < k + BEHIND]
                other = next((code for code in near if code[:3] != near[0][:3]), None)
                return ([near[0]], [other]) if other is not None else None
        return None

    def _active(self, line: Line, trigger: Trigger, parties: list[Party]) -> tuple[list[str], list[str]]:
        """A verb's subject stands behind it, or before it in its clause; what follows is the other side.

        Behind a relative pronoun it is the party before that («X, which supports Y»), unless the verb
        has an object pronoun of its own («the operation that X launched»).
        """
        behind = self._behind(line, trigger.at, parties)
        led = trigger.at - 1 - line.has(trigger.at - 1, "auxiliary")
        if line.has(led, "relative") and not trigger.hit.pronoun:
            told = [p for p in parties if 0 <= led - p.last <= 1]
            if told:
                return [told[-1].code], self._first(line, behind, parties)
        near = [p for p in parties if trigger.at - BEFORE < p.at < trigger.at]
        before = [p for p in near if not self._parted(line, p.last - 1, trigger.at)]
        subject = next((p for p in behind if p.at <= trigger.at + CLOSE and not self._led(line, p.at)), None)
        lead = before[0] if before and not self._led(line, before[0].at) else None
        if lead is not None and (subject is None or trigger.hit.conjunction is False):
            actors = [lead, *self._joined(line, lead, parties)]
            others = behind
        elif subject is not None:
            actors = [subject, *self._joined(line, subject, parties)]
            codes = {p.code for p in actors}
            others = [p for p in behind if p.at > actors[-1].at and p.code not in codes]
        else:
            actors, others = [], behind
        return [p.code for p in actors], self._first(line, others, parties)

    def _passive(self, line: Line, trigger: Trigger, parties: list[Party]) -> tuple[list[str], list[str]]:
        """Whoever a passive verb is about suffered it; who did it stands behind «by», «at the hands of»."""
        doer = self._by(line, trigger.at, parties)
        near = range(trigger.at + 1, trigger.at + BEHIND)
        behind = [p for p in parties if p.at in near and (doer is None or p.at != doer.at)]
        sufferers = [p for p in behind if doer is None or p.at < doer.at][:1]
        sufferers = sufferers or [p for p in parties if 0 <= trigger.at - p.last <= 2][-1:]
        return [doer.code] if doer else [], [p.code for p in sufferers]

    def _noun(self, line: Line, trigger: Trigger, parties: list[Party]) -> tuple[list[str], list[str]]:
        """A noun's doer stands in its genitive or behind a «by»; the other side behind «on», «against»."""
        at = trigger.noun if trigger.noun >= 0 else trigger.at
        behind = self._behind(line, at, parties)
        doer = self._by(line, at, behind)
        if trigger.row.harm and trigger.noun < 0:
            near = [p for p in behind if p.at <= at + SUFFERING and (doer is None or p.at != doer.at)]
            return [doer.code] if doer else [], [near[0].code] if near else []
        other = next(
            (p for p in behind if self._joint(line, p.at, trigger) and (doer is None or p.at != doer.at)),
            None,
        )
        if doer is None:
            near = [
                p
                for p in behind
                if p.at <= at + CLOSE and p is not other and not self._led(line, p.at, soft=True)
            ]
            doer = near[0] if near else None
            if other is None and len(behind) > 1 and doer is behind[0]:
                other = behind[1]
        if doer is None and trigger.hit.pronoun:
            before = [p for p in parties if p.at < at]
            if trigger.hit.pronoun in self.words["them_both"] and len(before) > 1:
                return [before[-2].code], [before[-1].code]
            doer = before[-1] if before else None
        return [doer.code] if doer else [], self._first(line, [other] if other else [], parties)

    def _behind(self, line: Line, at: int, parties: list[Party]) -> list[Party]:
        """Give the parties behind word `at` in its clause."""
        return [p for p in parties if at < p.at < at + BEHIND and not self._parted(line, at, p.at)]

    def _by(self, line: Line, at: int, parties: list[Party]) -> Party | None:
        for party in parties:
            if not at < party.at < at + BEHIND:
                continue
            end = party.at
            while end > at + 1 and (
                line.text(end - 1) in self.words["agents"] or line.text(end - 1) in self.words["of"]
            ):
                end -= 1
            lead = " ".join(line.text(k) for k in range(max(0, end - 2), end))
            if any(lead.endswith(words) for words in self.words["by"]):
                return party
        return None

    def _joint(self, line: Line, at: int, trigger: Trigger) -> bool:
        """Say whether a preposition that the row allows stands before a party, descriptors between."""
        for k in range(at, max(-1, at - CLOSE), -1):
            text = line.text(k - 1)
            if text in trigger.row.recipient or text in self.words["against"]:
                return True
            for letter in (self.l, self.b):
                if letter in trigger.row.recipient and line.proclitic(k, "l" if letter == self.l else "b"):
                    return True
            if line.mark(k - 1):
                return False
        return False

    def _led(self, line: Line, at: int, *, soft: bool = False) -> bool:
        """Say whether a party stands behind a preposition, so that it is no subject."""
        text = line.text(at - 1)
        if text in self.words["of"] and line.text(at - 2) in self.words["agents"]:
            return False
        if text in self.words["against"] or (
            not soft and (text in self.words["in"] or text in self.words["of"])
        ):
            return True
        return not soft and bool(line.proclitic(at, "l") or line.proclitic(at, "b"))

    def _parted(self, line: Line, begin: int, end: int) -> bool:
        """Say whether a clause ends between two words."""
        return any(line.text(k) in self.words["stop"] or line.has(k, "that") for k in range(begin + 1, end))

    def _joined(self, line: Line, first: Party, parties: list[Party]) -> list[Party]:
        """Give the parties that go on with an «and» right behind one."""
        found: list[Party] = []
        last = first
        for party in parties:
            if party.at == last.last and line.conjoined(party.at):
                found.append(party)
                last = party
        return found

    def _first(self, line: Line, others: list[Party], parties: list[Party]) -> list[str]:
        if not others:
            return []
        return [p.code for p in (others[0], *self._joined(line, others[0], parties))]

    def _struck(self, line: Line, trigger: Trigger, cast: Cast) -> list[str]:
        """Give the civilians of the place that was struck, where only a place is named."""
        struck = trigger.row.type in STRIKING
        if (not struck and trigger.row.type not in HELD) or trigger.row.lemma in self.words["mutual"]:
            return []
        start = max(trigger.at, trigger.noun)
        for k in range(start + 1, min(len(line), start + BEHIND)):
            if line.mark(k):
                return []
            name = cast.over(line, k)
            if line.has(k, "counted"):
                hit = line.words[k].form.hits["counted"][0]
                row = hit.entry.row
                if row.get("civilian") and cast.country(line):
                    return [f"{cast.country(line)}-CVL"]
            if struck and name is not None and name.kind == "place" and name.voice.code:
                return [f"{name.voice.code[:3]}-CVL"]
        return []

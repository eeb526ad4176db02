"""Relations between statements: who repeats, bears out or denies another; demands and their answers."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import token_set_ratio

from isnad.claims.claim import Statement
from isnad.events.event import Event
from isnad.languages.language import Language, load
from isnad.mentions.day import Day
from isnad.passages.span import Span
from isnad.reading import Reading
from isnad.reconcile.sides import party
from isnad.reconcile.stories import Story
from isnad.reconcile.tongue import Tongue

REPEATS, CORROBORATES, DENIES = "repeats", "corroborates", "denies"
ACCEPTS, REFUSES = "accepts", "refuses"
SHARED, LIKE = 5, 0.6
"""Words that two statements share at least, and their part of the shorter one."""
UTTERED = 5
"""Words in a row by which two statements are one utterance, whatever their speakers are called."""
SPELLED = 80
"""Likeness, of 100, from which on two names are one speaker."""
ONE_VOICE = ("-GOV", "-MIL", "-COP", "-REB")
"""Sectors of one country that are no two voices."""
FOLLOWS = 45
"""Characters from the beginning of a denial of presence within which stands whose presence it is."""
MATTER, LONG = 4, 4
"""Words that a demand and its answer share at least, so that they are about one thing."""
RARE = 12
"""Statements of a story with one word beyond which it leads to no pairs."""
LEADS = 3
"""Rare words that a pair shares before it is looked at."""
YES, NO = ("AGREE", "CONCEDE"), ("REJECT",)
"""PLOVER's types that accept a demand, and that refuse it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, or an event that is one, in its document."""

    document: str
    span: Span
    text: str
    speaker: str
    key: str
    code: str | None
    stance: str
    words: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()
    absent: str = ""

    @property
    def order(self) -> tuple[str, int, int]:
        """What statements are put in order by."""
        return self.document, self.span.start, self.span.end

    def record(self) -> dict[str, object]:
        """Give the statement as JSON can hold it."""
        told = {"document": self.document, "span": list(self.span), "text": self.text}
        return {**told, "speaker_name": self.speaker, "speaker": self.key, "code": self.code}


@dataclass(frozen=True, slots=True)
class Relation:
    """What `a` and `b` are to one another, and why."""

    verdict: str
    a: Said
    b: Said
    story: str
    because: str

    def record(self) -> dict[str, object]:
        """Give the relation as JSON can hold it."""
        told = {"verdict": self.verdict, "a": self.a.record(), "b": self.b.record()}
        return {**told, "story": self.story, "because": self.because}


class Relations:
    """Finds relations between the statements of one story."""

    def __init__(self, language: Language | None = None) -> None:
        self.tongue = Tongue(language or load("ar"))

    def find(
        self,
        readings: Mapping[str, Reading],
        days: Mapping[str, Day],
        stories: Iterable[Story],
        rejected: Collection[tuple[str, int]] = (),
    ) -> list[Relation]:
        """Give all relations, in an order that depends on nothing but the documents.

        `rejected` statements (document, place in it) are left out.
        """
        found: list[Relation] = []
        for story in stories:
            told = [said for id in story.documents for said in self._statements(readings[id], rejected)]
            pairs = [*self._alike(told), *self._absent(told)]
            pairs += _answers([readings[id] for id in story.documents], days)
            for verdict, a, b, why in pairs:
                first, second = (
                    (a, b) if verdict in (DENIES, ACCEPTS, REFUSES) else sorted((a, b), key=_order)
                )
                found.append(Relation(verdict, first, second, story.key, why))
        unique = {(r.verdict, r.a.order, r.b.order): r for r in found}
        return [unique[key] for key in sorted(unique)]

    def _statements(self, reading: Reading, rejected: Collection[tuple[str, int]]) -> Iterator[Said]:
        for n, said in enumerate(reading.statements):
            if (reading.document.id, n) in rejected:
                continue
            text = reading.show(said.span)
            words = self.tongue.matter(text)
            within = [one for one in reading.names if said.span.start <= one.span.start < said.span.end]
            forces = {one.voice.code for one in within if one.kind == "armed_group" and one.voice.code}
            absent = self._absence(reading, said, words)
            yield Said(
                reading.document.id,
                said.span,
                text,
                said.voice.name or reading.show(said.speaker),
                said.voice.key,
                said.voice.code,
                said.stance,
                frozenset(words),
                frozenset(forces),
                absent,
            )

    def _absence(self, reading: Reading, said: Statement, words: list[str]) -> str:
        """Give the code of the forces of which a denial says that they are not there."""
        if said.stance != "deny" or not words[:2] or not self.tongue.presence & set(words[:2]):
            return ""
        near = min(said.span.start + FOLLOWS, said.span.end)
        for one in reading.names:
            if one.kind == "armed_group" and one.voice.code and said.span.start <= one.span.start < near:
                return one.voice.code
        land = (said.voice.code or "")[:3]
        return f"{land}-MIL" if land and self.tongue.forces & set(words[1:4]) else ""

    def _absent(self, told: list[Said]) -> Iterator[tuple[str, Said, Said, str]]:
        """Set a denial that forces are there against others who speak of them as there."""
        for denial in (said for said in told if said.absent):
            seen: set[str] = set()
            for other in told:
                if other.stance == "deny" or party(other.code) == party(denial.code) or not other.code:
                    continue
                if denial.absent in other.forces and other.document not in seen:
                    seen.add(other.document)
                    why = f"one says that {denial.absent} is not there, the other speaks of it as there"
                    yield DENIES, denial, other, why

    def _alike(self, told: list[Said]) -> Iterator[tuple[str, Said, Said, str]]:
        """Set statements of much the same words against one another."""
        for a, b in _candidates(told):
            shared = len(a.words & b.words)
            part = shared / max(1, min(len(a.words), len(b.words)))
            if a.document == b.document and a.span.end > b.span.start and b.span.end > a.span.start:
                continue
            if (a.stance == "deny") != (b.stance == "deny"):
                if shared >= SHARED and part >= LIKE and _two(a, b):
                    denial, other = (a, b) if a.stance == "deny" else (b, a)
                    yield DENIES, denial, other, f"one denies what the other says: {shared} words shared"
            elif shared >= SHARED and part >= LIKE:
                yield from self._agreed(a, b, shared)

    def _agreed(self, a: Said, b: Said, shared: int) -> Iterator[tuple[str, Said, Said, str]]:
        """Say whether two statements are one utterance, or two speakers who say the same."""
        if a.key == b.key:
            if a.document != b.document:
                yield REPEATS, a, b, f"{shared} words shared, one speaker"
        elif self._run(a.text, b.text) >= UTTERED:
            yield REPEATS, a, b, "the same words in a row"
        elif _two(a, b):
            yield CORROBORATES, a, b, f"{shared} words shared, two speakers"

    def _run(self, one: str, other: str) -> int:
        """Give the words in a row that two texts share at the most."""
        a, b = self.tongue.words(one), self.tongue.words(other)
        return max((block.size for block in LCSseq.editops(a, b).as_matching_blocks()), default=0)


def _two(a: Said, b: Said) -> bool:
    """Say whether two speakers are surely two: known, of two bodies, in one document of two countries."""
    if not a.code or not b.code or a.code == b.code:
        return False
    if a.document == b.document or a.code.endswith(b.code[3:]):
        return a.code[:3] != b.code[:3]
    if a.code[3:] in ONE_VOICE and a.code[:3] == b.code[:3]:
        return False
    return token_set_ratio(a.speaker, b.speaker) < SPELLED


def _order(said: Said) -> tuple[str, int, int]:
    return said.order


def _candidates(told: list[Said]) -> Iterator[tuple[Said, Said]]:
    """Give the pairs that share some rare words; a crowd of one word leads nowhere."""
    postings: dict[str, list[int]] = defaultdict(list)
    for n, said in enumerate(told):
        for word in said.words:
            postings[word].append(n)
    counts: Counter[tuple[int, int]] = Counter()
    for places in postings.values():
        if 1 < len(places) <= RARE:
            counts.update(combinations(places, 2))
    for (one, other), count in sorted(counts.items()):
        if count >= LEADS:
            yield told[one], told[other]


def _answers(readings: list[Reading], days: Mapping[str, Day]) -> Iterator[tuple[str, Said, Said, str]]:
    """Set demands against what those of whom they were made agreed to, did or refused."""
    asked: list[tuple[Reading, Event]] = []
    done: list[tuple[Reading, Event]] = []
    for reading in readings:
        for event in reading.events:
            if event.type == "REQUEST" and event.actor and event.recipient:
                asked.append((reading, event))
            elif event.actor and event.status == "happened" and _answer(event):
                done.append((reading, event))
    by_actor: dict[str, list[tuple[Reading, Event]]] = defaultdict(list)
    for reading, event in done:
        by_actor[party(event.actor)].append((reading, event))
    for reading, demand in asked:
        for other, answer in by_actor[party(demand.recipient)][:RARE]:
            if party(answer.recipient) != party(demand.actor) or _guessed(answer) or _guessed(demand):
                continue
            if days[other.document.id].latest < days[reading.document.id].earliest:
                continue
            reply, request = _event(other, answer), _event(reading, demand)
            if len(_long(reply.text) & _long(request.text)) < MATTER:
                continue
            verdict = _answer(answer)
            why = f"{demand.actor} asks {demand.recipient}, who {verdict} ({answer.type})"
            yield verdict, reply, request, why


def _long(text: str) -> set[str]:
    """Give the words of a text that are long enough to say something."""
    return {word for word in text.split() if len(word) > LONG}


def _answer(event: Event) -> str:
    return REFUSES if event.type in NO else ACCEPTS if event.type in YES else ""


def _guessed(event: Event) -> bool:
    """Say whether a party of an event is only a guess from the rest of its document."""
    return any(because.rule.endswith("a guess") for because in event.because)


def _event(reading: Reading, event: Event) -> Said:
    """Give the sentence part that tells an event, as a statement of its actor."""
    text = reading.document.text
    first = max(text.rfind("\n", 0, event.span.start), text.rfind(". ", 0, event.span.start)) + 1
    ends = [at for at in (text.find("\n", event.span.end), text.find(". ", event.span.end)) if at >= 0]
    span = Span(first, min(ends, default=len(text)))
    actor = event.actor or ""
    return Said(reading.document.id, span, reading.show(span), actor, actor, event.actor, event.type.lower())

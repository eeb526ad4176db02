"""Voices: who is meant by the words that name a speaker, through one document."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from isnad.claims.claim import Link, Voice
from isnad.claims.frame import Frame
from isnad.claims.line import Line
from isnad.claims.phrases import HEADS, Phrases
from isnad.known.known import Known
from isnad.languages.rows import NO_SAYING
from isnad.passages.passage import Page
from isnad.passages.span import Span

UNKNOWN = Voice("unknown")
NAMED = ("outlet", "organization", "armed_group")
PLACED = ("state", "nationality", "capital")
PLACES = frozenset(PLACED)
STRANGE = (
    *HEADS,
    *PLACED,
    *NAMED,
    "sector_word",
    "preposition",
    "peoples",
    "nearness",
    "place_head",
    "counted",
)
BODIES = ("role", "body", "force", "source", "medium")


class Speakers:
    """Resolves the speakers of one document, remembering who spoke and who was named.

    A definite short form («the ministry», «the source») is the last voice with that head; a family
    name is the person introduced with it; a verb without a subject goes on from the last voice.
    """

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.phrases = phrases
        self.last = UNKNOWN
        self.heads: dict[str, Voice] = {}
        self.people: dict[str, Voice] = {}
        self.states = _states(page)
        self.country = max(self.states, key=lambda code: (self.states[code], code), default="")
        self.place = ""

    def begin(self, line: Line) -> None:
        """Begin a sentence: what it names as its place serves those who have none of their own."""
        self.place = ""
        for at, word in enumerate(line.words):
            if not word.form.hits:
                continue
            hits = word.form.hits
            if not self.place and not PLACES.isdisjoint(hits):
                known = self._placed(line, at)
                self.place = known.code[:3] if known is not None else ""
            if (
                ("role" in hits or "person_title" in hits)
                and line.has(at, "role", "person_title")
                and not line.has(at - 1, "role")
            ):
                self._introduced(line, at)

    def _introduced(self, line: Line, at: int) -> None:
        """Remember whom a title introduces, whether or not they speak here."""
        end = self.phrases.end(line, at, NO_SAYING)
        if end - at > 1 and len(self._person(line, at, end)) > 1:
            self.named(line, at, end)

    def voice(self, line: Line, frame: Frame) -> Voice:
        """Give who is meant by a frame's speaker, and remember it."""
        if frame.speaker is not None:
            self.last = self.named(line, *frame.speaker)
        return self.last

    def named(self, line: Line, begin: int, end: int) -> Voice:
        """Give the voice that words `begin` to `end` name."""
        known = self._known(line, begin, end)
        row = self._head(line, begin, end)
        person = self._person(line, begin, end)
        if person and person[-1] in self.people and len(person) <= 2:
            return self.people[person[-1]]
        if end - begin == 1 and line.text(begin) in self.people:
            return self.people[line.text(begin)]
        before = self._said_before(line, begin, end) if known is None else None
        if before is not None:
            return before
        voice = self._of_known(line, begin, end, known, row) if known else None
        if voice is None:
            voice = self._composed(line, begin, end, row)
        return self._remember(line, begin, voice, person, row)

    def _said_before(self, line: Line, begin: int, end: int) -> Voice | None:
        """Give whom a short definite form means: «the source» who spoke last, «the ministry» named before."""
        if end - begin > 2 or not line.words[begin].form.article or self._country(line, begin, end):
            return None
        if line.has(begin, "source") and self.last is not UNKNOWN:
            return self.last
        return self.heads.get(line.text(begin))

    def _of_known(
        self, line: Line, begin: int, end: int, known: tuple[Known, int], row: Mapping[str, Any]
    ) -> Voice | None:
        """Give the voice of a phrase that holds a known name: the name itself, or somebody of it."""
        thing, at = known
        if at == begin or not row or line.has(begin, "body", "force"):
            return Voice(thing.name, thing.code or None, thing.id)
        if thing.kind == "party":
            return None
        words = line.page.show(line.bare(begin, end))
        return Voice(words, thing.code or None, " ".join(line.text(k) for k in range(begin, end)))

    def _composed(self, line: Line, begin: int, end: int, row: Mapping[str, Any]) -> Voice:
        """Give the voice of a phrase by its head and its country: «the ministry of defence of X»."""
        words = line.page.show(line.bare(begin, end))
        state = self._country(line, begin, end)
        country = state.code[:3] if state else (self.place or self.country)
        sector = self._sector(line, begin, end, row)
        code = f"{country}-{sector or 'UNK'}" if country else None
        if not row and not state:
            return Voice(words, code, " ".join(line.text(k) for k in range(begin, end)))
        name = words
        if row and state and not self._person(line, begin, end) and row["name"][0].isupper():
            name = f"{row['name']} of {state.name}"
        return Voice(name, code, name.casefold())

    def _sector(self, line: Line, begin: int, end: int, row: Mapping[str, Any]) -> str:
        if line.has(begin, "medium"):
            return "JRN"
        spoken = row.get("name") == "Spokesperson"
        for at in range(begin + (1 if spoken else 0), end):
            for category in ("body", "force", "role") if spoken else ():
                hit = self.phrases.hit(line, at, category)
                if hit is not None:
                    return str(hit.entry.row["sector"])
            hit = line.words[at].hit("sector_word")
            if hit is not None:
                return str(hit.entry.row["sector"])
        return str(row.get("sector", ""))

    def _head(self, line: Line, begin: int, end: int) -> Mapping[str, Any]:
        """Give the row of the noun that heads a phrase; empty where none is known."""
        for at in range(begin, min(end, begin + 3)):
            best = None
            for category in BODIES:
                hit = self.phrases.hit(line, at, category)
                if hit is not None and (best is None or len(hit.entry.rest) > len(best.entry.rest)):
                    best = hit
            if best is not None:
                row: Mapping[str, Any] = best.entry.row
                return row
        return {}

    def _known(self, line: Line, begin: int, end: int) -> tuple[Known, int] | None:
        """Give the longest known name among the words, states last."""
        found: tuple[int, Known, int] | None = None
        for at in range(begin, end):
            for category in NAMED:
                hit = self.phrases.hit(line, at, category)
                if hit is not None and (found is None or len(hit.entry.rest) > found[0]):
                    found = len(hit.entry.rest), hit.entry.row, at
        if found is not None:
            return found[1], found[2]
        for category in ("state", "capital"):
            hit = self.phrases.hit(line, begin, category)
            if hit is not None:
                return hit.entry.row, begin
        return None

    def _country(self, line: Line, begin: int, end: int) -> Known | None:
        for at in range(begin, end):
            known = self._placed(line, at)
            if known is not None:
                return known
        return None

    def _placed(self, line: Line, at: int) -> Known | None:
        for category in PLACED:
            hit = self.phrases.hit(line, at, category)
            if hit is not None and isinstance(hit.entry.row, Known):
                return hit.entry.row
        return None

    def _person(self, line: Line, begin: int, end: int) -> list[str]:
        """Give the words at the end of a phrase that no table knows: a person's name.

        Where they are the name of a place or a body («in the administration of X»), the person
        stands before the preposition.
        """
        if line.has(begin, "body", "force", "source", "medium", *NAMED) and not line.has(
            begin, "role", "person_title"
        ):
            return []
        name = self._tail(line, begin, end)
        at = end - len(name) - 1
        if (
            name
            and at > begin
            and line.has(at, "body", "force", "place_head")
            and not line.words[at].form.article
        ):
            before = next((k for k in range(at, begin, -1) if line.has(k, "preposition")), begin)
            name, end = self._tail(line, begin, before), before
        if len(name) == 1 and (
            line.words[end - 1].form.article or (line.has(begin, "role") and end - begin > 3)
        ):
            return []
        return name

    def _tail(self, line: Line, begin: int, end: int) -> list[str]:
        """Give the unknown words that a phrase ends with, from an article on only behind a nationality."""
        name: list[str] = []
        parts = self.phrases.small["name_parts"]
        if end - begin > 3 and line.words[end - 1].form.article and line.text(end - 2) not in parts:
            plain = not any(line.words[k].form.hits or line.words[k].form.article for k in (end - 2, end - 3))
            end -= plain
        for at in range(end - 1, begin - 1, -1):
            form = line.words[at].form
            if form.kind != "word" or line.has(at, *STRANGE):
                break
            if form.conjunction or (len(name) == 1 and at > begin and self.phrases.joined(line, at)):
                break
            if form.article and name and line.text(at - 1) not in parts:
                if line.has(at - 1, "nationality") and len(name) == 1:
                    name.insert(0, form.text)
                break
            name.insert(0, form.text)
        return name

    def _remember(
        self, line: Line, begin: int, voice: Voice, person: list[str], row: Mapping[str, Any]
    ) -> Voice:
        article = self.phrases.grammar.clitic["article"]
        if row:
            for word in (line.text(begin), article + line.text(begin).removeprefix(article)):
                self.heads[word] = voice
        if len(person) > 1 or (person and row):
            key = person[-1]
            voice = replace(voice, name=line.page.show(self._span(line, begin, person)), key=" ".join(person))
            self.people[key] = voice
            if row:
                self.heads[line.text(begin)] = voice
        return voice

    def _span(self, line: Line, begin: int, person: list[str]) -> Span:
        for at in range(begin, len(line)):
            if line.text(at) == person[0] and line.text(at + len(person) - 1) == person[-1]:
                return line.span(at, at + len(person))
        return line.span(begin, begin + 1)

    def link(self, line: Line, where: tuple[int, int]) -> Link:
        """Give a relay of the chain."""
        begin, end = where
        voice = self.named(line, begin, end)
        hit = self.phrases.hit(line, begin, "medium")
        role = "relay"
        if hit is not None:
            role = str(hit.entry.row["role"])
        elif line.has(begin, "outlet"):
            known = self._known(line, begin, end)
            role = known[0].kind if known and known[0].kind in ("agency", "outlet") else "outlet"
        return Link(line.span(begin, end), voice, role)

    def channel(self, line: Line, where: tuple[int, int]) -> Link:
        """Give the document or occasion through which the last voice spoke."""
        begin, end = where
        hit = line.words[begin].hit("channel")
        name = str(hit.entry.row["name"]) if hit else "statement"
        span = line.span(begin, end, hit.cut if hit else 0)
        named = name if name[0].isupper() else f"{name} of {self.last.name}"
        return Link(span, replace(self.last, name=named), "channel")


def _states(page: Page) -> Counter[str]:
    """Count the countries that a page names, by states, nationalities and capitals."""
    count: Counter[str] = Counter()
    for word in page.words:
        if not word.form.hits or PLACES.isdisjoint(word.form.hits):
            continue
        for category in PLACED:
            for hit in word.form.hits.get(category, ())[:1]:
                if not hit.entry.rest and isinstance(hit.entry.row, Known):
                    count[hit.entry.row.code[:3]] += 1
    return count

"""People: the known, the titled, those with a given name, and those called after a child."""

from collections.abc import Sequence
from dataclasses import dataclass

from isnad.known.known import Known
from isnad.languages.language import Language
from isnad.languages.lexicon import Hit
from isnad.languages.rows import NO_SAYING
from isnad.names import lead
from isnad.names.line import Line
from isnad.names.ordinary import SHORTEST, Ordinary
from isnad.names.phrases import HEADS, Phrases

LONGEST = 5
"""Words of the longest name of a person."""
FAR = 14
"""Words behind a title within which the name stands."""
THINGS = ("outlet", "organization", "armed_group", "state", "capital", "side", "own")
BACK = 9
"""Words before a name within which its title stands."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person in words `first` to `last` (excluded); `office` are the words that say who they are."""

    first: int
    last: int
    cut: int
    rule: str
    office: tuple[int, int] | None = None
    known: Known | None = None


class People:
    """Finds the people of a sentence who are introduced there."""

    def __init__(self, language: Language, phrases: Phrases, ordinary: Ordinary) -> None:
        self.phrases = phrases
        self.ordinary = ordinary
        words = language.table("names")["words"]
        plain = language.letters.plain
        self.kunya = frozenset(map(plain, words["kunya"]))
        self.not_given = frozenset(map(plain, words["not_given"]))
        self.former = frozenset(map(plain, words["former"]))
        self.verbal = tuple(map(plain, words["verbal"]))
        self.nisba = tuple(map(plain, words["nisba"]))

    def find(self, line: Line, leads: Sequence[int]) -> list[Person]:
        """Give the people whom a sentence introduces, in order; none overlaps another.

        `leads` are the flags of its words (`lead`).
        """
        found: list[Person] = []
        end = 0
        for at, flags in enumerate(leads):
            if at < end or not (flags & lead.PERSON or (at and leads[at - 1] & lead.SAYING)):
                continue
            person = self._at(line, at)
            if person is not None:
                found.append(person)
                end = person.last
        return found

    def _at(self, line: Line, at: int) -> Person | None:
        form = line.words[at].form
        if form.kind != "word":
            return None
        hits = form.hits
        if "person" in hits:
            hit = self.phrases.hit(line, at, "person")
            if hit is not None and not hit.entry.form:
                last = at + 1 + len(hit.entry.rest)
                titled = last - at > 1 and line.has(at, "role", "person_title")
                first, cut = (at + 1, 0) if titled else (at, hit.cut)
                return Person(first, last, cut, "known person", self._office(line, at, last), hit.entry.row)
        if ("given" in hits or form.text in self.kunya) and not self._thing(line, at):
            last, cut = self._chain(line, at)
            if last:
                return Person(at, last, cut, "given name", self._office(line, at, last))
        if "role" in hits or "person_title" in hits:
            return self._titled(line, at)
        if at and "saying" in line.words[at - 1].form.hits:
            return self._speaks(line, at)
        return None

    def _speaks(self, line: Line, at: int) -> Person | None:
        """Give the strange words between a verb of saying and what is said: somebody's name."""
        last = at
        while last < min(len(line), at + LONGEST) and self._bare(line, last) and not self._thing(line, last):
            last += 1
        if last == at or not self.phrases.finite(line, at - 1) or self.phrases.joined(line, at):
            return None
        said = line.has(last, "that") or line.text(last) in self.phrases.small["colons"]
        return Person(at, last, 0, "speaks") if said or line.quote_at(last) is not None else None

    def _thing(self, line: Line, at: int) -> bool:
        """Say whether a known body, group or place begins at word `at`."""
        if line.words[at].form.hits.keys().isdisjoint(THINGS):
            return False
        return any(self.phrases.hit(line, at, category) is not None for category in THINGS)

    def _given(self, line: Line, at: int) -> Hit | None:
        """Give the given name at word `at`, unless other tables have the word, too."""
        hit = self.phrases.hit(line, at, "given")
        form = line.words[at].form
        if hit is None or hit.article or form.text in self.not_given or len(hit.entry.word) < SHORTEST:
            return None
        return hit if hit.entry.rest or self.ordinary.given(form) or line.called(at) else None

    def _chain(self, line: Line, at: int) -> tuple[int, int]:
        """Give the word after the name that begins at word `at`, 0 for none, and letters to cut in front."""
        if line.words[at].form.text in self.kunya:
            if at + 1 >= len(line) or not self._part(line, at + 1, kunya=True):
                return 0, 0
            return self._tail(line, at, at + 2, kunya=True), 0
        hit = self._given(line, at)
        if hit is None:
            return 0, 0
        last = at + 1 + len(hit.entry.rest)
        end = self._tail(line, at, last, kunya=False)
        if (
            end == last
            and last < len(line)
            and self._family(line, last)
            and self._before(line, at) is not None
        ):
            end = last + 1
        if end == last or (hit.entry.row.get("common") and not self._sure(line, at, last, end)):
            return 0, 0
        return end, hit.cut

    def _sure(self, line: Line, at: int, last: int, end: int) -> bool:
        """Say whether words around a given name that is a common word, too, make it a name."""
        headed = line.has(at - 1, "place_head") and not line.words[at - 1].form.article
        if line.words[at].form.preposition or headed or line.has(at - 1, "preposition"):
            return False
        if self._before(line, at) is not None:
            return True
        return any(self._proves(line, k) for k in range(last, end))

    def _proves(self, line: Line, at: int) -> bool:
        """Say whether word `at` shows that a name stands before it: a sure given name, a strange «al-»."""
        hit = self._given(line, at)
        if hit is not None and (hit.entry.rest or not hit.entry.row.get("common")):
            return True
        return line.words[at].form.article and self.ordinary.strange(line.words[at].form)

    def _tail(self, line: Line, at: int, last: int, *, kunya: bool) -> int:
        """Give the word after a name that goes on at word `last`."""
        while last < min(len(line), at + LONGEST) and self._part(line, last, kunya=kunya):
            form = line.words[last].form
            hit = self._given(line, last)
            family = (
                hit is not None or form.article or line.has(last, "family") or line.has(last - 1, "family")
            )
            if last - at > 1 and not family and form.text.startswith(self.verbal):
                break
            last += 1 + (len(hit.entry.rest) if hit is not None else 0)
            if form.article and not (last < len(line) and line.has(last, "family")):
                break
        while last > at + 1 and line.has(last - 1, "family") and not line.has(last - 1, "given"):
            last -= 1
        return min(last, len(line))

    def _part(self, line: Line, at: int, *, kunya: bool) -> bool:
        """Say whether word `at` can go on a person's name."""
        form = line.words[at].form
        if form.kind != "word" or line.timed_at(at):
            return False
        given = self._given(line, at)
        if given is not None:
            return not given.conjunction and not given.preposition
        if line.has(at, "family"):
            return not form.hits["family"][0].conjunction
        if form.conjunction or form.preposition or self._thing(line, at):
            return False
        nationality = form.hits.get("nationality")
        if nationality is not None:
            return kunya and form.article
        return self.ordinary.strange(form) and not self.phrases.joined(line, at)

    def _family(self, line: Line, at: int) -> bool:
        """Say whether word `at` is a family name where a title and a given name stand before it."""
        form = line.words[at].form
        return form.article and not form.conjunction and not form.preposition and not form.hits

    def _titled(self, line: Line, at: int) -> Person | None:
        """Give the person whom the title at word `at` introduces, if no given name tells where they begin."""
        if not line.has(at, "role", "person_title") or line.has(at - 1, "role"):
            return None
        end = min(self.phrases.end(line, at, NO_SAYING), at + FAR)
        first = end
        while first > at + 1 and self._bare(line, first - 1) and not self._thing(line, first - 1):
            first -= 1
        if first == end or any(self._chain(line, k)[0] for k in range(at + 1, first)):
            return None
        if any("person" in line.words[k].form.hits for k in range(at + 1, end)):
            return None
        if end - first > LONGEST or (end - first == 1 and not self._close(line, at, first)):
            return None
        if (
            line.has(first - 1, "place_head", "body", "force", "preposition")
            or "given" in line.words[first].form.hits
        ):
            return None
        return Person(first, end, 0, "title", (at, first))

    def _bare(self, line: Line, at: int) -> bool:
        form = line.words[at].form
        return (
            self.ordinary.strange(form)
            and not form.conjunction
            and not form.preposition
            and not line.timed_at(at)
        )

    def _close(self, line: Line, at: int, first: int) -> bool:
        """Say whether one strange word stands so near to its title that it is a name."""
        if line.words[first].form.article:
            return line.has(first - 1, "person_title") and line.words[first - 1].form.article
        if (
            line.has(first - 1, "nationality", "person_title", "sector_word")
            or line.text(first - 1) in self.former
        ):
            return line.words[first - 1].form.article
        return line.words[first - 1].form.article and line.has(first - 1, *HEADS)

    def _office(self, line: Line, at: int, last: int) -> tuple[int, int] | None:
        """Give the words that say who a person is: a title before the name, or an office behind it."""
        begin = self._before(line, at)
        if begin is not None:
            return begin, at
        after = (
            last + 1 if line.text(last) in self.phrases.small["commas"] or line.text(last) == "(" else last
        )
        if after < len(line) and line.has(after, "role") and not line.words[after].form.conjunction:
            end = min(self.phrases.end(line, after, NO_SAYING), after + FAR)
            if end > after and (after == last or line.has(after, "role")):
                return after, end
        return None

    def _before(self, line: Line, at: int) -> int | None:
        """Give where the title before the name at word `at` begins."""
        if line.words[at].form.conjunction or self._clung(line, at):
            return None
        found: int | None = None
        for k in range(at - 1, max(-1, at - BACK - 1), -1):
            if (
                line.mark(k)
                or line.timed_at(k)
                or (line.has(k, "that", "relative", "saying", "act") and not line.has(k, *HEADS))
            ):
                break
            if line.has(k, "role", "person_title"):
                found = k
            elif found is not None:
                break
        return found

    def _clung(self, line: Line, at: int) -> bool:
        """Say whether a preposition or an «and» clings to the name at word `at`."""
        form = line.words[at].form
        return any(
            h.conjunction or h.preposition for c in ("given", "person") for h in form.hits.get(c, ())[:1]
        )

"""Triggers: the words of a sentence that name an event."""

from collections.abc import Iterator
from dataclasses import dataclass

from isnad.languages.language import Language
from isnad.languages.lexicon import REMEMBERED, Hit
from isnad.languages.rows import Happening
from isnad.names.line import Line
from isnad.names.phrases import Phrases

COMPANY = 6
"""Words around a doubtful word within which its company has to stand."""
FOLLOWED = 6
"""Words behind a noun within which stands what its row wants there."""
BEFALLING = ("destroy", "arrest", "release")
"""Modes of verbs that tell what befell armed men and arms rather than what they did."""
CARRIED = 7
"""Words behind a light verb within which the noun stands that it carries."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event: `verb` where it is finite, `passive` where its subject suffers it.

    `noun` is where the noun stands that a light verb carries.
    """

    at: int
    hit: Hit
    row: Happening
    verb: bool
    passive: bool
    noun: int = -1


class Triggers:
    """Finds the triggers of a line."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        plain = language.letters.plain
        words = language.table("events")["words"]
        self._known: dict[str, tuple[str, ...]] = {}
        self.words = {name: frozenset(map(plain, row)) for name, row in words.items()}

    def find(self, line: Line) -> list[Trigger]:
        """Give the triggers of a sentence in order, a noun that a light verb carries with its verb."""
        found = []
        for at, word in enumerate(line.words):
            hits = word.form.hits
            if hits and ("event" in hits or "light" in hits):
                trigger = self._at(line, at)
                if trigger is not None:
                    found.append(trigger)
        carried = {t.noun for t in found if t.noun >= 0}
        return [t for t in found if t.at not in carried]

    def _at(self, line: Line, at: int) -> Trigger | None:
        form = line.words[at].form
        if "light" in form.hits:
            light = self._light(line, at)
            if light is not None:
                return light
        if "event" not in form.hits or line.timed_at(at):
            return None
        for hit in self._hits(line, at):
            row: Happening = hit.entry.row
            if (hit.pronoun and line.feminine(at)) or not self._fits(line, at, row):
                continue
            if self._other(line, at, hit) or not self._followed(line, at, hit):
                continue
            verb = hit.entry.form.startswith(("past", "present"))
            return Trigger(at, hit, row, verb, verb and self._passive(line, at, hit))
        return None

    def _hits(self, line: Line, at: int) -> Iterator[Hit]:
        hits = line.words[at].form.hits["event"]
        for hit in sorted(hits, key=_loose) if len(hits) > 1 else hits:
            if all(line.text(at + 1 + n) == word for n, word in enumerate(hit.entry.rest)):
                yield hit

    def _fits(self, line: Line, at: int, row: Happening) -> bool:
        """Say whether the words around allow the reading."""
        if not row.company and not row.without:
            return True
        near = range(max(0, at - COMPANY), min(len(line), at + COMPANY + 1))
        stems = {stem for k in near if k != at for stem in self._stems(line, k)}
        if not row.without.isdisjoint(stems):
            return False
        return not row.company or not row.company.isdisjoint(stems)

    def _followed(self, line: Line, at: int, hit: Hit) -> bool:
        """Say whether what the row wants behind a noun follows it, and nothing turns a verb to an aim."""
        row: Happening = hit.entry.row
        if hit.entry.form.startswith(("past", "present")):
            aims = line.text(at) in self.words["aims"]
            return not (aims and line.grammar.masdar(line.text(at + 1)))
        if row.harm and hit.pronoun:
            return False
        return not row.behind or any(line.text(k) in row.behind for k in range(at + 1, at + FOLLOWED))

    def _stems(self, line: Line, at: int) -> tuple[str, ...]:
        """Give a word as it stands, and without what may cling in front of it; remembered."""
        text = line.text(at)
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            leads = (lead for lead in self.words["leads"] if text.startswith(lead))
            cut = (text[len(lead) :] for lead in leads if len(text) - len(lead) > 2)
            known = self._known[text] = (text, *cut)
        return known

    def _other(self, line: Line, at: int, hit: Hit) -> bool:
        """Say whether the word is part of a name, or of a phrase that names no event («defence minister»)."""
        if at in line.inside:
            return True
        if line.has(at, "role", "person_title") and not hit.cut:
            return True
        before = line.text(at - 1)
        return before in self.words["no_event"] or line.text(at + 1) in self.words["no_event_behind"]

    def _passive(self, line: Line, at: int, hit: Hit) -> bool:
        """Say whether a verb that looks active tells what its subject suffered: a number or people follow."""
        row: Happening = hit.entry.row
        if hit.pronoun or not row.suffers or (row.recipient and "object" not in row.recipient):
            return False
        if hit.entry.word in self.words["suffered"]:
            return True
        k = at + 1
        if (
            not self.words["agents"].isdisjoint(self._stems(line, k))
            and not row.harm
            and row.mode not in BEFALLING
        ):
            return False
        if k >= len(line) or line.mark(k):
            return True
        return line.words[k].form.kind == "number" or line.has(k, "number", "counted", "modifier", "peoples")

    def _light(self, line: Line, at: int) -> Trigger | None:
        """Give a light verb with the noun that it carries («launched raids»)."""
        hit = self.phrases.hit(line, at, "light")
        if hit is None:
            return None
        for k in range(at + 1, min(len(line), at + CARRIED)):
            if line.mark(k) or line.has(k, "that", "relative"):
                return None
            for noun in line.words[k].form.hits.get("event", ()):
                row: Happening = noun.entry.row
                if not noun.entry.form.startswith(("past", "present")) and self._fits(line, k, row):
                    return Trigger(at, hit, row, hit.entry.form.startswith(("past", "present")), False, k)
        return None


def _loose(hit: Hit) -> bool:
    """Say whether a row asks for no company, so that it comes after those that do."""
    return not hit.entry.row.company

"""Things: the names that tables know, of states, bodies, groups and outlets."""

from collections.abc import Iterator
from dataclasses import replace

from isnad.known.known import Known
from isnad.languages.lexicon import Hit
from isnad.names.line import Line
from isnad.names.name import Because, Name, Voice
from isnad.names.phrases import Phrases

QUOTED = 6
"""Words, marks included, of a name in quotation marks."""
LEADS = ("preposition", "that", "conjunction", "place_head", "body", "force", "role", "negation", "relative")
"""What stands before a state, and not before an adjective."""
KINDS = ("organization", "armed_group", "person", "party", "place")
THINGS = ("outlet", "organization", "armed_group")


class Things:
    """Finds known names in one document; short forms count once the full name has been `seen`."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.common = phrases.common
        self.seen: set[str] = set()

    def at(self, line: Line, at: int) -> Iterator[tuple[Name, int]]:
        """Give the names that the tables know at word `at`."""
        for category in THINGS:
            hit = self._bare(line, at, category)
            if hit is not None and isinstance(hit.entry.row, Known) and not hit.pronoun:
                end = at + 1 + len(hit.entry.rest)
                self.seen.add(hit.entry.row.id)
                yield self._name(line, at, end, hit, category), end
        leads = line.has(at - 1, "medium") or line.text(at - 1) in self.phrases.small["received"]
        headed = self.phrases.hit(line, at, "headed") if leads else None
        if headed is not None and not headed.conjunction and not headed.preposition:
            self.seen.add(headed.entry.row.id)
            end = at + 1 + len(headed.entry.rest)
            yield self._name(line, at, end, headed, "outlet"), end
        area = self.phrases.hit(line, at, "area")
        if area is not None:
            end = at + 1 + len(area.entry.rest)
            yield self._name(line, at, end, area, "area"), end
        quoted = self._quoted(line, at)
        if quoted is not None:
            yield quoted
        short = self._short(line, at)
        if short is not None:
            yield short
        for category in ("state", "capital"):
            hit = self.phrases.hit(line, at, category)
            if hit is None or not isinstance(hit.entry.row, Known) or self._tanwin(line, at) or hit.article:
                continue
            if self._adjective(line, at) or line.text(at - 1) in self.phrases.small["prayer"]:
                continue
            end = at + 1 + len(hit.entry.rest)
            thing: Known = hit.entry.row
            span = line.span(at, end, hit.cut)
            because = (Because("known name", f"{category}/{thing.id}", span),)
            yield Name(span, "party", Voice(thing.name, thing.code, thing.id), because=because), end

    def _bare(self, line: Line, at: int, category: str) -> Hit | None:
        """Give the known name at word `at`, unless it is a descriptor before a name that stands alone."""
        hit = self.phrases.hit(line, at, category)
        if hit is None or not hit.entry.rest:
            return hit
        descriptor = self._descriptor(line, at)
        for other in (category, "short", "headed") if descriptor else (category,):
            alone = self.phrases.hit(line, at + 1, other)
            same = alone is not None and not alone.entry.rest and alone.entry.row is hit.entry.row
            if same and (descriptor or not line.words[at + 1].form.article):
                return None
        return hit

    def _descriptor(self, line: Line, at: int) -> bool:
        """Say whether word `at` only says what sort of thing stands behind it («the organisation X»)."""
        form = line.words[at].form
        return form.text[form.cut :] in self.phrases.small["descriptors"]

    def _quoted(self, line: Line, at: int) -> tuple[Name, int] | None:
        """Give an outlet whose second half stands in quotation marks: «the agency “X”»."""
        held = line.quote_at(at + 1)
        if held is None or not line.has(at, "medium") or held[2] - held[1] > QUOTED:
            return None
        hit = self.phrases.hit(line, held[1] + 1, "outlet")
        if hit is None or held[1] + 2 + len(hit.entry.rest) != held[2] - 1:
            return None
        name = self._name(line, held[1] + 1, held[2] - 1, hit, "outlet")
        medium = self.phrases.hit(line, at, "medium")
        self.seen.add(hit.entry.row.id)
        return replace(name, span=line.span(at, held[2], medium.cut if medium else 0)), held[2]

    def _short(self, line: Line, at: int) -> tuple[Name, int] | None:
        """Give what a short form means («the coalition») if the document named it in full before."""
        for hit in line.words[at].form.hits.get("short", ()):
            thing = hit.entry.row
            rest = hit.entry.rest
            led = at > 0 and self._descriptor(line, at - 1)
            if not isinstance(thing, Known) or hit.pronoun or not (led or thing.id in self.seen):
                continue
            if all(line.text(at + 1 + n) == word for n, word in enumerate(rest)):
                end = at + 1 + len(rest)
                return self._name(line, at, end, hit, "short"), end
        return None

    def _adjective(self, line: Line, at: int) -> bool:
        """Say whether a state's name is a nationality here: behind a noun that it describes."""
        form = line.words[at].form
        before = line.words[at - 1].form if at else None
        feminine = self.phrases.grammar.clitic["feminine"]
        named = "nationality" in form.hits or form.text in self.common
        if not named or before is None or before.kind != "word":
            return False
        if not form.text.endswith(feminine) and form.text not in self.common:
            return False
        if form.article and before.article:
            return True
        return not before.article and not line.has(at - 1, *LEADS) and not self.phrases.finite(line, at - 1)

    def _tanwin(self, line: Line, at: int) -> bool:
        end = line.words[at].end
        return line.page.text[end - 2 : end] in self.phrases.small["tanwin"]

    def _name(self, line: Line, at: int, end: int, hit: Hit, category: str) -> Name:
        thing: Known = hit.entry.row
        span = line.span(at, end, hit.cut)
        kind = "armed_group" if category == "armed_group" else "organization"
        kind = thing.kind if thing.kind in KINDS else kind
        because = (Because("known name", f"{category}/{thing.id}", span),)
        return Name(span, kind, Voice(thing.name, thing.code or None, thing.id), because=because)

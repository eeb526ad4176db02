"""Forces and bodies by their head noun: «the army of X», «the forces loyal to X», «the union of …»."""

from collections.abc import Mapping
from typing import Any

from isnad.known.known import Known
from isnad.languages.language import Language
from isnad.languages.lexicon import Hit
from isnad.names.force import STOPS, Force
from isnad.names.line import Line
from isnad.names.name import Voice
from isnad.names.offices import Offices
from isnad.names.officials import Officials
from isnad.names.ordinary import Ordinary
from isnad.names.phrases import Phrases
from isnad.names.setting import Setting

STRETCH = 5
"""Words between a head and the nationality that says whose it is."""


class Forces:
    """Finds the forces and bodies that a head noun names."""

    def __init__(self, language: Language, phrases: Phrases, offices: Offices, ordinary: Ordinary) -> None:
        self.phrases = phrases
        self.offices = offices
        self.ordinary = ordinary
        plain = language.letters.plain
        words = language.table("names")["words"]
        self.words = {name: frozenset(map(plain, row)) for name, row in words.items()}
        self.inner = self.words["inner"]
        self.officials = Officials(language, phrases, ordinary)
        self._seen: tuple[Line | None, str | None] = None, None
        self.small = phrases.small
        self.nisba = tuple(map(plain, words["nisba"]))
        self.article = phrases.grammar.clitic["article"]

    def at(self, line: Line, at: int, setting: Setting, *, known: bool) -> Force | None:
        """Give the force or body that begins at word `at`; `known` says that a table has a name there."""
        side = self._side(line, at, setting)
        whole = self._whose(line, at, setting)
        if side is not None and (whole is None or side.last >= whole.last):
            return side
        return (
            whole
            or self._unit(line, at, setting)
            or (None if known else self.officials.at(line, at, setting))
        )

    def _side(self, line: Line, at: int, setting: Setting) -> Force | None:
        hit = self.phrases.hit(line, at, "side")
        if hit is None:
            return None
        side = setting.side(hit.entry.row, self._here(line))
        if side is None:
            return None
        thing = side.thing
        voice = Voice(thing.name, thing.code, thing.id)
        return Force(
            at,
            at + 1 + len(hit.entry.rest),
            hit.cut,
            thing.kind,
            voice,
            "side of this war",
            f"sides/{thing.id}",
            disputed=side.disputed,
        )

    def _here(self, line: Line) -> str | None:
        """Give the one country that a sentence names, None where it names none or several."""
        if self._seen[0] is not line:
            named = {
                k.code[:3] for at in range(len(line)) if (k := self.offices.placed(line, at)) is not None
            }
            self._seen = line, named.pop() if len(named) == 1 else None
        return self._seen[1]

    def head(self, line: Line, at: int) -> Hit | None:
        """Give the head noun of a force or body at word `at`, the longest."""
        heads = (self.phrases.hit(line, at, c) for c in ("unit", "body", "force"))
        return max((h for h in heads if h is not None), key=lambda h: len(h.entry.rest), default=None)

    def _whose(self, line: Line, at: int, setting: Setting) -> Force | None:
        """Give «the ministry of defence of X», «the X army»: a head and a state make a name."""
        head = self.head(line, at)
        if head is None or head.pronoun or (head.entry.category == "body" and line.has(at - 1, "role")):
            return None
        end = at + 1 + len(head.entry.rest)
        group = self._militia(line, at, end, head)
        if group is not None:
            return group
        bare = line.text(at)[head.cut :].removeprefix(self.phrases.grammar.clitic["article"])
        if end == at + 1 and bare in self.words["loose"]:
            return None
        loyal = self._loyal(line, at, end, head, setting)
        if loyal is not None:
            return loyal
        reach = 1 if head.entry.row.get("sector") == "REB" else STRETCH
        found = self._state(line, end, reach, inside=self.kind(head) == "organization")
        if found is None:
            return None
        thing, stop = found
        stop = self._traits(line, stop)
        row = head.entry.row
        voice = setting.heads[row["name"]] = composed(row, thing)
        return Force(
            at,
            stop,
            head.cut,
            self.kind(head),
            voice,
            "head and state",
            f"{head.entry.category}/{row['name']}",
        )

    def _state(self, line: Line, end: int, reach: int, *, inside: bool) -> tuple[Known, int] | None:
        """Give the state that the head before word `end` is of, and the word after it.

        `inside` says that a state behind an «in» is meant, too («the ministry of defence in X»).
        """
        for k in range(end, min(len(line), end + reach)):
            if line.mark(k) or line.timed_at(k):
                return None
            into = inside and line.text(k) in self.small["in"] and k + 1 < len(line)
            state = self._of(line, k + into, into=into, behind=k > end)
            if state is not None:
                return state
            if into or line.has(k, *STOPS, "role") or not self._goes_on(line, k, end):
                return None
        return None

    def _goes_on(self, line: Line, k: int, end: int) -> bool:
        """Say whether word `k` goes on from a head: an adjective with article, or the head's own genitive."""
        form = line.words[k].form
        if form.text in self.inner:
            return True
        if not form.article or form.preposition or form.conjunction:
            return False
        genitive = k == end and not line.words[k - 1].form.article
        return genitive or form.text in self.words["traits"] or form.text.endswith(self.nisba)

    def _of(self, line: Line, at: int, *, into: bool, behind: bool) -> tuple[Known, int] | None:
        """Give the state at word `at` as the last word of a name: an adjective with article, or its name."""
        form = line.words[at].form
        hit = self.phrases.hit(line, at, "nationality")
        if hit is not None and isinstance(hit.entry.row, Known) and not into:
            if form.article and not hit.conjunction and not hit.preposition:
                return hit.entry.row, at + 1 + len(hit.entry.rest)
            return None
        hit = self.phrases.hit(line, at, "state")
        if (
            hit is None
            or not isinstance(hit.entry.row, Known)
            or hit.conjunction
            or (hit.preposition and not into)
        ):
            return None
        if behind and not into and line.words[at - 1].form.article:
            return None
        return hit.entry.row, at + 1 + len(hit.entry.rest)

    def _traits(self, line: Line, at: int) -> int:
        """Give the word after adjectives that go on behind a nationality («the X armed forces»)."""
        while line.text(at) in self.words["traits"]:
            at += 1
        return at

    def _militia(self, line: Line, at: int, end: int, head: Hit) -> Force | None:
        """Give «the militias of X», «the X forces»: the group itself, head and all."""
        if line.text(at)[head.cut :] not in self.words["militia"]:
            return None
        hit = self.phrases.hit(line, end, "armed_group")
        if hit is None or not isinstance(hit.entry.row, Known) or hit.conjunction or hit.preposition:
            return None
        thing: Known = hit.entry.row
        stop = end + 1 + len(hit.entry.rest)
        if stop < len(line) and line.has(stop, "nationality") and line.words[stop].form.article:
            stop += 1
        voice = Voice(thing.name, thing.code, thing.id)
        return Force(at, stop, head.cut, "armed_group", voice, "force of a group", f"armed_group/{thing.id}")

    def _loyal(self, line: Line, at: int, end: int, head: Hit, setting: Setting) -> Force | None:
        """Give «the forces loyal to X»: a force with the name of whom it stands by."""
        if head.entry.category != "force" or not line.has(end, "loyal"):
            return None
        k = end + 1
        while k < min(len(line), end + 6):
            form = line.words[k].form
            if line.mark(k) or line.has(k, *STOPS) or line.timed_at(k):
                return None
            group = self.phrases.hit(line, k, "armed_group")
            if group is not None:
                thing: Known = group.entry.row
                stop = k + 1 + len(group.entry.rest)
                return self._standing(at, stop, head, thing, f"{setting.country}-REB", k)
            state = self.offices.placed(line, k)
            if state is not None and not line.has(k, "nationality"):
                return self._standing(at, k + 1, head, state, f"{setting.country}-MIL", k)
            person = self.phrases.hit(line, k, "person")
            if person is not None:
                row: Known = person.entry.row
                code = f"{row.code[:3]}-MIL" if row.code.endswith("GOV") else row.code
                return self._standing(at, k + 1 + len(person.entry.rest), head, row, code, k)
            if form.text in self.words["government"]:
                government = Known("government", "the government", "", "party")
                return self._standing(at, k + 1, head, government, f"{setting.country}-MIL", -1)
            k += 1
        return None

    def _standing(self, at: int, stop: int, head: Hit, whom: Known, code: str, inner: int) -> Force:
        voice = Voice(
            f"Forces loyal to {whom.name}",
            None if code.startswith("-") else code,
            f"forces_loyal_to_{whom.id}",
        )
        return Force(
            at, stop, head.cut, "armed_group", voice, "loyal to", f"force/{head.entry.row['name']}", inner
        )

    def _unit(self, line: Line, at: int, setting: Setting) -> Force | None:
        """Give a force or ministry named without its state: the document's own country has it."""
        hit = self.phrases.hit(line, at, "unit")
        if (
            hit is None
            or hit.pronoun
            or not hit.entry.rest
            or not setting.country
            or line.has(at - 1, "role")
        ):
            return None
        row = hit.entry.row
        voice = setting.heads.get(row["name"])
        if voice is None:
            state = setting.entities.get(self._here(line) or setting.country)
            if state is None:
                return None
            voice = composed(row, state)
        return Force(
            at,
            at + 1 + len(hit.entry.rest),
            hit.cut,
            row["kind"],
            voice,
            "named before, or the document's country",
            f"unit/{row['name']}",
        )

    def kind(self, head: Hit) -> str:
        """Give the kind of mention that a head makes."""
        if head.entry.category == "unit":
            return str(head.entry.row["kind"])
        return "armed_group" if head.entry.category == "force" else "organization"


def composed(row: Mapping[str, Any], state: Known) -> Voice:
    """Give the voice of a state's force or body: one key for all ways to write it."""
    key = f"{state.id}_{row['name']}".casefold().replace(" ", "_").replace("'", "")
    return Voice(f"{row['name']} of {state.name}", f"{state.code[:3]}-{row['sector'] or 'UNK'}", key)

"""Towns: places by the gazetteer, and by the nouns that stand before them."""

from collections.abc import Iterator
from dataclasses import dataclass

from isnad.known.places import Place, Places
from isnad.languages.language import Language
from isnad.languages.lexicon import REMEMBERED, Form
from isnad.names.line import Line
from isnad.names.ordinary import Ordinary
from isnad.names.phrases import HEADS, Phrases
from isnad.names.setting import Setting

LARGE = 250_000
"""People of a place that is meant though the document names nothing of its state."""
SMALL = 50_000
"""People of a place behind its noun that is meant though the document names other states only."""
SHARE = 0.12
"""Of the times that a document names its main state, how often it has to name another one's."""
FAR_LARGER = 4
"""Times that a place has to be as large as its namesakes abroad, to be meant."""
TOWN = 20_000
"""People of a place whose name alone tells which state a document is about."""
COMMON = ("counted", "act", "saying", "preposition", "conjunction", "negation", "that", "relative", "number")
NONE = (*COMMON, *HEADS, "sector_word", "nationality", "demonstrative", "place_head", "auxiliary")


@dataclass(frozen=True, slots=True)
class Town:
    """A place in words `first` to `last` (excluded); `place` is None where only its noun tells."""

    first: int
    last: int
    cut: int
    place: Place | None
    key: str
    rule: str


class Towns:
    """Finds the places of a sentence."""

    def __init__(self, language: Language, phrases: Phrases, ordinary: Ordinary) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.ordinary = ordinary
        self.clitic = phrases.grammar.clitic
        self.places = Places(language)
        plain = language.letters.plain
        words = language.table("names")["words"]
        self.several = frozenset(map(plain, words["several"]))
        self.traits = frozenset(map(plain, words["built"]))
        self.adjectives = tuple(ending for ending in phrases.small["nisba"] if len(ending) > 1)
        self._plain: dict[str, Place | None] = {}
        self._unclung: dict[str, tuple[tuple[str, int], ...]] = {}
        self._begins: dict[str, tuple[tuple[str, int, int], ...]] = {}

    def at(self, line: Line, at: int, setting: Setting) -> list[Town]:
        """Give the place that begins at word `at`, and those that go on behind it («X, Y and Z»)."""
        headed = bool(at) and line.has(at - 1, "place_head")
        town = self._gazetteer(line, at, setting, headed) or (self._headed(line, at) if headed else None)
        if town is None or (town.place is not None and self._descriptor(line, at, town, setting)):
            return []
        found = [town]
        if headed and self._many(line, at - 1):
            found += self._further(line, town.last, setting)
        return found

    def _descriptor(self, line: Line, at: int, town: Town, setting: Setting) -> bool:
        """Say whether a place's name begins with a noun that it can do without («the region of X»)."""
        if not line.has(at, "place_head") or town.last - town.first < 2:
            return False
        alone = self._gazetteer(line, at + 1, setting, True)
        return alone is not None and alone.last == town.last and alone.place == town.place

    def built(self, line: Line, at: int, setting: Setting) -> Town | None:
        """Give «X airport», «the port of X» as a place of its own, where word `at` is a known place."""
        head = self.phrases.hit(line, at - 1, "place_head")
        if head is None or not head.entry.row.get("inside") or head.article or head.pronoun:
            return None
        town = self._gazetteer(line, at, setting, True)
        if town is None or town.place is None:
            return None
        last = town.last
        while last < len(line) and line.text(last) in self.traits:
            last += 1
        key = f"{line.text(at - 1)[head.cut :]} {town.key}"
        return Town(at - 1, last, head.cut, town.place, key, "head noun and gazetteer")

    def _many(self, line: Line, at: int) -> bool:
        form = line.words[at].form.text
        return form in self.several or any(form.endswith(s) and len(form) - len(s) < 3 for s in self.several)

    def _further(self, line: Line, at: int, setting: Setting) -> Iterator[Town]:
        """Give the places of a list behind the first one."""
        while at < len(line):
            if line.text(at) in self.small["commas"]:
                at += 1
                continue
            form = line.words[at].form
            lead = self.clitic["conjunction"]
            if line.text(at) == lead:
                at += 1
            elif not form.text.startswith(lead) and line.text(at - 1) not in self.small["commas"]:
                return
            if at >= len(line):
                return
            town = self._gazetteer(line, at, setting, True) or self._listed(line, at)
            if town is None:
                return
            yield town
            at = town.last

    def _listed(self, line: Line, at: int) -> Town | None:
        """Give the strange word of a list of places."""
        form = line.words[at].form
        lead = self.clitic["conjunction"]
        cut = 1 if form.text.startswith(lead) and line.text(at - 1) != lead else 0
        if not self.ordinary.strange(form) or line.has(at, *NONE):
            return None
        return Town(at, at + 1, cut, None, self._key(form.text[cut:]), "list behind a head noun")

    def _key(self, text: str) -> str:
        return text.removeprefix(self.clitic["article"])

    def _gazetteer(self, line: Line, at: int, setting: Setting, headed: bool) -> Town | None:
        """Give the place that begins at word `at`, by the table of places and the states of the document."""
        form = line.words[at].form
        starts = self.starts(form)
        if not starts:
            return None
        common = self._common(line, at)
        for text, cut, longest in starts:
            if not headed and text in self.small["namesakes"]:
                continue
            for size in range(min(longest, len(line) - at), int(common), -1):
                words = " ".join((text, *(line.text(at + n) for n in range(1, size))))
                place = self.likely(self.places.find(words, headed=headed), setting, headed)
                if place is not None:
                    return Town(at, at + size, cut, place, place.id, "gazetteer")
        return None

    def _common(self, line: Line, at: int) -> bool:
        """Say whether word `at` is a common word, so that only a longer name can begin with it."""
        if not line.has(at, *COMMON, *HEADS, "nationality", "members"):
            return False
        hits = line.words[at].form.hits
        return any(
            not hit.pronoun for c in (*COMMON, *HEADS, "nationality", "members") for hit in hits.get(c, ())
        )

    def starts(self, form: Form) -> tuple[tuple[str, int, int], ...]:
        """Give what of a form can begin a place's name: the word, letters to cut, words of the longest name.

        Worked out once for each written form, and remembered as the lexicon remembers forms.
        """
        known = self._begins.get(form.text)
        if known is None:
            if len(self._begins) >= REMEMBERED:
                self._begins.clear()
            none = len(form.text) < 3 or form.text in self.small["other"]
            tries = () if none or form.kind != "word" else self.unclung(form.text)
            known = tuple((text, cut, n) for text, cut in tries if (n := self.places.longest(text)))
            self._begins[form.text] = known
        return known

    def unclung(self, text: str) -> tuple[tuple[str, int], ...]:
        """Give a word as it stands, and without the letters that may cling in front; remembered."""
        known = self._unclung.get(text)
        if known is None:
            if len(self._unclung) >= REMEMBERED:
                self._unclung.clear()
            known = self._unclung[text] = tuple(self._without(text))
        return known

    def _without(self, text: str) -> Iterator[tuple[str, int]]:
        clitic = self.clitic
        yield text, 0
        double = clitic["l"] + clitic["l"]
        for lead in ("", clitic["conjunction"], clitic["then"]):
            rest = text[len(lead) :]
            if not text.startswith(lead) or len(rest) < 4:
                continue
            if lead:
                yield rest, len(lead)
            if rest.startswith(double):
                yield clitic["article"] + rest[2:], len(lead) + 1
            elif rest[0] in (clitic["b"], clitic["l"], clitic["k"]):
                yield rest[1:], len(lead) + 1

    def plain(self, line: Line, at: int) -> Place | None:
        """Give the one large place that word `at` can only be, without asking what the document is about."""
        form = line.words[at].form
        starts = self.starts(form)
        if not starts:
            return None
        single = all(longest == 1 for _, _, longest in starts)
        if single and form.text in self._plain:
            return self._plain[form.text]
        place = self._alone(line, at, starts)
        if single:
            if len(self._plain) >= REMEMBERED:
                self._plain.clear()
            self._plain[form.text] = place
        return place

    def _alone(self, line: Line, at: int, starts: tuple[tuple[str, int, int], ...]) -> Place | None:
        common = int(self._common(line, at))
        for text, cut, longest in starts:
            if cut or text in self.small["namesakes"]:
                continue
            for size in range(min(longest, len(line) - at), common, -1):
                words = " ".join((text, *(line.text(at + n) for n in range(1, size))))
                first = _outstanding(self.places.find(words))
                if first is not None and (size > 1 or first.population >= TOWN):
                    return first
        return None

    def likely(self, found: tuple[Place, ...], setting: Setting, headed: bool) -> Place | None:
        """Give the place of several of one name: one in a state that the document names, else a large one."""
        towns = sorted(found, key=lambda place: place.region)
        enough = max(setting.states.values(), default=0) * SHARE
        inside = [place for place in towns if setting.states[place.country] > enough]
        if inside:
            return max(inside, key=lambda place: (setting.states[place.country], -towns.index(place)))
        least = LARGE if not headed else SMALL if setting.states else 1
        return next((p for p in towns if p.population >= least), None)

    def _headed(self, line: Line, at: int) -> Town | None:
        """Give the name behind «the town of», «the district of»."""
        before = self.phrases.hit(line, at - 1, "place_head")
        form = line.words[at].form
        if before is None or form.kind != "word" or before.article or before.pronoun:
            return None
        if line.has(at, *NONE) or form.conjunction or (form.preposition and form.article):
            return None
        adjective = not form.article and form.text.endswith(self.adjectives)
        if adjective or form.text in self.small["other"]:
            return None
        row = before.entry.row
        inside = bool(row.get("inside"))
        if not self.ordinary.strange(form) and (not form.article or row.get("weak") or inside or form.hits):
            return None
        first = at - 1 if inside else at
        last = at + 1
        if (
            last < len(line)
            and not form.article
            and line.words[last].form.article
            and self._family(line, last)
        ):
            last += 1
        return Town(first, last, before.cut if inside else 0, None, self._key(form.text), "head noun")

    def _family(self, line: Line, at: int) -> bool:
        form = line.words[at].form
        return self.ordinary.strange(form) and not form.conjunction and not form.preposition


def _outstanding(found: tuple[Place, ...]) -> Place | None:
    """Give the first of several places, where the others are of its country or far smaller."""
    if not found:
        return None
    first = found[0]
    others = [place.population for place in found if place.country != first.country]
    return first if all(first.population >= FAR_LARGER * other for other in others) else None

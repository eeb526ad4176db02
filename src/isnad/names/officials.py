"""Official names by their head: «the union of …», «the brigades of …», «the executive council»."""

from isnad.known.known import Known
from isnad.languages.language import Language
from isnad.languages.lexicon import Hit
from isnad.names.force import STOPS, Force
from isnad.names.line import Line
from isnad.names.name import Voice
from isnad.names.ordinary import Ordinary
from isnad.names.phrases import Phrases
from isnad.names.setting import Setting

OFFICIAL = 6
"""Words behind the head of an official name."""


class Officials:
    """Finds bodies and groups that no table knows, by a head noun and the definite words behind it."""

    def __init__(self, language: Language, phrases: Phrases, ordinary: Ordinary) -> None:
        self.phrases = phrases
        self.ordinary = ordinary
        plain = language.letters.plain
        words = language.table("names")["words"]
        self.inner = frozenset(map(plain, words["inner"]))
        self.no_name = frozenset(map(plain, words["no_name"]))

    def at(self, line: Line, at: int, setting: Setting) -> Force | None:
        """Give an official name by its head: «the union of …», «the brigades of …»."""
        hit = self.phrases.hit(line, at, "official")
        if hit is None or hit.pronoun:
            return None
        if hit.entry.row.get("numbered"):
            return self._numbered(line, at, hit, setting)
        if line.has(at - 1, "role"):
            return None
        articled = bool(hit.entry.row.get("articled"))
        if hit.article or articled != line.words[at].form.article:
            return None
        kind = hit.entry.row["kind"]
        if kind == "armed_group" and line.has(at, "place_head") and self._placed(line, at):
            return None
        stop = self._definite(line, at + 1, kind == "armed_group")
        if stop <= at + int(hit.entry.row.get("least", 1)) or line.text(at + 1) in self.no_name:
            return None
        strange = self.ordinary.strange(line.words[at + 1].form)
        if stop == at + 2 and (articled if strange else hit.entry.row.get("strange")):
            return None
        span = line.span(at, stop, hit.cut)
        key = " ".join(line.words[k].form.text for k in range(at, stop))[hit.cut :]
        sector = f"-{hit.entry.row['sector']}" if kind != "place" else ""
        country = self._country(line, at, stop) or setting.country
        code = f"{country}{sector}" if country else None
        return Force(
            at,
            stop,
            hit.cut,
            kind,
            Voice(line.page.show(span), code, key, romanised=True),
            "official name",
            f"official/{hit.entry.word}",
        )

    def _numbered(self, line: Line, at: int, hit: Hit, setting: Setting) -> Force | None:
        """Give a unit that a number names («the fourth division», «brigade 93»)."""
        end = at + 1 + len(hit.entry.rest)
        if end >= len(line):
            return None
        number = line.words[end].form
        if number.kind != "number" and not (number.article and line.has(end, "number")):
            return None
        words = line.page.show(line.span(at, end + 1, hit.cut))
        key = " ".join(line.text(k) for k in range(at, end + 1))[hit.cut :]
        code = f"{setting.country}-MIL" if setting.country else None
        voice = Voice(words, code, key, romanised=True)
        return Force(
            at, end + 1, hit.cut, "armed_group", voice, "numbered unit", f"official/{hit.entry.word}"
        )

    def _country(self, line: Line, at: int, stop: int) -> str:
        """Give the country that the name itself tells («the union of Spanish journalists»)."""
        for k in range(at, stop):
            for category in ("nationality", "state"):
                hit = self.phrases.hit(line, k, category)
                if hit is not None and isinstance(hit.entry.row, Known):
                    return hit.entry.row.code[:3]
        return ""

    def _placed(self, line: Line, at: int) -> bool:
        """Say whether a head that places have, too, leads to one: a single word, or behind an «in»."""
        before = line.text(at - 1) in self.phrases.small["through"] or line.words[at].form.preposition != ""
        return before or self._definite(line, at + 1, True) <= at + 2

    def _definite(self, line: Line, at: int, group: bool) -> int:
        """Give the word after the definite words from `at` on: a chain that ends in an article."""
        stop = at
        for k in range(at, min(len(line), at + OFFICIAL)):
            form = line.words[k].form
            if (
                form.kind != "word"
                or line.timed_at(k)
                or line.has(k, *STOPS)
                or (form.conjunction and form.article)
            ):
                break
            if line.text(k) in self.no_name or line.has(k, "preposition", "loyal"):
                break
            if form.article and (not form.preposition or (not group and k > at)):
                stop = k + 1
            elif (
                stop > at
                or (k > at + 1 and form.text not in self.inner)
                or (form.text not in self.inner and not (group and self.ordinary.strange(form)))
            ):
                break
        return stop

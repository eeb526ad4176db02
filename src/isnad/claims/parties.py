"""Parties of a figure: whose what is counted is, and who did it, where the text tells."""

from dataclasses import dataclass

from isnad.claims.quantities import Quantity
from isnad.claims.sides import Sides
from isnad.languages.language import Language
from isnad.names.cast import Cast
from isnad.names.line import Line
from isnad.names.name import Voice
from isnad.names.phrases import Phrases

NEAR = 7
"""Words behind a quantity within which its party stands."""
ACTIONS = frozenset(("strike", "attack"))
LOST = frozenset(("destroyed", "taken", "seized", "shot_down"))
WATCH = ("NGO", "JRN")
"""Sectors of those who count, and are not counted, where a body stands behind a number."""
SPEAK = ("MIL", "GOV", "REB", "COP")
DONE = frozenset(("killed", "wounded", "casualties", "captured", *LOST, "carried_out", "damaged", "trapped"))
HARMED = frozenset(
    ("killed", "wounded", "casualties", "missing", "displaced", "evacuated", "trapped", "returned")
)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose the counted are, whether they are civilians, and whether the text only lets it be guessed."""

    code: str | None = None
    civilian: bool | None = None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Doer:
    """Who did it, and whether that is a guess."""

    code: str | None = None
    guessed: bool = False


class Parties:
    """Finds `of`, `by` and `civilian` of quantities."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        words = language.table("quantities")["words"]
        self.ties = frozenset(map(language.letters.plain, words["ties"]))

    def whose(self, line: Line, q: Quantity, voice: Voice | None, sides: Sides) -> Whose:
        """Give whose the counted is, as a code, whether they are civilians, and whether it is a guess."""
        if q.what in ACTIONS:
            return Whose()
        row = q.noun.entry.row if q.noun is not None and q.noun.entry.category == "counted" else {}
        sector, civilian = str(row.get("sector", "")), row.get("civilian")
        code = self._party(line, q, sides.cast, sector or ("MIL" if q.what != "person" else ""))
        if code is not None:
            fights = not code.endswith(("GOV", "CVL"))
            return Whose(code, False if civilian is None and fights and q.what == "person" else civilian)
        if self._own(line, q) and voice is not None and voice.code and not civilian:
            return Whose(voice.code, False if q.what == "person" else None)
        unsaid = None
        if row.get("rebels", True):
            unsaid = self._unsaid(line, q, sector, civilian, voice, sides)
        return Whose(unsaid, civilian, guessed=unsaid is not None)

    def _own(self, line: Line, q: Quantity) -> bool:
        """Say whether the counted are the speaker's own («its soldiers»)."""
        if q.noun is not None and q.noun.pronoun:
            return True
        members = line.words[q.group_at].form.hits.get("members", ()) if q.group_at >= 0 else ()
        return any(hit.pronoun for hit in members)

    def _unsaid(
        self,
        line: Line,
        q: Quantity,
        sector: str,
        civilian: bool | None,
        voice: Voice | None,
        sides: Sides,
    ) -> str | None:
        """Give whose it is where the sentence does not say: civilians of the place, fighters of a side."""
        if q.what != "person":
            claimed = q.status in LOST and voice is not None and (voice.code or "").endswith(("MIL", "GOV"))
            foe = sides.foe((voice.code or "")[:3]) if claimed and voice is not None else None
            return f"{foe}-MIL" if foe else None
        country = sides.country(line, q.first)
        if civilian is False:
            if sector in ("MIL", "COP"):
                return f"{country}-{sector}" if country else None
            return sides.rebel()
        if civilian:
            return f"{country}-{sector or 'CVL'}" if country else None
        return None

    def _party(self, line: Line, q: Quantity, cast: Cast, sector: str) -> str | None:
        """Give the code of the force, group or state behind the noun: «soldiers of the … army»."""
        start = q.group_at if q.group_at >= 0 else (q.noun_at if q.noun_at >= 0 else q.last)
        tied = False
        for at in range(start, min(len(line), max(q.last, start) + NEAR)):
            form = line.words[at].form
            if at > start and (
                line.mark(at) or form.kind == "number" or line.has(at, "act", "that", "relative")
            ):
                return None
            tied = tied or (at > start and (line.text(at) in self.ties or line.proclitic(at, "l") > 0))
            if at > q.last and not tied:
                continue
            name = cast.over(line, at)
            counted = name is not None and not (name.voice.code or "").endswith(WATCH)
            if name is not None and counted and name.kind in ("armed_group", "organization"):
                return name.voice.code
            state = cast.adjective(line, at)
            if not state and tied and name is not None and name.kind == "party":
                state = (name.voice.code or "")[:3]
            if state:
                return f"{state}-{sector or 'CVL'}"
        return None

    def doer(self, line: Line, q: Quantity, voice: Voice | None, of: str | None, sides: Sides) -> Doer:
        """Give who did it: whose deed the sentence names, who claims it, or who struck last before.

        The last is a guess; in a war of two states it is never the country of those who were counted.
        """
        if q.status not in DONE:
            return Doer()
        fought = sides.fought(line, of) if q.what == "person" else None
        if fought is not None:
            return Doer(fought)
        found = sorted(sides.doers(line), key=lambda pair: abs(pair[0] - q.first))
        for _, code in found:
            if code != of:
                return Doer(code)
        active = q.what != "person" and q.status in LOST
        if active and voice is not None and (voice.code or "").endswith(SPEAK) and voice.code != of:
            return Doer(voice.code)
        before = sides.before(line)
        own = before is not None and of is not None and sides.own(before, of)
        return Doer() if own or before is None else Doer(before, guessed=True)

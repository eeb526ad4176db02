"""Parties of a figure: whose what is counted is, and who did it, where the text tells."""

from isnad.claims.claim import Voice
from isnad.claims.line import Line
from isnad.claims.phrases import Phrases
from isnad.claims.quantities import Quantity
from isnad.claims.sides import Sides
from isnad.known.known import Known
from isnad.languages.language import Language

NEAR = 7
"""Words behind a quantity within which its party stands."""
ACTIONS = frozenset(("strike", "attack"))
LOST = frozenset(("destroyed", "taken", "seized", "shot_down"))
SPEAK = ("MIL", "GOV", "REB", "COP")
DONE = frozenset(("killed", "wounded", "casualties", "captured", *LOST, "carried_out", "damaged", "trapped"))


class Parties:
    """Finds `of`, `by` and `civilian` of quantities."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        words = language.table("quantities")["words"]
        self.ties = frozenset(map(language.letters.plain, words["ties"]))

    def whose(
        self, line: Line, q: Quantity, voice: Voice | None, sides: Sides
    ) -> tuple[str | None, bool | None]:
        """Give whose the counted is, as a code, and whether they are civilians."""
        if q.what in ACTIONS:
            return None, None
        row = q.noun.entry.row if q.noun is not None and q.noun.entry.category == "counted" else {}
        sector, civilian = str(row.get("sector", "")), row.get("civilian")
        party = self._party(line, q)
        if party is not None:
            code = self._code(party, sector or ("MIL" if q.what != "person" else ""))
            fights = not code.endswith(("GOV", "CVL"))
            return code, False if civilian is None and fights and q.what == "person" else civilian
        if self._own(line, q) and voice is not None and voice.code and not civilian:
            return voice.code, False if q.what == "person" else None
        return self._unsaid(line, q, sector, civilian, voice, sides), civilian

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
        country = sides.country(line)
        if civilian:
            return f"{country}-{sector or 'CVL'}" if country else None
        if civilian is False and sector in ("MIL", "COP"):
            return f"{country}-{sector}" if country else None
        return sides.rebel() if civilian is False else None

    def _code(self, party: Known, sector: str) -> str:
        country, _, of = party.code.partition("-")
        if party.kind == "party":
            return f"{country}-{sector or 'CVL'}"
        return f"{country}-{of}" if of else country

    def _party(self, line: Line, q: Quantity) -> Known | None:
        """Give the known force, group or state behind the noun: «soldiers of the … army»."""
        start = q.group_at if q.group_at >= 0 else (q.noun_at if q.noun_at >= 0 else q.last)
        tied = False
        for at in range(start, min(len(line), max(q.last, start) + NEAR)):
            form = line.words[at].form
            if at > start and (
                line.mark(at) or form.kind == "number" or line.has(at, "act", "that", "relative")
            ):
                return None
            tied = tied or (at > start and (line.text(at) in self.ties or line.proclitic(at, "l") > 0))
            for category in ("armed_group", "organization", "nationality", "state"):
                hit = self.phrases.hit(line, at, category)
                if hit is None or not isinstance(hit.entry.row, Known):
                    continue
                if (at <= q.last or tied) and (category != "state" or tied):
                    return hit.entry.row
        return None

    def doer(self, line: Line, q: Quantity, voice: Voice | None, of: str | None, sides: Sides) -> str | None:
        """Give who did it: whose deed the sentence names, who claims it, or who struck last before.

        The last is a guess, never made of the country of those who were counted.
        """
        if q.status not in DONE:
            return None
        found = sorted(sides.doers(line), key=lambda pair: abs(pair[0] - q.first))
        for _, code in found:
            if code != of:
                return code
        active = q.what != "person" and q.status in LOST
        if active and voice is not None and (voice.code or "").endswith(SPEAK) and voice.code != of:
            return voice.code
        before = sides.before(line)
        own = before is not None and of is not None and before[:3] == of[:3]
        return None if own else before

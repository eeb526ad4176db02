"""Parties of a figure: whose what is counted is, and who did it, where the text tells."""

from isnad.claims.claim import Voice
from isnad.claims.line import Line
from isnad.claims.phrases import Phrases
from isnad.claims.quantities import Quantity
from isnad.claims.voices import Speakers
from isnad.known.known import Known
from isnad.languages.language import Language

NEAR = 6
"""Words behind a quantity within which its party stands."""
CIVIL = frozenset(("CVL", "JRN"))


class Parties:
    """Finds `of`, `by` and `civilian` of quantities."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.phrases = phrases
        words = language.table("quantities")["words"]
        self.ties = frozenset(map(language.letters.plain, words["ties"]))
        self.deeds = frozenset(map(language.letters.plain, words["deeds"]))

    def whose(
        self, line: Line, q: Quantity, voice: Voice | None, speakers: Speakers
    ) -> tuple[str | None, bool | None]:
        """Give whose the counted is, as a code, and whether they are civilians."""
        row = q.noun.entry.row if q.noun is not None and q.noun.entry.category == "counted" else {}
        sector = str(row.get("sector", ""))
        civilian: bool | None = row.get("civilian")
        party = self._party(line, q)
        if party is not None:
            code = self._code(party, sector)
            if civilian is None and not code.endswith(("GOV", "CVL")):
                civilian = False
            return code, civilian
        own = (q.noun is not None and q.noun.pronoun) or (
            q.group_at >= 0 and any(h.pronoun for h in line.words[q.group_at].form.hits.get("members", ()))
        )
        if own and voice is not None and voice.code and not civilian:
            return voice.code, civilian if civilian is not None else False
        if civilian and speakers.country:
            return f"{speakers.country}-{sector or 'CVL'}", civilian
        return None, civilian

    def _code(self, party: Known, sector: str) -> str:
        country, _, of = party.code.partition("-")
        if party.kind == "party":
            return f"{country}-{sector}" if sector else f"{country}-CVL"
        return f"{country}-{of}" if of else country

    def _party(self, line: Line, q: Quantity) -> Known | None:
        """Give the known force, group or state behind the noun: «soldiers of the … army»."""
        start = q.noun_at if q.noun_at >= 0 else q.last
        if q.group_at >= 0:
            start = q.group_at
        for at in range(start, min(len(line), max(q.last, start) + NEAR)):
            if at > start and (
                line.mark(at)
                or line.has(at, "act", "that", "relative")
                or line.words[at].form.kind == "number"
            ):
                return None
            for category in ("armed_group", "organization", "nationality", "state"):
                hit = self.phrases.hit(line, at, category)
                if hit is not None and isinstance(hit.entry.row, Known):
                    tied = (
                        at <= q.last
                        or any(line.text(k) in self.ties for k in range(q.last, at))
                        or line.proclitic(at, "l")
                    )
                    if tied and (category != "state" or at > q.last):
                        return hit.entry.row
        return None

    def doer(self, line: Line, q: Quantity, voice: Voice | None, of: str | None) -> str | None:
        """Give who did it: whose strike, fire or attack the sentence names, or who claims the deed."""
        for at in range(len(line)):
            if line.text(at) not in self.deeds and line.words[at].form.text not in self.deeds:
                continue
            for k in range(at + 1, min(len(line), at + 5)):
                if line.mark(k):
                    break
                for category in ("armed_group", "organization", "nationality"):
                    hit = self.phrases.hit(line, k, category)
                    if hit is not None and isinstance(hit.entry.row, Known):
                        code = self._code(hit.entry.row, "MIL")
                        if code != of:
                            return code
        active = q.what != "person" and q.status in ("destroyed", "taken", "shot_down", "seized")
        if active and voice is not None and voice.code and voice.code != of:
            return voice.code
        return None

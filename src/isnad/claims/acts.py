"""Acts: the words that tell the state of what is counted, and which of them fit a quantity."""

from isnad.claims.quantities import Quantities, Quantity
from isnad.kinds.kind import Kind
from isnad.languages.lexicon import Hit
from isnad.names.line import Line
from isnad.names.phrases import Phrases


class Acts:
    """Finds the `[[act]]` rows of `counted.toml` in a line."""

    def __init__(self, phrases: Phrases, quantities: Quantities, kinds: dict[str, Kind]) -> None:
        self.phrases = phrases
        self.kinds = kinds
        self.governing = quantities.words["governing"]

    def ending(self, line: Line, at: int, q: Quantity) -> Hit | None:
        """Give the act that ends at word `at` and fits `q`."""
        for start in range(max(0, at - 2), at + 1):
            hit = self.fitting(line, start, q)
            if hit is not None and start + len(hit.entry.rest) == at:
                return hit
        return None

    def fitting(self, line: Line, at: int, q: Quantity) -> Hit | None:
        """Give the act at word `at` that fits `q`: the longest phrase, then the first row."""
        best: Hit | None = None
        for hit in line.words[at].form.hits.get("act", ()) if at >= 0 else ():
            rest = hit.entry.rest
            if best is not None and len(rest) <= len(best.entry.rest):
                continue
            if all(line.text(at + 1 + n) == word for n, word in enumerate(rest)) and self._fits(
                line, at, q, hit
            ):
                best = hit
        return best

    def _fits(self, line: Line, at: int, q: Quantity, hit: Hit) -> bool:
        row = hit.entry.row
        kind = self.kinds.get(q.what)
        if kind is not None and (kind.group not in row["groups"] or row["status"] not in kind.statuses):
            return False
        noun = q.noun.entry.row if q.noun is not None and q.noun.entry.category == "counted" else {}
        if row.get("civilian") is False and noun and noun.get("civilian") is not False:
            return False
        return self._behind_preposition(line, at, q, row.get("preposition")) and self._in_company(
            line, row.get("company")
        )

    def _behind_preposition(self, line: Line, at: int, q: Quantity, wanted: str | None) -> bool:
        """An act with a preposition counts only behind it, one without never right behind any."""
        if q.first <= at:
            return wanted is None
        between = [line.text(k) for k in range(at + 1, q.first)]
        if wanted is not None:
            plain = self.phrases.plain(wanted)
            clings = line.text(q.first).startswith(plain) and q.cut > 0
            return (
                plain in between
                or clings
                or any(text.startswith(plain) and len(plain) == 1 for text in between)
            )
        return not between or between[-1] not in self.governing

    def _in_company(self, line: Line, company: list[str] | None) -> bool:
        if not company:
            return True
        plain = tuple(map(self.phrases.plain, company))
        return any(word.form.text.startswith(plain) for word in line.words)

"""The state of what is counted: killed, taken, destroyed …, from the words that govern a quantity."""

from isnad.claims.line import Line
from isnad.claims.phrases import Phrases
from isnad.claims.quantities import Quantities, Quantity
from isnad.kinds.kind import Kind
from isnad.languages.lexicon import Hit

FAR = 24
"""Words to the left within which a verb can govern a quantity."""
CASUALTIES = frozenset(("killed", "wounded", "casualties"))
LOSSES = CASUALTIES | {"captured", "missing", "destroyed", "shot_down", "seized", "released", "surrendered"}


class Counts:
    """Finds kind and status of quantities."""

    def __init__(self, phrases: Phrases, quantities: Quantities, kinds: dict[str, Kind]) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.words = quantities.words
        self.kinds = kinds

    def settle(self, line: Line, q: Quantity, before: Quantity | None) -> bool:
        """Give `q` its kind and status, in place; False where it is no figure."""
        row = q.noun.entry.row if q.noun is not None and q.noun.entry.category == "counted" else {}
        q.what = str(row.get("what", "")) or self._kind(line, q, before)
        if not q.what:
            return False
        own = str(row.get("status", ""))
        status = own or self._behind(line, q) or self._governed(line, q) or self._shared(line, q, before)
        if own and q.how == "single" and not self._near(line, q):
            return False
        if q.how == "single" and (status not in LOSSES or not (self._near(line, q) or self._part(line, q, before))):
            return False
        kind = self.kinds[q.what]
        if not status:
            if not kind.alone or (q.noun is None and not q.other):
                return False
            status = kind.default
        q.status = status if status in kind.statuses else kind.default
        return True

    def _kind(self, line: Line, q: Quantity, before: Quantity | None) -> str:
        """A nationality, a group, «others» or nothing at all behind a number: persons, if so governed."""
        if q.noun is not None or q.group_at >= 0:
            return "person"
        if q.other:
            return before.what if before is not None and before.what else "person"
        after = line.text(q.last)
        bare = q.last >= len(line) or line.mark(q.last) or line.words[q.last].form.conjunction or line.has(q.last, "preposition", "act", "modifier_after")
        if bare and after not in self.words["units"]:
            hit = self._act(line, q.first - 1) or self._following(line, q)
            if hit is not None and "people" in hit.entry.row.get("groups", ("people",)):
                return "person"
            if before is not None and before.what == "person" and self._linked(line, before, q):
                return "person"
        return ""

    def _act(self, line: Line, at: int) -> Hit | None:
        """Give the act that stands at word `at`, or ends there."""
        for start in range(max(0, at - 2), at + 1):
            hit = self.phrases.hit(line, start, "act")
            if hit is not None and start + len(hit.entry.rest) == at:
                return hit
        return None

    def _fits(self, q: Quantity, hit: Hit) -> bool:
        groups = hit.entry.row.get("groups")
        if groups is not None and q.what and self.kinds[q.what].group not in groups:
            return False
        status = str(hit.entry.row["status"])
        return not q.what or status in self.kinds[q.what].statuses

    def _following(self, line: Line, q: Quantity) -> Hit | None:
        for at in range(q.last, min(len(line), q.last + 5)):
            if line.mark(at) or line.words[at].form.kind == "number" or line.has(at, "that"):
                return None
            hit = self.phrases.hit(line, at, "act")
            if hit is not None and not hit.conjunction and hit.entry.form.startswith(("past", "present")):
                return hit if hit.entry.row.get("counts") != "object" or hit.entry.form.endswith("p") else None
        return None

    def _behind(self, line: Line, q: Quantity) -> str:
        """«32 persons were killed»: a verb or an adjective behind the noun."""
        for at in range(q.last, min(len(line), q.last + 3)):
            if line.mark(at):
                break
            hit = self.phrases.hit(line, at, "acted")
            if hit is not None:
                q.rows.append(f"acted/{hit.entry.word}")
                return str(hit.entry.row["status"])
        if self._near(line, q):
            return ""
        hit = self._following(line, q)
        if hit is None or not self._fits(q, hit):
            return ""
        q.rows.append(f"act/{hit.entry.word}")
        return str(hit.entry.row["status"])

    def _near(self, line: Line, q: Quantity) -> Hit | None:
        """Give the act right before the quantity, prepositions of the act passed over."""
        at = q.first - 1
        if line.has(at, "preposition") or line.text(at) in self.words["among"]:
            at -= 1
        hit = self._act(line, at) if at >= 0 else None
        return hit if hit is not None and not self._sport(hit) else None

    def _sport(self, hit: Hit) -> bool:
        return bool(hit.article) and not hit.entry.form.startswith("noun")

    def _governed(self, line: Line, q: Quantity) -> str:
        """The act before the quantity: right before it, or a verb further left in its clause."""
        near = self._near(line, q)
        if near is not None and self._fits(q, near):
            q.rows.append(f"act/{near.entry.word}")
            q.by_act = q.first - 1
            status = str(near.entry.row["status"])
            other = self._act(line, q.first - 2) if near.conjunction else None
            if other is not None and {status, str(other.entry.row["status"])} == {"killed", "wounded"}:
                return "casualties"
            return status
        return self._left(line, q)

    def _left(self, line: Line, q: Quantity) -> str:
        for at in range(q.first - 1, max(-1, q.first - FAR), -1):
            text = line.text(at)
            if text in (".", ";", ":") or line.words[at].form.kind == "number":
                return ""
            hit = self.phrases.hit(line, at, "act")
            if hit is None or not self._fits(q, hit):
                continue
            finite = hit.entry.form.startswith(("past", "present"))
            if not finite and q.first - at > 4 + len(hit.entry.rest):
                continue
            preposition = hit.entry.row.get("preposition")
            if preposition and self._plain(preposition) not in [line.text(k) for k in range(at, q.first)]:
                continue
            q.rows.append(f"act/{hit.entry.word}")
            q.by_act = at
            return str(hit.entry.row["status"])
        return ""

    def _plain(self, word: str) -> str:
        return self.phrases.plain(word)

    def _linked(self, line: Line, before: Quantity, q: Quantity) -> bool:
        """Say whether only «and», commas and «as well as» stand between two quantities."""
        if q.first - before.last > 9 or q.first < before.last:
            return False
        for at in range(before.last, q.first):
            if line.text(at) in (".", ":") or line.has(at, "act", "that"):
                return False
        return True

    def _part(self, line: Line, q: Quantity, before: Quantity | None) -> bool:
        if before is None or not before.status:
            return False
        return any(line.text(at) in self.words["among"] for at in range(before.last, q.first)) and q.first - before.last < 14

    def _shared(self, line: Line, q: Quantity, before: Quantity | None) -> str:
        """A part has the state of its total; what is joined by «and» that of what it is joined to."""
        if before is None or not before.status:
            return ""
        same = self.kinds[before.what].group == self.kinds[q.what].group
        if same and (self._part(line, q, before) or self._linked(line, before, q)):
            q.rows += before.rows
            q.by_act = before.by_act
            return before.status
        return ""

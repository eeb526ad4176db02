"""The state of what is counted: killed, taken, destroyed …, from the words that govern a quantity."""

from isnad.claims.acts import Acts
from isnad.claims.quantities import Quantities, Quantity
from isnad.kinds.kind import Kind
from isnad.languages.lexicon import Hit
from isnad.names.line import Line
from isnad.names.phrases import Phrases

FAR = 24
"""Words to the left within which a verb can govern a quantity."""
THINGS = frozenset(("materiel", "ground"))
CASUALTIES = frozenset(("killed", "wounded", "casualties"))
LOSSES = CASUALTIES | {"captured", "missing", "destroyed", "shot_down", "seized", "released", "surrendered"}


class Counts:
    """Finds kind and status of quantities."""

    def __init__(self, phrases: Phrases, quantities: Quantities, kinds: dict[str, Kind]) -> None:
        self.phrases = phrases
        self.words = quantities.words
        self.kinds = kinds
        self.acts = Acts(phrases, quantities, kinds)

    def settle(self, line: Line, q: Quantity, before: Quantity | None) -> bool:
        """Give `q` its kind and status, in place; False where it is no figure."""
        row = q.noun.entry.row if q.noun is not None and q.noun.entry.category == "counted" else {}
        q.what = str(row.get("what", "")) or self._kind(line, q, before)
        if not q.what or line.text(q.first - 1) in self.words["none"]:
            return False
        own = self._both(line, q, q.status or str(row.get("status", "")))
        status = self._behind(line, q) or self._governed(line, q) or self._shared(line, q, before)
        if own and (not status or {status, own} <= CASUALTIES):
            status = own
        if q.how == "single" and (status not in LOSSES or not self._single(line, q, before)):
            return False
        status = status or str(row.get("otherwise", "")) or self._summed(line, q)
        kind = self.kinds[q.what]
        if not status:
            slight = q.modifier == "vague" or q.how != "number"
            if not kind.alone or (q.noun is None and not q.other) or (slight and kind.group == "ground"):
                return False
            status = kind.default
        q.status = status if status in kind.statuses else kind.default
        return True

    def _summed(self, line: Line, q: Quantity) -> str:
        """«the number of prisoners is 128 soldiers»: the state stands in what the number is of."""
        for at in range(q.first - 1, max(-1, q.first - 5), -1):
            hit = self.phrases.hit(line, at, "counted")
            own = hit.entry.row.get("status") if hit is not None and hit.entry.form == "many" else None
            if own and any(line.text(k) in self.words["sums"] for k in range(max(0, at - 2), at)):
                return str(own)
        return ""

    def _both(self, line: Line, q: Quantity, own: str) -> str:
        """«a number of dead and wounded»: casualties, not told apart."""
        if own not in CASUALTIES or q.last >= len(line):
            return own
        hit = self.phrases.hit(line, q.last, "counted")
        apart = line.text(q.last + 1) in self.words["up_to"] or line.has(q.last - 1, "modifier_after")
        if (
            hit is not None
            and not apart
            and hit.conjunction
            and hit.entry.row.get("status") in CASUALTIES - {own}
        ):
            q.last += 1
            return "casualties"
        return own

    def _single(self, line: Line, q: Quantity, before: Quantity | None) -> bool:
        """Say whether a singular noun counts as one: right behind its act, a part, or joined to a count."""
        if self.kinds[q.what].group == "ground":
            return False
        if self._near(line, q) or self.part(line, q, before):
            return True
        if before is not None and before.status and q.first == before.last and self._joined(line, q):
            return before.what != q.what or before.status in CASUALTIES
        accusative = line.text(q.last - 1).endswith(self.phrases.grammar.clitic["accusative"])
        thing = self.kinds[q.what].group == "materiel" and line.feminine(q.last - 1)
        return (accusative or thing) and q.by_act >= 0 and q.first - q.by_act < 7

    def _kind(self, line: Line, q: Quantity, before: Quantity | None) -> str:
        """A nationality, a group, «others» or nothing at all behind a number: persons, if so governed."""
        if q.noun is not None or q.group_at >= 0:
            return "person"
        if q.other:
            return before.what if before is not None and before.what else "person"
        if self._headed(line, q):
            return "person"
        loose = q.modifier == "vague" and line.words[q.first].form.article
        if (loose or self._bare(line, q.last)) and line.text(q.last) not in self.words["units"]:
            q.what = "person"
            act = self._near(line, q) or self._following(line, q)
            q.what = ""
            if act is not None or (
                before is not None and before.what == "person" and self._linked(line, before, q)
            ):
                return "person"
        return ""

    def _headed(self, line: Line, q: Quantity) -> bool:
        """«the number of the dead rose to 3216»: what is counted stands before a bare number."""
        if not self._bare(line, q.last):
            return False
        for at in range(q.first - 1, max(-1, q.first - 7), -1):
            hit = self.phrases.hit(line, at, "counted")
            people = hit is not None and hit.entry.form == "many" and hit.entry.row.get("what") == "person"
            summed = line.text(at + 1) in self.words["up_to"] and at + 2 == q.first
            summed = summed or any(line.text(k) in self.words["sums"] for k in range(max(0, at - 3), q.first))
            if hit is not None and people and summed:
                q.noun, q.noun_at = hit, -1
                q.status = str(hit.entry.row.get("status", ""))
                return True
            if line.mark(at) or line.words[at].form.kind == "number":
                return False
        return False

    def _bare(self, line: Line, at: int) -> bool:
        """Say whether nothing that could be counted stands at word `at`."""
        if at >= len(line) or line.mark(at) or line.words[at].form.conjunction:
            return True
        if line.text(at) in self.words["among"]:
            return True
        if line.has(at, "preposition", "act", "modifier_after", "that", "relative") or line.timed_at(at):
            return True
        return line.proclitic(at, "b") > 0 or line.proclitic(at, "l") > 0

    def _following(self, line: Line, q: Quantity) -> Hit | None:
        """Give the verb behind the noun that the quantity is the subject of."""
        for at in range(q.last, min(len(line), q.last + 5)):
            if line.mark(at) or line.words[at].form.kind == "number" or line.has(at, "that"):
                return None
            hit = self.acts.fitting(line, at, q)
            if hit is not None and not hit.conjunction and hit.entry.form.startswith(("past", "present")):
                return (
                    hit if hit.entry.row.get("counts") != "object" or hit.entry.form.endswith("p") else None
                )
        return None

    def _behind(self, line: Line, q: Quantity) -> str:
        """«32 persons were killed»: a verb or an adjective behind the noun."""
        for at in range(q.last, min(len(line), q.last + 3)):
            if line.mark(at) or line.conjoined(at):
                break
            hit = self.phrases.hit(line, at, "acted")
            if hit is not None and hit.entry.row["status"] in self.kinds[q.what].statuses:
                q.rows.append(f"acted/{hit.entry.word}")
                return str(hit.entry.row["status"])
        if self._near(line, q):
            return ""
        hit = self._following(line, q) or self._met(line, q)
        if hit is None:
            return ""
        q.rows.append(f"act/{hit.entry.word}")
        return str(hit.entry.row["status"])

    def _met(self, line: Line, q: Quantity) -> Hit | None:
        """«met … their deaths»: of an act in two parts, the second may stand far behind the noun."""
        if not any(line.text(at) in self.words["met"] for at in range(max(0, q.first - 3), q.first)):
            return None
        for at in range(q.last, min(len(line), q.last + FAR)):
            hit = self.acts.fitting(line, at, q)
            if hit is not None and (hit.pronoun or hit.entry.word.endswith(self.phrases.grammar.theirs)):
                return hit
        return None

    def _near(self, line: Line, q: Quantity) -> Hit | None:
        """Give the act right before the quantity, prepositions of the act passed over."""
        at = q.first - 1
        while at >= 0 and (line.text(at) in self.words["before"] or line.has(at, "preposition")):
            at -= 1
        hit = self.acts.ending(line, at, q) if at >= 0 else None
        if hit is None or (hit.article and not hit.entry.form.startswith("noun")):
            return None
        finished = hit.entry.form.endswith("p") and (q.cut > 0 or self._joined(line, q))
        return None if finished else hit

    def _joined(self, line: Line, q: Quantity) -> bool:
        """Say whether an «and» stands before the quantity."""
        hits = line.words[q.first].form.hits
        return line.text(q.first) == self.phrases.grammar.clitic["conjunction"] or any(
            h.conjunction for c in ("modifier", "counted", "number") for h in hits.get(c, ())
        )

    def _governed(self, line: Line, q: Quantity) -> str:
        """The act before the quantity: right before it, or a verb further left in its clause."""
        near = self._near(line, q)
        if near is None:
            return self._left(line, q)
        q.rows.append(f"act/{near.entry.word}")
        q.by_act = q.first - 1
        status = str(near.entry.row["status"])
        other = self.acts.ending(line, q.first - 2, q) if near.conjunction else None
        if (
            other is None
            or other.pronoun
            or other.entry.word.endswith(self.phrases.grammar.theirs)
            or other.entry.form.endswith("p")
        ):
            return status
        both = {status, str(other.entry.row["status"])} == {"killed", "wounded"}
        return "casualties" if both else status

    def _left(self, line: Line, q: Quantity) -> str:
        for at in range(q.first - 1, max(-1, q.first - FAR), -1):
            if line.text(at) in (".", ";", ":") or line.words[at].form.kind == "number":
                return ""
            hit = self.acts.fitting(line, at, q)
            if hit is None:
                continue
            finite = hit.entry.form.startswith(("past", "present"))
            if not finite and q.first - at > 4 + len(hit.entry.rest):
                continue
            q.rows.append(f"act/{hit.entry.word}")
            q.by_act = at
            return str(hit.entry.row["status"])
        return ""

    def _linked(self, line: Line, before: Quantity, q: Quantity) -> bool:
        """Say whether only «and», commas and «as well as» stand between two quantities."""
        if q.first - before.last > 20 or q.first < before.last:
            return False
        for at in range(before.last, q.first):
            if line.text(at) in (".", ":") or line.has(at, "act", "that"):
                return False
        return True

    def part(self, line: Line, q: Quantity, before: Quantity | None) -> bool:
        """Say whether `q` is a part of the total `before` it («among them»)."""
        if before is None or not before.status:
            return False
        among = any(line.text(at) in self.words["among"] for at in range(before.last, q.first))
        return among and q.first - before.last < 45

    def _shared(self, line: Line, q: Quantity, before: Quantity | None) -> str:
        """A part has the state of its total; what is joined by «and» that of what it is joined to."""
        if before is None or not before.status:
            return ""
        groups = {self.kinds[before.what].group, self.kinds[q.what].group}
        same = len(groups) == 1 or groups <= THINGS
        if same and (self.part(line, q, before) or self._linked(line, before, q)):
            q.rows += before.rows
            q.by_act = before.by_act
            return before.status
        return ""

"""Quantities: a number with what it counts and the words that modify it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from isnad.languages.language import Language
from isnad.languages.lexicon import Hit
from isnad.mentions.mention import Number
from isnad.names.line import Line
from isnad.names.phrases import Phrases

OPEN = {
    "more_than": (True, False),
    "at_least": (True, False),
    "less_than": (False, True),
    "at_most": (False, True),
    "up_to": (False, True),
}
"""Which end of the interval a modifier keeps: the lower, the upper."""


BRACKETS = frozenset((("(", ")"), ("\u00ab", "\u00bb"), ('"', '"'), ("[", "]")))
PAIR = 2
YEARS = (1900, 2100)
"""Bare numbers behind «in» that are years and no counts."""


@dataclass(slots=True)
class Quantity:
    """A count in words `first` to `last` (excluded) of a line; `noun` is the word that is counted.

    `how` is number, dual or single (a singular that counts as one with a casualty).
    """

    first: int
    last: int
    low: int | None
    high: int | None
    modifier: str
    how: str
    cut: int = 0
    noun: Hit | None = None
    noun_at: int = -1
    group_at: int = -1
    other: bool = False
    what: str = ""
    status: str = ""
    rows: list[str] = field(default_factory=list)
    by_act: int = -1


class Quantities:
    """Finds the quantities of a line."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        plain = language.letters.plain
        self.phrases = phrases
        self.match = language.lexicon.match
        words = language.table("quantities")["words"]
        self.words = {name: frozenset(map(plain, row)) for name, row in words.items()}
        self.small = phrases.small

    def find(self, line: Line, numbers: Sequence[Number]) -> list[Quantity]:
        """Give the quantities of `line` in order; none overlaps another."""
        offset = line.passage.first
        local = [(n, n.first - offset, n.last - offset) for n in numbers]
        found = [q for n, a, b in local if (q := self._counted(line, n, a, b, local)) is not None]
        taken = {at for q in found for at in range(q.first, q.last)}
        numbered = {at for _, a, b in local for at in range(a, b)}
        for at, word in enumerate(line.words):
            if "counted" not in word.form.hits:
                continue
            if at not in taken and at not in numbered and line.has(at, "counted"):
                single = self._bare(line, at, numbered)
                if single is not None:
                    found.append(single)
                    taken.update(range(single.first, single.last))
        return _joined(line, sorted(found, key=lambda q: q.first))

    def _counted(
        self, line: Line, n: Number, a: int, b: int, local: list[tuple[Number, int, int]]
    ) -> Quantity | None:
        if n.ordinal or any(line.timed_at(k) for k in range(a, b)) or self._no_count(line, a, b):
            return None
        low: int | None = int(n.low)
        high: int | None = int(n.high)
        if n.low != int(n.low):
            return None
        q = Quantity(a, b, low, high, "vague" if n.vague else "exact", "number")
        q.cut = self._cut(line, a, n)
        self._noun(line, q)
        self._modify(line, q, local)
        return q

    def _cut(self, line: Line, a: int, n: Number) -> int:
        return max(0, n.span.start - line.words[a].start)

    def _no_count(self, line: Line, a: int, b: int) -> bool:
        after, before = line.text(b), line.text(a - 1)
        noun = self.phrases.hit(line, b, "counted") if b < len(line) else None
        if noun is not None and noun.entry.rest and before not in self.words["labels"]:
            return False
        if (
            before in self.small["in"]
            and YEARS[0] <= float(line.text(a) if line.text(a).isdigit() else 0) <= YEARS[1]
        ):
            return True
        if after in self.words["percent"] or before in self.words["labels"] or after in self.words["units"]:
            return True
        if " ".join((after, line.text(b + 1))) in self.words["percent"]:
            return True
        return (
            after in self.words["joints"] and line.words[b + 1].form.kind == "number"
            if b + 1 < len(line)
            else False
        )

    def _noun(self, line: Line, q: Quantity) -> None:
        """Find what is counted: behind the number, behind a «of», or before it."""
        self._bracketed(line, q)
        at = q.last
        if at >= len(line):
            self._noun_before(line, q)
            return
        if line.text(at) in self.words["others"]:
            q.last, q.other = at + 1, True
            return
        if line.text(at) in self.words["among"]:
            q.other = True
            return
        if line.text(at) in self.small["of"]:
            self._of(line, q, at + 1)
            return
        if line.text(at) in self.words["sums"] and at + 1 < len(line):
            at += 1
        hit = self._noun_hit(line, at)
        if hit is not None:
            q.noun, q.noun_at = hit, at
            q.last = at + 1 + len(hit.entry.rest)
            if line.text(q.last) in self.words["others"]:
                q.last += 1
            return
        self._noun_before(line, q)

    def _bracketed(self, line: Line, q: Quantity) -> None:
        """«(7) wanted men»: marks around the number belong to it, unless it numbers a list."""
        pair = (line.text(q.first - 1), line.text(q.last))
        if pair in BRACKETS and line.text(q.first - 2) not in self.words["labels"]:
            q.first, q.last, q.cut = q.first - 1, q.last + 1, 0

    def _noun_hit(self, line: Line, at: int) -> Hit | None:
        if line.mark(at):
            return None
        for category in ("counted", "armed_group", "nationality"):
            hit = self.phrases.hit(line, at, category)
            if (
                hit is not None
                and not hit.conjunction
                and not hit.preposition
                and not self._none(line, at, hit)
            ):
                return hit
        return None

    def _none(self, line: Line, at: int, hit: Hit) -> bool:
        """Say whether a longer phrase that counts nothing stands here («penalty kick»)."""
        other = self.phrases.hit(line, at, "uncounted")
        return other is not None and len(other.entry.rest) > len(hit.entry.rest)

    def _of(self, line: Line, q: Quantity, at: int) -> None:
        """«17 of the regime's forces»: what is counted is persons of a group, or the noun itself."""
        if at >= len(line) or line.mark(at):
            return
        hit = self._noun_hit(line, at)
        if hit is not None and hit.entry.category == "counted":
            q.noun, q.noun_at, q.last = hit, at, at + 1 + len(hit.entry.rest)
            q.group_at = at
            if q.last < len(line) and line.has(q.last, "armed_group", "force", "organization"):
                q.last = self._group_end(line, q.last)
        elif line.has(at, "armed_group", "force", "organization", "body", "nationality", "state", "members"):
            q.group_at = at
            q.last = self._group_end(line, at)

    def _group_end(self, line: Line, at: int) -> int:
        end = at + 1
        for category in ("armed_group", "organization", "state"):
            end = max(end, self.phrases.match(line, at, category))
        while end < len(line) and line.has(end, "nationality", "armed_group") and not line.mark(end):
            end += 1
        return end

    def _noun_before(self, line: Line, q: Quantity) -> None:
        """«the three men», «one system»: an articled or a single noun before its number."""
        before = q.first - 1
        if before < 0 or line.mark(before):
            return
        for start in range(max(0, before - 2), before + 1):
            hit = self.phrases.hit(line, start, "counted")
            if hit is None or start + 1 + len(hit.entry.rest) != q.first:
                continue
            articled = line.words[q.first].form.article and (hit.article or line.words[start].form.article)
            single = q.low == q.high == 1 and hit.entry.form == "one"
            paired = q.low == q.high == PAIR and line.text(q.first) in self.words["two"]
            if articled or single or paired:
                q.noun, q.noun_at, q.first, q.cut = hit, start, start, hit.cut
                return

    def _modify(self, line: Line, q: Quantity, local: list[tuple[Number, int, int]]) -> None:
        """Take in the words before and behind that make the number an interval."""
        for start in range(max(0, q.first - 5), q.first):
            hit = self.phrases.hit(line, start, "modifier")
            if hit is None or start + 1 + len(hit.entry.rest) != q.first:
                continue
            name = str(hit.entry.row["modifier"])
            if name == "between" or name == "vague":
                break
            q.first, q.cut = start, hit.cut
            self._open(q, name)
            break
        self._between(line, q, local)
        self._behind(line, q)

    def _behind(self, line: Line, q: Quantity) -> None:
        """Take in «at least» behind the noun."""
        for at in range(q.last, min(len(line), q.last + 5)):
            hit = self.phrases.hit(line, at, "modifier_after")
            if hit is not None:
                self._open(q, str(hit.entry.row["modifier"]))
                q.last = at + 1 + len(hit.entry.rest)
                return
            if line.mark(at) or line.words[at].form.kind == "number" or line.has(at, "act"):
                return
            if line.text(at) in self.words["among"] or line.words[at].form.conjunction:
                return

    def _open(self, q: Quantity, name: str) -> None:
        q.modifier = name
        keep = OPEN.get(name)
        if keep is None:
            return
        number = q.low if keep[0] else q.high
        q.low, q.high = (number, None) if keep[0] else (None, number)

    def _between(self, line: Line, q: Quantity, local: list[tuple[Number, int, int]]) -> None:
        """«between 40 and 50»: the second number makes the quantity."""
        for n, a, b in local:
            joint = line.text(b) == self.phrases.grammar.clitic["conjunction"] and b + 1 == q.first
            if not (b == q.first or joint) or n.vague or n.ordinal or a == 0:
                continue
            lead = self.phrases.grammar.clitic["conjunction"]
            joined = joint or line.text(q.first).startswith(lead) or q.cut > 0
            hit = self.phrases.hit(line, a - 1, "modifier")
            if hit is not None and hit.entry.row["modifier"] == "between" and joined:
                q.low, q.first, q.cut, q.modifier = int(n.low), a - 1, hit.cut, "between"

    def _bare(self, line: Line, at: int, numbered: set[int]) -> Quantity | None:
        """A dual counts two; an indefinite singular one, where a casualty or a loss governs it."""
        hit = self.phrases.hit(line, at, "counted")
        if hit is None or (at - 1 in numbered and not line.mark(at - 1)) or self._none(line, at, hit):
            return None
        if line.has(at, "armed_group", "organization") or (hit.pronoun and hit.entry.row.get("status")):
            return None
        last = at + 1 + len(hit.entry.rest)
        if hit.entry.form == "two":
            q = Quantity(at, last, 2, 2, "exact", "dual", hit.cut, hit, at)
        elif hit.entry.form == "one" and not hit.article and not hit.pronoun and hit.preposition == "":
            q = Quantity(at, last, 1, 1, "exact", "single", hit.cut, hit, at)
        else:
            return None
        self._behind(line, q)
        return q


def _joined(line: Line, found: list[Quantity]) -> list[Quantity]:
    """Drop a bare noun that only goes on from a count: «200 tanks and armoured vehicles» is one."""
    kept: list[Quantity] = []
    for q in found:
        before = kept[-1] if kept else None
        loose = before is None or q.how == "number" or before.how == "single"
        if before is None or loose or q.first != before.last:
            kept.append(q)
            continue
        joined = q.noun is not None and q.noun.conjunction
        if joined and before.noun is not None and before.noun.entry.form != "one":
            kept.append(q)
        elif joined and before.how == "number":
            before.last = q.last
            first, second = (n.entry.row.get("status") if n else None for n in (before.noun, q.noun))
            if first and second and first != second:
                before.status = "casualties"
            else:
                before.noun = q.noun
    return kept

"""What one headline says of another: it repeats it, contradicts it, or has nothing to do with it.

In go two texts of one language, out comes a `Comparison`. The verdict is that of a linear model:
each measure and sign of `likeness.py` speaks for each verdict by the weight that `compare.json`
gives it (made by tools/train_compare.py), so that every verdict can be told from its parts.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import exp
from typing import Any

from isnad.languages.language import Language
from isnad.reconcile.likeness import Pair, measures, pair, signs
from isnad.reconcile.wording import Word, Wording

VERDICTS = ("contradicts", "repeats", "unrelated")
REASONS = 4
QUOTED = re.compile("(?<=\u00ab)[^\u00bb]+")
LEAST = 0.25
"""A single word is given as a reason only where it speaks for the verdict at least so much."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict on two texts, its reasons in plain English, the probability of each verdict."""

    verdict: str
    because: tuple[str, ...]
    scores: Mapping[str, float]


class Comparer:
    """Compares texts of one language; made once, it serves any number of pairs.

    Raises `FileNotFoundError` for a language without a `compare.json`.
    """

    def __init__(self, language: Language) -> None:
        path = files("isnad.languages") / language.code / "compare.json"
        self._weights = Weights(json.loads(path.read_text(encoding="utf-8")))
        self._wording = Wording(language)

    def compare(self, a: str, b: str) -> Comparison:
        """Compare two headlines or sentences; which comes first makes no difference, not even in the reasons.

        Only the first words of a long text count (`wording.WORDS`). A text without a word is unrelated.
        """
        first, second = self._wording.read(a), self._wording.read(b)
        if not first or not second:
            return _settled("unrelated", "one text has no words")
        if [word.text for word in first] == [word.text for word in second]:
            return _settled("repeats", "the same words")
        two = pair(first, second)
        shares = self._weights.shares(two)
        scores = self._weights.scores(shares)
        verdict = max(VERDICTS, key=lambda v: scores[v])
        reasons = _because(two, shares, VERDICTS.index(verdict))
        return Comparison(verdict, self._as_written(reasons, a, b), scores)

    def _as_written(self, reasons: tuple[str, ...], a: str, b: str) -> tuple[str, ...]:
        """Give the reasons with their quoted words as the texts spell them."""
        if not any(QUOTED.search(reason) for reason in reasons):
            return reasons
        written = self._wording.written(a, b)
        return tuple(QUOTED.sub(lambda q: written.get(q[0], q[0]), reason) for reason in reasons)


def _settled(verdict: str, reason: str) -> Comparison:
    return Comparison(verdict, (reason,), {v: float(v == verdict) for v in VERDICTS})


class Weights:
    """The learned weights of `compare.json`, as its `about` explains them."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.about: Mapping[str, str] = table["about"]
        self._unit = float(table["unit"])
        self._bias: Sequence[float] = table["bias"]
        self._measures: Mapping[str, Sequence[float]] = table["measures"]
        self._signs: Mapping[str, Sequence[int]] = table["signs"]
        self._rarities: Mapping[str, float] = table["rarity"]
        self._rarest = float(table["rarest"])

    def rarity(self, word: Word) -> float:
        """Tell how rare a word is among headlines: a logarithm, highest for a word never met."""
        return self._rarities.get(word.stem, self._rarest)

    def shares(self, two: Pair) -> "Shares":
        """Give how much each measure and sign of a pair speaks for each verdict."""
        found: dict[str, tuple[float, ...]] = {}
        for name, value in measures(two, self.rarity).items():
            found[name] = tuple(value * weight for weight in self._measures[name])
        met = signs(two)
        for name in sorted(met.keys() & self._signs.keys()):
            found[name] = tuple(weight * self._unit for weight in self._signs[name])
        return Shares(found, met)

    def scores(self, shares: "Shares") -> dict[str, float]:
        """Give the probability of each verdict."""
        sums = [sum(column) for column in zip(self._bias, *shares.of.values(), strict=True)]
        most = max(sums)
        raised = [exp(value - most) for value in sums]
        return {verdict: value / sum(raised) for verdict, value in zip(VERDICTS, raised, strict=True)}


@dataclass(frozen=True, slots=True)
class Shares:
    """What each measure and sign of a pair speaks for each verdict; the word behind a sign."""

    of: Mapping[str, tuple[float, ...]]
    words: Mapping[str, Word | None]

    def favour(self, name: str, verdict: int) -> float:
        """Tell how much a sign speaks for a verdict rather than for the best of the others."""
        share = self.of[name]
        return share[verdict] - max(s for v, s in enumerate(share) if v != verdict)


def _because(two: Pair, shares: Shares, verdict: int) -> tuple[str, ...]:
    """Give the reasons for a verdict: what is shared, what stands against it, the strongest words."""
    reasons = [f"{len(two.matched)} of {max(len(two.a), len(two.b))} words shared"]
    if VERDICTS[verdict] == "contradicts":
        reasons += _differences(two)
    strong = sorted((-shares.favour(name, verdict), name) for name in shares.of if name in shares.words)
    for favour, name in strong:
        word = shares.words[name]
        if -favour >= LEAST and word is not None and len(reasons) < REASONS:
            where = "in both" if name.startswith("both ") else "in one text only"
            reason = f"«{word.text}» {where}"
            if name.startswith(("only ", "both ")) and reason not in reasons:
                reasons.append(reason)
    return tuple(reasons[:REASONS])


def _differences(two: Pair) -> list[str]:
    found = [f"opposite words: {row} («{x.text}», «{z.text}»)" for x, z, row in two.opposites[:1]]
    found += [f"different {row}: «{x.text}», «{z.text}»" for x, z, row in two.rivals[:1]]
    in_a, in_b = two.numbers
    if in_a - in_b and in_b - in_a:
        found.append("numbers differ: " + ", ".join((min(in_a - in_b), min(in_b - in_a))))
    denials = [[w.text for w in words if w.denies or w.negates] for words in (two.a, two.b)]
    if bool(denials[0]) != bool(denials[1]):
        found.append(f"one denies: «{(denials[0] or denials[1])[0]}»")
    if not found and two.left_a and two.left_b:
        left = [
            max(words, key=lambda w: (not w.small, len(w.text), w.text)) for words in (two.left_a, two.left_b)
        ]
        found.append(f"they part at «{left[0].text}», «{left[1].text}»")
    return found

"""Learn the weights of `isnad compare` anew, and tell how well they do.

    python tools/train_compare.py [--check]

reads `../shared/corpus/headline-pairs.jsonl.gz` (JSON lines with `a`, `b`, `verdict`), prints the
weighted F1 of five-fold cross-validation and of a held-out fifth, and writes
`src/isnad/languages/ar/compare.json` from all pairs; with --check it writes nothing. Headlines
that share a pair, even through others, always stand on the same side of a split.

Needs scikit-learn, which is no dependency of Isnad: install it and Isnad into an environment of
your own (`python -m venv /tmp/learn; /tmp/learn/bin/pip install scikit-learn .`).
"""

import argparse
import datetime
import gzip
import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from pathlib import Path
from types import ModuleType
from typing import Any

from isnad.languages.language import load
from isnad.reconcile.compare import VERDICTS, Weights
from isnad.reconcile.likeness import Pair, measures, pair, signs
from isnad.reconcile.wording import Word, Wording

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "headline-pairs.jsonl.gz"
TARGET = ROOT / "src" / "isnad" / "languages" / "ar" / "compare.json"
STRENGTH = 0.2  # scikit-learn's C
RULE = 0.5  # how large a measure of usual size is, beside a sign, which is 1
SMALL = {"both": 0.5, "first": 0.5, "row": 0.7}
LEAST_MET = 3  # a sign met in fewer pairs is not learned
UNIT = 0.001

Table = dict[str, Any]


def learner(part: str) -> ModuleType:
    """Give a part of scikit-learn, or end with what is needed."""
    try:
        return importlib.import_module(f"sklearn.{part}")
    except ImportError:
        sys.exit("train_compare.py needs scikit-learn; install it outside of Isnad's own environment")


def pairs() -> tuple[list[Pair], list[str], list[int]]:
    """Give the pairs of the corpus, their verdicts, and the number of the group that each is in."""
    wording = Wording(load())
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    words = [(wording.read(row["a"]), wording.read(row["b"])) for row in rows]
    return [pair(a, b) for a, b in words], [row["verdict"] for row in rows], groups(words)


def groups(texts: Iterable[tuple[tuple[Word, ...], tuple[Word, ...]]]) -> list[int]:
    """Number the groups of pairs that hang together by a headline."""
    above: dict[str, str] = {}

    def top(text: str) -> str:
        while above.setdefault(text, text) != text:
            text = above[text]
        return text

    keys = [tuple(" ".join(word.text for word in words) for words in both) for both in texts]
    for a, b in keys:
        above[top(a)] = top(b)
    numbers: dict[str, int] = {}
    return [numbers.setdefault(top(a), len(numbers)) for a, _ in keys]


def rarities(found: Sequence[Pair]) -> tuple[dict[str, float], float]:
    """Give how rare each stem is among the headlines of the pairs, and the rarity of any other."""
    texts = {words for two in found for words in (two.a, two.b)}
    met = Counter(stem for words in texts for stem in {word.stem for word in words})
    rare = {stem: round(log(len(texts) / (1 + n)), 1) for stem, n in sorted(met.items()) if n > 1}
    return rare, round(log(len(texts) / 2), 1)


def learn(found: Sequence[Pair], verdicts: Sequence[str]) -> Table:
    """Learn the table of `compare.json` from pairs and their verdicts."""
    rare, rarest = rarities(found)
    measured = [measures(two, lambda word: rare.get(word.stem, rarest)) for two in found]
    signed = [signs(two) for two in found]
    met = Counter(name for names in signed for name in names)
    scales = {name: RULE / (_spread([m[name] for m in measured]) or 1.0) for name in measured[0]}
    sizes = {name: SMALL.get(name.split()[0], 1.0) for name, n in met.items() if n >= LEAST_MET}
    rows = [
        {("m", name): value * scales[name] for name, value in numbers.items()}
        | {("s", name): sizes[name] for name in names if name in sizes}
        for numbers, names in zip(measured, signed, strict=True)
    ]
    columns = learner("feature_extraction").DictVectorizer()
    model = learner("linear_model").LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(columns.fit_transform(rows), [VERDICTS.index(v) for v in verdicts])
    weights = dict(zip(columns.feature_names_, model.coef_.T.tolist(), strict=True))
    return {
        "unit": UNIT,
        "bias": [round(b, 4) for b in model.intercept_],
        "measures": {n: [round(w * scales[n], 5) for w in weights["m", n]] for n in sorted(scales)},
        "signs": {n: [round(w * sizes[n] / UNIT) for w in weights["s", n]] for n in sorted(sizes)},
        "rarest": rarest,
        "rarity": rare,
    }


def _spread(values: list[float]) -> float:
    mean = sum(values) / len(values)
    return float((sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5)


def judge(table: Table, found: Iterable[Pair]) -> list[str]:
    """Give the verdicts of a learned table, by the code that runs in Isnad."""
    weights = Weights({"about": {}, **table})
    scored = [weights.scores(weights.shares(two)) for two in found]
    return [max(VERDICTS, key=scores.__getitem__) for scores in scored]


def validate(found: list[Pair], verdicts: list[str], grouped: list[int], seed: int) -> tuple[str, str]:
    """Give the scores of five-fold cross-validation and of its first fold alone."""
    judged = [""] * len(found)
    alone = ""
    folds = learner("model_selection").StratifiedGroupKFold(5, shuffle=True, random_state=seed)
    for train, test in folds.split(found, verdicts, grouped):
        table = learn([found[i] for i in train], [verdicts[i] for i in train])
        for i, verdict in zip(test, judge(table, [found[i] for i in test]), strict=True):
            judged[i] = verdict
        alone = alone or score([verdicts[i] for i in test], [judged[i] for i in test])
    return score(verdicts, judged), alone


def score(right: Sequence[str], judged: Sequence[str]) -> str:
    """Tell weighted F1 and that of each verdict."""
    f1_score = learner("metrics").f1_score
    each = f1_score(right, judged, labels=VERDICTS, average=None, zero_division=0)
    parts = ", ".join(f"{verdict} {f1:.3f}" for verdict, f1 in zip(VERDICTS, each, strict=True))
    return f"weighted F1 {f1_score(right, judged, average='weighted'):.3f} ({parts})"


def main() -> None:
    """Learn, judge, write."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--check", action="store_true", help="only print the scores")
    options.add_argument("--seed", type=int, default=0, help="of the splits")
    chosen = options.parse_args()
    if not CORPUS.is_file():
        sys.exit(f"train_compare.py needs the corpus {CORPUS}")
    found, verdicts, grouped = pairs()
    print(f"{len(found)} pairs in {len(set(grouped))} groups:", dict(Counter(verdicts)))
    folds, alone = validate(found, verdicts, grouped, chosen.seed)
    print("five folds, grouped:  ", folds)
    print("a held-out fifth:     ", alone)
    if not chosen.check:
        write(learn(found, verdicts), folds)


def write(table: Table, folds: str) -> None:
    """Write `compare.json`, one sign a line, with where it comes from."""
    about = {
        "what": "weights of isnad compare: measures by name and signs (in units) for each of the verdicts",
        "verdicts": ", ".join(VERDICTS),
        "source": "Arabic News Stance corpus, J. Khouja, Apache-2.0; stems and weights only, no sentence",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "command": "python tools/train_compare.py",
        "score": f"five-fold cross-validation, grouped by headline: {folds}",
    }
    text = json.dumps({"about": about, **table}, ensure_ascii=False, indent=0, separators=(",", ":"))
    lines = text.replace(",\n-", ",-").replace("[\n", "[").replace("\n]", "]")
    for digit in "0123456789":
        lines = lines.replace(",\n" + digit, "," + digit)
    TARGET.write_text(lines + "\n", encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1000} kB, {len(table['signs'])} signs")


if __name__ == "__main__":
    main()

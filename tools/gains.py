"""make gains BASE=REV: what the readings gained and lost since a revision, over real articles.

Reads a fixed part of `../shared/corpus` (the samples where that is missing) with the working tree
and with REV (checked out beside it), and prints every statement, figure and time that only one
of the two has, with its words: gained with +, lost with -. Read them, not only the counts.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "news-2015-07.jsonl.gz"
LAYERS = ("statements", "figures", "times")


def inputs(folder: Path, every: int) -> Path:
    """Write every n-th article of the corpus to a file for both readers."""
    path = folder / "articles.jsonl"
    if not CORPUS.is_file():
        return ROOT / "samples"
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines, path.open("w", encoding="utf-8") as out:
        for n, line in enumerate(lines):
            if n % every == 0:
                row = json.loads(line)
                row["published"] = row["extracted"][:10]
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def readings(source: Path, articles: Path) -> dict[str, Any]:
    """Read the articles with the isnad in `source`."""
    command = [sys.executable, "-c", "from isnad.faces.cli import main; main()", "annotate", str(articles)]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or not done.stdout:
        sys.exit(f"reading with {source} failed:\n{done.stderr[-2000:]}")
    return {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}


def said(row: dict[str, Any], layer: str) -> Counter[str]:
    """Give the claims of one layer in words, so that they can be compared and read."""
    text = row["text"]

    def show(span: list[int] | None) -> str:
        return " ".join(text[span[0] : span[1]].split()) if span else "-"

    found: Counter[str] = Counter()
    for claim in row[layer]:
        words = show(claim["span"])
        if layer == "statements":
            words = f"{show(claim['cue'])} | {show(claim['speaker'])} | {claim['stance']} | {words[:140]}"
        elif layer == "figures":
            words = (
                f"{words} | {claim['low']}-{claim['high']} {claim['what']} {claim['status']} of {claim['of']}"
            )
        else:
            words = f"{words} = {claim['value']}"
        found[words] += 1
    return found


def main() -> None:
    """Compare and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("base", nargs="?", default="HEAD")
    options.add_argument("--every", type=int, default=8, help="read every n-th article")
    options.add_argument("--layer", choices=LAYERS)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        old = folder / "old"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--detach", "--quiet", str(old), chosen.base], check=True)
        try:
            articles = inputs(folder, chosen.every)
            before, after = readings(old / "src", articles), readings(ROOT / "src", articles)
        finally:
            subprocess.run([*git, "remove", "--force", str(old)], check=True)
    for layer in [chosen.layer] if chosen.layer else LAYERS:
        gained = lost = same = 0
        for id in sorted(before.keys() | after.keys()):
            empty: Counter[str] = Counter()
            a = said(before[id], layer) if id in before else empty
            b = said(after[id], layer) if id in after else empty
            same += (a & b).total()
            for sign, only in (("+", b - a), ("-", a - b)):
                for words in sorted(only.elements()):
                    print(f"{sign} {layer[:-1]} {id}: {words}")
            gained, lost = gained + (b - a).total(), lost + (a - b).total()
        print(f"= {layer}: {gained} gained, {lost} lost, {same} the same, in {len(after)} articles\n")


if __name__ == "__main__":
    main()

"""make bench: how fast Isnad reads, in ratios of one run on one core.

Reads `../shared/corpus/news-2015-07.jsonl.gz` (or the samples where that is missing) in full, and
beside it, in the same process: the bare pass (fold, tokens, dictionary scan of 100,000 entries
with ahocorasick-rs) and dateparser's `search_dates`. Absolute figures are of the machine.
"""

import argparse
import gzip
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from isnad.documents import Document, collect
from isnad.languages.language import load
from isnad.languages.lexicon import TOKEN
from isnad.pipeline import reader

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "news-2015-07.jsonl.gz"
SAMPLES = Path(__file__).parents[1] / "samples"
ENTRIES = 100_000


def documents(limit: int | None) -> list[Document]:
    """Give the documents that are read: the corpus, else the samples."""
    if CORPUS.is_file():
        with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        found = [
            Document(
                r["id"], f"{r['title']}\n\n{r['text']}" if not r["text"].startswith(r["title"]) else r["text"]
            )
            for r in rows
        ]
    else:
        found = [d for d in collect([SAMPLES]) if isinstance(d, Document)]
    return found[:limit]


def timed(work: Callable[[], Any]) -> float:
    """Give the seconds that `work` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def bare(texts: list[str]) -> Callable[[], None]:
    """Give the bare pass: fold, tokens, dictionary scan."""
    import ahocorasick_rs

    letters = load().letters
    words: dict[str, None] = {}
    for text in texts:
        words.update(dict.fromkeys(TOKEN.findall(letters.plain(text)) and letters.plain(text).split()))
        if len(words) >= ENTRIES:
            break
    entries = [w for w in list(words)[:ENTRIES] if len(w) > 2]
    entries += [f"{a} {b}" for a, b in pairwise(entries)][: ENTRIES - len(entries)]
    scan = ahocorasick_rs.AhoCorasick(entries)

    def work() -> None:
        for text in texts:
            folded = letters.fold(text).text
            TOKEN.findall(folded)
            scan.find_matches_as_indexes(folded, overlapping=True)

    return work


def dates(texts: list[str]) -> Callable[[], None]:
    """Give dateparser's search over the texts."""
    from dateparser.search import search_dates

    def work() -> None:
        for text in texts:
            search_dates(text, languages=["ar"])

    return work


def start() -> float:
    """Give the seconds that the command takes to start and say its help, the best of five."""
    command = [str(Path(sys.executable).with_name("isnad")), "--help"]
    return min(timed(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(5))


def main() -> None:
    """Measure, print a table, or JSON with --json."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--limit", type=int, help="documents to read, all without it")
    options.add_argument("--dates", type=int, default=12, help="documents that dateparser searches")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    found = documents(chosen.limit)
    texts = [d.text for d in found]
    size = sum(len(t.encode()) for t in texts) / 1e6
    load_time = timed(reader)
    read = reader().read
    reading = timed(lambda: [read(d) for d in found] and None)
    bare_pass = timed(bare(texts))
    few = texts[: chosen.dates]
    search = timed(dates(few))
    few_size = sum(len(t.encode()) for t in few) / 1e6
    figures = {
        "documents": len(found),
        "MB": round(size, 2),
        "reading MB/s": round(size / reading, 3),
        "bare pass MB/s": round(size / bare_pass, 2),
        "reading, times the bare pass": round(reading / bare_pass, 1),
        "dateparser search_dates MB/s": round(few_size / search, 4),
        "dateparser, times the reading": round((search / few_size) / (reading / size), 1),
        "loading the language s": round(load_time, 2),
        "start of the command s": round(start(), 2),
        "peak memory MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    if chosen.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:32s} {value}")


if __name__ == "__main__":
    main()

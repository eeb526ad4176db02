"""make bench, the second half: how quick the workbench is on a ledger of the whole corpus.

Reads `../shared/corpus/news-2015-07.jsonl.gz` into a ledger (or takes `--ledger FILE`), serves it in this
process, and asks for each view and each query several times: the median is of the server's side. The
first view is measured on a new process of `isnad serve`, from its start to the whole first page.
"""

import argparse
import asyncio
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import httpx
from starlette.types import ASGIApp

from isnad.documents import collect
from isnad.faces.web.app import workbench
from isnad.faces.web.safety import guard
from isnad.faces.web.source import Source
from isnad.ledger.building import build
from isnad.ledger.ledger import Ledger

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "news-2015-07.jsonl.gz"
SAMPLES = Path(__file__).parents[1] / "samples"
TIMES = 7
ASKED = "%D8%B5%D9%86%D8%B9%D8%A7%D8%A1"
"""What is searched for: Sanaa, in Arabic."""


def made(folder: Path) -> tuple[Path, dict[str, float]]:
    """Make the ledger, and say how long each part took."""
    path = folder / "bench.ledger"
    begin = time.perf_counter()
    with Ledger(path) as ledger:
        build(ledger, collect([CORPUS if CORPUS.is_file() else SAMPLES]))
    read = time.perf_counter()
    Source(path).refresh()
    done = time.perf_counter()
    return path, {"reading s": round(read - begin, 1), "working out s": round(done - read, 1)}


async def routes(client: httpx.AsyncClient) -> list[str]:
    """Give the addresses that are asked for: each view, on the largest that there is of each."""

    async def first(path: str) -> dict[str, object]:
        items = (await client.get(path)).json()["items"]
        return dict(items[0]) if items else {}

    story = (await first("/api/stories?order=documents"))["story"]
    question = (await first("/api/questions?order=answers"))["id"]
    paper = (await first("/api/documents"))["id"]
    entity = (await first("/api/entities"))["entity"]
    quoted = httpx.URL(f"http://x/documents/{str(paper).replace('#', '%23')}").raw_path.decode()
    pages = ["/", f"/stories/{story}", "/questions", f"/questions/{question}", f"/chains?claim={question}"]
    pages += [f"/matrix?story={story}", "/timeline", f"/timeline?story={story}", "/map", "/entities"]
    pages += [f"/entities/{entity}", "/documents", quoted, "/copies", f"/search?q={ASKED}", "/review"]
    pages += ["/review?layer=answers", "/review/history"]
    api = ["/api/ledger", "/api/stories", "/api/questions", f"/api/questions/{question}"]
    api += [f"/api/chains/{question}", f"/api/matrix/{story}", "/api/timeline", "/api/places"]
    return [*pages, *api, "/api/entities", f"/api/search?q={ASKED}", "/api/relations", "/api/review"]


async def medians(app: ASGIApp) -> dict[str, float]:
    """Give the median milliseconds of each address."""
    transport = httpx.ASGITransport(app=app)
    found: dict[str, float] = {}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for path in await routes(client):
            taken = []
            for _ in range(TIMES):
                begin = time.perf_counter()
                answer = await client.get(path)
                taken.append(time.perf_counter() - begin)
                answer.raise_for_status()
            found[path] = round(1000 * statistics.median(taken), 1)
    return found


def first_view(path: Path) -> tuple[float, float]:
    """Give the seconds from the start of the command to the first page, and those of the page alone."""
    isnad = Path(sys.executable).with_name("isnad")
    command = [str(isnad), "serve", "--ledger", str(path), "--port", "0"]
    begin = time.perf_counter()
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        address = next(word for word in server.stderr.readline().split() if word.startswith("http://"))
        asked = time.perf_counter()
        with urllib.request.urlopen(address) as page:
            page.read()
        done = time.perf_counter()
    finally:
        server.terminate()
        server.wait()
    return round(done - begin, 2), round(done - asked, 2)


def main() -> None:
    """Measure, print a table, or JSON with --json."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--ledger", type=Path, help="a ledger that is there already")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="isnad-bench-"))
    try:
        path, figures = (chosen.ledger, {}) if chosen.ledger else made(folder)
        source = Source(path)
        source.refresh()
        figures["ledger MB"] = round(path.stat().st_size / 1e6, 1)
        figures["start to first view s"], figures["first view s"] = first_view(path)
        asked = asyncio.run(medians(guard(workbench(source))))
        source.close()
    finally:
        shutil.rmtree(folder)
    slowest = max(asked, key=lambda one: asked[one])
    figures["median of all ms"] = round(statistics.median(asked.values()), 1)
    figures[f"slowest ms ({slowest})"] = asked[slowest]
    if chosen.json:
        print(json.dumps({**figures, "queries": asked}, ensure_ascii=False))
        return
    for name, value in {**figures, **{f"{one} ms": ms for one, ms in asked.items()}}.items():
        print(f"{name:60s} {value}")


if __name__ == "__main__":
    main()

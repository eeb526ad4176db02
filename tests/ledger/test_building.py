import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from isnad.documents.document import Document, Refused
from isnad.exports import FORMATS
from isnad.ledger import Ledger, LedgerError, build
from isnad.ledger.workers import ALONE, outcomes
from tests.ledger.fake import dies, read

PADDING = "and so on " * 900


def documents(count=40):
    """Enough text that more than one process is worth its while."""
    assert count * len(PADDING) > ALONE
    for n in range(count):
        text = f"Ministry says: {n} killed yesterday\nReuters says: {n * 7} there\n{PADDING}"
        yield Document(f"doc{n:03}", text, published="2023-09-20", source=f"doc{n:03}.txt")


def built(path, items, workers):
    with Ledger(path) as ledger:
        tally = build(ledger, items, workers, reader=read)
        output = path.with_suffix(".json")
        FORMATS["json"].write(ledger, output)
        return tally, list(ledger.dump()), output.read_bytes()


def test_order_and_workers_make_no_difference(tmp_path):
    items = [*documents(), Refused("a.bin", "no text"), Document("bad", "unreadable", source="bad.txt")]
    results = [
        built(tmp_path / f"{n}.ledger", order, workers)
        for n, (order, workers) in enumerate(itertools.product((items, items[::-1]), (1, 2)))
    ]
    assert all(result == results[0] for result in results)
    assert (results[0][0].read, results[0][0].refused) == (40, 2)


def test_readings_come_in_order_and_lazily():
    taken = []

    def source():
        for item in documents(400):
            taken.append(item.id)
            yield item

    found = outcomes(source(), read, 2)
    first = next(found)
    assert first.document.id == "doc000"
    assert len(taken) < 150
    rest = [outcome.document.id for outcome in found]
    assert [first.document.id, *rest] == taken


def test_a_document_that_ends_its_process_is_refused_alone():
    items = list(documents(60))
    items[30] = Document("deadly", "deadly", source="deadly.txt")
    found = list(outcomes(items, dies, 2))
    assert len(found) == 60
    refused = [outcome for outcome in found if isinstance(outcome, Refused)]
    assert [item.source for item in refused] == ["deadly.txt"]
    assert "could not be read" in refused[0].reason


def test_a_document_that_cannot_be_read_is_named_with_its_reason(tmp_path):
    told = []
    with Ledger(tmp_path / "x.ledger") as ledger:
        items = [Document("bad", "unreadable", source="bad.txt"), Document("good", "5")]
        build(ledger, items, 1, told.append, read)
        assert ledger.ids() == ["good"]
        assert ledger.refusals() == [Refused("bad.txt", "could not be read: ValueError: the text says so")]
    assert told[0].source == "bad.txt"
    assert told[1].id == "good"


def test_what_stands_is_not_read_again(tmp_path):
    items = [Document("a", "5"), Document("a", "5"), Document("a", "6"), Document("b", "7")]
    with Ledger(tmp_path / "x.ledger") as ledger:
        tally = build(ledger, items, 1, reader=read)
        assert (tally.read, tally.standing, tally.renamed) == (3, 1, 1)

        def never(document):
            raise AssertionError

        tally = build(ledger, items, 1, reader=never)
        assert (tally.read, tally.standing, tally.refused) == (0, 4, 0)


def test_the_ledger_is_no_document_of_its_own(tmp_path):
    with Ledger(tmp_path / "x.ledger") as ledger:
        own = [Refused(str(tmp_path / f"x.ledger{tail}"), "no text") for tail in ("", "-wal", "-shm")]
        assert build(ledger, own, 1, reader=read).refused == 0
        assert not ledger.refusals()


SLOWLY = """
import sys, time
from isnad.ledger import Ledger, build
from tests.ledger.fake import read
from tests.ledger.test_building import documents

def slowly(document):
    time.sleep(0.02)
    return read(document)

if __name__ == "__main__":
    with Ledger(sys.argv[1]) as ledger:
        build(ledger, documents(), int(sys.argv[2]), reader=slowly)
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_a_build_that_was_killed_goes_on_to_the_same_ledger(tmp_path, workers):
    script = tmp_path / "slowly.py"
    script.write_text(SLOWLY)
    path = tmp_path / "killed.ledger"
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)}
    process = subprocess.Popen(
        [sys.executable, script, path, str(workers)], env=environment, start_new_session=True
    )
    wait_until(lambda: path.exists() and _count(path) >= 3)
    process.kill()
    process.wait()
    wait_until(lambda: not alive(process.pid))
    with Ledger(path) as ledger:
        assert 3 <= len(ledger) < 40
        for reading in ledger.readings():
            assert reading == read(reading.document)
    assert built(path, documents(), 1)[1:] == built(tmp_path / "whole.ledger", documents(), 1)[1:]


def alive(session):
    """Say whether a process of the session runs on (a worker that outlived its caller)."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its = stat.read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(its) == session and state not in "ZX":
            return True
    return False


def wait_until(true, patience=20):
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def _count(path):
    try:
        with Ledger(path, create=False) as ledger:
            return len(ledger)
    except LedgerError:
        return 0


def test_an_interrupt_ends_the_workers_too(tmp_path):
    script = tmp_path / "slowly.py"
    script.write_text(SLOWLY)
    path = tmp_path / "stopped.ledger"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(
        [sys.executable, script, path, "2"],
        env=environment,
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_until(lambda: path.exists() and _count(path) >= 3)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=20)[1]
    assert said.rstrip().endswith("KeyboardInterrupt")
    assert "Process" not in said
    wait_until(lambda: not alive(process.pid))

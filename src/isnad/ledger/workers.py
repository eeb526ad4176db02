"""Many documents read at once: in order, in bounded memory, and past any that cannot be read."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from isnad.documents.document import Document, Refused
from isnad.reading import Reading

Item = Document | Refused
Reader = Callable[[Document], Reading]
Made = TypeVar("Made")
Work = Callable[[Document], Made]

ALONE = 150_000
"""Characters below which a second process costs more than it saves."""
BATCH, BATCH_SIZE = 16, 60_000
"""Documents, and characters, that go to a process at a time."""
AHEAD, AHEAD_SIZE = 3, 12_000_000
"""Batches for each process, and characters in all, that wait to be read or to be taken."""

DIED = "could not be read: the process that read it ended (the document may be too large for the memory)"


def outcomes(
    items: Iterable[Item], work: Work[Made], workers: int | None = None
) -> Generator[Made | Refused, None, None]:
    """Do `work` on documents and give what it makes in the order of `items`; refusals pass through.

    A document on which the work fails becomes a refusal with its reason. `workers` processes share
    it (all processors if None), so `work` must be a function of a module, or a `partial` of one;
    a handful of documents is read without any. Scripts that call this with more than one worker
    need the usual `if __name__ == "__main__":`.
    """
    count = workers or os.cpu_count() or 1
    source = iter(items)
    if count > 1:
        few, more = _few(source)
        source = chain(few, source)
        if more:
            yield from _shared(source, count, work)
            return
    for item in source:
        yield attempt(item, work)


def attempt(item: Item, work: Work[Made]) -> Made | Refused:
    """Do the work on one document here; whatever goes wrong in it is a refusal that says what."""
    if isinstance(item, Refused):
        return item
    try:
        return work(item)
    except Exception as problem:  # noqa: BLE001 - one bad document must not stop the others
        reason = " ".join(str(problem).split()) or "no more is known"
        return Refused(item.source or item.id, f"could not be read: {type(problem).__name__}: {reason}")


def pipeline(known: tuple[Path, ...] = ()) -> Reader:
    """Give the whole reading of a document, imported only once it is wanted.

    `known` are files of an analyst's own actors and places.
    """
    from isnad.pipeline import read

    return partial(read, known=known) if known else read


def _few(source: Iterator[Item]) -> tuple[list[Item], bool]:
    """Take items until they are worth a second process; say whether that point was reached."""
    taken: list[Item] = []
    size = 0
    for item in source:
        taken.append(item)
        size += _size(item)
        if size > ALONE:
            return taken, True
    return taken, False


def _size(item: Item) -> int:
    return len(item.text) if isinstance(item, Document) else 0


def _batches(source: Iterator[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in source:
        batch.append(item)
        size += _size(item)
        if len(batch) >= BATCH or size >= BATCH_SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _shared(source: Iterator[Item], count: int, work: Work[Made]) -> Iterator[Made | Refused]:
    """Read with `count` processes; never more than a bounded stretch of the input is held."""
    waiting: deque[tuple[list[Item], int, Future[list[Made | Refused]]]] = deque()
    held = 0
    with Crew(count, work) as crew:
        for batch in _batches(source):
            size = sum(map(_size, batch))
            while waiting and (
                len(waiting) >= AHEAD * count or held + size > AHEAD_SIZE or waiting[0][2].done()
            ):
                done, freed, future = waiting.popleft()
                yield from crew.results(done, future)
                held -= freed
            waiting.append((batch, size, crew.submit(batch)))
            held += size
        while waiting:
            done, _, future = waiting.popleft()
            yield from crew.results(done, future)


class Crew(Generic[Made]):
    """Processes that read; they end with the process that called them, however that ends."""

    def __init__(self, count: int, work: Work[Made]) -> None:
        self.count = count
        self.work = work

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._line.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._line.close()

    def _start(self) -> None:
        context = get_context("spawn")
        end, self._line = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(self.count, context, initializer=_enlist, initargs=(end,))

    def _again(self) -> None:
        self._line.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._start()

    def submit(self, batch: list[Item]) -> Future[list[Made | Refused]]:
        """Hand over a batch. Processes start here, deaf to an interrupt from their first moment on."""
        with _deaf():
            try:
                return self._pool.submit(_read, batch, self.work)
            except BrokenProcessPool:
                self._again()
                return self._pool.submit(_read, batch, self.work)

    def results(self, batch: list[Item], future: Future[list[Made | Refused]]) -> Iterator[Made | Refused]:
        """Give what a batch became; if its process died, find the document that it died of."""
        try:
            made = future.result()
        except BrokenProcessPool:
            made = self._carefully(batch)
        yield from made

    def _carefully(self, batch: list[Item]) -> list[Made | Refused]:
        """Read a batch in a process of its own; one that ends it is halved until the culprit stands alone."""
        with Crew(1, self.work) as single:
            try:
                return single.submit(batch).result()
            except BrokenProcessPool:
                pass
        if len(batch) == 1:
            item = batch[0]
            return [Refused(item.source or item.id, DIED) if isinstance(item, Document) else item]
        middle = len(batch) // 2
        return self._carefully(batch[:middle]) + self._carefully(batch[middle:])


_between = threading.Lock()
"""Held by a process of a crew while it is not reading: while it waits, or sends what it made."""
PARTING = 1.0
"""Seconds that a process has to finish sending: half a result would hold its caller up for good."""


def _read(batch: list[Item], work: Work[Made]) -> list[Made | Refused]:
    _between.release()
    try:
        return [attempt(item, work) for item in batch]
    finally:
        _between.acquire()


@contextmanager
def _deaf() -> Iterator[None]:
    """Hold an interrupt back for a moment; processes and threads begun meanwhile never hear one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _enlist(line: Connection) -> None:
    """Ready a process: an interrupt is its caller's affair, and the caller's end is its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _between.acquire()
    threading.Thread(target=_follow, args=(line,), daemon=True).start()


def _follow(line: Connection) -> None:
    try:
        line.poll(None)
    finally:
        _between.acquire(timeout=PARTING)
        os._exit(0)

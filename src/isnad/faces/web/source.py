"""The source: the ledger that a workbench serves, opened for each request."""

import logging
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from isnad.ledger.ledger import Ledger
from isnad.ledger.store import LedgerError
from isnad.views.memory import Memory, writable
from isnad.views.remembering import refresh

OFTEN, LATER = 2.0, 30.0
"""Seconds after which it is looked again whether the ledger has grown, and after a failure."""
STILL, LONGEST = 0.5, 60.0
"""Seconds without a new document, after which all is worked out; and for which that is waited for."""
LEAVING = 5.0
"""Seconds that closing waits for what goes on behind the scenes."""
LOG = logging.getLogger(__name__)


class Source:
    """A ledger by its path; of one that may not be written to, a copy that takes no verdicts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        self.writable = writable(path)
        self.judging = threading.Lock()
        """Held while a verdict is given: it is checked, written and followed before the next one."""
        self.stale = False
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._busy, self._lock, self._closed = threading.Lock(), threading.Lock(), threading.Event()
        self._worker: threading.Thread | None = None
        self._wanted = False
        self._next = 0.0
        if not self.writable and path.is_file():
            self._copy(path)

    def _copy(self, path: Path) -> None:
        """Put a copy of the ledger in its place, with what was written to it last."""
        self._folder = tempfile.TemporaryDirectory(prefix="isnad-")
        try:
            self.path = Path(shutil.copy(path, self._folder.name))
            self.path.chmod(0o600)
            log = path.with_name(f"{path.name}-wal")
            if log.is_file():
                shutil.copyfile(log, self.path.with_name(log.name))
        except OSError as problem:
            self._folder.cleanup()
            raise LedgerError(f"{path} cannot be copied: {problem.strerror or problem}.") from problem

    @contextmanager
    def open(self) -> Iterator[Memory]:
        """Open the ledger with its memory for one request, in one thread."""
        with Ledger(self.path, create=False) as ledger, Memory(ledger) as memory:
            self._look(memory)
            yield memory

    def _look(self, memory: Memory) -> None:
        """See now and then whether another program has added something, and follow it."""
        now = time.monotonic()
        if self._next and now >= self._next:
            self._next = now + OFTEN
            if not memory.fresh:
                self.follow()

    def refresh(self) -> None:
        """Work out what is not known yet, now; from now on it is looked whether more has come."""
        with self._busy, Ledger(self.path, create=False) as ledger, Memory(ledger) as memory:
            refresh(memory)
        self._next = time.monotonic() + OFTEN

    def follow(self) -> None:
        """Work it out behind the scenes, if nobody does already; pages show what was known until then."""
        with self._lock:
            self.stale = self._wanted = True
            if self._worker is None and not self._closed.is_set():
                self._worker = threading.Thread(target=self._work, name="isnad-memory", daemon=True)
                self._worker.start()

    def _work(self) -> None:
        """Work as long as something is wanted; what fails is tried again later."""
        failed = False
        while True:
            with self._lock:
                if not self._wanted or failed or self._closed.is_set():
                    self._worker = None
                    self.stale = self._wanted
                    return
                self._wanted = False
            try:
                self._until_fresh()
            except Exception:
                LOG.exception("What %s says together could not be worked out.", self.name)
                with self._lock:
                    failed = self._wanted = True
                self._next = time.monotonic() + LATER

    def _until_fresh(self) -> None:
        """Work on until the memory is as new as the ledger: a verdict may come in between."""
        with self._busy, Ledger(self.path, create=False) as ledger, Memory(ledger) as memory:
            while not memory.fresh and not self._closed.is_set():
                self._settle(memory)
                refresh(memory)

    def _settle(self, memory: Memory) -> None:
        """Wait while another program adds one document after the other."""
        until = time.monotonic() + LONGEST
        before, held = memory.kept().get("documents"), str(len(memory.ledger))
        while held != before and time.monotonic() < until and not self._closed.wait(STILL):
            before, held = held, str(len(memory.ledger))

    def wait(self) -> None:
        """Wait until what goes on behind the scenes is done."""
        worker = self._worker
        if worker is not None:
            worker.join()

    def close(self) -> None:
        """Let go of the copy, if there is one. What is still worked out is left: it is made anew later."""
        self._closed.set()
        worker = self._worker
        if worker is not None:
            worker.join(LEAVING)
        if self._folder is not None:
            self._folder.cleanup()

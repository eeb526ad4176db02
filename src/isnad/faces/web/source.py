"""The source: the ledger that a workbench serves, opened for each request."""

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from isnad.ledger.ledger import Ledger
from isnad.views.memory import Memory, writable
from isnad.views.remembering import refresh


class Source:
    """A ledger by its path; of one that may not be written to, a copy that takes no verdicts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        self.writable = writable(path)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._busy = threading.Lock()
        self._worker: threading.Thread | None = None
        self.stale = False
        if not self.writable:
            self._folder = tempfile.TemporaryDirectory(prefix="isnad-")
            self.path = Path(shutil.copy(path, self._folder.name))
            self.path.chmod(0o600)

    @contextmanager
    def open(self) -> Iterator[Memory]:
        """Open the ledger with its memory for one request."""
        with Ledger(self.path, create=False) as ledger, Memory(ledger) as memory:
            yield memory

    def refresh(self) -> None:
        """Work out what is not known yet, now."""
        with self._busy, self.open() as memory:
            refresh(memory)
            self.stale = False

    def follow(self) -> None:
        """Work it out behind the scenes, if nobody does already; pages show what was known until then."""
        self.stale = True
        if self._worker is None or not self._worker.is_alive():
            self._worker = threading.Thread(target=self._until_fresh, name="isnad-memory", daemon=True)
            self._worker.start()

    def _until_fresh(self) -> None:
        """Work on until the memory is as new as the ledger: a verdict may come in between."""
        with self._busy, self.open() as memory:
            while not memory.fresh:
                refresh(memory)
            self.stale = False

    def wait(self) -> None:
        """Wait until what goes on behind the scenes is done."""
        if self._worker is not None:
            self._worker.join()

    def close(self) -> None:
        """Let go of the copy, if there is one."""
        self.wait()
        if self._folder is not None:
            self._folder.cleanup()

"""The memory: what was worked out across a ledger's documents, kept in its file, made anew when it is old.

All views ask the memory and never work anything out; so a view takes no longer for a large ledger.
"""

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from isnad.ledger.ledger import Ledger
from isnad.ledger.schema import MEMORY
from isnad.ledger.sheet import reader_version
from isnad.ledger.store import PATIENCE, statements, told, whole
from isnad.ledger.verdicts import ABOUT

MADE = 11
"""Counted up when what is kept in the memory, or how it is worked out, changes."""
Value = str | int | float | None


class Memory:
    """A connection to the memory of a ledger; of one that may not be written to, a copy for the time being.

    >>> with Ledger("news.ledger") as ledger, Memory(ledger) as memory:      # doctest: +SKIP
    ...     memory.fresh()
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.path = ledger.path
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        if not writable(ledger.path):
            self._folder = tempfile.TemporaryDirectory(prefix="isnad-")
            self.path = Path(self._folder.name) / "memory"
        self._connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        if self._folder is not None:
            for statement in statements(MEMORY):
                self._connection.execute(statement)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
        if self._folder is not None:
            self._folder.cleanup()

    def ask(self, query: str, *values: Value) -> list[sqlite3.Row]:
        """Give the rows that a query finds."""
        with told(self.path), closing(self._connection.execute(query, values)) as found:
            return found.fetchall()

    def bodies(self, query: str, *values: Value) -> list[dict[str, Any]]:
        """Give the bodies that a query finds as its first column."""
        return [json.loads(row[0]) for row in self.ask(query, *values)]

    def put(self, table: str, rows: Iterable[Sequence[Value]]) -> None:
        """Put rows into a table, inside `writing`."""
        rows = (tuple(map(_holdable, row)) for row in rows)
        first = next(rows, None)
        if first is None:
            return
        marks = ", ".join("?" * len(first))
        query = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608
        self._connection.execute(query, first)
        self._connection.executemany(query, rows)

    @contextmanager
    def writing(self, stamp: Mapping[str, str]) -> Iterator[None]:
        """Write everything in this block, or nothing of it; then the memory is of the ledger of `stamp`.

        That is taken before anything is worked out: what comes in meanwhile is not in it, and makes it old.
        """
        with whole(self._connection, self.path):
            yield
            self._connection.execute("DELETE FROM told_stamp")
            self.put("told_stamp", stamp.items())

    def empty(self) -> None:
        """Take all that is remembered away, inside `writing`: the tables are made anew.

        So they can be other ones in a newer Isnad, without a migration.
        """
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'told!_%' ESCAPE '!'"
        held = {row[0] for row in self.ask(query)}
        for name in sorted(held, key=len):
            if not any(name.startswith(f"{other}_") for other in held):
                self._connection.execute(f"DROP TABLE {name}")
        for statement in statements(MEMORY):
            self._connection.execute(statement)

    def stamp(self) -> dict[str, str]:
        """Give what the memory rests on: how much of each is in the ledger, and who worked it out."""
        counts = self.ledger.counts()
        judged = {about: str(len(self.ledger.verdicts(about))) for about in ABOUT}
        return {"made": f"{MADE} {reader_version()}", **counts, **judged}

    def kept(self) -> dict[str, str]:
        """Give the stamp of what is remembered; empty where nothing is."""
        return {row[0]: row[1] for row in self.ask("SELECT name, value FROM told_stamp")}

    @property
    def fresh(self) -> bool:
        """Say whether what is remembered is of the ledger as it stands."""
        return self.kept() == self.stamp()


def _holdable(value: Value) -> Value:
    """Give a value as a table can hold it: half a surrogate pair as a question mark."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def writable(path: Path) -> bool:
    """Say whether a ledger may be written to, its folder too."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)

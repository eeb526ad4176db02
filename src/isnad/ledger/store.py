"""A ledger's file: opening it, bringing it up to date, writing whole or not at all."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from isnad.ledger.schema import APPLICATION, HEADER, MIGRATIONS

PATIENCE = 30.0
"""Seconds to wait for another program that is writing to the same ledger."""


class LedgerError(Exception):
    """A ledger that cannot be opened or written, with the reason in words for an analyst."""


def connect(address: str | os.PathLike[str], create: bool) -> sqlite3.Connection:
    """Open the ledger at `address`, with all its tables; make it if it may be made."""
    path = _checked(address, create)
    writable = not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    with told(path):
        connection = _open(path, writable)
        try:
            _recognize(connection, path)
            _migrate(connection, path, writable)
        except BaseException:
            connection.close()
            raise
    return connection


def reason(problem: sqlite3.Error, mend: str) -> str:
    """Say in words why SQLite could not do something; `mend` is what helps where a file is damaged."""
    words = str(problem)
    if "locked" in words or "busy" in words:
        return "another program has been writing to it for a while; try again when that is done"
    if "readonly" in words or "unable to open" in words:
        return "it may not be written to (see its permissions and those of its folder)"
    if "full" in words:
        return "the disk is full"
    if "malformed" in words or "not a database" in words or "disk I/O" in words:
        return f"the file is damaged ({words}); {mend}"
    return words


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say what SQLite has to say in words for an analyst."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as problem:
        why = reason(problem, "take it from a backup or build it anew")
        raise LedgerError(f"{path}: {why}.") from problem


Told = Callable[[Path], AbstractContextManager[None]]


@contextmanager
def whole(connection: sqlite3.Connection, path: Path, say: Told = told) -> Iterator[None]:
    """Write everything in this block, or nothing of it; `say` puts into words what goes wrong."""
    with say(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise


def _checked(address: str | os.PathLike[str], create: bool) -> Path:
    if str(address).startswith(("postgresql://", "postgres://")):
        raise LedgerError(f"{address}: a ledger in PostgreSQL comes with a later version; give a file.")
    path = Path(address)
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; a ledger is a file, such as {path / 'news.ledger'}.")
    if not create and (not path.exists() or path.stat().st_size == 0):
        raise LedgerError(f"There is no ledger at {path}. Make one:  isnad build INPUT --ledger {path}")
    if not path.exists():
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: there is no folder {path.parent} for it to lie in.")
        return path
    try:
        with path.open("rb") as file:
            beginning = file.read(len(HEADER))
    except OSError as problem:
        raise LedgerError(f"{path} cannot be opened: {problem.strerror or problem}.") from problem
    if beginning and beginning != HEADER:
        raise LedgerError(
            f"{path} is no ledger but a file of another kind. It was left as it is; give another name."
        )
    return path


def _open(path: Path, writable: bool) -> sqlite3.Connection:
    if writable:
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    else:
        mode = "mode=ro" if path.with_name(path.name + "-wal").exists() else "mode=ro&immutable=1"
        address = f"{path.resolve().as_uri()}?{mode}"
        connection = sqlite3.connect(address, timeout=PATIENCE, isolation_level=None, uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def _recognize(connection: sqlite3.Connection, path: Path) -> None:
    """Make sure that the file is a ledger, or empty."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if mark == APPLICATION:
        return
    if mark or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise LedgerError(
            f"{path} is a database of another program. It was left as it is; give another name."
        )


def _migrate(connection: sqlite3.Connection, path: Path, writable: bool) -> None:
    """Bring the tables up to date: each migration whole or not at all, each only once."""
    known = [name for name, _ in MIGRATIONS]
    done = migrated(connection)
    newer = [name for name in done if name not in known]
    if newer:
        raise LedgerError(
            f"{path} was written by a newer Isnad (it has «{newer[-1]}»). Update Isnad to open it."
        )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        for name, script in MIGRATIONS:
            if name not in done:
                with whole(connection, path):
                    apply(connection, APPLICATION, name, script)
    elif done != known:
        raise LedgerError(
            f"{path} is of an older Isnad and may not be written to, so it cannot be brought up to date."
        )


def apply(connection: sqlite3.Connection, application: int, name: str, script: str) -> None:
    """Apply a migration to a file of an `application`, once; inside a block that writes all or nothing."""
    connection.execute(f"PRAGMA application_id = {application}")
    connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY NOT NULL)")
    if name in migrated(connection):
        return
    for statement in statements(script):
        connection.execute(statement)
    connection.execute("INSERT INTO migrations VALUES (?)", (name,))


def migrated(connection: sqlite3.Connection) -> list[str]:
    """Give the migrations that a file has been through, oldest first."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone():
        return []
    return [row[0] for row in connection.execute("SELECT name FROM migrations ORDER BY name")]


def statements(script: str) -> Iterator[str]:
    """Give the statements of a script one by one; SQLite itself knows where each ends."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""

"""A team's file: where it lies, opening it for its owner alone, writing whole or not at all."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from isnad.ledger.store import apply, migrated, reason
from isnad.ledger.store import whole as shared
from isnad.team.person import TeamError
from isnad.team.schema import APPLICATION, HEADER, MIGRATIONS

ENDING = ".team"
PATIENCE = 30.0
"""Seconds to wait for another program that is writing to the same file."""

OWNER = 0o600
"""The file is read and written by its owner, and by nobody else."""


def beside(ledger: str | os.PathLike[str]) -> Path:
    """Give the path of the file in which the team of a ledger is kept."""
    path = Path(ledger)
    return path.with_name(path.name + ENDING)


def connect(path: Path, create: bool) -> sqlite3.Connection:
    """Open the team's file at `path`, with all its tables; make it if it may be made."""
    _prepare(path, create)
    with told(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.row_factory = sqlite3.Row
            _recognize(connection, path)
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say what SQLite has to say in words for an administrator."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as problem:
        raise TeamError(f"{path}: {reason(problem, 'take it from a backup')}.", "file") from problem


def whole(connection: sqlite3.Connection, path: Path) -> AbstractContextManager[None]:
    """Write everything in this block, or nothing of it."""
    return shared(connection, path, told)


def _prepare(path: Path, create: bool) -> None:
    """Make sure that there is a file that only its owner reads, before SQLite opens it."""
    if path.is_dir():
        raise TeamError(f"{path} is a folder, not a team's file.", "file")
    try:
        if not path.exists() or path.stat().st_size == 0:
            if not create:
                raise TeamError(
                    f"There is no team at {path}. Add its first account with «isnad team add».", "none"
                )
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER))
        with path.open("rb") as file:
            beginning = file.read(len(HEADER))
        if beginning and beginning != HEADER:
            raise TeamError(
                f"{path} is no team's file but one of another kind. It was left as it is.", "file"
            )
        for ending in ("", "-wal", "-shm"):
            _close(path.with_name(path.name + ending))
    except OSError as problem:
        raise TeamError(f"{path} cannot be opened: {problem.strerror or problem}.", "file") from problem


def _close(path: Path) -> None:
    """Take a file away from everybody but its owner, where others could open it."""
    with suppress(FileNotFoundError):
        if path.stat().st_mode & 0o077:
            path.chmod(OWNER)


def _recognize(connection: sqlite3.Connection, path: Path) -> None:
    """Make sure that the file is a team's, or empty."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if mark == APPLICATION:
        return
    if mark or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise TeamError(f"{path} is a database of another program. It was left as it is.", "file")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the tables up to date: each migration whole or not at all, each only once."""
    known = [name for name, _ in MIGRATIONS]
    done = migrated(connection)
    newer = [name for name in done if name not in known]
    if newer:
        raise TeamError(
            f"{path} was written by a newer Isnad (it has «{newer[-1]}»). Update Isnad to open it.", "file"
        )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    for name, script in MIGRATIONS:
        if name not in done:
            with whole(connection, path):
                apply(connection, APPLICATION, name, script)

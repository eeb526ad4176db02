"""`Team`: the accounts, sessions, keys and audit of one ledger, for any number of threads."""

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from isnad.team import accounts, attempts, audit, keys, secrecy, sessions, store
from isnad.team.person import Account, Key, Note, NotEnteredError, Person


class Team:
    """The team of one ledger. Its file is made only where `create` says so, and never with an account.

    `by` and `address` say who makes a change and from where; they go into the audit with it.
    """

    def __init__(
        self, path: str | os.PathLike[str], create: bool = False, clock: Callable[[], float] = time.time
    ) -> None:
        self.path = Path(path)
        self.clock = clock
        self._lock = threading.RLock()
        self._connection = store.connect(self.path, create)

    def __enter__(self) -> "Team":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def add(self, name: str, password: str, role: str, by: str = "", address: str = "") -> None:
        """Add an account."""
        name, kept = accounts.named(name), secrecy.hashed(password, name)
        with self._whole() as (db, now):
            accounts.add(db, name, kept, role, now)
            audit.note(db, now, by, "account added", f"{name}: {role}", address)

    def set_password(self, name: str, password: str, by: str = "", address: str = "") -> None:
        """Give an account another password; its sessions end."""
        kept = secrecy.hashed(password, name)
        with self._whole() as (db, now):
            row = accounts.find(db, name)
            accounts.set_password(db, row["id"], kept)
            sessions.end_all(db, row["id"])
            audit.note(db, now, by, "password changed", row["name"], address)

    def set_role(self, name: str, role: str, by: str = "", address: str = "") -> None:
        """Give an account another role; its sessions end, and no key of it has a higher role."""
        with self._whole() as (db, now):
            row = accounts.find(db, name)
            accounts.set_role(db, row, role)
            sessions.end_all(db, row["id"])
            audit.note(db, now, by, "role changed", f"{row['name']}: {row['role']} → {role}", address)

    def disable(self, name: str, by: str = "", address: str = "") -> None:
        """Shut an account; its sessions end and its keys are revoked for good."""
        with self._whole() as (db, now):
            row = accounts.find(db, name)
            accounts.disable(db, row)
            sessions.end_all(db, row["id"])
            keys.revoke_all(db, row["id"], now)
            audit.note(db, now, by, "account disabled", row["name"], address)

    def enable(self, name: str, by: str = "", address: str = "") -> None:
        """Open an account again, with its password and without its old keys."""
        with self._whole() as (db, now):
            row = accounts.find(db, name)
            accounts.enable(db, row)
            audit.note(db, now, by, "account enabled", row["name"], address)

    def accounts(self) -> list[Account]:
        """Give all accounts by name."""
        with self._open() as db:
            return accounts.every(db)

    def enter(self, name: str, password: str, address: str = "") -> str:
        """Begin a session and give its token; `NotEnteredError` where name or password is wrong.

        After too many failures nothing is checked any more until the time that the error gives.
        """
        with self._whole() as (db, now):
            wait = attempts.wait(db, name, address, now)
            row = accounts.seek(db, name)
            if not wait:
                attempts.begin(db, name, address, now)
        if wait:
            raise NotEnteredError(wait)
        right = secrecy.matches(row["password"] if row else None, password[: secrecy.LONGEST + 1])
        token = self._entered(row, password, address) if row and right else None
        if token is None:
            self._failed(row, name, address)
            raise NotEnteredError
        return token

    def leave(self, token: str, address: str = "") -> None:
        """End one session."""
        with self._whole() as (db, now):
            person = sessions.holder(db, token, now)
            if person is not None:
                sessions.end(db, token)
                audit.note(db, now, person.name, "logout", "", address)

    def leave_everywhere(self, name: str, by: str = "", address: str = "") -> None:
        """End all sessions of an account."""
        with self._whole() as (db, now):
            row = accounts.find(db, name)
            sessions.end_all(db, row["id"])
            audit.note(db, now, by or row["name"], "logout everywhere", row["name"], address)

    def session(self, token: str) -> Person | None:
        """Give the person whose session a token is; None where it has ended or never was."""
        with self._open() as db:
            return sessions.holder(db, token, self.clock())

    def make_key(self, owner: str, label: str, role: str = "read", by: str = "", address: str = "") -> str:
        """Make an API key and give it: it is shown this once, and only a trace of it is kept."""
        with self._whole() as (db, now):
            row = accounts.find(db, owner)
            id, value = keys.make(db, row, label, role, now)
            detail = f"{id} of {row['name']}: {role}, {label.strip()}"
            audit.note(db, now, by or row["name"], "key made", detail, address)
        return value

    def keys(self, owner: str | None = None) -> list[Key]:
        """Give all keys or those of one account, revoked ones among them, in the order of their making."""
        with self._open() as db:
            return [key for key in keys.every(db) if owner in (None, key.owner)]

    def revoke(self, id: int, by: str = "", address: str = "") -> None:
        """Make a key useless."""
        with self._whole() as (db, now):
            found = keys.find(db, id)
            keys.revoke(db, id, now)
            audit.note(db, now, by, "key revoked", f"{id} of {found.owner}: {found.label}", address)

    def key(self, value: str) -> Person | None:
        """Give the person in whose name an API key enters; None where it was revoked or never was."""
        with self._open() as db:
            return keys.holder(db, value, self.clock())

    def note(self, who: str, what: str, detail: str = "", address: str = "") -> None:
        """Write down what was done. Never give it a password, a token or a key."""
        with self._whole() as (db, now):
            audit.note(db, now, who, what, detail, address)

    def audit(self, page: int = 1, size: int = 100) -> list[Note]:
        """Give a page of what was done, the newest first."""
        with self._open() as db:
            return audit.read(db, page, size)

    def _entered(self, row: sqlite3.Row, password: str, address: str) -> str | None:
        """Begin the session of an account whose password was right, if it is still as it was."""
        renewed = secrecy.renewed(row["password"], password)
        with self._whole() as (db, now):
            same = accounts.seek(db, row["name"])
            if same is None or not same["enabled"] or same["password"] != row["password"]:
                return None
            attempts.forgive(db, row["name"], address)
            if renewed:
                accounts.set_password(db, row["id"], renewed)
            audit.note(db, now, row["name"], "login", "", address)
            return sessions.begin(db, row["id"], now)

    def _failed(self, row: sqlite3.Row | None, name: str, address: str) -> None:
        """Write down a failed login. What stood for an unknown name is not kept: it may be a password."""
        with self._whole() as (db, now):
            who, why = (row["name"], "") if row else ("", "no such account")
            if attempts.wait(db, name, address, now):
                why = f"{why}; now shut out for a while" if why else "now shut out for a while"
            audit.note(db, now, who, "login failed", why, address)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock, store.told(self.path):
            yield self._connection

    @contextmanager
    def _whole(self) -> Iterator[tuple[sqlite3.Connection, float]]:
        """Write everything in this block, or nothing of it."""
        with self._lock, store.whole(self._connection, self.path):
            yield self._connection, self.clock()

"""The accounts of a team: adding, changing, finding them. Each function is one step of a whole write."""

import re
import sqlite3
import unicodedata

from isnad.team import secrecy
from isnad.team.person import Account, TeamError, checked, iso
from isnad.team.secrecy import fold

NAME = re.compile(r"[\w.-]{1,64}")
COLUMNS = "id, name, folded, password, role, enabled, made"


def named(name: str) -> str:
    """Give a name as it is shown; one that no account can have is refused."""
    shown = unicodedata.normalize("NFKC", name.strip())
    if not NAME.fullmatch(shown) or not NAME.fullmatch(fold(shown)):
        raise TeamError("A name has 1 to 64 letters, digits and the signs . _ - and nothing else.", "name")
    return shown


def sound(name: str, password: str) -> None:
    """Refuse a name that no account can have, and a password that it cannot have."""
    secrecy.sound(password, named(name))


def seek(db: sqlite3.Connection, name: str) -> sqlite3.Row | None:
    """Give the account of a name, in whatever way it is written; None for none."""
    wanted = fold(name.strip()).encode("utf-8", "replace").decode()
    row: sqlite3.Row | None = db.execute(
        f"SELECT {COLUMNS} FROM accounts WHERE folded = ?",  # noqa: S608
        (wanted,),
    ).fetchone()
    return row


def find(db: sqlite3.Connection, name: str) -> sqlite3.Row:
    """Give the account of a name; a name that has none is refused."""
    row = seek(db, name)
    if row is None:
        raise TeamError(f"There is no account {name!r}.", "unknown")
    return row


def add(db: sqlite3.Connection, name: str, password: str, role: str, now: float) -> None:
    """Add an account; `password` is the hash."""
    if seek(db, name) is not None:
        raise TeamError(f"There is an account {name!r} already.", "taken")
    db.execute(
        "INSERT INTO accounts (name, folded, password, role, made) VALUES (?, ?, ?, ?, ?)",
        (name, fold(name), password, checked(role), now),
    )


def set_password(db: sqlite3.Connection, account: int, password: str) -> None:
    """Change the hash of an account's password."""
    db.execute("UPDATE accounts SET password = ? WHERE id = ?", (password, account))


def set_role(db: sqlite3.Connection, row: sqlite3.Row, role: str) -> None:
    """Change the role of an account; the last administrator keeps theirs."""
    if checked(role) != "admin":
        _keep(db, row)
    db.execute("UPDATE accounts SET role = ? WHERE id = ?", (role, row["id"]))


def disable(db: sqlite3.Connection, row: sqlite3.Row) -> None:
    """Shut an account; the last administrator's stays open."""
    _keep(db, row)
    db.execute("UPDATE accounts SET enabled = 0 WHERE id = ?", (row["id"],))


def enable(db: sqlite3.Connection, row: sqlite3.Row) -> None:
    """Open an account again."""
    db.execute("UPDATE accounts SET enabled = 1 WHERE id = ?", (row["id"],))


def every(db: sqlite3.Connection) -> list[Account]:
    """Give all accounts by name."""
    rows = db.execute("SELECT name, role, enabled, made FROM accounts ORDER BY folded")
    return [Account(row["name"], row["role"], bool(row["enabled"]), iso(row["made"])) for row in rows]


def _keep(db: sqlite3.Connection, row: sqlite3.Row) -> None:
    """Refuse to leave the team without an administrator."""
    if row["role"] != "admin" or not row["enabled"]:
        return
    others = "SELECT 1 FROM accounts WHERE role = 'admin' AND enabled AND id <> ?"
    if not db.execute(others, (row["id"],)).fetchone():
        raise TeamError(
            f"{row['name']} is the last administrator. Make another account an administrator first.", "last"
        )

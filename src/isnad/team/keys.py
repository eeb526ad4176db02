"""API keys: how a program enters in the name of an account."""

import sqlite3

from isnad.team.person import Key, Person, TeamError, checked, iso, lower
from isnad.team.secrecy import MARK, digest, token

LABEL = 64
OFTEN = 60
"""Seconds for which a use is not written down again."""

IDS = 2**63


def make(db: sqlite3.Connection, owner: sqlite3.Row, label: str, role: str, now: float) -> tuple[int, str]:
    """Make a key of an account, with its role or a lower one; give its id and the key itself."""
    label = label.strip()
    if not 1 <= len(label) <= LABEL or not label.isprintable():
        raise TeamError(f"A key needs a label of 1 to {LABEL} characters, to know it by.", "label")
    if not owner["enabled"]:
        raise TeamError(f"The account {owner['name']} is disabled.", "disabled")
    if lower(checked(role), owner["role"]) != role:
        raise TeamError(f"{owner['name']} may only {owner['role']}, and so may their keys.", "above")
    made = MARK + token()
    row = db.execute(
        "INSERT INTO keys (digest, account, label, role, made) VALUES (?, ?, ?, ?, ?)",
        (digest(made), owner["id"], label, role, now),
    )
    return int(row.lastrowid or 0), made


def holder(db: sqlite3.Connection, value: str, now: float) -> Person | None:
    """Give the person in whose name a key enters; None where it was revoked or never was."""
    row = db.execute(
        "SELECT k.id, k.role, k.used, a.name, a.role AS most FROM keys k JOIN accounts a ON a.id = k.account "
        "WHERE k.digest = ? AND k.revoked IS NULL AND a.enabled",
        (digest(value),),
    ).fetchone()
    if row is None:
        return None
    if row["used"] is None or now - row["used"] >= OFTEN:
        db.execute("UPDATE keys SET used = ? WHERE id = ?", (now, row["id"]))
    return Person(row["name"], lower(row["role"], row["most"]), key=row["id"])


def find(db: sqlite3.Connection, id: int) -> Key:
    """Give the key with an id; an id that none has is refused."""
    for key in every(db, f"WHERE k.id = {int(id)}" if 0 < id < IDS else "WHERE 0"):
        return key
    raise TeamError(f"There is no key {id}.", "nokey")


def revoke(db: sqlite3.Connection, id: int, now: float) -> None:
    """Make a key useless."""
    db.execute("UPDATE keys SET revoked = ? WHERE id = ? AND revoked IS NULL", (now, id))


def revoke_all(db: sqlite3.Connection, account: int, now: float) -> None:
    """Make all keys of an account useless."""
    db.execute("UPDATE keys SET revoked = ? WHERE account = ? AND revoked IS NULL", (now, account))


def every(db: sqlite3.Connection, only: str = "") -> list[Key]:
    """Give the keys in the order in which they were made."""
    rows = db.execute(
        "SELECT k.id, a.name, k.label, k.role, k.made, k.used, k.revoked "  # noqa: S608
        f"FROM keys k JOIN accounts a ON a.id = k.account {only} ORDER BY k.id"
    )
    return [
        Key(id, owner, label, role, iso(made), _time(used), _time(revoked))
        for id, owner, label, role, made, used, revoked in rows
    ]


def _time(at: float | None) -> str | None:
    return None if at is None else iso(at)

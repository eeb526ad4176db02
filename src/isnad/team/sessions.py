"""Sessions: what a login gives, how long it holds, and what ends it."""

import sqlite3

from isnad.team.person import Person
from isnad.team.secrecy import derived, digest, token

IDLE = 12 * 3600
"""Seconds after which a session ends that nobody used."""

LONGEST = 7 * 24 * 3600
"""Seconds after which every session ends."""

OFTEN = 60
"""Seconds for which a use is not written down again."""


def begin(db: sqlite3.Connection, account: int, now: float) -> str:
    """Begin a session and give its token, of which only a trace is kept."""
    db.execute("DELETE FROM sessions WHERE made <= ? OR seen <= ?", (now - LONGEST, now - IDLE))
    made = token()
    db.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (digest(made), account, now, now))
    return made


def holder(db: sqlite3.Connection, token: str, now: float) -> Person | None:
    """Give the person whose session a token is; None where it has ended or never was."""
    row = db.execute(
        "SELECT s.digest, s.made, s.seen, a.name, a.role FROM sessions s JOIN accounts a ON a.id = s.account "
        "WHERE s.digest = ? AND a.enabled",
        (digest(token),),
    ).fetchone()
    if row is None:
        return None
    if now - row["made"] >= LONGEST or now - row["seen"] >= IDLE:
        db.execute("DELETE FROM sessions WHERE digest = ?", (row["digest"],))
        return None
    if now - row["seen"] >= OFTEN:
        db.execute("UPDATE sessions SET seen = ? WHERE digest = ?", (now, row["digest"]))
    return Person(row["name"], row["role"], csrf=derived(token))


def end(db: sqlite3.Connection, token: str) -> None:
    """End one session."""
    db.execute("DELETE FROM sessions WHERE digest = ?", (digest(token),))


def end_all(db: sqlite3.Connection, account: int) -> None:
    """End all sessions of an account."""
    db.execute("DELETE FROM sessions WHERE account = ?", (account,))

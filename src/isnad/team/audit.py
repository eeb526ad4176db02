"""The audit: what was done, by whom, from where. Lines are added and never changed."""

import sqlite3

from isnad.team.person import Note, iso

SHORT, LONG = 128, 1000
"""Characters that are kept of a name or address, and of a detail."""

MOST = 1000
"""Lines that one page of the audit may have."""


def note(db: sqlite3.Connection, now: float, who: str, what: str, detail: str, address: str) -> None:
    """Write one line."""
    words = (_sound(who, SHORT), _sound(what, SHORT), _sound(detail, LONG), _sound(address, SHORT))
    db.execute("INSERT INTO audit (at, who, what, detail, address) VALUES (?, ?, ?, ?, ?)", (now, *words))


def read(db: sqlite3.Connection, page: int, size: int) -> list[Note]:
    """Give a page of the audit, the newest lines first; the first page is 1."""
    size = min(max(size, 1), MOST)
    rows = db.execute(
        "SELECT number, at, who, what, detail, address FROM audit ORDER BY number DESC LIMIT ? OFFSET ?",
        (size, (max(page, 1) - 1) * size),
    )
    return [Note(row[0], iso(row[1]), *row[2:]) for row in rows]


def _sound(words: str, most: int) -> str:
    """Give words as UTF-8 can hold them, and no more of them than are kept."""
    return words[:most].encode("utf-8", "replace").decode()

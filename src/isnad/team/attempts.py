"""Failed logins: counted for a name and for an address, so that passwords cannot be tried at will."""

import math
import sqlite3
from ipaddress import IPv6Address, ip_address, ip_network

from isnad.team.secrecy import digest, fold

WINDOW = 15 * 60
"""Seconds for which a failure counts."""

FOR_NAME, FOR_ADDRESS = 5, 20
"""Failures after which a name or an address has to wait."""

PREFIX = 64
"""Bits of an IPv6 address that one household or server has for itself."""


def wait(db: sqlite3.Connection, name: str, address: str, now: float) -> int:
    """Give the seconds that this name at this address has to wait; 0 for none."""
    db.execute("DELETE FROM attempts WHERE at <= ?", (now - WINDOW,))
    left = _left(db, "name", digest(fold(name)), FOR_NAME, now)
    if address:
        left = max(left, _left(db, "address", network(address), FOR_ADDRESS, now))
    return left


def begin(db: sqlite3.Connection, name: str, address: str, now: float) -> None:
    """Count an attempt as failed before it is checked, so that many at once are counted too."""
    values = (digest(fold(name)), network(address), now)
    db.execute("INSERT INTO attempts (name, address, at) VALUES (?, ?, ?)", values)


def forgive(db: sqlite3.Connection, name: str, address: str) -> None:
    """Forget the failures of somebody who then had the right password, and nobody else's."""
    values = (digest(fold(name)), network(address))
    db.execute("DELETE FROM attempts WHERE name = ? AND address = ?", values)


def network(address: str) -> str:
    """Give the part of an address that is counted as one."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ip_network((int(found), PREFIX), strict=False))
    return str(found)


def _left(db: sqlite3.Connection, column: str, value: str, most: int, now: float) -> int:
    row = db.execute(
        f"SELECT at FROM attempts WHERE {column} = ? ORDER BY at DESC LIMIT 1 OFFSET ?",  # noqa: S608
        (value, most - 1),
    ).fetchone()
    return 0 if row is None else min(WINDOW, max(1, math.ceil(row["at"] + WINDOW - now)))

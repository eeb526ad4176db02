"""The tables of a team's file, as named migrations. One that has been released is never changed."""


def _only_added(table: str, same: str) -> str:
    """Give the triggers that let rows be added to a table, and none be changed, removed or replaced."""
    refused = "BEGIN SELECT RAISE (ABORT, 'what was done stays written'); END;"
    return f"""
        CREATE TRIGGER {table}_stand BEFORE UPDATE ON {table} {refused}
        CREATE TRIGGER {table}_stay BEFORE DELETE ON {table} {refused}
        CREATE TRIGGER {table}_once BEFORE INSERT ON {table}
            WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refused}
        """  # noqa: S608


MIGRATIONS: list[tuple[str, str]] = [
    (
        "0001 first tables",
        """
        CREATE TABLE accounts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            folded TEXT NOT NULL UNIQUE,
            password TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('read', 'review', 'admin')),
            enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
            made REAL NOT NULL
        );
        CREATE TABLE sessions (
            digest TEXT PRIMARY KEY NOT NULL,
            account INTEGER NOT NULL REFERENCES accounts (id),
            made REAL NOT NULL,
            seen REAL NOT NULL
        );
        CREATE INDEX sessions_by_account ON sessions (account);
        CREATE TABLE keys (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            digest TEXT NOT NULL UNIQUE,
            account INTEGER NOT NULL REFERENCES accounts (id),
            label TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('read', 'review', 'admin')),
            made REAL NOT NULL,
            used REAL,
            revoked REAL
        );
        CREATE INDEX keys_by_account ON keys (account);
        CREATE TABLE attempts (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            at REAL NOT NULL
        );
        CREATE INDEX attempts_by_name ON attempts (name, at);
        CREATE INDEX attempts_by_address ON attempts (address, at);
        CREATE TABLE audit (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at REAL NOT NULL,
            who TEXT NOT NULL,
            what TEXT NOT NULL,
            detail TEXT NOT NULL,
            address TEXT NOT NULL
        );
        """
        + _only_added("audit", "number = NEW.number")
        + _only_added("migrations", "name = NEW.name"),
    ),
]
"""Name and statements, oldest first; a file keeps the names of those that it has been through."""

APPLICATION = 0x49534E54
"""What marks an SQLite file as a team's («ISNT»)."""

HEADER = b"SQLite format 3\x00"
"""How every SQLite file begins."""

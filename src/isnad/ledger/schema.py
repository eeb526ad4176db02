"""The tables of a ledger, as named migrations. One that has been released is never changed."""


def _only_added(table: str, same: str) -> str:
    """Give the triggers that let rows be added to a table, and none be changed, removed or replaced."""
    refused = "BEGIN SELECT RAISE (ABORT, 'a ledger is never changed, only added to'); END;"
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
        CREATE TABLE documents (
            id TEXT PRIMARY KEY NOT NULL,
            name TEXT NOT NULL,
            digest TEXT NOT NULL,
            text NOT NULL,
            title TEXT,
            outlet TEXT,
            url TEXT,
            published TEXT,
            fetched TEXT,
            source TEXT NOT NULL,
            read_by TEXT NOT NULL,
            earliest TEXT,
            latest TEXT,
            method TEXT NOT NULL,
            day TEXT NOT NULL,
            furniture TEXT NOT NULL,
            UNIQUE (name, digest)
        );
        CREATE TABLE claims (
            id TEXT PRIMARY KEY NOT NULL,
            document TEXT NOT NULL REFERENCES documents (id),
            layer TEXT NOT NULL,
            place INTEGER NOT NULL,
            start_at INTEGER NOT NULL,
            end_at INTEGER NOT NULL,
            body TEXT NOT NULL,
            UNIQUE (document, layer, place)
        );
        CREATE INDEX claims_by_layer ON claims (layer, document, place);
        CREATE TABLE refusals (
            source TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (source, reason)
        );
        CREATE VIEW statements AS SELECT id, document, start_at, end_at,
            json_extract(body, '$.stance') AS stance,
            json_extract(body, '$.kind') AS kind,
            json_extract(body, '$.voice.name') AS speaker_name,
            json_extract(body, '$.voice.code') AS code,
            json_extract(body, '$.voice.key') AS voice,
            json_extract(body, '$.via') AS via
            FROM claims WHERE layer = 'statements';
        CREATE VIEW figures AS SELECT id, document, start_at, end_at,
            json_extract(body, '$.low') AS low,
            json_extract(body, '$.high') AS high,
            json_extract(body, '$.modifier') AS modifier,
            json_extract(body, '$.what') AS what,
            json_extract(body, '$.status') AS status,
            json_extract(body, '$.of') AS of_party,
            json_extract(body, '$.by') AS by_party,
            json_extract(body, '$.civilian') AS civilian,
            json_extract(body, '$.statement_id') AS statement
            FROM claims WHERE layer = 'figures';
        CREATE VIEW names AS SELECT id, document, start_at, end_at,
            json_extract(body, '$.kind') AS kind,
            json_extract(body, '$.voice.name') AS name,
            json_extract(body, '$.voice.code') AS code,
            json_extract(body, '$.voice.key') AS voice,
            json_extract(body, '$.lat') AS lat,
            json_extract(body, '$.lon') AS lon
            FROM claims WHERE layer = 'names';
        CREATE VIEW times AS SELECT id, document, start_at, end_at, json_extract(body, '$.value') AS value
            FROM claims WHERE layer = 'times';
        CREATE VIEW numbers AS SELECT id, document, start_at, end_at,
            json_extract(body, '$.low') AS low,
            json_extract(body, '$.high') AS high
            FROM claims WHERE layer = 'numbers';
        """,
    ),
    (
        "0002 only added to",
        _only_added("documents", "id = NEW.id")
        + _only_added("claims", "id = NEW.id")
        + _only_added("refusals", "source = NEW.source AND reason = NEW.reason")
        + _only_added("migrations", "name = NEW.name"),
    ),
    (
        "0003 verdicts",
        """
        CREATE TABLE verdicts (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            about TEXT NOT NULL,
            verdict TEXT NOT NULL,
            a TEXT NOT NULL,
            b TEXT NOT NULL,
            judge TEXT NOT NULL,
            why TEXT NOT NULL,
            at TEXT NOT NULL
        );
        """
        + _only_added("verdicts", "number = NEW.number"),
    ),
    (
        "0004 events",
        """
        CREATE VIEW events AS SELECT id, document, start_at, end_at,
            json_extract(body, '$.type') AS type,
            json_extract(body, '$.mode') AS mode,
            json_extract(body, '$.actor') AS actor,
            json_extract(body, '$.recipient') AS recipient,
            json_extract(body, '$.status') AS status,
            json_extract(body, '$.date') AS date,
            json_extract(body, '$.place') AS place,
            json_extract(body, '$.statement_id') AS statement
            FROM claims WHERE layer = 'events';
        """,
    ),
    (
        "0005 stories and chronology",
        """
        CREATE TABLE stories (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            document TEXT NOT NULL,
            story TEXT NOT NULL
        );
        CREATE TABLE chronology (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            day TEXT NOT NULL,
            name TEXT NOT NULL,
            words TEXT NOT NULL
        );
        """
        + _only_added("stories", "number = NEW.number")
        + _only_added("chronology", "number = NEW.number"),
    ),
]
"""Name and statements, oldest first; a ledger keeps the names of those that it has been through."""

APPLICATION = 0x49534E44
"""What marks an SQLite file as a ledger («ISND»)."""

HEADER = b"SQLite format 3\x00"
"""How every SQLite file begins."""

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


MEMORY = """
    CREATE TABLE told_stamp (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
    CREATE TABLE told_documents (
        number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, story TEXT NOT NULL, outlet TEXT, starts TEXT,
        ends TEXT, copies INTEGER NOT NULL, folded TEXT NOT NULL, body TEXT NOT NULL
    );
    CREATE INDEX told_documents_by_story ON told_documents (story, ends, id);
    CREATE TABLE told_stories (
        key TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL, starts TEXT, ends TEXT,
        documents INTEGER NOT NULL,
        weight REAL NOT NULL, folded TEXT NOT NULL, body TEXT NOT NULL
    );
    CREATE TABLE told_questions (
        id TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL, story TEXT NOT NULL, what TEXT NOT NULL,
        status TEXT NOT NULL, of_party TEXT, place TEXT, starts TEXT, ends TEXT, answers INTEGER NOT NULL,
        roots INTEGER NOT NULL, outlets INTEGER NOT NULL, weight REAL NOT NULL, folded TEXT NOT NULL,
        body TEXT NOT NULL
    );
    CREATE INDEX told_questions_by_story ON told_questions (story, weight);
    CREATE TABLE told_answers (
        claim TEXT PRIMARY KEY NOT NULL, question TEXT NOT NULL, document TEXT NOT NULL
    );
    CREATE INDEX told_answers_by_document ON told_answers (document);
    CREATE TABLE told_relations (
        number INTEGER PRIMARY KEY, story TEXT NOT NULL, verdict TEXT NOT NULL, a TEXT NOT NULL,
        b TEXT NOT NULL, body TEXT NOT NULL
    );
    CREATE INDEX told_relations_by_story ON told_relations (story, verdict);
    CREATE TABLE told_copies (
        number INTEGER PRIMARY KEY, kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL,
        likeness REAL NOT NULL, body TEXT NOT NULL
    );
    CREATE INDEX told_copies_by_a ON told_copies (a);
    CREATE INDEX told_copies_by_b ON told_copies (b);
    CREATE TABLE told_claims (
        id TEXT PRIMARY KEY NOT NULL, layer TEXT NOT NULL, n INTEGER NOT NULL, document TEXT NOT NULL,
        story TEXT NOT NULL, starts TEXT, ends TEXT, type TEXT NOT NULL, one TEXT, other TEXT,
        voice TEXT, place TEXT, lat REAL, lon REAL, doubt REAL NOT NULL, judged TEXT NOT NULL,
        body TEXT NOT NULL
    );
    CREATE INDEX told_claims_by_day ON told_claims (layer, coalesce(starts, ends, '9999'), ends, id);
    CREATE INDEX told_claims_by_story ON told_claims (story, layer, starts);
    CREATE INDEX told_claims_by_document ON told_claims (document, layer, n);
    CREATE INDEX told_claims_by_voice ON told_claims (voice, layer, starts);
    CREATE INDEX told_claims_by_place ON told_claims (place, layer);
    CREATE INDEX told_claims_by_kind ON told_claims (layer, type, judged, one, other, starts, ends);
    CREATE INDEX told_claims_by_latest ON told_claims (
        layer, starts IS NULL AND ends IS NULL, coalesce(ends, starts) DESC, starts DESC, id
    );
    CREATE INDEX told_claims_where ON told_claims (layer, place, starts, ends, lat, lon, judged)
        WHERE lat IS NOT NULL;
    CREATE INDEX told_claims_by_doubt ON told_claims (judged, doubt DESC, id);
    CREATE TABLE told_entities (
        key TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, code TEXT, mentions INTEGER NOT NULL,
        documents INTEGER NOT NULL, statements INTEGER NOT NULL, folded TEXT NOT NULL, body TEXT NOT NULL
    );
    CREATE INDEX told_entities_by_mentions ON told_entities (mentions DESC, key);
    CREATE TABLE told_mentions (
        entity TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (entity, document)
    ) WITHOUT ROWID;
    CREATE INDEX told_mentions_by_document ON told_mentions (document);
    CREATE VIRTUAL TABLE told_words USING fts5 (
        words, bare, content = '', columnsize = 1, tokenize = "unicode61 remove_diacritics 0"
    );
    """
"""What was worked out across documents, as it is asked for; it can be thrown away and made anew."""

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
    ("0006 memory", MEMORY),
]
"""Name and statements, oldest first; a ledger keeps the names of those that it has been through."""

APPLICATION = 0x49534E44
"""What marks an SQLite file as a ledger («ISND»)."""

HEADER = b"SQLite format 3\x00"
"""How every SQLite file begins."""

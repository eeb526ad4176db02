"""The ledger as a library has it: open it, add readings, ask what was said."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar

from isnad.claims.claim import Figure, Statement
from isnad.documents.document import Document, Refused
from isnad.ledger.bodies import canonical, claim
from isnad.ledger.entry import LAYERS, Entry
from isnad.ledger.sheet import FIELDS, Sheet, digest, sheet, storable
from isnad.ledger.store import LedgerError, connect, told, whole
from isnad.ledger.verdicts import Verdict
from isnad.mentions.day import Day
from isnad.passages.span import Span
from isnad.reading import Reading

Claim = TypeVar("Claim")


NOTES = {"stories": "stories", "chronology": "chronology"}
"""Tables of what is kept beside the readings: keys of stories, the analyst's chronology."""
VERDICT = ("about", "verdict", "a", "b", "judge", "why", "at")

NAMED = """
    SELECT json_extract(c.body, '$.voice.key') AS key, json_extract(c.body, '$.kind') AS kind,
        json_extract(c.body, '$.voice.name') AS name,
        json_extract(c.body, '$.voice.romanised') AS romanised,
        json_extract(c.body, '$.voice.code') AS code, json_extract(c.body, '$.lat') AS lat,
        json_extract(c.body, '$.lon') AS lon,
        substr(d.text, c.start_at + 1, c.end_at - c.start_at) AS spelling,
        CASE c.start_at WHEN 0 THEN '' ELSE substr(d.text, c.start_at, 1) END AS before,
        c.document AS document, count(*) AS times
    FROM claims c JOIN documents d ON d.id = c.document
    WHERE c.layer = 'names' GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 ORDER BY 1, 2, 3, 5, 8, 9, 10
"""
"""Names of the ledger, counted where they are alike."""


class UnknownDocumentError(KeyError):
    """An id that the ledger does not have, and the ids that it might have been meant for."""

    def __init__(self, id: str, near: list[str]) -> None:
        super().__init__(id)
        self.id = id
        self.near = near


class Kept(NamedTuple):
    """What became of a document: the id it stands under, its own, and whether it is new."""

    id: str
    name: str
    new: bool


class Ledger:
    """A file that is only ever added to: documents, and what was read in them.

    >>> with Ledger("news.ledger") as ledger:      # doctest: +SKIP
    ...     ledger.add(isnad.read(text))
    ...     for entry in ledger.figures(status="killed"):
    ...         print(entry.words, entry.claim)
    """

    def __init__(self, path: str | os.PathLike[str], create: bool = True) -> None:
        self.path = Path(path)
        self._connection = connect(path, create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = {row[0]: row[1] for row in self._all("SELECT layer, count(*) FROM claims GROUP BY layer")}
        told = ", ".join(f"{counts.get(layer, 0):,} {layer}" for layer in ("statements", "figures"))
        return f"<Ledger {self.path}: {len(self):,} documents, {told}>"

    def __len__(self) -> int:
        count: int = self._all("SELECT count(*) FROM documents")[0][0]
        return count

    def close(self) -> None:
        """Close the file; everything added is in it already."""
        self._connection.close()

    # Adding

    def holds(self, document: Document) -> str | None:
        """Give the id under which this very text stands for this document; None where it does not."""
        return self._standing_as(document.id, digest(document.text))

    def _standing_as(self, name: str, digest: str) -> str | None:
        found = self._all("SELECT id FROM documents WHERE name = ? AND digest = ?", name, digest)
        return found[0][0] if found else None

    def add(self, reading: Reading) -> Kept:
        """Add a reading, whole or not at all; one whose document is there already is passed over.

        Where another text has the document's id, it is kept under that id with a part of its
        text's hash behind it.
        """
        return self.keep(sheet(reading))

    def keep(self, sheet: Sheet) -> Kept:
        """Add a reading that has been made ready for the table."""
        with whole(self._connection, self.path):
            if standing := self._standing_as(sheet.name, sheet.digest):
                return Kept(standing, sheet.name, False)
            id = sheet.name
            if self._all("SELECT 1 FROM documents WHERE id = ?", id):
                id = f"{id}~{sheet.digest[:8]}"
            self._insert(
                "documents", {"id": id, "name": sheet.name, "digest": sheet.digest, **sheet.document}
            )
            self._connection.executemany(
                "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((row.id, id, row.layer, row.place, *row.span, row.body) for row in sheet.rows),
            )
        return Kept(id, sheet.name, True)

    def refuse(self, refused: Refused) -> None:
        """Note an input that could not be read; the same note is made once."""
        values = {"source": storable(refused.source), "reason": storable(refused.reason)}
        with whole(self._connection, self.path):
            if not self._all("SELECT 1 FROM refusals WHERE source = ? AND reason = ?", *values.values()):
                self._insert("refusals", values)

    def judge(self, verdict: Verdict) -> None:
        """Add a person's verdict; it stands until another one on the same pair."""
        with whole(self._connection, self.path):
            self._insert("verdicts", {key: getattr(verdict, key) for key in VERDICT})

    def verdicts(self, about: str) -> list[Verdict]:
        """Give all verdicts on one kind of thing, the oldest first."""
        columns = ", ".join(VERDICT)
        query = f"SELECT {columns} FROM verdicts WHERE about = ? ORDER BY number"  # noqa: S608
        found = self._all(query, about)
        return [Verdict(*row) for row in found]

    def note(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        """Add rows to the stories' keys or to the chronology (`table`), all of them or none."""
        with whole(self._connection, self.path):
            for row in rows:
                self._insert(NOTES[table], row)

    def noted(self, table: str) -> list[dict[str, Any]]:
        """Give the rows of one of these tables, the oldest first."""
        return [dict(row) for row in self._all(f"SELECT * FROM {NOTES[table]} ORDER BY number")]  # noqa: S608

    def counts(self) -> dict[str, str]:
        """Count what the ledger holds that its conclusions rest on, by table."""
        tables = ("documents", "chronology")
        return {table: str(self._all(f"SELECT count(*) FROM {table}")[0][0]) for table in tables}  # noqa: S608

    def claim_ids(self, document: str | None = None) -> dict[tuple[str, str, int], str]:
        """Give the ids of all claims, or of one document's, by document, layer and place in it."""
        one = () if document is None else (document,)
        query = f"SELECT id, document, layer, place FROM claims{' WHERE document = ?' * len(one)}"  # noqa: S608
        return {(row[1], row[2], row[3]): row[0] for row in self._all(query, *one)}

    def named(self) -> list[sqlite3.Row]:
        """Count the names: key, kind, English name, whether romanised, code, place, spelling, documents."""
        return self._all(NAMED)

    def _insert(self, table: str, values: dict[str, Any]) -> None:
        marks = ", ".join("?" * len(values))
        self._connection.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})",  # noqa: S608
            tuple(values.values()),
        )

    # Asking

    def ids(self) -> list[str]:
        """Give the ids of all documents, in their order."""
        return [row[0] for row in self._all("SELECT id FROM documents ORDER BY id")]

    def documents(self) -> Iterator[Document]:
        """Give the documents in the order of their ids, one after the other."""
        return (self.document(id) for id in self.ids())

    def readings(self) -> Iterator[Reading]:
        """Give the readings in the order of their documents' ids, one after the other."""
        return (self.reading(id) for id in self.ids())

    def inputs(self) -> Iterator[Document]:
        """Give the documents as they came in, under their first ids, in the order in which they came."""
        for row in self._all("SELECT * FROM documents ORDER BY rowid"):
            yield replace(_document(row), id=_text(row["name"]))

    def document(self, id: str) -> Document:
        """Give a document; its id is the one that it has here. Raises `UnknownDocumentError`."""
        return _document(self._standing(id))

    def reading(self, id: str) -> Reading:
        """Give what was read in a document, just as it was added. Raises `UnknownDocumentError`."""
        row = self._standing(id)
        claims: dict[str, list[Any]] = {layer: [] for layer in LAYERS}
        found = self._all("SELECT layer, body FROM claims WHERE document = ? ORDER BY layer, place", id)
        for layer, value in found:
            claims[layer].append(self._claim(LAYERS[layer], value))
        day = self._claim(Day, row["day"])
        furniture = [Span(*pair) for pair in json.loads(row["furniture"])]
        return Reading(_document(row), day, furniture, **claims)

    def statements(
        self, document: str | None = None, speaker: str | None = None, stance: str | None = None
    ) -> Iterator[Entry[Statement]]:
        """Give the statements: of one document, of one voice (by its key), of one stance, or all."""
        return self._entries(
            "statements", Statement, {"document": document, "voice": speaker, "stance": stance}
        )

    def figures(
        self,
        document: str | None = None,
        what: str | None = None,
        status: str | None = None,
        of: str | None = None,
    ) -> Iterator[Entry[Figure]]:
        """Give the figures: of one document, of what, in which state, of whom, or all."""
        return self._entries(
            "figures", Figure, {"document": document, "what": what, "status": status, "of_party": of}
        )

    def refusals(self) -> list[Refused]:
        """Give the inputs that could not be read, with their reasons."""
        found = self._all("SELECT source, reason FROM refusals ORDER BY source, reason")
        return [Refused(_text(row[0]), _text(row[1])) for row in found]

    def dump(self) -> Iterator[str]:
        """Give all that the ledger holds, a line for each row, in an order that depends on nothing else."""
        for table, order in (
            ("documents", "id"),
            ("claims", "id"),
            ("refusals", "source, reason"),
            ("verdicts", "number"),
            ("chronology", "number"),
        ):
            for row in self._all(f"SELECT * FROM {table} ORDER BY {order}"):  # noqa: S608
                values = {key: _text(row[key]) if row[key] is not None else None for key in row.keys()}  # noqa: SIM118
                yield canonical([table, values])

    def _entries(self, view: str, kind: type[Claim], wanted: dict[str, str | None]) -> Iterator[Entry[Claim]]:
        where = " AND ".join(f"v.{key} = ?" for key, value in wanted.items() if value is not None)
        query = (
            "SELECT v.id, v.document, v.start_at, v.end_at, c.body "  # noqa: S608
            f"FROM {view} v JOIN claims c ON c.id = v.id {'WHERE ' * bool(where)}{where} "
            "ORDER BY v.document, c.place"
        )
        text, document = "", None
        for row in self._all(query, *(value for value in wanted.values() if value is not None)):
            if row["document"] != document:
                document = row["document"]
                text = self.document(row["document"]).text
            words = text[row["start_at"] : row["end_at"]]
            yield Entry(row["id"], row["document"], words, self._claim(kind, row["body"]))

    def _claim(self, kind: type[Claim], value: str) -> Claim:
        try:
            return claim(kind, json.loads(value))
        except (ValueError, TypeError, KeyError) as problem:
            raise LedgerError(f"{self.path} holds what this Isnad cannot read: {problem}.") from problem

    def _standing(self, id: str) -> sqlite3.Row:
        found = self._all("SELECT * FROM documents WHERE id = ?", id)
        if found:
            return found[0]
        ids = self.ids()
        like = [other for other in ids if id and id in other]
        near = list(dict.fromkeys([*like[:5], *get_close_matches(id, ids, 5)]))[:5]
        raise UnknownDocumentError(id, near)

    def _all(self, query: str, *values: str | bytes | None) -> list[sqlite3.Row]:
        with told(self.path), closing(self._connection.execute(query, values)) as found:
            return found.fetchall()


def _document(row: sqlite3.Row) -> Document:
    kept = {key: None if row[key] is None else _text(row[key]) for key in FIELDS}
    return Document(id=row["id"], **kept)  # type: ignore[arg-type]


def _text(value: object) -> str:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else str(value)

"""Sheets: readings made ready for the table, every claim with its id.

An id is a hash of what was said: the document, its text, the place and the words' own values.
Who a voice is taken to be is a judgement; it stands beside and is no part of the id.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

from isnad.claims.claim import Figure, Statement
from isnad.events.event import Event
from isnad.ledger.bodies import body, canonical
from isnad.ledger.entry import LAYERS
from isnad.mentions.time import Time
from isnad.passages.span import Span
from isnad.reading import Reading

SAID: dict[str, tuple[str, ...]] = {
    "numbers": ("low", "high", "vague", "ordinal"),
    "times": ("sense", "weekday", "ahead"),
    "names": ("kind",),
    "statements": ("cue", "speaker", "kind", "stance", "carried", "to"),
    "events": ("type", "mode", "actor", "recipient", "status", "date", "statement_id"),
    "figures": ("low", "high", "modifier", "what", "status", "of", "by", "civilian", "statement_id"),
}
"""The values of each layer that its ids are made of, besides document, text and span."""


FIELDS = ("text", "title", "outlet", "url", "published", "fetched", "source")
"""What is kept of a document under its own name, besides its id."""


class Row(NamedTuple):
    """A claim as the table has it."""

    id: str
    layer: str
    place: int
    span: Span
    body: str


def digest(text: str) -> str:
    """Give the hash of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reading for the table: the document's id as it came, its text's hash, its row, its claims."""

    name: str
    digest: str
    document: dict[str, Any]
    rows: list[Row]


def sheet(reading: Reading) -> Sheet:
    """Make a reading ready for the table."""
    name, mark = reading.document.id, digest(reading.document.text)
    return Sheet(name, mark, _row(reading), list(_rows(reading, name, mark)))


def _rows(reading: Reading, name: str, mark: str) -> Iterator[Row]:
    ids: dict[str, list[str]] = {layer: [] for layer in LAYERS}
    seen: set[str] = set()
    for layer in LAYERS:
        for place, claim in enumerate(getattr(reading, layer)):
            whole = _body(reading, claim, ids["statements"])
            said = [name, mark, layer, list(claim.span), {key: whole[key] for key in SAID[layer]}]
            key = _fresh(said, seen)
            ids[layer].append(key)
            whole.pop("carried", None)
            yield Row(key, layer, place, claim.span, canonical(whole))


def _body(reading: Reading, claim: object, statements: list[str]) -> dict[str, Any]:
    """Give the body of a claim, with what its id needs beside its own fields."""
    whole: dict[str, Any] = body(claim)
    if isinstance(claim, Time):
        whole["value"] = claim.resolve(reading.day)
    elif isinstance(claim, Statement):
        whole["carried"] = [[body(link.span), link.role] for link in claim.via]
    elif isinstance(claim, (Figure, Event)):
        whole["statement_id"] = None if claim.statement is None else statements[claim.statement]
    return whole


def _fresh(said: list[Any], seen: set[str]) -> str:
    """Hash what was said; a thing said twice over in one place counts its times."""
    again = 0
    while True:
        key = hashlib.sha256(canonical(said + [again] * bool(again)).encode()).hexdigest()[:32]
        if key not in seen:
            seen.add(key)
            return key
        again += 1


def _row(reading: Reading) -> dict[str, Any]:
    """Give a document's row."""
    document, day = reading.document, reading.day
    return {
        **{key: storable(getattr(document, key)) for key in FIELDS},
        "read_by": reader_version(),
        "earliest": _bound(day.earliest),
        "latest": _bound(day.latest),
        "method": day.method,
        "day": canonical(body(day)),
        "furniture": canonical(body(reading.furniture)),
    }


def _bound(day: date) -> str | None:
    """Give one end of a document's day; the ends of the calendar stand for none."""
    return None if day in (date.min, date.max) else day.isoformat()


def storable(text: str | None) -> str | bytes | None:
    """Give a text as SQLite can hold it: one with half a surrogate pair goes in as bytes."""
    if text is None:
        return None
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


@cache
def reader_version() -> str:
    """Give the version of the Isnad that reads."""
    try:
        return version("isnad")
    except PackageNotFoundError:
        return "unknown"

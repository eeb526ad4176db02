"""Entries: claims with their ids, as they stand in a ledger.

An id is a hash of what was said: the document, its text, the place and the words' own values.
Who a voice is taken to be is a judgement; it stands beside and is no part of the id.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from isnad.claims.claim import Figure, Name, Statement
from isnad.claims.reading import Reading
from isnad.ledger.bodies import body, canonical
from isnad.mentions.mention import Number
from isnad.mentions.time import Time
from isnad.passages.span import Span

Claim = TypeVar("Claim")

LAYERS: dict[str, type] = {
    "numbers": Number,
    "times": Time,
    "names": Name,
    "statements": Statement,
    "figures": Figure,
}
"""The layers of a reading, by the name of its field; a figure comes after the statement it names."""

SAID: dict[str, tuple[str, ...]] = {
    "numbers": ("low", "high", "vague", "ordinal"),
    "times": ("sense", "weekday", "ahead"),
    "names": ("kind",),
    "statements": ("cue", "speaker", "kind", "stance", "carried", "to"),
    "figures": ("low", "high", "modifier", "what", "status", "of", "by", "civilian", "statement_id"),
}
"""The values of each layer that its ids are made of, besides document, text and span."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[Claim]):
    """A claim in a ledger: its id, the id of its document, the words that it stands on."""

    id: str
    document: str
    words: str
    claim: Claim

    def __repr__(self) -> str:
        return f"<Entry {self.id[:8]} in {self.document}: {self.claim!r}>"


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


def rows(reading: Reading, document: str, text: str) -> Iterator[Row]:
    """Give the rows of a reading, under the id `document` and the text's hash `text`."""
    ids: dict[str, list[str]] = {layer: [] for layer in LAYERS}
    seen: set[str] = set()
    for layer in LAYERS:
        for place, claim in enumerate(getattr(reading, layer)):
            whole = _body(reading, claim, ids["statements"])
            said = [document, text, layer, list(claim.span), {key: whole[key] for key in SAID[layer]}]
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
    elif isinstance(claim, Figure):
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

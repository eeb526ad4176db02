"""Entries: claims as they stand in a ledger, each with its id."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from isnad.claims.claim import Figure, Statement
from isnad.events.event import Event
from isnad.mentions.mention import Number
from isnad.mentions.time import Time
from isnad.names.name import Name

Claim = TypeVar("Claim")

LAYERS: dict[str, type] = {
    "numbers": Number,
    "times": Time,
    "names": Name,
    "statements": Statement,
    "figures": Figure,
    "events": Event,
}
"""The layers of a reading, by the name of its field; a figure comes after the statement it names."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[Claim]):
    """A claim in a ledger: its id, the id of its document, the words that it stands on."""

    id: str
    document: str
    words: str
    claim: Claim

    def __repr__(self) -> str:
        return f"<Entry {self.id[:8]} in {self.document}: {self.claim!r}>"

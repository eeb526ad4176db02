"""A name in a text, with who or what is meant."""

from dataclasses import dataclass, field

from isnad.passages.span import Span


@dataclass(frozen=True, slots=True)
class Because:
    """Why a claim was read so: the rule (a function's plain name) and the data row it rested on."""

    rule: str
    row: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks or carries: an English name, the code of whom they act for, a key.

    `key` is the same for one voice in every document; empty where nobody is known. `romanised` says
    that no table has an English name, and the letters were only put into Latin ones.
    """

    name: str
    code: str | None = None
    key: str = ""
    romanised: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A named person, place, organization, armed group or party in the text."""

    span: Span
    kind: str
    voice: Voice
    lat: float | None = None
    lon: float | None = None
    because: tuple[Because, ...] = field(default=())

"""PLOVER's types and modes, and what an event is called in CAMEO and in ACLED (`plover.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

ARMED = ("MIL", "REB", "GOV", "COP", "PRM", "SPY", "UAF")
"""PLOVER's sectors of parties that can be one side of a war, governments among them."""
PEACE = ("AGREE", "RETREAT")
"""Types that ACLED records between parties of a war only."""


@dataclass(frozen=True, slots=True)
class Acled:
    """An ACLED event type and sub-event type, by their names in acledR."""

    event: str
    sub: str


@dataclass(frozen=True, slots=True)
class Row:
    """A type or a mode: its CAMEO code (of a type the first of its roots), `exact` where that says just this.

    `acled` is what it is against an armed recipient, None where ACLED records none; `civilian` against
    civilians, `by_state` by a force of the state itself, `by_rebel` by another one.
    """

    id: str
    cameo: str
    exact: bool
    cameo_source: str
    acled: Acled | None
    acled_source: str
    civilian: Acled | None = None
    by_state: Acled | None = None
    by_rebel: Acled | None = None


@dataclass(frozen=True, slots=True)
class Type:
    """One of the sixteen types. `quad` is the quad class, 1 to 4; `roots` all CAMEO roots that it holds."""

    id: str
    quad: int
    label: str
    roots: tuple[str, ...]
    row: Row
    modes: Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class Conversion:
    """An event in CAMEO (`root` and `code`, `exact` or the narrowest that covers it) and in ACLED.

    `sources` are the keys of the table's sources for CAMEO and for ACLED.
    """

    root: str
    code: str
    exact: bool
    acled: Acled | None
    sources: tuple[str, str]


def convert(type_id: str, mode: str | None, actor: str | None, recipient: str | None) -> Conversion:
    """Give what an event of PLOVER is in CAMEO and ACLED, by its parties' codes (`AZE-MIL`).

    Ground that a foreign army takes counts as ground lost to another one, as ACLED counts it.
    Raises `KeyError` where PLOVER has no such type.
    """
    kind = load()[type_id]
    row = kind.modes.get(mode or "", kind.row)
    return Conversion(
        row.cameo[:2],
        row.cameo,
        row.exact,
        _acled(kind, row, actor, recipient),
        (row.cameo_source, row.acled_source),
    )


def _acled(kind: Type, row: Row, actor: str | None, recipient: str | None) -> Acled | None:
    """Give the ACLED names of an event, by who did it and whom it befell."""
    if kind.id in PEACE and not (_armed(actor) and _armed(recipient)):
        return None
    if row.civilian is not None and recipient is not None and recipient.endswith("CVL"):
        return row.civilian
    if row.by_state is not None and row.by_rebel is not None:
        if actor is None or recipient is None:
            return None
        own = actor[:3] == recipient[:3] and actor.endswith(("MIL", "GOV", "COP"))
        return row.by_state if own else row.by_rebel
    return row.acled


def _armed(code: str | None) -> bool:
    return code is not None and code.endswith(ARMED)


@cache
def load() -> dict[str, Type]:
    """Give the types by their id."""
    table = tomllib.loads((files("isnad.kinds.plover") / "plover.toml").read_text(encoding="utf-8"))
    found = {}
    for kind in table["type"]:
        modes = {mode["id"]: _row(mode, mode["cameo"]) for mode in kind.get("mode", ())}
        roots = tuple(kind["cameo"])
        found[kind["id"]] = Type(
            kind["id"], kind["quad"], kind["label"], roots, _row(kind, roots[0] + "0"), modes
        )
    return found


@cache
def sources() -> dict[str, str]:
    """Give what the table cites, by the keys of its rows."""
    table = tomllib.loads((files("isnad.kinds.plover") / "plover.toml").read_text(encoding="utf-8"))
    return dict(table["sources"])


def _row(row: Mapping[str, Any], code: str) -> Row:
    def acled(key: str) -> Acled | None:
        return Acled(row[key]["event"], row[key]["sub"]) if key in row else None

    return Row(
        id=row["id"],
        cameo=code,
        exact=bool(row.get("exact", True)),
        cameo_source=row["cameo_source"],
        acled=acled("acled"),
        acled_source=row["acled_source"],
        civilian=acled("civilian"),
        by_state=acled("by_state"),
        by_rebel=acled("by_rebel"),
    )

"""Claims as JSON and back: the field names of the type are the keys; nothing else is known of it.

Where a field is declared as a protocol, the name of the class that fills it stands beside its fields,
and the class is looked for in the modules that `FAMILIES` names.
"""

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from isnad.mentions import extents, senses
from isnad.mentions.senses import Sense

Made = TypeVar("Made")
Json: TypeAlias = Any
"""What JSON can hold, and what is made of it: of no one type."""
Maker = Callable[[Json], Json]

CLASS = "is"
"""The key of a class's name."""

FAMILIES: dict[type, tuple[types.ModuleType, ...]] = {Sense: (senses, extents)}
"""Protocols, and the modules that hold all classes that fill them."""

canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
"""Writes a value as JSON that is the same wherever it is written."""

PLAIN = frozenset((str, int, float, bool, type(None)))
"""Types that JSON holds as they are."""


def body(value: object) -> Json:
    """Turn a claim, or a part of one, into what JSON can hold."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if isinstance(value, (tuple, list)):
        return [part if type(part) in PLAIN else body(part) for part in value]
    if is_dataclass(kind):
        made = {name: body(getattr(value, name)) for name, _ in _fields(kind)}
        for name, family in _fields(kind):
            if family and made[name] is not None:
                made[name][CLASS] = _member(family, type(getattr(value, name)).__name__).__name__
        return made
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (set, frozenset)):
        return sorted(body(part) for part in value)
    if isinstance(value, dict):
        return {key: body(part) for key, part in value.items()}
    raise TypeError(f"a ledger cannot hold {kind.__name__}")


@cache
def _fields(kind: type) -> tuple[tuple[str, type | None], ...]:
    """Give the fields of a type, each with the protocol that it is declared as, if any."""
    hints = get_type_hints(kind)
    declared = {name: {hint, *get_args(hint)} for name, hint in hints.items()}
    return tuple(
        (field.name, next((family for family in FAMILIES if family in declared[field.name]), None))
        for field in fields(kind)
        if field.init
    )


@cache
def _member(family: type, name: str) -> type[Any]:
    """Give the class of a family by its name."""
    for module in FAMILIES[family]:
        found = getattr(module, name, None)
        if isinstance(found, type) and is_dataclass(found):
            return found
    raise ValueError(f"this Isnad knows no {family.__name__} of the name {name}")


def claim(kind: type[Made], value: dict[str, Any]) -> Made:
    """Make a claim of its body; keys that the type does not know are passed over."""
    declared: Json = kind
    made: Made = _maker(declared)(value)
    return made


@cache
def _maker(kind: Json) -> Maker:
    """Give what makes a value of one type from JSON."""
    origin: Json = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional(kind)
    if origin in (tuple, list, set, frozenset):
        return _several(kind, origin)
    if isinstance(kind, type):
        return _one(kind)
    return _as_is


def _as_is(value: Json) -> Json:
    return value


def _optional(kind: object) -> Maker:
    choices = [choice for choice in get_args(kind) if choice is not type(None)]
    make = _maker(choices[0]) if len(choices) == 1 else _as_is
    return lambda value: None if value is None else make(value)


def _several(kind: object, origin: Json) -> Maker:
    parts = [part for part in get_args(kind) if part is not Ellipsis]
    if origin is tuple and Ellipsis not in get_args(kind):
        makers = [_maker(part) for part in parts]
        return lambda value: tuple(make(part) for make, part in zip(makers, value, strict=True))
    make = _maker(parts[0]) if parts else _as_is
    return lambda value: origin(make(part) for part in value)


def _one(kind: type[Any]) -> Maker:
    if issubclass(kind, (date, datetime)):
        return kind.fromisoformat
    if issubclass(kind, Enum):
        return kind
    if kind in FAMILIES:
        return _familiar(kind)
    if issubclass(kind, tuple):
        hints = get_type_hints(kind)
        makers = [_maker(hint) for hint in hints.values()]
        return lambda value: kind(*(make(part) for make, part in zip(makers, value, strict=True)))
    if is_dataclass(kind):
        return _record(kind)
    return _as_is


def _familiar(family: Json) -> Maker:
    """Give what makes a member of a family, whichever its JSON names."""

    def make(value: Json) -> Json:
        member: Json = _member(family, value[CLASS])
        return _maker(member)(value)

    return make


def _record(kind: type) -> Maker:
    hints = get_type_hints(kind)
    makers = {field.name: _maker(hints[field.name]) for field in fields(kind) if field.init}
    needed = {
        field.name
        for field in fields(kind)
        if field.init and field.default is MISSING and field.default_factory is MISSING
    }

    def make(value: dict[str, Json]) -> Json:
        if not needed <= value.keys():
            lacking = ", ".join(sorted(needed - value.keys()))
            raise ValueError(f"a {kind.__name__} in the ledger lacks {lacking}")
        return kind(**{key: makers[key](part) for key, part in value.items() if key in makers})

    return make

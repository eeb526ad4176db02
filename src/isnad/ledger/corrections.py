"""Corrections: values that a person put in the place of those that were read in a claim.

A claim keeps its id and its words; the correction stands beside it and is laid over the reading
whenever the ledger is asked. What was read is never lost.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from isnad.events.event import STATUSES
from isnad.kinds import kind as kinds
from isnad.kinds.plover import plover
from isnad.ledger.bodies import Json, canonical
from isnad.ledger.ledger import Ledger
from isnad.ledger.verdicts import CLAIMS, CORRECT, REJECT, standing
from isnad.names.name import Because
from isnad.reading import Reading

FIELDS: dict[str, tuple[str, ...]] = {
    "figures": ("low", "high", "modifier", "what", "status", "of", "by", "civilian"),
    "statements": ("stance", "speaker_name", "code"),
    "events": ("type", "mode", "actor", "recipient", "status", "date", "place"),
}
"""What can be corrected in each layer, by the names of the annotation contract."""
Place = tuple[str, int]
Values = dict[str, Any]
RULE = "a person's correction"
"""What a corrected claim names among its reasons."""
STANCES = (
    "assert",
    "deny",
    "accuse",
    "demand",
    "offer",
    "promise",
    "threaten",
    "condemn",
    "support",
    "warn",
    "ask",
    "express",
)
MODIFIERS = (
    "exact",
    "about",
    "more_than",
    "at_least",
    "less_than",
    "at_most",
    "up_to",
    "between",
    "vague",
)
NEEDED = ("modifier", "what", "status", "stance", "speaker_name", "type")
"""Fields that are never empty."""
CODE = re.compile(r"[A-Z]{3}(-[A-Z]{3})?")
DAY = re.compile(r"([0-9]{4})(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?)?)?")
LONGEST, LARGEST, SHOWN = 200, 10**12, 60
"""Characters of a text, the highest number, and characters of what cannot be that are shown."""
GROUPS = ",\u066c\u2009 "
"""What stands between the groups of a number."""


def corrections(ledger: Ledger, ids: Mapping[tuple[str, str, int], str]) -> dict[str, dict[Place, Values]]:
    """Give the corrections that stand: by document, then layer and place in it, the new values.

    `ids` are those of claims by document, layer and place.
    """
    given = {v.a: json.loads(v.b) for v in standing(ledger, CLAIMS) if v.verdict == CORRECT}
    found: dict[str, dict[Place, Values]] = {}
    if given:
        for (document, layer, place), id in ids.items():
            if id in given:
                found.setdefault(document, {})[layer, place] = given[id]
    return found


def corrected(reading: Reading, given: Mapping[Place, Values]) -> Reading:
    """Lay corrections over a reading; each changed claim says so among its reasons."""
    changed: dict[str, Any] = {}
    for layer in FIELDS:
        mine = {place: values for (one, place), values in given.items() if one == layer}
        if mine:
            claims = list(getattr(reading, layer))
            for place, values in mine.items():
                claims[place] = _claim(layer, claims[place], values)
            changed[layer] = claims
    return replace(reading, **changed) if changed else reading


def readings(ledger: Ledger) -> Iterator[tuple[Reading, list[Place]]]:
    """Give each reading as people have corrected it, with the layer and place of what they rejected in it."""
    ids = ledger.claim_ids()
    changed = corrections(ledger, ids)
    gone = {verdict.a for verdict in standing(ledger, CLAIMS) if verdict.verdict == REJECT}
    rejected: dict[str, list[Place]] = {}
    for (document, layer, place), id in ids.items() if gone else ():
        if id in gone:
            rejected.setdefault(document, []).append((layer, place))
    for reading in ledger.readings():
        id = reading.document.id
        yield corrected(reading, changed.get(id, {})), sorted(rejected.get(id, ()))


def _claim(layer: str, claim: Json, values: Values) -> Json:
    known = {key: value for key, value in values.items() if key in FIELDS[layer]}
    if layer == "statements":
        names = {"speaker_name": "name", "code": "code"}
        said = {names[key]: known.pop(key) for key in names if key in known}
        if said:
            key = said.get("name", claim.voice.name).casefold().replace(" ", "_")
            known["voice"] = replace(claim.voice, **said, key=key if "name" in said else claim.voice.key)
    if layer == "figures":
        known["guessed"] = tuple(side for side in claim.guessed if side not in known)
    return replace(claim, **known, because=(*claim.because, Because(RULE)))


@cache
def vocabulary(layer: str) -> dict[str, tuple[str, ...]]:
    """Give the values that fields of a layer may have, of those that are words of a list."""
    if layer == "events":
        types = plover.load()
        modes = tuple(dict.fromkeys(mode for kind in types.values() for mode in kind.modes))
        return {"type": tuple(types), "mode": modes, "status": STATUSES}
    if layer == "statements":
        return {"stance": STANCES}
    known = kinds.load()
    statuses = tuple(dict.fromkeys(status for kind in known.values() for status in kind.statuses))
    return {"what": tuple(known), "status": statuses, "modifier": MODIFIERS}


def meant(key: str, told: str) -> Json:
    """Give the value that a person means by what was typed into a field; None for nothing.

    Numbers may have any script's digits and marks between their groups; civilians are yes or no.
    """
    told = told.strip()
    if key == "civilian":
        return {"yes": True, "no": False}.get(told.lower(), told or None)
    if key in ("low", "high") and told:
        try:
            return int("".join(sign for sign in told if sign not in GROUPS))
        except ValueError as problem:
            raise CorrectionError(f"{key} is a whole number, not {told!r}") from problem
    return told or None


class CorrectionError(ValueError):
    """Values that cannot stand in a claim, with the reason in words."""


def checked(layer: str, values: Mapping[str, Any]) -> str:
    """Give a correction as the ledger keeps it.

    Raises `CorrectionError` where a field is not one of the layer's or its value cannot be.
    """
    if not values:
        raise CorrectionError("nothing is changed")
    for key, value in values.items():
        if key not in FIELDS.get(layer, ()):
            raise CorrectionError(f"{key!r} is no field of {layer} that can be corrected")
        _check(layer, key, value)
    low, high = values.get("low"), values.get("high")
    if low is not None and high is not None and low > high:
        raise CorrectionError(f"low {low} is above high {high}")
    return canonical(dict(values))


def _check(layer: str, key: str, value: Json) -> None:
    """Say what is wrong with one value, if anything is."""
    words = vocabulary(layer).get(key)
    if key in ("low", "high"):
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise CorrectionError(f"{key} is a whole number, not {_short(value)}")
        if value is not None and value > LARGEST:
            raise CorrectionError(f"{key} is above {LARGEST:,}")
    elif key == "civilian":
        if value is not None and not isinstance(value, bool):
            raise CorrectionError(f"civilian is true, false or null, not {_short(value)}")
    elif value is None:
        if key in NEEDED:
            raise CorrectionError(f"{key} cannot be empty")
    elif not isinstance(value, str) or not value.strip() or len(value) > LONGEST or not _kept(value):
        raise CorrectionError(f"{key} is a short text, not {_short(value)}")
    elif words is not None and value not in words:
        raise CorrectionError(f"{value!r} is no {key}: {', '.join(words)}")
    elif key == "date":
        _day(value)
    elif key in ("of", "by", "code", "actor", "recipient") and not CODE.fullmatch(value):
        raise CorrectionError(f"{value!r} is no code of a party, such as AZE-MIL")


def _short(value: Json) -> str:
    """Show a value that cannot be, and not more of it than one reads."""
    told = repr(value) if isinstance(value, str | bool | float) else type(value).__name__
    return told if len(told) <= SHOWN else f"{told[:SHOWN]}…"


def _kept(value: str) -> bool:
    """Say whether a text can be kept and shown as it is: no half of a pair, no sign that is no letter."""
    return not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in value)


def _day(value: str) -> None:
    ends = value.split("/", 1)
    try:
        firsts = [
            datetime.fromisoformat(f"{end}{'-01-01'[len(end) - 4 :]}") for end in ends if DAY.fullmatch(end)
        ]
    except ValueError as problem:
        raise CorrectionError(f"{_short(value)} is no day, such as 2023-09-19") from problem
    if len(firsts) != len(ends) or firsts != sorted(firsts):
        raise CorrectionError(f"{_short(value)} is no day, such as 2023-09-19, and no interval of days")

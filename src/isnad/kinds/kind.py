"""Kinds of figures: what a count can be of, one TOML file each in this folder."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Kind:
    """What is counted. `group` is people, materiel, ground, action or other.

    `default` is the status where no word tells one, `alone` whether there is a figure then at
    all, `conflict` whether the count is of fighting itself. `names` are in English and Arabic.
    """

    id: str
    group: str
    statuses: tuple[str, ...]
    default: str
    alone: bool
    conflict: bool
    names: tuple[tuple[str, str], ...]


@cache
def load() -> dict[str, Kind]:
    """Give all kinds by their id."""
    found: dict[str, Kind] = {}
    for file in sorted(files("isnad.kinds").iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        row = tomllib.loads(file.read_text(encoding="utf-8"))
        found[row["id"]] = Kind(
            id=row["id"],
            group=row["group"],
            statuses=tuple(row["statuses"]),
            default=row["default"],
            alone=bool(row["alone"]),
            conflict=bool(row["conflict"]),
            names=tuple(sorted(row["name"].items())),
        )
    return found

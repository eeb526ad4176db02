"""An analyst's own actors and places (`--known FILE.toml`): they go before the built-in rows.

[[actor]] has id, name, kind (person, organization, armed_group, party), code (LBY-REB) and names;
[[place]] has id, name, country (LBY), names, and where known lat and lon (degrees, WGS 84).
`docs/own-names.md` has an example.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from isnad.known.known import Known
from isnad.languages.entries import phrase
from isnad.languages.language import Language
from isnad.languages.lexicon import Entry

KINDS = ("person", "organization", "armed_group", "party")
KEYS = {
    "actor": {"id", "name", "kind", "code", "names"},
    "place": {"id", "name", "country", "lat", "lon", "names"},
}
OPTIONAL = frozenset(("lat", "lon"))
CODE = re.compile(r"[A-Z]{3}(-[A-Z]{3})?")
COUNTRY = re.compile(r"[A-Z]{3}")
LETTERS = re.compile(r"\w")


class KnownError(Exception):
    """A file of known things that cannot be used: the file, the row and the reason, in words."""


class Own:
    """The rows of an analyst's files, checked: no unknown keys, no id twice, no name for two ids."""

    def __init__(self, paths: Iterable[Path], language: Language) -> None:
        self.plain = language.letters.plain
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self.rows: list[tuple[Known, tuple[str, ...]]] = []
        for path in paths:
            for kind, number, row in _rows(path):
                where = f"{path}: {kind} {number} ({row.get('id') or row.get('name') or 'without id'})"
                self._add(where, kind, row)

    def entries(self) -> Iterator[Entry]:
        """Give the lexicon entries of all names."""
        for thing, names in self.rows:
            for name in names:
                yield phrase(name, "own", thing, "word")

    def _add(self, where: str, kind: str, row: Mapping[str, Any]) -> None:
        _shaped(where, kind, row)
        id = row["id"]
        if id in self._ids:
            raise KnownError(f"{where}: the id {id!r} stands there twice; see {self._ids[id]}.")
        self._ids[id] = where
        names = tuple(dict.fromkeys(self.plain(name).strip() for name in row["names"]))
        for name in names:
            if not LETTERS.search(name):
                raise KnownError(f"{where}: a name is empty.")
            if self._names.setdefault(name, id) != id:
                other = self._names[name]
                raise KnownError(f"{where}: the name «{name}» belongs to {other!r} already.")
        if kind == "actor":
            thing = Known(id, row["name"], row["code"], row["kind"])
        else:
            thing = Known(id, row["name"], row["country"], "place", lat=row.get("lat"), lon=row.get("lon"))
        self.rows.append((thing, names))


def _rows(path: Path) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise KnownError(f"{path} cannot be read: {problem.strerror or problem}.") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise KnownError(f"{path} is no TOML: {problem}.") from problem
    for kind, rows in table.items():
        if kind not in KEYS:
            raise KnownError(f"{path}: unknown table [{kind}]; there are [[actor]] and [[place]].")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise KnownError(f"{path}: {kind} has to be written as [[{kind}]].")
        for number, row in enumerate(rows, 1):
            yield kind, number, row


def _shaped(where: str, kind: str, row: Mapping[str, Any]) -> None:
    """Make sure that a row has the keys of its kind, with values that can be."""
    unknown = row.keys() - KEYS[kind]
    if unknown:
        raise KnownError(f"{where}: unknown key {', '.join(sorted(unknown))}.")
    missing = KEYS[kind] - row.keys() - OPTIONAL
    if missing:
        raise KnownError(f"{where}: {', '.join(sorted(missing))} is missing.")
    for key in ("id", "name"):
        if not isinstance(row[key], str) or not row[key].strip():
            raise KnownError(f"{where}: {key} has to be text.")
    names = row["names"]
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise KnownError(f"{where}: names has to be a list of texts.")
    code, pattern = (row["code"], CODE) if kind == "actor" else (row["country"], COUNTRY)
    if not isinstance(code, str) or not pattern.fullmatch(code):
        raise KnownError(f"{where}: {code!r} is no code; write it as LBY-REB, a country as LBY.")
    if kind == "actor" and row["kind"] not in KINDS:
        raise KnownError(f"{where}: {row['kind']!r} is no kind; there are {', '.join(KINDS)}.")
    for key, most in (("lat", 90), ("lon", 180)):
        value = row.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not -most <= value <= most:
            raise KnownError(f"{where}: {key} {value!r} lies not on the globe.")

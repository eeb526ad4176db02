"""Entities: who and what a ledger names, over all its documents, one thing one key.

Names of one key are one thing. Two keys are one where a person has said so, or where a family name
stands alone in one document and only one man of that name is in the ledger; a person's verdict
stands over the rule.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from isnad.languages.language import load
from isnad.ledger.ledger import Ledger
from isnad.ledger.verdicts import ENTITIES, JOIN, standing

FAMILY = "family name"
"""The rule by which a family name alone is the one known man of that name."""


@dataclass(slots=True)
class Entity:
    """One thing that a ledger names: its key, names and spellings with the times they stand there."""

    key: str
    name: str = ""
    kind: str = ""
    code: str | None = None
    romanised: bool = False
    lat: float | None = None
    lon: float | None = None
    mentions: int = 0
    documents: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    names: Counter[tuple[bool, str]] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    joined: dict[str, str] = field(default_factory=dict)
    """Other keys that are this thing, and who or which rule says so."""

    def record(self) -> dict[str, object]:
        """Give the entity as JSON can hold it."""
        return {
            "entity": self.key,
            "name": self.name,
            "romanised": self.romanised,
            "kind": self.kind,
            "code": self.code,
            "codes": dict(_most(self.codes)),
            "lat": self.lat,
            "lon": self.lon,
            "mentions": self.mentions,
            "documents": len(self.documents),
            "spellings": dict(_most(self.spellings)),
            "joined": [{"entity": key, "because": why} for key, why in sorted(self.joined.items())],
        }


def entities(ledger: Ledger) -> list[Entity]:
    """Give all entities of a ledger, the most often named first."""
    apart = _single(ledger)
    root = _joined(ledger, apart)
    merged: dict[str, list[Entity]] = defaultdict(list)
    for key in apart:
        merged[_find(root, key)].append(apart[key])
    whole = [_merged(group, root) for group in merged.values()]
    return sorted(whole, key=lambda entity: (-entity.mentions, entity.key))


def _single(ledger: Ledger) -> dict[str, Entity]:
    """Give the entities by key, as the documents name them."""
    found: dict[str, Entity] = {}
    for row in ledger.named():
        entity = found.setdefault(row["key"], Entity(row["key"]))
        times = row["times"]
        entity.mentions += times
        entity.documents.add(row["document"])
        entity.kinds[row["kind"]] += times
        entity.names[bool(row["romanised"]), row["name"]] += times
        if row["code"]:
            entity.codes[row["code"]] += times
        entity.spellings[_spelled(row["before"], row["spelling"], row["kind"])] += times
        if row["lat"] is not None:
            entity.lat, entity.lon = row["lat"], row["lon"]
    for entity in found.values():
        _settle(entity)
    return found


def _spelled(before: object, spelling: object, kind: str) -> str:
    """Give a name as it stands alone: an article that a preposition has swallowed is put back."""
    front = load("ar").table("letters")["proclitics"]
    article, letter = front["article"][0], front["assimilated"][0][0]
    swallowed = (
        before == letter and str(spelling).startswith(letter) and kind in ("organization", "armed_group")
    )
    return article + str(spelling)[1:] if swallowed else str(spelling)


def _settle(entity: Entity) -> None:
    """Choose what is shown: an English name before a romanised one, else what stands there most."""
    romanised, entity.name = min(entity.names, key=lambda name: (name[0], -entity.names[name], name[1]))
    entity.romanised = romanised
    entity.kind = _most(entity.kinds)[0][0]
    entity.code = _most(entity.codes)[0][0] if entity.codes else None


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


@dataclass(slots=True)
class _Root:
    """Which key stands for a key, and why."""

    up: dict[str, str] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)


def _joined(ledger: Ledger, apart: dict[str, Entity]) -> _Root:
    """Join the keys that are one: by the rule, then by people, who can also part what the rule joined."""
    root = _Root()
    verdicts = standing(ledger, ENTITIES)
    judged = {frozenset((verdict.a, verdict.b)) for verdict in verdicts}
    for lone, full in _families(apart.values()):
        if frozenset((lone, full)) not in judged:
            root.up[lone], root.why[lone] = full, FAMILY
    for verdict in verdicts:
        if verdict.verdict != JOIN or verdict.a not in apart or verdict.b not in apart:
            continue
        a, b = _find(root, verdict.a), _find(root, verdict.b)
        if a == b:
            continue
        keep, other = sorted((a, b), key=lambda key: (apart[key].romanised, -apart[key].mentions, key))
        root.up[other], root.why[other] = keep, f"{verdict.judge}: {verdict.why}".rstrip(": ")
    return root


def _families(found: Iterable[Entity]) -> list[tuple[str, str]]:
    """Give the family names that stand alone, each with the one person of that name."""
    people = [entity for entity in found if entity.kind == "person"]
    full: dict[str, set[str]] = defaultdict(set)
    for entity in people:
        for spelling in entity.spellings:
            parts = spelling.split()
            if len(parts) > 1:
                full[parts[-1]].add(entity.key)
    lone = []
    for entity in people:
        words = [spelling for spelling in entity.spellings if " " not in spelling]
        if len(words) != len(entity.spellings):
            continue
        keys: set[str] = set().union(*(full.get(word, set()) for word in words))
        if len(keys) == 1 and entity.key not in keys:
            lone.append((entity.key, keys.pop()))
    return sorted(lone)


def _find(root: _Root, key: str) -> str:
    while key in root.up:
        key = root.up[key]
    return key


def _merged(group: list[Entity], root: _Root) -> Entity:
    """Make one entity of several keys; the key of the one that stands for them is its own."""
    first = next(entity for entity in group if entity.key not in root.up)
    for other in group:
        if other is first:
            continue
        first.mentions += other.mentions
        first.documents |= other.documents
        first.kinds += other.kinds
        first.codes += other.codes
        first.spellings += other.spellings
        first.joined[other.key] = root.why[other.key]
        if first.lat is None:
            first.lat, first.lon = other.lat, other.lon
    return first

"""Review: what is most worth a person's look, and what people have judged."""

import json
from typing import Any

from isnad.ledger.corrections import FIELDS
from isnad.ledger.entities import FAMILY
from isnad.ledger.ledger import UnknownDocumentError
from isnad.ledger.verdicts import ABOUT, CLAIMS, CORRECT, ENTITIES, Verdict, standing
from isnad.reading import Reading
from isnad.views.memory import Memory
from isnad.views.shapes import Record, Where, paged

SIZE = 20
LEAST = 0.2
"""Doubt from which on a claim is worth a look."""


def queue(
    memory: Memory,
    layer: str | None = None,
    story: str | None = None,
    type: str | None = None,
    page: int = 1,
    size: int = SIZE,
) -> Record:
    """Give the claims that nobody has judged, by doubt and weight: what many answers rest on comes first.

    Doubt is made of parties guessed, speakers unknown, loose words, missing days, disputes (`views.claims`);
    a claim's weight grows with the answers that it stands beside.
    """
    asked = Where()
    asked.add("judged = ''")
    asked.add("layer = ?", layer)
    asked.add("story = ?", story)
    asked.add("type = ?", type)
    asked.add("doubt >= ?", LEAST)
    return paged(memory, "told_claims", asked, "doubt DESC, id", page, size)


def pairs(memory: Memory, page: int = 1, size: int = SIZE) -> Record:
    """Give the entities that a rule has joined and nobody has judged: a family name, and its one man."""
    judged = {verdict.on for verdict in standing(memory.ledger, ENTITIES)}
    query = """SELECT body FROM told_entities WHERE body LIKE '%"joined":[{%' ORDER BY mentions DESC, key"""
    found = [
        {"a": body["entity"], "b": other["entity"], "name": body["name"], "because": other["because"]}
        | {"spellings": body["spellings"], "mentions": body["mentions"], "kind": body["kind"]}
        for body in memory.bodies(query)
        for other in body["joined"]
        if other["because"] == FAMILY and frozenset((body["entity"], other["entity"])) not in judged
    ]
    pages = max(1, -(-len(found) // size))
    page = max(1, min(page, pages))
    shown = found[(page - 1) * size : page * size]
    return {"items": shown, "total": len(found), "page": page, "size": size, "pages": pages}


def history(memory: Memory, page: int = 1, size: int = SIZE, judge: str | None = None) -> Record:
    """Give the verdicts of people, the newest first; of those on claims the words, and before and after."""
    given = [(v.at, n, v) for about in ABOUT for n, v in enumerate(memory.ledger.verdicts(about))]
    given = [one for one in given if judge in (None, "", one[2].judge)]
    given.sort(key=lambda one: (one[0], one[1]), reverse=True)
    stand = {hash(v) for about in ABOUT for v in standing(memory.ledger, about)}
    pages = max(1, -(-len(given) // size))
    page = max(1, min(page, pages))
    shown = [_told(memory, v, stands=hash(v) in stand) for _, _, v in given[(page - 1) * size : page * size]]
    return {"items": shown, "total": len(given), "page": page, "size": size, "pages": pages}


def _told(memory: Memory, verdict: Verdict, *, stands: bool) -> Record:
    keys = ("about", "verdict", "a", "b", "judge", "why", "at")
    told: Record = {**{key: getattr(verdict, key) for key in keys}, "stands": stands}
    if verdict.about == CLAIMS:
        told["claim"] = claim(memory, verdict.a)
        if verdict.verdict == CORRECT:
            told["changes"] = changes(memory, verdict)
    return told


def claim(memory: Memory, id: str) -> Record | None:
    """Give a claim as it is listed; None where it is not read any more."""
    found = memory.bodies("SELECT body FROM told_claims WHERE id = ?", id)
    return found[0] if found else None


def changes(memory: Memory, verdict: Verdict) -> list[Record]:
    """Give what a correction changes: the field, as it was read, as the person has it."""
    body = claim(memory, verdict.a)
    if body is None:
        return []
    try:
        raw = memory.ledger.reading(body["document"])
    except UnknownDocumentError:
        return []
    values: dict[str, Any] = json.loads(verdict.b)
    read = as_read(raw, body["layer"], body["number"])
    return [{"field": key, "before": read.get(key), "after": value} for key, value in values.items()]


def as_read(raw: Reading, layer: str, number: int) -> dict[str, Any]:
    """Give the values of a claim that can be corrected, as they were read."""
    one = getattr(raw, layer)[number]
    if layer == "statements":
        return {"stance": one.stance, "speaker_name": one.voice.name, "code": one.voice.code}
    return {key: getattr(one, key) for key in FIELDS[layer]}

"""Review: what is most worth a person's look, and what people have judged."""

import json
from collections.abc import Collection
from typing import Any

from isnad.ledger.corrections import FIELDS
from isnad.ledger.entities import FAMILY
from isnad.ledger.ledger import UnknownDocumentError
from isnad.ledger.verdicts import ABOUT, ANSWERS, CLAIMS, CORRECT, ENTITIES, UNDO, Verdict, standing
from isnad.reading import Reading
from isnad.reconcile.verdicts import DISPUTES
from isnad.views.memory import Memory
from isnad.views.shapes import Record, Where, paged, sliced

SIZE = 20
RIVALS = 500
"""Questions that are looked through for pairs of answers."""
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
    return sliced(found, page, size)


def rivals(memory: Memory, story: str | None = None, page: int = 1, size: int = SIZE) -> Record:
    """Give pairs of answers that dispute one another, of each question the widest that nobody has judged.

    Either they are rivals, or they do not answer one question: that is for a person to say.
    """
    judged = {verdict.on for verdict in standing(memory.ledger, ANSWERS)}
    asked = Where()
    asked.add("story = ?", story)
    asked.add("answers > 1")
    query = f"SELECT body FROM told_questions{asked} ORDER BY weight DESC, number LIMIT {RIVALS}"  # noqa: S608
    found = [pair for body in memory.bodies(query, *asked.values) for pair in _widest(body, judged)]
    shown = sliced(found, page, size)
    for pair in shown["items"]:
        pair["claims"] = [claim(memory, pair["a"]), claim(memory, pair["b"])]
    return shown


def _widest(question: Record, judged: Collection[frozenset[str]]) -> list[Record]:
    """Give the widest pair of disputing answers of a question; none where all are judged."""
    answers = question["answers"]
    pairs = [
        (
            abs((one["low"] or 0) - (answers[other["answer"]]["low"] or 0)),
            one["claim"],
            answers[other["answer"]],
        )
        for k, one in enumerate(answers)
        for other in one["verdicts"]
        if other["verdict"] == DISPUTES and k < other["answer"]
    ]
    open_ = [pair for pair in pairs if frozenset((pair[1], pair[2]["claim"])) not in judged]
    if not open_:
        return []
    _, a, b = max(open_, key=lambda pair: (pair[0], pair[1]))
    head = {key: value for key, value in question.items() if key != "answers"}
    return [{"a": a, "b": b["claim"], "question": head}]


def history(memory: Memory, page: int = 1, size: int = SIZE, judge: str | None = None) -> Record:
    """Give the verdicts of people, the newest first; of those on claims the words, and before and after."""
    given = [one for one in _given(memory) if judge in (None, "", one[0].judge)]
    shown = sliced(given, page, size)
    return {**shown, "items": [_told(memory, v, stands=stands) for v, stands in shown["items"]]}


def last(memory: Memory, judge: str) -> Verdict | None:
    """Give the last verdict of a person that stands; None where there is none."""
    return next((v for v, stands in _given(memory) if stands and v.judge == judge), None)


def _given(memory: Memory) -> list[tuple[Verdict, bool]]:
    """Give all verdicts, the newest first, each with whether it stands: two can be alike in all else."""
    found: list[tuple[str, int, Verdict, bool]] = []
    for about in ABOUT:
        given = memory.ledger.verdicts(about)
        stacks: dict[frozenset[str], list[int]] = {}
        for n, verdict in enumerate(given):
            stack = stacks.setdefault(verdict.on, [])
            if verdict.verdict != UNDO:
                stack.append(n)
            elif stack:
                stack.pop()
        stand = {stack[-1] for stack in stacks.values() if stack}
        found += [(verdict.at, n, verdict, n in stand) for n, verdict in enumerate(given)]
    return [(v, stands) for _, _, v, stands in sorted(found, key=lambda one: one[:2], reverse=True)]


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

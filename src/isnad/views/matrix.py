"""The matrix: a stretch of events, one column a party, what each says of each, denials and silences."""

from collections import Counter
from collections.abc import Callable, Iterable

from isnad.reconcile.sides import party
from isnad.views import listing, questions
from isnad.views.memory import Memory
from isnad.views.shapes import SIZE, Record, sliced

COLUMNS = 8
"""Parties that have a column of their own; the rest stand together."""
OTHERS, OUTLETS = "*", ""
"""The columns of all other parties, and of what outlets say in their own voice."""
MOST = 3_000
"""Claims of a story that are looked at."""
EACH = 6
"""Claims of a cell that are given."""


def _parties(said: list[Record]) -> set[str]:
    return {one["party"] for one in said if one["party"]}


ROWS: dict[str, Callable[[list[Record]], bool]] = {
    "spoken": lambda said: bool(_parties(said)),
    "several": lambda said: len(_parties(said)) > 1,
    "denied": lambda said: any(one["denies"] for one in said),
    "all": bool,
}
"""What a matrix can be narrowed to."""


def matrix(
    memory: Memory,
    story: str,
    since: str | None = None,
    until: str | None = None,
    rows_of: str = "spoken",
    page: int = 1,
    size: int = SIZE,
) -> Record:
    """Give rows (questions, events, denials, by their days) and, for each party, what it says of each.

    `rows_of` are `spoken` (a party speaks of it), `several` (two do), `denied` or `all` (outlets alone, too).

    A cell is a list of claims; an empty one is silence. Columns are the parties that say most, then all
    others (`*`), then the outlets' own words (the empty key).
    """
    rows = [*_asked(memory, story, since, until), *_events(memory, story, since, until)]
    rows += _denials(memory, story)
    rows = [row for row in rows if ROWS.get(rows_of, ROWS["spoken"])(row["said"])]
    rows.sort(key=lambda row: (row["from"] or row["to"] or "9999", row["kind"] != "question", row["order"]))
    columns = _columns(rows)
    shown = sliced(rows, page, min(size, SIZE))
    items = [_row(row, columns) for row in shown["items"]]
    return {"story": story, "columns": columns, **shown, "items": items}


def _asked(memory: Memory, story: str, since: str | None, until: str | None) -> Iterable[Record]:
    """Give a row for each question."""
    found = questions.listed(memory, story=story, since=since, until=until, order="ledger", size=500)["items"]
    for one in found:
        said = [
            {
                "party": party(answer["code"]),
                "claim": answer["claim"],
                "document": answer["document"],
                "layer": "figures",
                "number": answer["number"],
                "speaker_name": answer["root_name"] or None,
                "speaker_arabic": answer.get("root_arabic"),
                "outlet": answer["outlet"],
                "text": answer["text"],
                "denies": False,
                **{key: answer[key] for key in ("low", "high", "modifier")},
            }
            for answer in one["answers"]
        ]
        head = {
            key: one[key] for key in ("id", "question", "lowest", "highest", "place_arabic", "shared", "firm")
        }
        yield {
            "kind": "question",
            "from": one["from"],
            "to": one["to"],
            "order": one["id"],
            **head,
            "said": said,
        }


def _events(memory: Memory, story: str, since: str | None, until: str | None) -> Iterable[Record]:
    """Give a row for each thing done by one party to another in one way at one time, whoever tells it."""
    asked = listing.where(story=story, layer="events", since=since, until=until)
    asked.add("(one IS NOT NULL AND other IS NOT NULL)")
    query = f"SELECT body FROM told_claims{asked} ORDER BY starts, id LIMIT {MOST}"  # noqa: S608
    rows: dict[tuple[str, ...], Record] = {}
    for event in memory.bodies(query, *asked.values):
        sides = party(event["actor"]), party(event["recipient"])
        key = (event["type"], event["mode"] or "", *sides, event["from"] or "", event["to"] or "")
        row = rows.setdefault(key, _event_row(event, key))
        row["said"].append(_said(event, denies=event["status"] == "denied" or event["stance_of"] == "deny"))
    return rows.values()


def _event_row(event: Record, key: tuple[str, ...]) -> Record:
    known = {name: event[name] for name in ("type", "mode", "actor", "recipient", "from", "to", "place")}
    return {"kind": "event", "order": "|".join(key), **known, "said": []}


def _said(claim: Record, *, denies: bool) -> Record:
    keys: tuple[str, ...] = ("claim", "document", "layer", "number", "speaker_name", "outlet", "text")
    keys += ("around", "mark", "status", "speaker_arabic")
    return {**{key: claim[key] for key in keys}, "party": party(claim["code"]), "denies": denies}


def _denials(memory: Memory, story: str) -> Iterable[Record]:
    """Give a row for each denial, with those who say what it denies."""
    query = "SELECT body FROM told_relations WHERE story = ? AND verdict = 'denies' ORDER BY number LIMIT 500"
    rows: dict[tuple[str, int], Record] = {}
    for body in memory.bodies(query, story):
        a, b = body["a"], body["b"]
        key = (a["document"], a["span"][0])
        if key not in rows:
            days = memory.ask("SELECT starts, ends FROM told_documents WHERE id = ?", a["document"])[0]
            rows[key] = {
                "kind": "denial",
                "from": days[0],
                "to": days[1],
                "order": f"{key}",
                "text": a["text"],
            }
            rows[key]["said"] = [_side(a, denies=True)]
        rows[key]["said"].append(_side(b, denies=False))
    return rows.values()


def _side(said: Record, *, denies: bool) -> Record:
    known = {key: said[key] for key in ("document", "span", "text", "speaker_name")}
    return {**known, "party": party(said["code"]), "denies": denies, "layer": "statements", "claim": None}


def _columns(rows: list[Record]) -> list[str]:
    counts = Counter(said["party"] for row in rows for said in row["said"] if said["party"])
    named = [one for one, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    rest = [OTHERS] if len(named) > COLUMNS else []
    own = [OUTLETS] if any(not said["party"] for row in rows for said in row["said"]) else []
    return [*named[:COLUMNS], *rest, *own]


def _row(row: Record, columns: list[str]) -> Record:
    cells: dict[str, list[Record]] = {column: [] for column in columns}
    more = dict.fromkeys(columns, 0)
    for said in row["said"]:
        column = said["party"] if said["party"] in cells else OTHERS
        if len(cells[column]) < EACH:
            cells[column].append(said)
        else:
            more[column] += 1
    kept = {key: value for key, value in row.items() if key not in ("said", "order")}
    return {**kept, "cells": cells, "more": {column: n for column, n in more.items() if n}}

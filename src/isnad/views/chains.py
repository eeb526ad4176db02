"""Chains: the ways from outlets through those who carry to the roots, for a question or one claim."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from isnad.views import questions
from isnad.views.memory import Memory
from isnad.views.shapes import Record

MOST = 300
"""Answers of a question whose chains are drawn."""


def chains(memory: Memory, claim: str) -> Record | None:
    """Give the graph of the question that a claim answers, else of the claim alone; None for neither.

    `nodes` have an id, a kind (outlet, carrier, root), a column from the reader inwards, a name, a code
    and a number of answers; `links` lead from the outlet inwards; `copies` are outlets' documents that
    are one text, or share a passage.
    """
    question = questions.one(memory, claim)
    if question is not None:
        ways = [_answer_way(answer) for answer in question["answers"][:MOST]]
        papers = {answer["document"]: _outlet(answer) for answer in question["answers"][:MOST]}
        left = len(question["answers"]) - len(ways)
    else:
        found = memory.bodies("SELECT body FROM told_claims WHERE id = ?", claim)
        if not found:
            return None
        ways, papers, left = [_claim_way(found[0])], {found[0]["document"]: _outlet(found[0])}, 0
    return {"claim": claim, **graph(ways), "copies": _copies(memory, papers), "left": left}


Stop = tuple[str, str, str, str | None, str | None]
"""A stop of a way: kind, key, name, code, name in Arabic."""
Way = tuple[str, list[Stop]]


def _outlet(body: Record) -> str:
    return str(body["outlet"] or body["document"])


def _answer_way(answer: Record) -> Way:
    outlet = _outlet(answer)
    stops: list[Stop] = [("outlet", outlet, outlet, None, None)]
    stops += [("carrier", name, name, None, None) for name in answer["via"] if name != outlet]
    if answer["code"] is not None or answer["root"] not in (outlet, answer["document"]):
        name = answer["root_name"] or answer["root"]
        stops.append(("root", answer["root"], name, answer["code"], answer["root_arabic"]))
    return answer["claim"], stops


def _claim_way(body: Record) -> Way:
    outlet = _outlet(body)
    stops: list[Stop] = [("outlet", outlet, outlet, None, None)]
    stops += [
        ("carrier", link["name"], link["name"], None, None) for link in body["via"] if link["name"] != outlet
    ]
    if body["speaker_name"]:
        name = body["speaker_name"]
        stops.append(("root", body["speaker"] or name, name, body["code"], body["speaker_arabic"]))
    return body["claim"], stops


def graph(ways: Iterable[Way]) -> Record:
    """Join ways into one graph; each node stands in one column, roots all in the last one."""
    kinds: dict[str, Stop] = {}
    depth: dict[str, int] = {}
    counts: Counter[str] = Counter()
    links: Counter[tuple[str, str]] = Counter()
    claims: dict[tuple[str, str], str] = {}
    for claim, stops in ways:
        ids = [f"{kind}:{key}" for kind, key, *_ in stops]
        for at, (id, stop) in enumerate(zip(ids, stops, strict=True)):
            kinds.setdefault(id, stop)
            depth[id] = max(depth.get(id, 0), at)
            counts[id] += 1
        for pair in pairwise(ids):
            links[pair] += 1
            claims.setdefault(pair, claim)
    last = max(depth.values(), default=0)
    nodes = [
        {
            "id": id,
            "kind": kind,
            "column": last if kind == "root" else depth[id],
            "name": name,
            "arabic": arabic,
            "code": code,
            "answers": counts[id],
        }
        for id, (kind, _, name, code, arabic) in kinds.items()
    ]
    drawn = [{"from": a, "to": b, "answers": n, "claim": claims[a, b]} for (a, b), n in links.items()]
    return {"nodes": nodes, "links": drawn}


def _copies(memory: Memory, papers: dict[str, str]) -> list[Record]:
    marks = ", ".join("?" * len(papers))
    query = f"SELECT body FROM told_copies WHERE a IN ({marks}) AND b IN ({marks}) ORDER BY number"  # noqa: S608
    best: dict[tuple[str, str], Record] = {}
    for body in memory.bodies(query, *papers, *papers):
        a, b = body["a"]["document"], body["b"]["document"]
        if papers[a] == papers[b]:
            continue
        pair = (f"outlet:{papers[a]}", f"outlet:{papers[b]}")
        if pair not in best or body["likeness"] > best[pair]["likeness"]:
            best[pair] = {"a": pair[0], "b": pair[1], "likeness": body["likeness"], "kind": body["kind"]}
            best[pair] |= {"documents": [a, b]}
    return list(best.values())

"""Lists of claims: the timeline's events and figures, what a voice says, what lies at a place."""

import re
from collections.abc import Sequence

from isnad.views.memory import Memory
from isnad.views.shapes import SIZE, Record, Where, paged
from isnad.views.stories import found

CODE = re.compile(r"[A-Z]{3}(-[A-Z]{3})?")
LAYERS = ("events", "figures", "statements")


def where(
    story: str | None = None,
    layer: str | None = None,
    type: str | None = None,
    parties: Sequence[str] = (),
    voice: str | None = None,
    places: Sequence[str] = (),
    document: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Where:
    """Ask for claims: of a story, a layer, a type, parties (codes, or countries'), a voice, places, days."""
    asked = Where()
    asked.add("judged != 'reject'")
    asked.add("story = ?", story)
    asked.add("layer = ?", layer)
    asked.add("type = ?", type)
    asked.add("voice = ?", voice)
    if places:
        asked.add(f"place IN ({', '.join('?' * len(places))})", *places)
    asked.add("document = ?", document)
    if parties:
        one = " OR ".join(f"{side} = ? OR substr({side}, 1, 3) = ?" for side in ("one", "other"))
        asked.add(f"({' OR '.join([one] * len(parties))})", *(code for code in parties for _ in range(4)))
    asked.days(since, until)
    return asked


def timeline(
    memory: Memory,
    story: str | None = None,
    layer: str | None = "events",
    type: str | None = None,
    party: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    order: str = "newest",
    page: int = 1,
    size: int = SIZE,
) -> Record:
    """Give events, figures or both by their days, those of no known day last.

    `party` is a code, a country's code or a name, `place` a name in any spelling. `undated` says how many
    more there are that fit but for their day, which the text does not tell.
    """
    kind = (story, layer or None, type, _codes(memory, party), None, _places(memory, place))
    asked = where(*kind, None, since, until)
    for one in (asked, every := where(*kind)):
        if not layer:
            one.add("layer IN ('events', 'figures')")
    every.add("starts IS NULL AND ends IS NULL")
    known = "starts IS NULL AND ends IS NULL"
    by = {"oldest": "coalesce(starts, ends, '9999'), ends, id"}
    way = by.get(order, f"{known}, coalesce(ends, starts) DESC, starts DESC, id")
    query = f"SELECT type, count(*) FROM told_claims{asked} GROUP BY 1 ORDER BY 2 DESC, 1"  # noqa: S608
    types = [[row[0], row[1]] for row in memory.ask(query, *asked.values)]
    total = sum(count for _, count in types)
    shown = {**paged(memory, "told_claims", asked, way, page, size, total=total), "types": types}
    lost = f"SELECT count(*) FROM told_claims{every}"  # noqa: S608
    shown["undated"] = memory.ask(lost, *every.values)[0][0] if since or until else 0
    return shown


def _codes(memory: Memory, told: str | None) -> list[str]:
    """Give the codes that a party is asked for by: its own, or those of names that are spelled so."""
    if not told or not told.strip():
        return []
    if CODE.fullmatch(told.strip().upper()):
        return [told.strip().upper()]
    asked = Where()
    found(asked, told)
    asked.add("code IS NOT NULL AND kind != 'place'")
    query = f"SELECT code FROM told_entities{asked} GROUP BY code ORDER BY sum(mentions) DESC LIMIT 5"  # noqa: S608
    return [row[0] for row in memory.ask(query, *asked.values)] or [told]


def _places(memory: Memory, told: str | None) -> list[str]:
    """Give the English names of the places that are spelled as is told."""
    if not told or not told.strip():
        return []
    asked = Where()
    found(asked, told)
    asked.add("kind = 'place'")
    query = f"SELECT json_extract(body, '$.name') FROM told_entities{asked} LIMIT 50"  # noqa: S608
    return list(dict.fromkeys([told, *(row[0] for row in memory.ask(query, *asked.values))]))


def said(memory: Memory, voice: str, page: int = 1, size: int = SIZE) -> Record:
    """Give what a voice says, in the order of the documents' days."""
    order = "coalesce(starts, ends, '9999'), document, n"
    return paged(memory, "told_claims", where(voice=voice, layer="statements"), order, page, size)


def entities(
    memory: Memory,
    find: str | None = None,
    kind: str | None = None,
    order: str = "mentions",
    page: int = 1,
    size: int = SIZE,
) -> Record:
    """Give the entities whose names or spellings hold some words, of a kind, the most often named first."""
    asked = Where()
    found(asked, find)
    asked.add("kind = ?", kind)
    orders = {"statements": "statements DESC, mentions DESC, key", "mentions": "mentions DESC, key"}
    return paged(memory, "told_entities", asked, orders.get(order, orders["mentions"]), page, size)


def entity(memory: Memory, key: str) -> Record | None:
    """Give an entity with the documents that name it; a key that was joined to another one gives that one."""
    told = memory.bodies("SELECT body FROM told_entities WHERE key = ?", key)
    if not told:
        query = """SELECT body FROM told_entities WHERE body LIKE '%"joined":[{%'"""
        told = [one for one in memory.bodies(query) if key in {j["entity"] for j in one["joined"]}]
    if not told:
        return None
    query = (
        "SELECT d.body FROM told_mentions m JOIN told_documents d ON d.id = m.document "
        "WHERE m.entity = ? ORDER BY d.ends DESC, d.id LIMIT 100"
    )
    return {**told[0], "papers": memory.bodies(query, told[0]["entity"])}


def places(
    memory: Memory,
    story: str | None = None,
    since: str | None = None,
    until: str | None = None,
    most: int = 300,
) -> Record:
    """Give the places of events and figures, each with how many there are of each day, and its spelling.

    What has no one day of its own, an interval also, stands under the empty day.
    """
    asked = where(story=story, since=since, until=until)
    asked.add("lat IS NOT NULL")
    asked.add("layer IN ('events', 'figures')")
    query = (
        "SELECT place, min(lat) AS lat, min(lon) AS lon, "  # noqa: S608
        f"CASE WHEN starts = ends THEN starts ELSE '' END AS day, count(*) AS times FROM told_claims{asked} "
        "GROUP BY place, day ORDER BY place, day"
    )
    held: dict[str, Record] = {}
    for row in memory.ask(query, *asked.values):
        start = {"place": row["place"], "lat": row["lat"], "lon": row["lon"], "days": {}, "times": 0}
        one = held.setdefault(row["place"], start)
        one["days"][row["day"]] = row["times"]
        one["times"] += row["times"]
    shown = sorted(held.values(), key=lambda one: (-one["times"], one["place"]))
    names = spelled_places(memory)
    for one in shown[:most]:
        one["arabic"] = names.get(one["place"])
    return {"items": shown[:most], "total": len(shown)}


def spelled_places(memory: Memory) -> dict[str, str]:
    """Give what the documents call each place most often, by its English name."""
    found = memory.bodies("SELECT body FROM told_entities WHERE kind = 'place' ORDER BY mentions, key")
    return {body["name"]: next(iter(body["spellings"])) for body in found}


def spelled(memory: Memory) -> dict[str, str]:
    """Give what the documents call each thing most often, by its key; of places by the English name, too."""
    found = memory.bodies("SELECT body FROM told_entities ORDER BY mentions, key")
    names = {body["name"]: next(iter(body["spellings"])) for body in found if body["kind"] == "place"}
    for body in found:
        words = next(iter(body["spellings"]))
        names |= dict.fromkeys((body["entity"], *(other["entity"] for other in body["joined"])), words)
    return names


def counted(memory: Memory) -> Record:
    """Count what is in the ledger."""
    rows = memory.ask("SELECT layer, count(*) FROM told_claims GROUP BY layer")
    counts: Record = {row[0]: row[1] for row in rows}
    for name in ("documents", "stories", "questions", "entities", "copies", "relations"):
        counts[name] = memory.ask(f"SELECT count(*) FROM told_{name}")[0][0]  # noqa: S608
    several = "SELECT count(*) FROM told_questions WHERE answers > 1"
    counts["several"] = memory.ask(several)[0][0]
    counts["judged"] = memory.ask("SELECT count(*) FROM told_claims WHERE judged != ''")[0][0]
    days = memory.ask("SELECT min(starts), max(ends) FROM told_documents")[0]
    return {**counts, "from": days[0], "to": days[1]}

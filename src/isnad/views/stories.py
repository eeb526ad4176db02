"""Stories and their documents, as they are remembered and as they are asked for."""

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import unescape

from isnad.exports import across
from isnad.reading import Reading
from isnad.reconcile.answers import Answer
from isnad.reconcile.questions import Question
from isnad.reconcile.stories import Story
from isnad.reconcile.verdicts import DISPUTES, UPDATES
from isnad.reconcile.whole import Whole, loose
from isnad.views.memory import Memory, Value
from isnad.views.search import finder
from isnad.views.shapes import SIZE, Record, Where, dumped, ends, iso, paged, storable

Row = tuple[Value, ...]
OPENING = 120
"""Characters of a text that stand for a title where there is none."""
LARGEST = 3
"""Questions that a story is introduced with."""
ORDERS = {
    "disagreement": "weight DESC, documents DESC, key",
    "documents": "documents DESC, weight DESC, key",
    "newest": "ends DESC, documents DESC, key",
    "oldest": "starts IS NULL, starts, documents DESC, key",
}
"""What stories can be put in order by."""


def weight(question: Question) -> float:
    """Say how much the answers of a question are at odds: how many pairs are, and how far apart the widest.

    Different values of two documents at times that are not known count half: they may be a total that grew.
    """
    answers = question.answers
    rivals = [(a, answers[k]) for a in answers for k, kind, _ in a.verdicts if kind == DISPUTES]
    unclear = [
        (a, answers[k])
        for a in answers
        for k, kind, _ in a.verdicts
        if kind == UPDATES and a.root != answers[k].root and a.document != answers[k].document
    ]
    apart = max((abs(_size(a) - _size(b)) for a, b in rivals), default=0.0)
    apart = max([apart, *(abs(_size(a) - _size(b)) / 2 for a, b in unclear)])
    return round(math.log2(1 + len(rivals)) + math.log2(1 + len(unclear)) / 2 + apart + _told(question), 3)


def _size(answer: Answer) -> float:
    return math.log2(1 + (answer.figure.low or answer.figure.high or 0))


def _told(question: Question) -> float:
    """Let what many outlets tell go before what one does, all else the same."""
    return 0.1 * math.log2(len(question.outlets))


def rows(whole: Whole, first: int = 0) -> Iterator[Row]:
    """Give the rows of the stories, numbered from `first` on."""
    asked: dict[str, list[Question]] = defaultdict(list)
    for question in whole.questions:
        asked[question.story].append(question)
    copied = {
        id
        for copy in whole.copies
        if copy.kind == "document" and copy.first
        for id in (copy.a.document, copy.b.document)
        if id != copy.first
    }
    for number, story in enumerate(whole.stories, first):
        yield _row(number, story, whole, asked[story.key], copied)


def _row(number: int, story: Story, whole: Whole, asked: list[Question], copied: set[str]) -> Row:
    told = [whole.readings[id] for id in story.documents]
    starts, last = iso(story.earliest), iso(story.latest)
    heavy = sum(weight(question) for question in asked)
    body = {
        "story": story.key,
        "title": unescape(story.title),
        "from": starts,
        "to": last,
        "loose": loose([(whole.days[id].earliest, whole.days[id].latest) for id in story.documents]),
        "documents": len(told),
        "copies": sum(reading.document.id in copied for reading in told),
        "voices": len({said.voice.key or said.voice.name for reading in told for said in reading.statements}),
        "outlets": len({reading.document.outlet or reading.document.id for reading in told}),
        "questions": len(asked),
        "several": sum(len(question.answers) > 1 for question in asked),
        "events": sum(len(reading.events) for reading in told),
    }
    titles = " ".join([story.title, *(reading.document.title or "" for reading in told)])
    folded = finder().plain(titles)
    return story.key, number, starts, last, len(told), heavy, storable(folded), dumped(body)


def documents(whole: Whole, home: Mapping[str, str], copied: Mapping[str, int]) -> Iterator[Row]:
    """Give the rows of the documents; `home` are their stories, `copied` how many others share their text."""
    for number, id in enumerate(id for story in whole.stories for id in story.documents):
        reading = whole.readings[id]
        starts, last = ends(whole.days[id])
        body = document(reading, home[id], copied.get(id, 0))
        body["published"] = {**across.day(whole.days[id]), "method": whole.days[id].method}
        folded = finder().plain(f"{id} {reading.document.title or ''} {reading.document.outlet or ''}")
        ids = number, id, home[id], reading.document.outlet
        yield *ids, starts, last, copied.get(id, 0), storable(folded), dumped(body)


def document(reading: Reading, story: str, copies: int) -> Record:
    """Give what is shown of a document beside its text."""
    given = reading.document
    return {
        "id": given.id,
        "title": unescape(given.title) if given.title else None,
        "opening": " ".join(given.text[: 2 * OPENING].split())[:OPENING],
        "outlet": given.outlet,
        "url": given.url,
        "fetched": given.fetched,
        "story": story,
        "copies": copies,
        "letters": len(given.text),
        "statements": len(reading.statements),
        "figures": len(reading.figures),
        "events": len(reading.events),
    }


def listed(
    memory: Memory,
    find: str | None = None,
    since: str | None = None,
    until: str | None = None,
    order: str = "disagreement",
    least: int = 1,
    page: int = 1,
    size: int = SIZE,
) -> Record:
    """Give the stories whose titles hold some words, between two days, of some documents at least."""
    where = Where()
    found(where, find)
    where.days(since, until)
    if least > 1:
        where.add("documents >= ?", least)
    shown = paged(memory, "told_stories", where, ORDERS.get(order, ORDERS["disagreement"]), page, size)
    for item in shown["items"]:
        item["largest"] = largest(memory, item["story"])
    return shown


def found(where: Where, find: str | None) -> None:
    """Ask for what holds all these words, folded; the signs of a pattern are letters like others."""
    for word in finder().plain(find or "").split():
        safe = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        where.add("folded LIKE ? ESCAPE '\\'", f"%{safe}%")


def largest(memory: Memory, story: str, most: int = LARGEST) -> list[Record]:
    """Give the questions of a story whose answers are most at odds, without the answers."""
    query = (
        "SELECT body FROM told_questions WHERE story = ? AND answers > 1 ORDER BY weight DESC, number LIMIT ?"
    )
    found = memory.bodies(query, story, most)
    return [{key: value for key, value in body.items() if key != "answers"} for body in found]


def one(memory: Memory, key: str) -> Record | None:
    """Give a story with its documents; None where there is none of that key."""
    told = memory.bodies("SELECT body FROM told_stories WHERE key = ?", key)
    if not told:
        return None
    query = "SELECT body FROM told_documents WHERE story = ? ORDER BY ends IS NULL, ends, starts, id"
    return {**told[0], "largest": largest(memory, key), "papers": memory.bodies(query, key)}


def near(memory: Memory, key: str, most: int = 15) -> list[Record]:
    """Give the stories that share named things with one, within its days, the most shared first.

    Things that are named everywhere say nothing; each story has the id of its first document.
    """
    query = """
        WITH mine AS (SELECT DISTINCT m.entity AS entity FROM told_mentions m
                JOIN told_documents d ON d.id = m.document WHERE d.story = ?1),
            rare AS (SELECT key FROM told_entities JOIN mine ON mine.entity = key
                WHERE documents BETWEEN 2 AND 60)
        SELECT s.body AS body, min(d.id) AS first, count(DISTINCT m.entity) AS shared
        FROM rare JOIN told_mentions m ON m.entity = rare.key JOIN told_documents d ON d.id = m.document
            JOIN told_stories s ON s.key = d.story JOIN told_stories mine ON mine.key = ?1
        WHERE d.story != ?1 AND coalesce(s.starts, s.ends, '') <= date(coalesce(mine.ends, '9999'), '+7 day')
            AND coalesce(s.ends, s.starts, '9999') >= date(coalesce(mine.starts, '0001-01-01'), '-7 day')
        GROUP BY s.key HAVING shared > 2 ORDER BY shared DESC, s.key LIMIT ?2
        """
    return [{**json.loads(row["body"]), "first": row["first"]} for row in memory.ask(query, key, most)]

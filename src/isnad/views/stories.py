"""Stories and their documents, as they are remembered and as they are asked for."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from isnad.exports import across
from isnad.reading import Reading
from isnad.reconcile.answers import Answer
from isnad.reconcile.questions import Question
from isnad.reconcile.stories import Story
from isnad.reconcile.verdicts import DISPUTES, UPDATES
from isnad.reconcile.whole import Whole
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
    """Say how much the answers of a question are at odds: how many disputes, how far apart the widest."""
    pairs = Counter(kind for answer in question.answers for _, kind, _ in answer.verdicts)
    apart = [
        abs(_size(answer) - _size(question.answers[other]))
        for answer in question.answers
        for other, kind, _ in answer.verdicts
        if kind == DISPUTES
    ]
    grown = 0.25 * (pairs[UPDATES] > 0)
    return round(math.log2(1 + pairs[DISPUTES]) + max(apart, default=0) + grown + _told(question), 3)


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
        "title": story.title,
        "from": starts,
        "to": last,
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
        "title": given.title,
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
    query = "SELECT body FROM told_documents WHERE story = ? ORDER BY ends, starts, id"
    return {**told[0], "largest": largest(memory, key), "papers": memory.bodies(query, key)}

"""What a ledger says across its documents, in the JSON shapes of the contract: remembered, or worked out."""

from isnad.exports import across
from isnad.reconcile.whole import Whole
from isnad.views import questions as asked
from isnad.views.memory import Memory
from isnad.views.shapes import Record


def remembered(memory: Memory, of: str) -> list[Record]:
    """Give all stories, questions, relations or copies, as remembered, in the order of the commands."""
    if of == "stories":
        return _stories(memory)
    if of == "relations":
        return sorted(memory.bodies("SELECT body FROM told_relations"), key=_pair)
    return memory.bodies(f"SELECT body FROM told_{of} ORDER BY number")  # noqa: S608


def worked_out(whole: Whole, of: str) -> list[Record]:
    """Give the same of a whole that is worked out now, with a chronology of one's own, say."""
    if of == "stories":
        return [across.story(story, whole.readings, whole.days) for story in whole.stories]
    if of == "questions":
        return [asked.whole(question, whole.ids, whole.days) for question in whole.questions]
    found = whole.relations if of == "relations" else whole.copies
    return [one.record() for one in found]


def _stories(memory: Memory) -> list[Record]:
    papers: dict[str, list[Record]] = {}
    for body in memory.bodies("SELECT body FROM told_documents ORDER BY number"):
        paper = {key: body[key] for key in ("id", "outlet", "published")}
        papers.setdefault(body["story"], []).append(paper)
    heads = memory.bodies("SELECT body FROM told_stories ORDER BY number")
    keys = ("story", "title", "from", "to")
    return [{**{key: head[key] for key in keys}, "documents": papers[head["story"]]} for head in heads]


def _pair(body: Record) -> tuple[object, ...]:
    a, b = body["a"], body["b"]
    return body["verdict"], a["document"], a["span"], b["document"], b["span"]

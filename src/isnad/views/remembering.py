"""Remembering: what is worked out across a ledger, put into its memory."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from isnad.ledger.entities import entities
from isnad.ledger.verdicts import CLAIMS, standing
from isnad.reconcile.copies import DOCUMENT, Copy
from isnad.reconcile.relations import Relation
from isnad.reconcile.whole import Whole
from isnad.views import claims, questions, stories
from isnad.views.listing import spelled
from isnad.views.memory import Memory, Value
from isnad.views.search import Finder
from isnad.views.shapes import dumped

Row = tuple[Value, ...]
EACH = ("documents", "stories", "questions", "answers", "relations")
MORE = ("copies", "claims", "entities", "mentions")


def refresh(memory: Memory) -> bool:
    """Work everything out anew where the ledger is newer than its memory; say whether it was.

    The keys of the stories are kept in the ledger, so that they stay when documents are added.
    """
    stamp = memory.stamp()
    if memory.kept() == stamp:
        return False
    whole = Whole(memory.ledger)
    if memory.path == memory.ledger.path:
        whole.name_stories()
    remember(memory, whole, stamp)
    return True


def remember(memory: Memory, whole: Whole, stamp: Mapping[str, str] | None = None) -> None:
    """Put all that a ledger says across its documents into its memory, in place of what stood there.

    `stamp` is the ledger's of before the whole was worked out; without one nothing came in between.
    """
    ids = whole.ids
    home = {id: story.key for story in whole.stories for id in story.documents}
    copied = Counter(id for c in whole.copies if c.kind == DOCUMENT for id in (c.a.document, c.b.document))
    judged = {v.a: v.verdict for v in standing(whole.ledger, CLAIMS)}
    doubts = claims.doubts(whole)
    copies = claims.later(whole.copies)
    finder = Finder()
    with memory.writing(stamp or memory.stamp()):
        memory.empty()
        memory.put("told_documents", stories.documents(whole, home, copied))
        memory.put("told_stories", stories.rows(whole))
        _entities(memory, whole)
        names = spelled(memory)
        memory.put("told_questions", questions.rows(whole.questions, ids, whole.days, names))
        memory.put("told_answers", questions.answered(whole.questions, ids))
        memory.put("told_relations", map(relation, whole.relations))
        memory.put("told_copies", (_copy(n, one) for n, one in enumerate(whole.copies)))
        given = ids, home, whole.days, judged, doubts, copies, names
        memory.put(
            "told_claims",
            (row for reading in whole.readings.values() for row in claims.rows(reading, *given)),
        )
        numbers = enumerate(whole.readings[id].document for story in whole.stories for id in story.documents)
        memory.put("told_words (rowid, words, bare)", (finder.row(*one) for one in numbers))


def relation(found: Relation) -> Row:
    """Give the row of a relation."""
    return None, found.story, found.verdict, found.a.document, found.b.document, dumped(found.record())


def _copy(n: int, copy: Copy) -> Row:
    return n, copy.kind, copy.a.document, copy.b.document, copy.likeness, dumped(copy.record())


def _entities(memory: Memory, whole: Whole) -> None:
    """Put in the entities, with how often each speaks and where each is named."""
    spoken: dict[str, int] = defaultdict(int)
    for reading in whole.readings.values():
        for statement in reading.statements:
            spoken[statement.voice.key] += 1
    found = entities(whole.ledger)
    plain = Finder().plain
    rows: list[Row] = []
    for one in found:
        said = sum(spoken[key] for key in (one.key, *one.joined))
        record = {**one.record(), "statements": said}
        folded = plain(" ".join((one.name, *one.spellings)))
        rows.append(
            (one.key, one.kind, one.code, one.mentions, len(one.documents), said, folded, dumped(record))
        )
    memory.put("told_entities", rows)
    memory.put("told_mentions", ((one.key, id) for one in found for id in sorted(one.documents)))

"""The reader: one document with all that was read in it, its twins, and what people judged of it."""

from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

from isnad.exports.contract import annotated
from isnad.ledger.corrections import corrected, corrections
from isnad.reading import Reading
from isnad.views.judging import day_of
from isnad.views.memory import Memory
from isnad.views.search import finder
from isnad.views.shapes import SIZE, Record, Where, paged
from isnad.views.stories import found

TWINS, PASSAGES = 12, 12
"""Other documents that are set beside one, and passages of each."""
LONGEST = 6_000
"""Code points of a passage that are compared word by word."""


def listed(
    memory: Memory,
    find: str | None = None,
    story: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    page: int = 1,
    size: int = SIZE,
) -> Record:
    """Give the documents: whose id, title or outlet hold some words, of a story, an outlet, some days."""
    asked = Where()
    found(asked, find)
    asked.add("story = ?", story)
    asked.add("outlet = ?", outlet)
    asked.days(since, until)
    return paged(memory, "told_documents", asked, "coalesce(ends, '0') DESC, id", page, size)


def copies(
    memory: Memory, kind: str | None = None, document: str | None = None, page: int = 1, size: int = SIZE
) -> Record:
    """Give copied documents and passages, with the brief of each document.

    Those in which a word was changed come first, the most alike of them before others; exact ones last.
    """
    asked = Where()
    asked.add("kind = ?", kind)
    if document:
        asked.add("(a = ? OR b = ?)", document, document)
    shown = paged(memory, "told_copies", asked, "likeness >= 0.995, kind, likeness DESC, number", page, size)
    for one in shown["items"]:
        ids = {one[side]["document"] for side in ("a", "b")}
        query = "SELECT body FROM told_documents WHERE id = ?"
        one["papers"] = {id: body for id in sorted(ids) for body in memory.bodies(query, id)}
    return shown


def relations(
    memory: Memory,
    story: str | None = None,
    verdict: str | None = None,
    document: str | None = None,
    page: int = 1,
    size: int = SIZE,
) -> Record:
    """Give what statements are to one another: of a story, of one verdict, of a document."""
    asked = Where()
    asked.add("story = ?", story)
    asked.add("verdict = ?", verdict)
    if document:
        asked.add("(a = ? OR b = ?)", document, document)
    return paged(memory, "told_relations", asked, "story, verdict, number", page, size)


def outlets(memory: Memory) -> list[list[object]]:
    """Give the outlets with the number of their documents."""
    query = (
        "SELECT outlet, count(*) FROM told_documents WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [[row[0], row[1]] for row in memory.ask(query)]


def reading(memory: Memory, id: str) -> tuple[Reading, Record]:
    """Give a document as it is read, corrections laid over it and its day worked out, with its brief.

    Raises `UnknownDocumentError`.
    """
    ledger = memory.ledger
    raw = ledger.reading(id)
    brief = memory.bodies("SELECT body FROM told_documents WHERE id = ?", id)
    if not brief:
        return raw, {"id": id, "story": None, "copies": 0}
    changed = corrections(ledger, ledger.claim_ids(id)).get(id, {})
    return day_of(corrected(raw, changed), brief[0]["published"]), brief[0]


def whole(memory: Memory, id: str) -> Record:
    """Give a document as the annotation contract has it, with its claims' ids and its brief."""
    read, brief = reading(memory, id)
    told = annotated(read)
    for (_, layer, n), claim in memory.ledger.claim_ids(id).items():
        if layer in ("statements", "figures", "events"):
            told[layer][n]["claim"] = claim
    return {**told, "brief": brief, "judged": judged(memory, id)}


def claims(memory: Memory, id: str) -> list[Record]:
    """Give the figures, statements and events of a document as they are listed."""
    return memory.bodies("SELECT body FROM told_claims WHERE document = ? ORDER BY layer, n", id)


def judged(memory: Memory, id: str) -> dict[str, str]:
    """Give the claims of a document that a person has judged, each with the verdict."""
    rows = memory.ask("SELECT id, judged FROM told_claims WHERE document = ? AND judged != ''", id)
    return {row[0]: row[1] for row in rows}


def twins(memory: Memory, id: str) -> list[Record]:
    """Give the documents that share text with one, the most alike first, with the passages side by side."""
    query = "SELECT body FROM told_copies WHERE a = ? OR b = ? ORDER BY likeness DESC, number"
    held: dict[str, Record] = {}
    for body in memory.bodies(query, id, id):
        mine, other = ("a", "b") if body["a"]["document"] == id else ("b", "a")
        name = body[other]["document"]
        if name not in held and len(held) == TWINS:
            continue
        one = held.setdefault(name, {"document": name, "likeness": body["likeness"], "kind": body["kind"]})
        one.setdefault("first", body["first"])
        pairs = body["passages"] or [[body["a"]["span"], body["b"]["span"]]]
        one.setdefault("spans", []).extend(pair if mine == "a" else pair[::-1] for pair in pairs)
    text = memory.ledger.document(id).text if held else ""
    for name, one in held.items():
        other_text = memory.ledger.document(name).text
        spans = sorted(one.pop("spans"))
        one["left"] = max(0, len(spans) - PASSAGES)
        one["passages"] = [
            {"mine": a, "theirs": b, "parts": list(differences(text[slice(*a)], other_text[slice(*b)]))}
            for a, b in spans[:PASSAGES]
        ]
        one["paper"] = next(iter(memory.bodies("SELECT body FROM told_documents WHERE id = ?", name)), None)
    return list(held.values())


def differences(one: str, other: str) -> Iterator[Record]:
    """Give what is the same in two passages and what is not, in pieces that put each together again.

    Words are compared folded, so that a hamza or a mark more is no difference.
    """
    ours, theirs = _pieces(one[:LONGEST]), _pieces(other[:LONGEST])
    plain = finder().plain
    a = [plain(piece).strip() for piece in ours]
    b = [plain(piece).strip() for piece in theirs]
    for code in LCSseq.opcodes(a, b):
        mine = "".join(ours[code.src_start : code.src_end])
        other_words = "".join(theirs[code.dest_start : code.dest_end])
        yield {"same": code.tag == "equal", "mine": mine, "theirs": other_words}


def _pieces(text: str) -> list[str]:
    """Cut a text behind each run of spaces; put together, the pieces are the text."""
    pieces: list[str] = []
    start = 0
    for at in range(1, len(text)):
        if text[at - 1].isspace() and not text[at].isspace():
            pieces.append(text[start:at])
            start = at
    return [*pieces, text[start:]] if text else []

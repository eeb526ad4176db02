"""Judging: a person's verdict goes into the ledger, and the memory follows it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from isnad.ledger.corrections import corrected, corrections
from isnad.ledger.store import LedgerError
from isnad.ledger.verdicts import ACCEPT, ANSWERS, CLAIMS, UNDO, Verdict, standing
from isnad.mentions.day import Day
from isnad.passages.span import Span
from isnad.reading import Reading
from isnad.reconcile.copies import Copy, Side
from isnad.reconcile.stories import Story
from isnad.reconcile.whole import Whole
from isnad.views import claims, questions, stories
from isnad.views.listing import spelled
from isnad.views.memory import Memory
from isnad.views.remembering import relation
from isnad.views.shapes import dumped


class JudgingError(ValueError):
    """A verdict that cannot be given, with the reason in words."""


def judge(memory: Memory, verdict: Verdict) -> bool:
    """Give a verdict; say whether the memory follows already, or has to be made anew (`refresh`).

    Once it is in the ledger it stays there, whatever becomes of the memory.
    """
    before = memory.stamp()
    fresh = memory.kept() == before
    held = _stands(memory, verdict)
    memory.ledger.judge(verdict)
    if not fresh:
        return False
    try:
        holds, homes = _stands(memory, verdict), _homes(memory, verdict)
        if {held, holds} <= {"", ACCEPT}:
            _mark(memory, verdict, holds, before)
        elif homes is not None:
            follow(memory, homes, before, verdict.about)
        return homes is not None
    except (LedgerError, _OvertakenError):
        return False


def _stands(memory: Memory, verdict: Verdict) -> str | None:
    """Say which verdict stands on a claim, empty for none; None for other things than claims."""
    if verdict.about != CLAIMS:
        return None
    return next((v.verdict for v in standing(memory.ledger, CLAIMS) if v.a == verdict.a), "")


def _mark(memory: Memory, verdict: Verdict, held: str | None, before: Mapping[str, str]) -> None:
    """Note that a claim was accepted, or is not any more: that changes nothing else."""
    with _following(memory, before, verdict.about):
        for body in memory.bodies("SELECT body FROM told_claims WHERE id = ?", verdict.a):
            body["judged"] = held
            change = "UPDATE told_claims SET judged = ?, body = ? WHERE id = ?"
            memory.ask(change, held, dumped(body), verdict.a)


@contextmanager
def _following(memory: Memory, before: Mapping[str, str], about: str) -> Iterator[None]:
    """Write what one verdict on `about` changes, where the memory is still of the ledger of `before`.

    Else it is left as it is: who changed it knew nothing of this verdict.
    """
    with memory.writing({**before, about: str(int(before[about]) + 1)}):
        if memory.kept() != before:
            raise _OvertakenError
        yield


def undo(memory: Memory, about: str, a: str, b: str, judge_: str, why: str = "") -> bool:
    """Take back the verdict that stands; raises `JudgingError` where none does or it is somebody else's."""
    last = next((v for v in standing(memory.ledger, about) if v.on == _on(about, a, b)), None)
    if last is None:
        raise JudgingError("no verdict stands on this, so there is nothing to undo")
    if last.judge != judge_:
        raise JudgingError(
            f"{last.judge} has judged this since; give another verdict instead of undoing theirs"
        )
    return judge(memory, Verdict(about, UNDO, last.a, last.b, judge_, why, now()))


def now() -> str:
    """Give the time as verdicts have it: ISO, UTC; to the millisecond, so that each has its place."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _on(about: str, a: str, b: str) -> frozenset[str]:
    return Verdict(about, "", a, b, "", "", "").on


def _homes(memory: Memory, verdict: Verdict) -> set[str] | None:
    """Give the stories that a verdict changes; None where it can be any."""
    if verdict.about not in (ANSWERS, CLAIMS):
        return None
    found: set[str] = set()
    for id in verdict.on:
        found |= {row[0] for row in memory.ask("SELECT story FROM told_claims WHERE id = ?", id)}
    return found


def follow(memory: Memory, keys: Iterable[str], before: Mapping[str, str], about: str) -> None:
    """Work out some stories anew, with the documents and days that they have, after one verdict on `about`.

    `before` is the stamp of the ledger before the verdict.
    """
    parts = [_part(memory, key) for key in sorted(keys)]
    judged = {v.a: v.verdict for v in standing(memory.ledger, CLAIMS)}
    with _following(memory, before, about):
        for part in parts:
            spoken = _spoken(memory, part)
            _forget(memory, part)
            _write(memory, part, judged)
            _count(memory, spoken ^ _spoken(memory, part))


class _OvertakenError(Exception):
    """The memory was written by somebody else meanwhile."""


def _forget(memory: Memory, part: Whole) -> None:
    (story,) = part.stories
    for id in story.documents:
        memory.ask("DELETE FROM told_claims WHERE document = ?", id)
        memory.ask("DELETE FROM told_answers WHERE document = ?", id)
    memory.ask("DELETE FROM told_relations WHERE story = ?", story.key)


def _write(memory: Memory, part: Whole, judged: dict[str, str]) -> None:
    (story,) = part.stories
    place = memory.ask("SELECT number FROM told_stories WHERE key = ?", story.key)[0][0]
    first = _room(memory, story.key, place, len(part.questions))
    memory.ask("DELETE FROM told_stories WHERE key = ?", story.key)
    names = spelled(memory)
    rows = questions.rows(part.questions, part.ids, part.days, names, first)
    memory.put("told_questions", rows)
    memory.put("told_answers", questions.answered(part.questions, part.ids))
    memory.put("told_relations", map(relation, part.relations))
    memory.put("told_stories", stories.rows(part, place))
    home, answers = dict.fromkeys(story.documents, story.key), claims.doubts(part)
    copied = claims.later(_shared(memory, story.documents))
    for reading in part.readings.values():
        rows = claims.rows(reading, part.ids, home, part.days, judged, answers, copied, names)
        memory.put("told_claims", rows)


def _room(memory: Memory, story: str, place: int, size: int) -> int:
    """Take the questions of a story away and make room for others; give the number of the first one."""
    earlier = "SELECT max(q.number) FROM told_questions q JOIN told_stories s ON s.key = q.story"
    last = memory.ask(f"{earlier} WHERE s.number < ?", place)[0][0]
    held = memory.ask("SELECT count(*) FROM told_questions WHERE story = ?", story)[0][0]
    first = 0 if last is None else last + 1
    memory.ask("DELETE FROM told_questions WHERE story = ?", story)
    if held != size:
        memory.ask("UPDATE told_questions SET number = number + ? WHERE number >= ?", size - held, first)
    return first


def _spoken(memory: Memory, part: Whole) -> set[tuple[str, int]]:
    """Give the voices of a story, each with the number of its statements."""
    (story,) = part.stories
    query = (
        "SELECT voice, count(*) FROM told_claims WHERE story = ? AND layer = 'statements' "
        "AND voice IS NOT NULL GROUP BY voice"
    )
    return {(row[0], row[1]) for row in memory.ask(query, story.key)}


def _count(memory: Memory, voices: Iterable[tuple[str, int]]) -> None:
    """Count anew what the entities of some voices say."""
    joined = _joined(memory)
    query = "SELECT body FROM told_entities WHERE key = ?"
    for key in sorted({joined.get(voice, voice) for voice, _ in voices}):
        for body in memory.bodies(query, key):
            keys = [key, *(other["entity"] for other in body["joined"])]
            marks = ", ".join("?" * len(keys))
            said = f"SELECT count(*) FROM told_claims WHERE layer = 'statements' AND voice IN ({marks})"  # noqa: S608
            body["statements"] = memory.ask(said, *keys)[0][0]
            change = "UPDATE told_entities SET statements = ?, body = ? WHERE key = ?"
            memory.ask(change, body["statements"], dumped(body), key)


def _part(memory: Memory, key: str) -> Whole:
    """Give one story as a whole of its own."""
    ledger = memory.ledger
    told = memory.bodies(
        "SELECT body FROM told_documents WHERE story = ? ORDER BY ends IS NULL, ends, starts, id", key
    )
    papers = {body["id"]: body["published"] for body in told}
    ids = {place: id for document in papers for place, id in ledger.claim_ids(document).items()}
    changed = corrections(ledger, ids)
    readings = {id: corrected(ledger.reading(id), changed.get(id, {})) for id in sorted(papers)}
    title = memory.bodies("SELECT body FROM told_stories WHERE key = ?", key)[0]
    story = Story(
        key, title["title"], list(papers), _bound(title["from"], date.min), _bound(title["to"], date.max)
    )
    return Whole.of(
        ledger,
        ids=ids,
        readings=readings,
        days={id: _day(readings[id], given) for id, given in papers.items()},
        stories=[story],
        copies=_copies(memory, set(papers)),
        joined=_joined(memory),
    )


def _bound(day: str | None, open_end: date) -> date:
    return open_end if day is None else date.fromisoformat(day)


def _day(reading: Reading, given: dict[str, Any]) -> Day:
    first, last = _bound(given["earliest"], date.min), _bound(given["latest"], date.max)
    return replace(reading.day, earliest=first, latest=last, method=given["method"])


def day_of(reading: Reading, given: dict[str, Any]) -> Reading:
    """Give a reading with the day that all of the ledger leaves it, as it is remembered (`given`)."""
    return replace(reading, day=_day(reading, given))


def _shared(memory: Memory, papers: list[str]) -> list[Copy]:
    """Give the copies that documents have part in, wherever the other one stands."""
    query = "SELECT body FROM told_copies WHERE a = ? OR b = ?"
    return [_copy(body) for id in papers for body in memory.bodies(query, id, id)]


def _copies(memory: Memory, papers: set[str]) -> list[Copy]:
    marks = ", ".join("?" * len(papers))
    query = f"SELECT body FROM told_copies WHERE a IN ({marks}) AND b IN ({marks}) ORDER BY number"  # noqa: S608
    return [_copy(body) for body in memory.bodies(query, *papers, *papers)]


def _copy(body: dict[str, Any]) -> Copy:
    a, b = (Side(body[side]["document"], Span(*body[side]["span"])) for side in ("a", "b"))
    shared = tuple((Span(*one), Span(*other)) for one, other in body["passages"])
    return Copy(body["kind"], a, b, body["likeness"], body["first"], shared)


def _joined(memory: Memory) -> dict[str, str]:
    query = """SELECT body FROM told_entities WHERE body LIKE '%"joined":[{%'"""
    found = memory.bodies(query)
    return {other["entity"]: body["entity"] for body in found for other in body["joined"]}

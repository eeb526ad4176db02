"""Questions with their answers, as they are remembered and as they are asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from isnad.exports import across
from isnad.mentions.day import Day
from isnad.reconcile.questions import Question
from isnad.reconcile.sides import party
from isnad.reconcile.whole import loose, shortest
from isnad.views import stories
from isnad.views.memory import Memory, Value
from isnad.views.search import finder
from isnad.views.shapes import SIZE, Record, Where, dumped, ends, paged, span

Row = tuple[Value, ...]
Ids = Mapping[tuple[str, str, int], str]
Names = Mapping[str, str]
MOSTLY = 2 / 3
"""Part of the answers that are told of a place which a sentence names."""
NEVER = ("0001-01-01", "9999-12-31")
"""What stands for open ends."""
ORDERS = {
    "disagreement": "weight DESC, answers DESC, number",
    "answers": "answers DESC, number",
    "newest": "ends DESC, number",
    "ledger": "number",
}
"""What questions can be put in order by; `ledger` is that of the command."""


def rows(
    asked: Iterable[Question], ids: Ids, days: Mapping[str, Day], names: Names, first: int = 0
) -> Iterator[Row]:
    """Give the rows of the questions, in their order, numbered from `first` on.

    `names` are what the documents call things, by their keys; places by their English names.
    """
    for number, question in enumerate(asked, first):
        body = {**whole(question, ids, days), "place_arabic": names.get(question.place or "")}
        for answer in body["answers"]:
            answer["root_arabic"] = names.get(answer["root"])
        since, until = body["from"], body["to"]
        words = [question.what, question.status, question.of or "", question.place or ""]
        words += [answer.root_name or answer.root for answer in question.answers]
        words += [answer.text for answer in question.answers]
        words += [body["place_arabic"] or "", *(names.get(answer.root, "") for answer in question.answers)]
        yield (
            body["id"],
            number,
            question.story,
            question.what,
            question.status,
            question.of,
            question.place,
            since,
            until,
            len(question.answers),
            len(question.roots),
            len(question.outlets),
            stories.weight(question),
            finder().plain(" ".join(words)),
            dumped(body),
        )


def whole(question: Question, ids: Ids, days: Mapping[str, Day]) -> Record:
    """Give a question as the contract has it, with its id, its stretch of time, and both ends of each day."""
    record = across.question(question, ids)
    for given, told in zip(question.answers, record["answers"], strict=True):
        first, last = span(given.as_of)
        told["from"], told["to"] = (first, last) if given.as_of else ends(days[given.document])
        told["number"], told["part"] = given.number, given.part_of is not None
        told["said_from"], told["said_to"] = ends(days[given.document])
    ends_of = [(told["from"] or NEVER[0], told["to"] or NEVER[1]) for told in record["answers"]]
    since, until = (day if day not in NEVER else None for day in shortest(ends_of))
    return {
        "id": name(question, ids),
        "from": since,
        "to": until,
        "loose": loose(ends_of),
        "weight": stories.weight(question),
        "shared": shared(question),
        "firm": {end: firm(record["answers"], record[end]) for end in ("lowest", "highest")},
        "kinds": sorted({kind for answer in question.answers for _, kind, _ in answer.verdicts}),
        **record,
    }


def firm(answers: Sequence[Record], value: int | None) -> str:
    """Give how firmly a bound is told: the modifier of those who give it, «exact» if they differ."""
    modifiers = {one["modifier"] for one in answers if value in (one["low"], one["high"])}
    return str(modifiers.pop()) if len(modifiers) == 1 else "exact"


def shared(question: Question) -> Record:
    """Give the party that all answers share which tell one, else the country; and the place of most.

    A question of many answers can be named after the party and the place of most; a sentence must not.
    Civilians count with the party that they are told to be of.
    """
    codes = {answer.figure.of for answer in question.answers if answer.figure.of}
    firm = {code for code in codes if not code.endswith("-CVL")} or codes
    lands = {party(code) for code in firm}
    there = sum(answer.place == question.place for answer in question.answers)
    return {
        "of": firm.pop() if len(firm) == 1 else lands.pop() if len(lands) == 1 else None,
        "place": question.place if there >= MOSTLY * len(question.answers) else None,
    }


def name(question: Question, ids: Ids) -> str:
    """Give the id of a question: that of its first answer's claim. Any of its answers' ids opens it, too."""
    return min(ids[answer.document, "figures", answer.number] for answer in question.answers)


def answered(asked: Iterable[Question], ids: Ids) -> Iterator[Row]:
    """Give which question each claim answers."""
    for question in asked:
        key = name(question, ids)
        for answer in question.answers:
            yield ids[answer.document, "figures", answer.number], key, answer.document


def listed(
    memory: Memory,
    find: str | None = None,
    story: str | None = None,
    what: str | None = None,
    status: str | None = None,
    of: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    order: str = "disagreement",
    least: int = 1,
    page: int = 1,
    size: int = SIZE,
) -> Record:
    """Give the questions that fit; `least` is the number of answers at least, `of` a code or a country's."""
    where = Where()
    stories.found(where, find)
    where.add("story = ?", story)
    where.add("what = ?", what)
    where.add("status = ?", status)
    where.add("place = ?", place)
    if of:
        where.add("(of_party = ? OR substr(of_party, 1, 3) = ?)", of, of)
    where.days(since, until)
    if least > 1:
        where.add("answers >= ?", least)
    return paged(memory, "told_questions", where, ORDERS.get(order, ORDERS["disagreement"]), page, size)


def around(memory: Memory, question: Record) -> Record:
    """Put beside each answer of a question the words around it, with the place of its own in these."""
    query = "SELECT c.body FROM told_answers a JOIN told_claims c ON c.id = a.claim WHERE a.question = ?"
    lines = {body["claim"]: body for body in memory.bodies(query, question["id"])}
    for answer in question["answers"]:
        line = lines.get(answer["claim"])
        answer["around"], answer["mark"] = (line["around"], line["mark"]) if line else ("", [0, 0])
    return question


def one(memory: Memory, claim: str) -> Record | None:
    """Give the question that a claim answers; None where it answers none."""
    query = "SELECT q.body FROM told_answers a JOIN told_questions q ON q.id = a.question WHERE a.claim = ?"
    found = memory.bodies(query, claim)
    return found[0] if found else None


def choices(memory: Memory, story: str | None = None) -> Record:
    """Give what questions can be narrowed to: kinds, states, parties, places, each with its count."""
    where = Where()
    where.add("story = ?", story)
    columns = {"what": "what", "status": "status", "of": "of_party", "place": "place"}
    counted: Record = {}
    for key, column in columns.items():
        query = (
            f"SELECT {column}, count(*) FROM told_questions{where} GROUP BY 1 "  # noqa: S608
            "ORDER BY 2 DESC, 1 LIMIT 200"
        )
        counted[key] = [[row[0], row[1]] for row in memory.ask(query, *where.values) if row[0]]
    return counted

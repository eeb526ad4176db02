"""Claims, one by one, with what lists, timelines, maps and the review need of them."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping

from isnad.claims.claim import Figure, Statement
from isnad.events.event import Event
from isnad.kinds.plover import plover
from isnad.mentions.day import Day
from isnad.names.name import Name
from isnad.reading import Reading
from isnad.reconcile.answers import Answer
from isnad.reconcile.copies import DOCUMENT, Copy
from isnad.reconcile.verdicts import DISPUTES
from isnad.reconcile.whole import Whole
from isnad.views.memory import Value
from isnad.views.shapes import Record, dumped, ends, span

Row = tuple[Value, ...]
Key = tuple[str, str, int]
BEFORE, AFTER = 60, 110
"""Code points of a text that stand around an event or a figure where it is listed."""
TEXT = 600
"""Code points of a statement that are listed."""
COPIED = 0.3
"""What is left of the doubt of a claim in a copy."""
GUESS, NOBODY, PLAIN, VAGUE, RIVAL, DAYLESS = 0.2, 0.3, 0.25, 0.15, 0.25, 0.1
"""How much doubt each adds: a party guessed, nobody known, «other», loose words, a dispute, no day."""


def rows(
    reading: Reading,
    ids: Mapping[Key, str],
    home: Mapping[str, str],
    days: Mapping[str, Day],
    judged: Mapping[str, str],
    doubts: Mapping[tuple[str, int], Answer],
    copied: Collection[str],
    names: Mapping[str, str],
) -> Iterator[Row]:
    """Give the rows of a reading's figures, statements and events; `copied` are later copies of a text.

    What stands in a copy is doubted less: it is judged where it stood first. `names` are what the
    documents call each thing, by its key.
    """
    id = reading.document.id
    day = days[id]
    places = {name.voice.name: name for name in reading.names if name.lat is not None}
    made = [
        *(_figure(reading, n, day, doubts.get((id, n))) for n in range(len(reading.figures))),
        *(_statement(reading, n, day) for n in range(len(reading.statements))),
        *(_event(reading, n, day) for n in range(len(reading.events))),
    ]
    less = COPIED if id in copied else 1.0
    for one in made:
        parts, key = one[3], ids[id, one[0], one[1]]
        one[5]["speaker_arabic"] = names.get(one[5]["speaker"] or "")
        one[5]["place_arabic"] = names.get(parts.get("place") or "")
        place = places.get(parts.get("place") or "")
        yield _row(one, reading, key, home[id], place, judged.get(key, ""), less)


Made = tuple[str, int, tuple[str | None, str | None], dict[str, str | None], float, Record]


def _row(
    made: Made, reading: Reading, key: str, story: str, place: Name | None, judged: str, less: float
) -> Row:
    layer, n, (since, until), parts, doubt, body = made
    doubt *= less
    given = reading.document
    body |= {"claim": key, "layer": layer, "number": n, "document": given.id, "outlet": given.outlet}
    body |= {"story": story, "from": since, "to": until, "place": parts.get("place")}
    body |= {"title": given.title, "doubt": round(doubt, 3), "judged": judged}
    sides = parts["type"], parts.get("one"), parts.get("other"), parts.get("voice"), parts.get("place")
    days = given.id, story, since, until
    return key, layer, n, *days, *sides, *_where(place), round(doubt, 3), judged, dumped(body)


def _where(place: Name | None) -> tuple[float | None, float | None]:
    return (None, None) if place is None else (place.lat, place.lon)


def later(copies: Iterable[Copy]) -> set[str]:
    """Give the documents that are another one's text and came after it."""
    pairs = [(copy.first, copy.a.document, copy.b.document) for copy in copies if copy.kind == DOCUMENT]
    return {b if first == a else a for first, a, b in pairs if first}


def doubts(whole: Whole) -> dict[tuple[str, int], Answer]:
    """Give the answers of all questions by document and figure."""
    return {answer.at: answer for question in whole.questions for answer in question.answers}


def _figure(reading: Reading, n: int, day: Day, answer: Answer | None) -> Made:
    figure = reading.figures[n]
    said = _said(reading, figure)
    as_of = span(answer.as_of) if answer and answer.as_of else ends(day)
    doubt = GUESS * len(figure.guessed) + VAGUE * (figure.modifier == "vague")
    doubt += PLAIN * ("other" in (figure.what, figure.status)) + DAYLESS * (as_of == (None, None))
    doubt += RIVAL * bool(answer and any(kind == DISPUTES for _, kind, _ in answer.verdicts))
    doubt += NOBODY * bool(said and not said.voice.code)
    doubt *= 1 + math.log2(1 + (len(answer.verdicts) if answer else 0))
    voice = said.voice.key if said else None
    parts = {"type": f"{figure.what} {figure.status}", "one": figure.of, "other": figure.by, "voice": voice}
    body = {
        **{key: getattr(figure, key) for key in ("low", "high", "modifier", "what", "status", "of", "by")},
        "civilian": figure.civilian,
        "guessed": list(figure.guessed),
        **_context(reading, figure.span.start, figure.span.end),
        **_chain(reading, said),
    }
    return "figures", n, as_of, {**parts, "place": answer.place if answer else None}, doubt, body


def _statement(reading: Reading, n: int, day: Day) -> Made:
    said = reading.statements[n]
    doubt = NOBODY * (not said.voice.name) + VAGUE * (not said.voice.code)
    text = reading.show(said.span)
    body = {
        "stance": said.stance,
        "kind": said.kind,
        "span": list(said.span),
        "text": text[:TEXT] + "…" * (len(text) > TEXT),
        "to": reading.show(said.to) if said.to else None,
        **_chain(reading, said),
    }
    parts = {"type": said.stance, "one": said.voice.code, "voice": said.voice.key or None}
    return "statements", n, ends(day), parts, doubt, body


def _event(reading: Reading, n: int, day: Day) -> Made:
    event = reading.events[n]
    guessed = [because.rule for because in event.because if because.rule.endswith("a guess")]
    doubt = GUESS * len(guessed) + PLAIN * (event.actor is None) + VAGUE * (event.recipient is None)
    doubt += DAYLESS * (event.date is None) + DAYLESS * (event.mode is None)
    if event.actor is None and event.recipient is None:
        doubt = 0.0
    said = _said(reading, event)
    body = {
        **{key: getattr(event, key) for key in ("type", "mode", "actor", "recipient", "status", "date")},
        "quad": plover.load()[event.type].quad,
        "told": event.date is not None,
        "guessed": guessed,
        **_context(reading, event.span.start, event.span.end),
        **_chain(reading, said),
    }
    voice = said.voice.key if said else None
    parts = {"type": event.type, "one": event.actor, "other": event.recipient, "voice": voice}
    return "events", n, span(event.date), {**parts, "place": event.place}, doubt, body


def _said(reading: Reading, claim: Figure | Event) -> Statement | None:
    return None if claim.statement is None else reading.statements[claim.statement]


def _chain(reading: Reading, said: Statement | None) -> Record:
    """Give on whose word a claim is: name, code and key of the speaker, and the names between."""
    if said is None:
        return {"speaker_name": None, "code": None, "speaker": None, "via": [], "stance_of": None}
    name = said.voice.name or reading.show(said.speaker)
    via = [{"name": link.voice.name or reading.show(link.span), "role": link.role} for link in said.via]
    told = {"speaker_name": name or None, "code": said.voice.code, "speaker": said.voice.key or None}
    return {**told, "via": via, "stance_of": said.stance}


def _context(reading: Reading, start: int, end: int) -> Record:
    """Give a claim's own words and some of the line around them, with the place of the words in that."""
    text = reading.document.text
    first = max(text.rfind("\n", 0, start) + 1, start - BEFORE)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + AFTER)
    if first and text[first - 1] not in "\n ":
        first = min(text.find(" ", first, start) + 1 or start, start)
    if last < len(text) and text[last] not in "\n ":
        last = max(text.rfind(" ", end, last), end)
    return {
        "span": [start, end],
        "text": text[start:end],
        "around": text[first:last],
        "mark": [start - first, end - first],
    }

"""What a ledger says across documents, in the JSON shapes of the contract."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from isnad.mentions.day import Day
from isnad.reading import Reading
from isnad.reconcile.answers import Answer
from isnad.reconcile.questions import Question
from isnad.reconcile.stories import Story

Ids = Mapping[tuple[str, str, int], str]


def day(known: Day) -> dict[str, Any]:
    """Give a document's day: both ends, null where nothing binds one, and what decided it."""
    because = [
        {"rule": rule, "span": list(span) if span else None, "words": words}
        for rule, span, words in known.because
    ]
    return {"earliest": end(known.earliest), "latest": end(known.latest), "because": because}


def end(known: date) -> str | None:
    """Give one end of an interval, None where nothing binds it."""
    return None if known in (date.min, date.max) else known.isoformat()


def story(told: Story, readings: Mapping[str, Reading], days: Mapping[str, Day]) -> dict[str, Any]:
    """Give a story with its documents."""
    documents = [
        {"id": id, "outlet": readings[id].document.outlet, "published": day(days[id])}
        for id in told.documents
    ]
    ends = {"from": end(told.earliest), "to": end(told.latest)}
    return {"story": told.key, "title": told.title, **ends, "documents": documents}


def question(asked: Question, ids: Ids) -> dict[str, Any]:
    """Give a question with its answers; `ids` are those of claims by document, layer and place."""
    kind = {
        "what": asked.what,
        "status": asked.status,
        "of": asked.of,
        "civilian": asked.civilian,
        "place": asked.place,
        "story": asked.story,
    }
    return {
        "question": kind,
        "lowest": asked.lowest,
        "highest": asked.highest,
        "reported_by": len(asked.outlets),
        "on_the_word_of": len(asked.roots),
        "answers": [answer(given, ids) for given in asked.answers],
    }


def answer(given: Answer, ids: Ids) -> dict[str, Any]:
    """Give one answer."""
    figure = given.figure
    return {
        "document": given.document,
        "span": list(figure.span),
        "text": given.text,
        "claim": ids.get((given.document, "figures", given.number)),
        "low": figure.low,
        "high": figure.high,
        "modifier": figure.modifier,
        "civilian": figure.civilian,
        "root": given.root,
        "root_name": given.root_name,
        "code": given.code,
        "via": list(given.via),
        "outlet": given.outlet,
        "said": given.said,
        "as_of": given.as_of,
        "place": given.place,
        "verdicts": [
            {"answer": other, "verdict": verdict, "because": because}
            for other, verdict, because in given.verdicts
        ],
    }

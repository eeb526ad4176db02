"""A reading as the annotation contract has it: plain values that JSON can hold."""

from datetime import date
from typing import Any

from isnad.claims.claim import Figure, Link, Statement
from isnad.events.event import Event
from isnad.mentions.day import Day
from isnad.names.name import Name
from isnad.passages.span import Span
from isnad.reading import Reading


def annotated(reading: Reading) -> dict[str, Any]:
    """Give the annotated document: every key of the contract, spans in code points of `text`.

    Ordinal and vague numbers are left out, and times that the document's day does not resolve.
    """
    document, day = reading.document, reading.day
    times = [(time.span, time.resolve(day)) for time in reading.times]
    return {
        "id": document.id,
        "text": document.text,
        "published": published(day),
        "boilerplate": [pair(span) for span in reading.furniture],
        "numbers": [
            {"span": pair(number.span), "value": number.value}
            for number in reading.numbers
            if not number.ordinal and number.value is not None
        ],
        "times": [{"span": pair(span), "value": value} for span, value in times if value],
        "mentions": [mention(name) for name in reading.names],
        "statements": [statement(said) for said in reading.statements],
        "figures": [figure(count) for count in reading.figures],
        "events": [event(deed) for deed in reading.events],
    }


def published(day: Day) -> dict[str, Any]:
    """Give the document's day: `date` where it is one, beside it what it lies between."""
    return {
        "date": iso(day.date),
        "method": day.method,
        "evidence": pair(day.evidence),
        "earliest": iso(day.earliest),
        "latest": iso(day.latest),
    }


def mention(name: Name) -> dict[str, Any]:
    """Give a name with whose it is and where it lies."""
    return {
        "span": pair(name.span),
        "kind": name.kind,
        "entity": name.voice.key,
        "name": name.voice.name,
        "code": name.voice.code,
        "lat": name.lat,
        "lon": name.lon,
    }


def statement(said: Statement) -> dict[str, Any]:
    """Give a statement with its cue, its speaker and the chain that carried it."""
    return {
        "span": pair(said.span),
        "cue": pair(said.cue),
        "speaker": pair(said.speaker),
        "speaker_name": said.voice.name or None,
        "code": said.voice.code,
        "kind": said.kind,
        "stance": said.stance,
        "via": [link(carrier) for carrier in said.via],
        "to": pair(said.to),
    }


def link(carrier: Link) -> dict[str, Any]:
    """Give one link of a chain."""
    return {"span": pair(carrier.span), "name": carrier.voice.name, "role": carrier.role}


def figure(count: Figure) -> dict[str, Any]:
    """Give a figure; `statement` is an index in the document's statements."""
    return {
        "span": pair(count.span),
        "low": count.low,
        "high": count.high,
        "modifier": count.modifier,
        "what": count.what,
        "status": count.status,
        "of": count.of,
        "civilian": count.civilian,
        "by": count.by,
        "statement": count.statement,
        "guessed": list(count.guessed),
    }


def event(deed: Event) -> dict[str, Any]:
    """Give an event; `statement` is an index in the document's statements, `figures` in its figures."""
    return {
        "trigger": pair(deed.span),
        "type": deed.type,
        "mode": deed.mode,
        "actor": deed.actor,
        "recipient": deed.recipient,
        "date": deed.date,
        "place": deed.place,
        "statement": deed.statement,
        "status": deed.status,
        "figures": list(deed.figures),
        "again": [pair(span) for span in deed.again],
    }


def pair(span: Span | None) -> list[int] | None:
    """Give a span as JSON has it."""
    return None if span is None else [span.start, span.end]


def iso(day: date | None) -> str | None:
    """Give a date as ISO has it; the ends of the calendar, which stand for no bound, are null."""
    return None if day in (None, date.min, date.max) else str(day)

"""A reader that finds enough in a text to try a ledger on, and knows nothing of Arabic."""

import re
from datetime import date

from isnad.claims.claim import Figure, Link, Statement
from isnad.documents.document import Document
from isnad.mentions.day import Day
from isnad.mentions.mention import Number
from isnad.mentions.senses import Calendar, Clocked, Shift
from isnad.mentions.time import Time
from isnad.names.name import Because, Name, Voice
from isnad.passages.span import Span
from isnad.reading import Reading


def read(document: Document) -> Reading:
    """Read lines such as «Ministry says: 23 killed yesterday»."""
    if "unreadable" in document.text:
        raise ValueError("the text says so")
    reading = Reading(document, _day(document))
    for place, line in enumerate(re.finditer(r"(\S+) says: (.*)", document.text)):
        speaker, said = Span(*line.span(1)), Span(*line.span(2))
        voice = Voice(line[1], "AZE-MIL", line[1].casefold())
        agency = Link(Span(speaker.end + 1, said.start - 2), Voice("Wire"), "agency")
        because = (Because("speaker before the colon", "saying.toml: says", speaker),)
        via = (agency,) * (place % 2)
        reading.statements.append(
            Statement(said, None, speaker, voice, "indirect", "assert", via, None, because)
        )
        reading.names.append(Name(speaker, "organization", voice, 40.5, 49.9, because))
    for number in re.finditer(r"\d+", document.text):
        span, value = Span(*number.span()), int(number[0])
        inside = [n for n, s in enumerate(reading.statements) if s.span.covers(span)]
        reading.numbers.append(Number(span, value, value, 0, 1, rule="digits"))
        because = (Because("counted", "counted.toml: killed", span),)
        reading.figures.append(
            Figure(span, value, None if value > 50 else value, "exact", "person", "killed", "ARM-MIL", None)
            if not inside
            else Figure(span, value, value, "exact", "person", "killed", statement=inside[0], because=because)
        )
    for day in re.finditer("yesterday|noon of 2020", document.text):
        sense = Shift(-1) if day[0] == "yesterday" else Clocked(Calendar(2020, 9, 27), 12)
        reading.times.append(Time(Span(*day.span()), 0, 1, "relative day", sense))
    if "menu" in document.text:
        reading.furniture.append(Span(0, 4))
    return reading


def dies(document: Document) -> Reading:
    """Read, but end the whole process at a document that says so."""
    import os

    if "deadly" in document.text:
        os._exit(9)
    return read(document)


def _day(document: Document) -> Day:
    if document.published is None:
        return Day()
    day = date.fromisoformat(document.published[:10])
    return Day(day, day, "metadata", None, (("metadata", None, "published"),))

"""The whole way of one document, on one page.

document → page (folded, words, sentences, quotations, furniture) → numbers, times, day →
statements with their chains → figures → reading. The ledger begins where this ends.
"""

import gc
from functools import cache
from pathlib import Path

from isnad.claims.figures import Figures
from isnad.claims.statements import Statements
from isnad.claims.voices import Speakers
from isnad.documents.document import Document
from isnad.events.events import Events
from isnad.known.load import load
from isnad.languages import language as languages
from isnad.languages.language import Language
from isnad.mentions.day import Days
from isnad.mentions.numbers import Numbers
from isnad.mentions.times import Times
from isnad.names.acting import Acting
from isnad.names.line import lines
from isnad.names.names import Names
from isnad.passages.surface import Surface
from isnad.reading import Reading

COLLECTED = (20_000, 50, 50)
"""Thresholds of Python's garbage collector while documents are read (`gc.set_threshold`)."""


class Reader:
    """Reads documents of one language; made once, it serves any number of them.

    `known` are files of an analyst's own actors and places; raises `KnownError` where one is unusable.
    """

    def __init__(self, code: str = "ar", known: tuple[Path, ...] = ()) -> None:
        language = Language(code) if known else languages.load(code)
        load(language, known)
        self.surface = Surface(language)
        self.numbers = Numbers(language)
        self.times = Times(language)
        self.days = Days(language)
        self.statements = Statements(language)
        self.names = Names(language, self.statements.phrases)
        self.events = Events(language, self.statements.phrases)
        self.acting = Acting(language, self.statements.phrases)
        self.figures = Figures(language, self.statements.phrases)

    def read(self, document: Document) -> Reading:
        """Read one document. The same document gives the same reading, always."""
        page = self.surface.read(document.text)
        numbers = self.numbers.find(page)
        times = self.times.find(page, numbers)
        day = self.days.fix(page, times, published=document.published, fetched=document.fetched)
        timed = frozenset(at for time in times for at in range(time.first, time.last))
        sentences = lines(page, self.statements.grammar, timed)
        cast = self.names.find(page, sentences, day)
        statements = self.statements.find(sentences, Speakers(self.statements.phrases, cast))
        figures = self.figures.find(page, sentences, numbers, statements, cast)
        speaking = frozenset(span.start for said in statements for span in (said.speaker, said.to) if span)
        names = self.acting.settle(sentences, cast, speaking)
        acting = frozenset(name.span.start for name in names if name.kind == "party")
        events = self.events.find(sentences, cast, times, day, statements, figures, acting)
        return Reading(
            document=document,
            day=day,
            furniture=page.furniture,
            numbers=numbers,
            times=times,
            names=names,
            statements=statements,
            figures=figures,
            events=events,
        )


@cache
def reader(code: str = "ar", known: tuple[Path, ...] = ()) -> Reader:
    """Give the reader of a language, made once for the process.

    The language's objects live as long as the process, and a reading leaves no cycles: Python's
    collector is told to pass over the former and to come less often, which spares a tenth of the time.
    """
    made = Reader(code, known)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED)
    return made


def read(document: Document, known: tuple[Path, ...] = ()) -> Reading:
    """Read one document with the process's Arabic reader, that of an analyst's own files where given."""
    return reader("ar", known).read(document)

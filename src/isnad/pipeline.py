"""The whole way of one document, on one page.

document → page (folded, words, sentences, quotations, furniture) → numbers, times, day →
statements with their chains → figures → reading. The ledger begins where this ends.
"""

from functools import cache

from isnad.claims.figures import Figures
from isnad.claims.names import Names
from isnad.claims.reading import Reading
from isnad.claims.statements import Statements
from isnad.claims.voices import Speakers
from isnad.documents.document import Document
from isnad.known import known
from isnad.languages import language as languages
from isnad.mentions.day import Days
from isnad.mentions.numbers import Numbers
from isnad.mentions.times import Times
from isnad.passages.surface import Surface


class Reader:
    """Reads documents of one language; made once, it serves any number of them."""

    def __init__(self, code: str = "ar") -> None:
        language = languages.load(code)
        known.load(language)
        self.surface = Surface(language)
        self.numbers = Numbers(language)
        self.times = Times(language)
        self.days = Days(language)
        self.statements = Statements(language)
        self.names = Names(language, self.statements.phrases)
        self.figures = Figures(language, self.statements.phrases)

    def read(self, document: Document) -> Reading:
        """Read one document. The same document gives the same reading, always."""
        page = self.surface.read(document.text)
        numbers = self.numbers.find(page)
        times = self.times.find(page, numbers)
        day = self.days.fix(page, times, published=document.published, fetched=document.fetched)
        timed = frozenset(at for time in times for at in range(time.first, time.last))
        speakers = Speakers(page, self.statements.phrases)
        statements = self.statements.find(page, timed, speakers)
        figures = self.figures.find(page, numbers, timed, statements)
        names = self.names.find(page, statements, speakers)
        return Reading(
            document=document,
            day=day,
            furniture=page.furniture,
            numbers=numbers,
            times=times,
            names=names,
            statements=statements,
            figures=figures,
        )


@cache
def reader(code: str = "ar") -> Reader:
    """Give the reader of a language, made once for the process."""
    return Reader(code)


def read(document: Document) -> Reading:
    """Read one document with the process's Arabic reader."""
    return reader().read(document)

"""Readings made for the tests of the report: an article with everything in it, and hostile ones."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from isnad.claims.claim import Figure, Link, Statement
from isnad.documents.document import Document, Refused
from isnad.events.event import Event
from isnad.mentions.day import Day
from isnad.mentions.senses import Calendar
from isnad.mentions.time import Time
from isnad.names.name import Name, Voice
from isnad.passages.span import Span
from isnad.reading import Reading

TEXT = (
    "شارك على فيسبوك\n"
    "وأعلنت وزارة الصحة، وفق وكالة النورس، أن 12 مدنيا قتلوا وأكثر من 40 جرحوا يوم الثلاثاء.\n\n"
    "وأضافت أن الحصيلة قد ترتفع.\n"
    "وسيطرت القوات على ثلاث بلدات، وعادت لأذربيجان 5 آليات."
)

NORM = Voice("Ministry of Health of Norland", "AZE-GOV", "norland-health")


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def article(id: str = "one", outlet: str | None = "صحيفة المرفأ", **known: str | None) -> Reading:
    said = Statement(
        span=at("12 مدنيا قتلوا وأكثر من 40 جرحوا يوم الثلاثاء"),
        cue=at("أعلنت"),
        speaker=at("وزارة الصحة"),
        voice=NORM,
        kind="indirect",
        stance="assert",
        via=(Link(at("وكالة النورس"), Voice("Nawras Agency"), "agency"),),
    )
    more = Statement(at("الحصيلة قد ترتفع"), at("أضافت"), None, NORM, "indirect", "warn")
    return Reading(
        document=Document(id, TEXT, outlet=outlet, **known),
        day=Day(date(2023, 7, 16), date(2023, 11, 20), "text", at("يوم الثلاثاء")),
        furniture=[at("شارك على فيسبوك")],
        times=[Time(at("الثلاثاء"), 0, 1, "date", Calendar(2023, 9, 19))],
        names=[
            Name(at("وزارة الصحة"), "organization", NORM),
            Name(at("أذربيجان"), "place", Voice("Azerbaijan", "AZE", "azerbaijan")),
        ],
        statements=[said, more],
        figures=[
            Figure(at("12 مدنيا"), 12, 12, "exact", "person", "killed", "AZE-CVL", "ARM-MIL", True, 0),
            Figure(at("أكثر من 40"), 40, None, "more_than", "person", "wounded", None, None, None, 0),
            Figure(at("ثلاث بلدات"), 3, 3, "exact", "settlement", "taken"),
            Figure(at("5 آليات"), 1200, 5000, "between", "vehicle", "returned"),
        ],
        events=[
            Event(
                at("قتلوا"),
                "ASSAULT",
                "heavy-weapons",
                "ARM-MIL",
                "AZE-CVL",
                "happened",
                date="2023-09-19T04:00",
                statement=0,
                figures=(0, 99),
                again=(at("الحصيلة"),),
            ),
            Event(at("سيطرت"), "COERCE", "seize", None, None, "denied", place="Norland"),
        ],
    )


def bare(id: str, text: str, **known: str | None) -> Reading:
    return Reading(Document(id, text, **known), Day())


@dataclass
class Shelf:
    """Stands for a ledger."""

    held: list[Reading]
    lost: list[Refused] = field(default_factory=list)

    def readings(self) -> Iterator[Reading]:
        return iter(self.held)

    def refusals(self) -> list[Refused]:
        return self.lost

"""The whole of it: what a ledger says across its documents, worked out once and kept at hand."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Self, TypeVar

from isnad.languages.language import load
from isnad.ledger.corrections import corrected, corrections
from isnad.ledger.entities import entities
from isnad.ledger.ledger import Ledger
from isnad.ledger.verdicts import ANSWERS, CLAIMS, JOIN, REJECT, STORIES, standing
from isnad.mentions.day import Day
from isnad.passages.surface import Surface
from isnad.reading import Reading
from isnad.reconcile import days as constraints
from isnad.reconcile.chronology import Dated
from isnad.reconcile.copies import Copy, Index
from isnad.reconcile.profiles import profile
from isnad.reconcile.questions import Question, questions
from isnad.reconcile.relations import Relation, Relations
from isnad.reconcile.stories import Story, stories
from isnad.reconcile.texts import text
from isnad.reconcile.wording import Wording

Ordered = TypeVar("Ordered", date, str)
"""A day, or a day as ISO."""
Ids = dict[tuple[str, str, int], str]


class Whole:
    """A ledger's copies, stories, days, questions and relations; each is made when it is first asked for.

    `chronology` are dated events beside those that the ledger keeps.
    """

    def __init__(self, ledger: Ledger, chronology: Sequence[Dated] = ()) -> None:
        self.ledger = ledger
        self.chronology = [*kept(ledger), *chronology]

    @classmethod
    def of(cls, ledger: Ledger, **known: object) -> Self:
        """Give a whole of which something is known already, by the names of its properties.

        With the readings, days and copies of one story, its questions and relations are worked out alone.
        """
        whole = cls(ledger)
        whole.__dict__.update(known)
        return whole

    @cached_property
    def read(self) -> dict[str, Reading]:
        """All readings by document, in the order of ids, as they were read.

        Documents stand together, and have their days, by these: a correction changes what is compared in
        its story, and moves no document to another one.
        """
        return {reading.document.id: reading for reading in self.ledger.readings()}

    @cached_property
    def ids(self) -> Ids:
        """The ids of the readings' claims, by document, layer and place in it."""
        held = self.read
        return {place: id for place, id in self.ledger.claim_ids().items() if place[0] in held}

    @cached_property
    def joined(self) -> dict[str, str]:
        """The keys of entities that are another one's, too."""
        return {key: entity.key for entity in entities(self.ledger) for key in entity.joined}

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """All readings as people have corrected them."""
        changed = corrections(self.ledger, self.ids)
        return {id: corrected(one, changed[id]) if id in changed else one for id, one in self.read.items()}

    @cached_property
    def rejected(self) -> set[tuple[str, str, int]]:
        """The claims that a person has rejected: document, layer, place in it."""
        gone = {v.a for v in standing(self.ledger, CLAIMS) if v.verdict == REJECT}
        return {place for place, id in self.ids.items() if id in gone} if gone else set()

    @cached_property
    def copies(self) -> list[Copy]:
        """Copied documents and passages."""
        language = load("ar")
        surface, wording, index = Surface(language), Wording(language), Index()
        for reading in self.read.values():
            index.add(text(reading, surface, wording))
        return index.copies()

    @cached_property
    def _groups(self) -> list[Story]:
        """The stories before their documents' days are worked out from one another."""
        known = {row["document"]: row["story"] for row in self.ledger.noted("stories")}
        judged = {frozenset((v.a, v.b)): v.verdict == JOIN for v in standing(self.ledger, STORIES)}
        return stories(map(profile, self.read.values()), self.copies, known, judged)

    @cached_property
    def days(self) -> dict[str, Day]:
        """The day of each document, after all constraints."""
        groups = [story.documents for story in self._groups]
        return constraints.days(list(self.read.values()), groups, self.chronology)

    @cached_property
    def stories(self) -> list[Story]:
        """The stories, under the keys that the ledger keeps for them, their documents by day."""
        return [_dated(story, self.days) for story in self._groups]

    @cached_property
    def questions(self) -> list[Question]:
        """The questions of all stories with their answers."""
        places = {id: (place[0], place[2]) for place, id in self.ids.items()}
        judged = {
            frozenset((places[v.a], places[v.b])): v.verdict == JOIN
            for v in standing(self.ledger, ANSWERS)
            if v.a in places and v.b in places
        }
        gone = {(id, n) for id, layer, n in self.rejected if layer == "figures"}
        return questions(self.readings, self.days, self.stories, self.joined, self.copies, judged, gone)

    @cached_property
    def relations(self) -> list[Relation]:
        """What the statements of each story are to one another."""
        gone = {(id, n) for id, layer, n in self.rejected if layer == "statements"}
        return Relations().find(self.readings, self.days, self.stories, gone)

    def name_stories(self) -> None:
        """Keep the keys of the stories in the ledger, so that they stay when documents are added."""
        known = {row["document"]: row["story"] for row in self.ledger.noted("stories")}
        rows = [
            {"document": id, "story": story.key}
            for story in self.stories
            for id in story.documents
            if known.get(id) != story.key
        ]
        self.ledger.note("stories", rows)


def _dated(story: Story, days: dict[str, Day]) -> Story:
    """Give a story its days, as far as its documents' days are known now."""
    order = sorted(story.documents, key=lambda id: (days[id].latest, days[id].earliest, id))
    earliest, latest = shortest([(days[id].earliest, days[id].latest) for id in order])
    return Story(story.key, story.title, order, earliest, latest)


def shortest(days: Sequence[tuple[Ordered, Ordered]]) -> tuple[Ordered, Ordered]:
    """Give the shortest stretch that has a day of each interval in it; where all overlap, what they share.

    An interval that is open, or long, so adds no day that nothing speaks for.
    """
    first, last = min(day[1] for day in days), max(day[0] for day in days)
    return (first, last) if first <= last else (last, first)


def loose(days: Sequence[tuple[Ordered, Ordered]]) -> bool:
    """Say whether intervals that all overlap leave it open on which day of what they share it was."""
    return min(day[1] for day in days) > max(day[0] for day in days)


def kept(ledger: Ledger) -> list[Dated]:
    """Give the chronology that a ledger keeps."""
    return [
        Dated(
            date.fromisoformat(row["day"]),
            row["name"],
            tuple(tuple(p.split()) for p in row["words"].split("\n")),
        )
        for row in ledger.noted("chronology")
    ]


def keep(ledger: Ledger, chronology: Iterable[Dated]) -> int:
    """Keep dated events in a ledger, each once; give how many were new."""
    known = kept(ledger)
    new = [dated for dated in dict.fromkeys(chronology) if dated not in known]
    ledger.note(
        "chronology",
        [
            {"day": str(d.day), "name": d.name, "words": "\n".join(" ".join(p) for p in d.phrases)}
            for d in new
        ],
    )
    return len(new)

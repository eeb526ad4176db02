"""Questions: how many, of whom, where, in which story; their answers stand together."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from isnad.languages.language import load
from isnad.mentions.day import Day
from isnad.reading import Reading
from isnad.reconcile.answers import Answer, answers
from isnad.reconcile.copies import Copy
from isnad.reconcile.roots import Copied, joined_roots
from isnad.reconcile.sides import sides
from isnad.reconcile.stories import Story
from isnad.reconcile.tongue import Tongue
from isnad.reconcile.totals import running
from isnad.reconcile.verdicts import REPEATS, verdict

LATER = 2
"""Days between two counts of one happening, unless they are a total that grows."""
FEW = 8
"""Documents of a story in which a figure without a place of its own is of the story's place."""
CROWD = 40
"""Answers of a question from which on each is compared with the next ones only."""

Place = tuple[str, int]
Kind = tuple[str, str, str]


@dataclass(slots=True)
class Question:
    """How many `what` in which `status`, `of` whom (a code), `civilian` or not, at a `place`, in a story.

    `lowest` and `highest` are those of the totals that the documents give, parts of one root added up.
    """

    story: str
    what: str
    status: str
    of: str | None
    civilian: bool | None
    place: str | None
    answers: list[Answer] = field(default_factory=list)
    lowest: int | None = None
    highest: int | None = None

    @property
    def outlets(self) -> set[str]:
        """Who printed an answer: outlets, and documents whose outlet is not known."""
        return {answer.outlet or answer.document for answer in self.answers}

    @property
    def roots(self) -> set[str]:
        """On whose word the answers are."""
        return {answer.root for answer in self.answers}


def questions(
    readings: Mapping[str, Reading],
    days: Mapping[str, Day],
    stories: Iterable[Story],
    joined: Mapping[str, str] | None = None,
    copies: Iterable[Copy] = (),
    judged: Mapping[frozenset[Place], bool] | None = None,
    rejected: Collection[Place] = (),
) -> list[Question]:
    """Give the questions of all stories, those with the most answers first in each.

    `joined` are keys of entities that are another one's, too; `judged` a person's verdicts on pairs of
    figures (document, place in it), True where they answer one question; `rejected` figures are left out.
    """
    found: list[Question] = []
    tongue = Tongue(load("ar"))
    one_text = Copied(copies)
    for story in stories:
        told = [readings[id] for id in story.documents]
        camps = sides(told)
        crowded = len(told) > FEW
        every = (
            answer
            for reading in told
            for answer in answers(reading, days[reading.document.id], camps, tongue, crowded=crowded)
        )
        mine = [answer for answer in every if answer.at not in rejected]
        joined_roots(mine, joined or {})
        one_text.settle(mine)
        groups = [part for group in _groups(mine) for part in _asked(group)]
        if crowded:
            groups = [part for group in groups for part in _comparable(group)]
        asked = [_question(story, group) for group in by_people(groups, judged or {})]
        found += sorted(asked, key=lambda q: (-len(q.answers), q.status, q.what, q.of or "", q.place or ""))
    return found


def _groups(mine: list[Answer]) -> list[list[Answer]]:
    """Put the answers together that are about one kind of thing and one side."""
    kinds: dict[Kind, list[Answer]] = defaultdict(list)
    for answer in mine:
        kinds[answer.figure.what, answer.figure.status, answer.side].append(answer)
    return [kinds[kind] for kind in sorted(kinds)]


def _asked(group: list[Answer]) -> list[list[Answer]]:
    """Part answers by place: one place is one question; who names none joins the place of its document."""
    places: dict[str | None, list[Answer]] = defaultdict(list)
    general = Counter(answer.place for answer in group if not answer.own_place)
    main = min((place for place in general), key=lambda place: (-general[place], place or ""), default=None)
    for answer in group:
        places[answer.place].append(answer)
    _join_same(places, main)
    return [part for place in sorted(places, key=lambda p: p or "") for part in _happenings(places[place])]


def _happenings(group: list[Answer]) -> list[list[Answer]]:
    """Part answers where one document and root gives several counts that are no parts of one another.

    They are of several happenings; an answer of another document goes to the one with its value.
    """
    found: list[list[Answer]] = []
    for answer in sorted(group, key=lambda answer: answer.order):
        free = [
            some
            for some in found
            if not any(_apart(answer, other) for other in some)
            and not all(_other_day(answer, other) for other in some)
        ]
        same = [some for some in free if any(other.figure.low == answer.figure.low for other in some)]
        if same or free:
            (same or free)[0].append(answer)
        else:
            found.append([answer])
    return found


def _comparable(group: list[Answer]) -> list[list[Answer]]:
    """Part the answers of a crowded story where nothing can be said of one beside any of the others.

    In a story of many documents, counts that no verdict ties to one another answer several questions.
    """
    group.sort(key=lambda answer: answer.order)
    home = list(range(len(group)))
    for n, k in _pairs(len(group)):
        if home[n] != home[k] and verdict(group[n], group[k]) is not None:
            old, new = home[k], home[n]
            home = [new if one == old else one for one in home]
    parts: dict[int, list[Answer]] = defaultdict(list)
    for answer, place in zip(group, home, strict=True):
        parts[place].append(answer)
    return list(parts.values())


def _pairs(size: int) -> Iterator[tuple[int, int]]:
    """Give the pairs of answers that are compared: all, of a crowd each with the ones that follow it."""
    reach = size if size <= CROWD else CROWD // 2
    for n in range(size):
        for k in range(n + 1, min(size, n + 1 + reach)):
            yield n, k


def _apart(a: Answer, b: Answer) -> bool:
    """Say whether two answers of one document are of two happenings."""
    if a.document != b.document or a.root != b.root or a.figure.civilian != b.figure.civilian:
        return False
    if a.number in (b.part_of,) or b.number in (a.part_of,):
        return False
    return (a.figure.low, a.figure.high) != (b.figure.low, b.figure.high)


def by_people(groups: list[list[Answer]], judged: Mapping[frozenset[Place], bool]) -> list[list[Answer]]:
    """Join and part groups of answers as people have judged; their verdicts stand over the rules."""
    for pair, together in sorted(judged.items(), key=lambda item: sorted(item[0])):
        homes = [group for group in groups if any(answer.at in pair for answer in group)]
        if together and len(homes) == 2:
            homes[0].extend(homes[1])
            groups.remove(homes[1])
        elif not together and len(homes) == 1 and sum(answer.at in pair for answer in homes[0]) == 2:
            gone = max((answer for answer in homes[0] if answer.at in pair), key=lambda answer: answer.order)
            homes[0].remove(gone)
            groups.append([gone])
    return groups


def _join_same(places: dict[str | None, list[Answer]], main: str | None) -> None:
    """Join a place's answers to the story's own where one root or one value shows that they are the same."""
    home = places.get(main, [])
    for place in [place for place in places if place != main]:
        some = places[place]
        known = {(a.figure.low, a.figure.civilian) for a in some} | {(a.root, a.figure.low) for a in some}
        alike = [
            a for a in home if (a.figure.low, a.figure.civilian) in known or (a.root, a.figure.low) in known
        ]
        if alike and len(some) <= len(home):
            home += places.pop(place)
        elif alike:
            some += [a for a in home if a in alike]
            places[main] = home = [a for a in home if a not in alike]
    if main in places and not places[main]:
        del places[main]


def _other_day(a: Answer, b: Answer) -> bool:
    """Say whether two counts are of two happenings by their days: far apart, and no total that grew."""
    return a.figure.low != b.figure.low and _days(a, b) >= LATER and not _grown(a, b)


def _days(a: Answer, b: Answer) -> int:
    """Give the days between the times that two answers speak for, 0 where one is not known."""
    if not a.as_of or not b.as_of or "/" in a.as_of + b.as_of:
        return 0
    return abs((date.fromisoformat(a.as_of) - date.fromisoformat(b.as_of)).days)


def _grown(a: Answer, b: Answer) -> bool:
    """Say whether the later of two answers is a running total that has grown from the earlier one."""
    early, late = sorted((a, b), key=lambda answer: answer.order)
    return running(late.figure) and (late.figure.low or 0) > (early.figure.low or 0)


def _question(story: Story, group: list[Answer]) -> Question:
    group.sort(key=lambda answer: answer.order)
    named = Counter(answer.place for answer in group)
    place = min(named, key=lambda place: (-named[place], place or ""))
    figures = [answer.figure for answer in group]
    told = Counter(figure.of for figure in figures if figure.of and not figure.of.endswith("CVL"))
    codes = told or Counter(figure.of for figure in figures if figure.of)
    of = min(codes, key=lambda code: (-codes[code], code), default=None)
    sorts = {figure.civilian for figure in figures}
    civilian = sorts.pop() if len(sorts) == 1 else None
    question = Question(story.key, figures[0].what, figures[0].status, of, civilian, place, group)
    _judge(group)
    _together(group)
    _bounds(question)
    return question


def _judge(group: Sequence[Answer]) -> None:
    """Give each pair of answers its verdict."""
    for n, k in _pairs(len(group)):
        found = verdict(group[n], group[k])
        if found is not None:
            group[n].verdicts.append((k, *found))
            group[k].verdicts.append((n, *found))


def _together(group: Sequence[Answer]) -> None:
    """Say where the parts of one document add up to a total that the same root gives in another."""
    parts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, answer in enumerate(group):
        if answer.figure.civilian is not None:
            parts[answer.document, answer.root].append(n)
    for (document, root), places in parts.items():
        kinds = {group[n].figure.civilian for n in places}
        if len(places) != 2 or kinds != {True, False}:
            continue
        whole = sum(group[n].figure.low or 0 for n in places)
        for k, other in enumerate(group):
            same = other.root == root and other.document != document and other.figure.civilian is None
            if same and other.figure.low == whole:
                for n in places:
                    group[n].verdicts.append((k, REPEATS, f"its parts add up to {whole}"))
                    other.verdicts.append((n, REPEATS, f"its parts add up to {whole}"))


def _bounds(question: Question) -> None:
    """Find the lowest and highest total: of each document and root the whole, or its parts together."""
    told: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    totals = [answer for answer in question.answers if answer.part_of is None]
    firm = [answer for answer in totals if answer.figure.modifier != "vague"]
    for answer in firm or totals or question.answers:
        told[answer.document, answer.root].append(answer)
    lows: list[int] = []
    highs: list[int] = []
    for group in told.values():
        whole = [a for a in group if a.figure.civilian is None] or (
            [] if {a.figure.civilian for a in group} == {True, False} else group
        )
        if whole:
            lows += [a.figure.low for a in whole if a.figure.low is not None]
            highs += [_top(a) for a in whole if _top(a)]
        else:
            parts = {a.figure.civilian: a for a in sorted(group, key=lambda a: a.figure.low or 0)}
            lows.append(sum(a.figure.low or 0 for a in parts.values()))
            highs.append(sum(_top(a) for a in parts.values()))
    question.lowest = min(lows, default=None)
    question.highest = max(highs, default=None)


def _top(answer: Answer) -> int:
    figure = answer.figure
    return figure.high if figure.high is not None else figure.low or 0

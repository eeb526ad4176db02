"""The questions: how many, on whose word, and where the answers disagree; and the stories they belong to."""

from collections.abc import Mapping, Sequence

from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag
from isnad.faces.pages.sheet import Sheet
from isnad.faces.pages.values import ARROW, amount, number, subject, unknown, when
from isnad.faces.pages.words import count, party, say, sentence
from isnad.mentions.day import Day
from isnad.reconcile.questions import Question
from isnad.reconcile.stories import Story
from isnad.reconcile.verdicts import seen

COLUMNS = ("answer", "chain", "saidon", "asof", "verdict")
FIELD = 120
MOST = 60
"""Answers of one question that are shown."""


def questions(asked: Sequence[Question], sheets: Mapping[str, Sheet]) -> Html:
    """Write the questions that have more than one answer, each with its sentence and its answers."""
    parts = [_question(n, question, sheets) for n, question in enumerate(asked)]
    return join(parts, Html("\n")) if parts else tag("p", say("page", "noquestions"), class_="none")


def _question(n: int, question: Question, sheets: Mapping[str, Sheet]) -> Html:
    answers = question.answers[:MOST]
    head = tag("h3", _kind(question), Html(" "), tag("b", _bounds(question), class_="bounds"))
    told = sentence(
        "asked",
        "told",
        outlets=count(len(question.outlets), "outlets"),
        roots=count(len(question.roots), "roots"),
    )
    heads = tag("thead", tag("tr", *(tag("th", say("column", c), scope="col", class_=c) for c in COLUMNS)))
    rows = [_row(n, k, question, sheets) for k in range(len(answers))]
    table = tag("table", heads, tag("tbody", join(rows, Html("\n"))), class_="counts answers")
    left = len(question.answers) - len(answers)
    more = tag("p", sentence("cut", "answers", left=count(left, "figures")), class_="cut") if left else EMPTY
    return tag("div", head, tag("p", told, class_="told"), table, more, class_="question")


def _kind(question: Question) -> Html:
    """Write what is asked: what, in which state, of whom, where."""
    parts = [subject(question.answers[0].figure)]
    if question.of:
        parts.append(party(question.of))
    if question.place:
        parts.append(foreign(short(question.place, FIELD), class_="place"))
    return join(parts, Html(" · "))


def _bounds(question: Question) -> Html:
    low, high = question.lowest, question.highest
    if low is None or high is None:
        return unknown()
    if low == high:
        return say("value", "exact", n=number(low))
    return say("value", "between", low=number(low), high=number(high))


def _row(n: int, k: int, question: Question, sheets: Mapping[str, Sheet]) -> Html:
    """Write one answer: its words, its chain, when it was said and the time it speaks for, its verdicts."""
    answer = question.answers[k]
    sheet = sheets[answer.document]
    words = join(
        (tag("b", amount(answer.figure)), foreign(short(answer.text, FIELD), class_="words")), Html(" ")
    )
    links = [foreign(short(answer.outlet, FIELD)) if answer.outlet else sheet.link()]
    links += [foreign(short(name, FIELD)) for name in answer.via]
    if answer.root != answer.outlet and answer.root_name:
        links.append(tag("span", foreign(short(answer.root_name, FIELD)), class_="root"))
    place = ltr(f"{k + 1}", "n place-of")
    opens = sheet.to(f"-f{answer.number}", words, "open")
    cells = (
        tag("th", place, Html(" "), opens, scope="row", class_="answer"),
        tag("td", join(links, ARROW), class_="chain-of"),
        tag("td", ltr(answer.said) if answer.said else unknown(), class_="saidon"),
        tag("td", ltr(answer.as_of) if answer.as_of else unknown(), class_="asof"),
        tag("td", _verdicts(n, k, question), class_="verdict"),
    )
    return tag("tr", *cells, id=f"q{n}-{k}", class_="row")


def _verdicts(n: int, k: int, question: Question) -> Html:
    """Write the verdicts of an answer, those of one kind together, each leading to the other answer."""
    kinds: dict[str, list[int]] = {}
    lows = [given.figure.low for given in question.answers]
    for other, verdict, _ in sorted(question.answers[k].verdicts):
        if other < MOST:
            kinds.setdefault(seen(verdict, k, other, lows), []).append(other)
    parts = [
        tag(
            "span",
            say("verdict", verdict),
            Html(" "),
            join((tag("a", ltr(f"{at + 1}"), href=f"#q{n}-{at}") for at in others), Html(" ")),
            class_=f"verdict-of {verdict}",
        )
        for verdict, others in sorted(kinds.items())
    ]
    return join(parts, Html(" "))


def stories(told: Sequence[Story], days: Mapping[str, Day], sheets: Mapping[str, Sheet]) -> Html:
    """Write the stories with their documents, each with its day and what decided it."""
    items = []
    for story in told:
        title = tag("h3", foreign(short(story.title, FIELD)))
        documents = [_document(sheets[id], days[id]) for id in story.documents]
        items.append(tag("div", title, tag("ul", join(documents, Html("\n"))), class_="story"))
    return join(items, Html("\n")) if items else tag("p", say("page", "nodocuments"), class_="none")


def _document(sheet: Sheet, day: Day) -> Html:
    why = next((words for rule, _, words in reversed(day.because) if rule != "conflict"), "")
    reason = tag("small", foreign(short(why, 2 * FIELD)), class_="role") if why else EMPTY
    return tag("li", tag("span", when(day), class_="day-of"), Html(" "), sheet.link(), Html(" "), reason)

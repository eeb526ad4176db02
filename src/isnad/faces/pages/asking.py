"""A question on a page: its sentence, the chart of its answers over time, and the table of answers."""

from datetime import date

from isnad.faces.pages.links import Links, to
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag, text
from isnad.faces.pages.parts import FIELD, code_names, island, named, somebody, stretch, told
from isnad.faces.pages.sentences import headline, sentence
from isnad.faces.pages.values import ARROW, amount_of
from isnad.faces.pages.words import count, say
from isnad.faces.pages.words import sentence as sentence_of
from isnad.reconcile.verdicts import UPDATES, seen
from isnad.views.shapes import Record

COLUMNS = ("answer", "chain", "outlet", "saidon", "asof", "verdict")
SEEN = 6
"""Other answers that one verdict names."""
MONTHS = 62
"""Days of an interval up to which it is drawn on the axis of time."""
MOST = 200
"""Answers of one question that are shown."""


def asked(question: Record, links: Links, anchor: str, *, level: str = "h3", head: bool = True) -> Html:
    """Write a whole question, with its sentence as `head`; `anchor` begins the anchors of its answers."""
    answers = question["answers"][:MOST]
    left = len(question["answers"]) - len(answers)
    more = (
        tag("p", sentence_of("cut", "answers", left=count(left, "figures")), class_="cut") if left else EMPTY
    )
    lead = tag(level, to(links.question(question["id"]), headline(question)), class_="sentence")
    return tag(
        "div",
        lead if head else EMPTY,
        tag("p", ways(question, links), class_="ways"),
        chart(question, links, anchor) if len(answers) > 1 else EMPTY,
        table(question, links, anchor),
        more,
        class_="question",
        id=anchor,
    )


def brief(question: Record, links: Links) -> Html:
    """Write a question in one line, with how many answer it and how they stand."""
    state = tag("small", says(question), class_="state-of")
    return tag("li", to(links.question(question["id"]), headline(question)), Html(" "), state, class_="row")


def says(question: Record) -> Html:
    """Say whether answers of a question dispute or update one another."""
    shown = [kind for kind in ("disputes", "updates", "corroborates") if kind in question["kinds"]]
    return join((tag("span", say("how", kind), class_=f"how {kind}") for kind in shown), Html(" "))


def ways(question: Record, links: Links) -> Html:
    """Lead from a question to its chains, its story and the questions like it."""
    kind = question["question"]
    given = [
        ("chains", links.view("chains", claim=question["id"])),
        ("story", links.story(kind["story"])),
        ("matrix", links.view("matrix", story=kind["story"])),
        ("alike", links.view("questions", story=kind["story"], what=kind["what"], status=kind["status"])),
    ]
    return join((to(href, say("ways", key)) for key, href in given if href), Html(" · "))


def table(question: Record, links: Links, anchor: str) -> Html:
    """Write the answers, each with its root, chain, outlet, days and verdicts."""
    heads = tag("thead", tag("tr", *(tag("th", say("column", c), scope="col", class_=c) for c in COLUMNS)))
    lows = [answer["low"] for answer in question["answers"]]
    rows = [_row(answer, k, lows, links, anchor) for k, answer in enumerate(question["answers"][:MOST])]
    caption = tag("caption", say("page", "answers"), class_="aside")
    return tag("table", caption, heads, tag("tbody", join(rows, Html("\n"))), class_="counts answers")


def _row(answer: Record, k: int, lows: list[int | None], links: Links, anchor: str) -> Html:
    href = links.claim(answer["document"], "figures", answer["number"])
    words = join((tag("b", amount_of(answer)), line(answer)), Html(" "))
    part = tag("small", say("page", "part"), class_="role") if answer["part"] else EMPTY
    outlet = foreign(short(answer["outlet"], FIELD)) if answer["outlet"] else _paper(answer["document"])
    cells = (
        tag(
            "th",
            ltr(f"{k + 1}", "n place-of"),
            Html(" "),
            to(href, words, class_="open"),
            part,
            scope="row",
            class_="answer",
        ),
        tag("td", chain(answer, links), class_="chain-of"),
        tag("td", to(links.document(answer["document"]), outlet), class_="outlet"),
        tag("td", stretch(answer["said_from"], answer["said_to"]), class_="saidon"),
        tag("td", stretch(answer["from"], answer["to"]), class_="asof"),
        tag("td", _verdicts(answer, k, lows, anchor), class_="verdict"),
    )
    return tag("tr", *cells, id=f"{anchor}-{k}", class_="row")


def line(answer: Record) -> Html:
    """Write an answer's words in the line that they stand in."""
    if not answer.get("around"):
        return foreign(short(answer["text"], FIELD), class_="words")
    start, end = answer["mark"]
    words = answer["around"]
    parts = (text(words[:start]), tag("mark", text(words[start:end]), class_="hit"), text(words[end:]))
    return tag("bdi", *parts, dir="auto", class_="words")


def _paper(id: str) -> Html:
    unknown = tag("small", say("page", "nooutlet"), class_="unknown")
    return join((ltr(short(id, FIELD), "id"), unknown), Html(" "))


def chain(answer: Record, links: Links) -> Html:
    """Write the chain of an answer from the outlet inwards to its root."""
    own = answer["code"] is None and answer["root"] in (answer["outlet"], answer["document"])
    stops = [somebody(name) for name in answer["via"]]
    if own:
        stops.append(tag("span", say("page", "own"), class_="role"))
    else:
        name = answer["root_name"] or answer["root"]
        root = somebody(name, answer["code"], answer.get("root_arabic"))
        stops.append(to(links.entity(answer["root"]), root, class_="root"))
    return join(stops, ARROW)


def _verdicts(answer: Record, k: int, lows: list[int | None], anchor: str) -> Html:
    """Write the verdicts of an answer, those of one kind together, each leading to the other answer."""
    kinds: dict[str, list[Record]] = {}
    for one in answer["verdicts"]:
        if one["answer"] < MOST:
            kinds.setdefault(seen(one["verdict"], k, one["answer"], lows), []).append(one)
    parts = [
        tag(
            "span",
            say("verdict", verdict),
            Html(" "),
            join((_other(one, anchor) for one in others[:SEEN]), Html(" ")),
            ltr(f" +{len(others) - SEEN}", "n") if len(others) > SEEN else EMPTY,
            class_=f"verdict-of {verdict}",
        )
        for verdict, others in sorted(kinds.items())
    ]
    return join(parts, Html(" "))


def _other(one: Record, anchor: str) -> Html:
    return tag("a", ltr(f"{one['answer'] + 1}", "n"), href=f"#{anchor}-{one['answer']}", title=one["because"])


def chart(question: Record, links: Links, anchor: str) -> Html:
    """Give the chart of the answers over time."""
    answers = question["answers"][:MOST]
    marks = [_mark(answer, k, links, anchor) for k, answer in enumerate(answers)]
    revised = [
        [k, one["answer"]]
        for k, answer in enumerate(answers)
        for one in answer["verdicts"]
        if one["verdict"] == UPDATES
        and k < one["answer"] < MOST
        and answer["root"] == answers[one["answer"]]["root"]
        and marks[k]["from"]
        and marks[one["answer"]]["from"]
    ]
    data = {
        "label": sentence(question),
        "words": told("chart", "day_unknown", "total", "part", "revision", "axis", "log"),
        "answers": marks,
        "revisions": revised,
    }
    return island("chart", data, class_="chart")


def _days(answer: Record) -> Record:
    """Give the days of a mark; one that may be of any day of months stands with those of no known day."""
    first, last = answer["from"], answer["to"]
    if not (first and last) or (date.fromisoformat(last) - date.fromisoformat(first)).days > MONTHS:
        return {"from": None, "to": None}
    return {"from": first, "to": last}


def _mark(answer: Record, k: int, links: Links, anchor: str) -> Record:
    keys = ("low", "high", "modifier", "part", "text")
    own = answer["code"] is None
    return {
        "n": k,
        **{key: answer[key] for key in keys},
        **_days(answer),
        "party": answer["code"],
        "party_name": named("page", "ownvoice") if own else code_names(answer["code"]),
        "root_name": answer["root_name"] or answer["outlet"] or answer["document"],
        "outlet": answer["outlet"] or answer["document"],
        "href": links.claim(answer["document"], "figures", answer["number"]) or f"#{anchor}-{k}",
    }

"""Joining and parting on a page: answers of a question, documents of a story."""

from isnad.faces.pages.judged import pair_form
from isnad.faces.pages.links import Links, to
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag
from isnad.faces.pages.parts import FIELD, title_of
from isnad.faces.pages.sentences import headline
from isnad.faces.pages.words import say
from isnad.views.shapes import Record

MOST = 40
"""Things that are offered to be joined or parted."""


def answers(question: Record, alike: list[Record], links: Links, hidden: Html, back: str) -> Html:
    """Offer to part each answer from its question, and to join questions like it."""
    given = question["answers"]
    parts = [_answer(n, answer, given, hidden, back) for n, answer in enumerate(given[:MOST])]
    others = [one for one in alike if one["id"] != question["id"]]
    joins = [_alike(question, one, links, hidden, back) for one in others[:MOST]]
    return _fold(_group("partanswer", parts if len(given) > 1 else []), _group("joinquestion", joins))


def _answer(n: int, answer: Record, given: list[Record], hidden: Html, back: str) -> Html:
    other = given[0] if n else given[-1]
    told = {"about": "answers", "a": answer["claim"], "b": other["claim"], "back": back}
    words = join((ltr(f"{n + 1}", "n"), foreign(short(answer["text"], FIELD), class_="words")), Html(" "))
    return tag("li", words, pair_form(told, hidden, ("part",)))


def _alike(question: Record, one: Record, links: Links, hidden: Html, back: str) -> Html:
    told = {"about": "answers", "a": question["id"], "b": one["id"], "back": back}
    return tag("li", to(links.question(one["id"]), headline(one)), pair_form(told, hidden, ("join",)))


def documents(story: Record, near: list[Record], links: Links, hidden: Html, back: str) -> Html:
    """Offer to part each document from its story, and to join stories near to it."""
    papers = story["papers"]
    parts = [_paper(n, paper, papers, links, hidden, back) for n, paper in enumerate(papers[:MOST])]
    joins = [_near(papers[0]["id"], one, links, hidden, back) for one in near[:MOST]]
    return _fold(_group("partstory", parts if len(papers) > 1 else []), _group("joinstory", joins))


def _paper(n: int, paper: Record, papers: list[Record], links: Links, hidden: Html, back: str) -> Html:
    other = papers[0] if n else papers[-1]
    told = {"about": "stories", "a": paper["id"], "b": other["id"], "back": back}
    return tag("li", to(links.document(paper["id"]), title_of(paper)), pair_form(told, hidden, ("part",)))


def _near(first: str, one: Record, links: Links, hidden: Html, back: str) -> Html:
    told = {"about": "stories", "a": first, "b": one["first"], "back": back}
    title = foreign(short(one["title"], FIELD))
    return tag("li", to(links.story(one["story"]), title), pair_form(told, hidden, ("join",)))


def _group(key: str, items: list[Html]) -> Html:
    return tag("section", tag("h3", say("review", key)), tag("ul", *items)) if items else EMPTY


def _fold(*groups: Html) -> Html:
    inside = [group for group in groups if group]
    if not inside:
        return EMPTY
    return tag("details", tag("summary", say("review", "belong")), *inside, class_="belong")

"""Twins on a page: the passages that two documents share, side by side, with what differs."""

from isnad.faces.pages.links import Links, to
from isnad.faces.pages.markup import EMPTY, Html, join, language, ltr, tag, text
from isnad.faces.pages.parts import many, pager, title_of
from isnad.faces.pages.words import say
from isnad.views.shapes import Record


def twins(found: list[Record], links: Links) -> Html:
    """Write the documents that share text with the one that is read."""
    if not found:
        return EMPTY
    head = join((tag("h2", say("twin", "head")), tag("p", say("twin", "differs"), class_="about-part")))
    return tag(
        "section", head, join((twin(one, links) for one in found), Html("\n")), class_="twins", id="twins"
    )


def twin(one: Record, links: Links) -> Html:
    """Write another document that shares text with one, passage by passage."""
    name = title_of(one["paper"]) if one["paper"] else ltr(one["document"], "id")
    alike = say("twin", "alike", n=ltr(f"{round(100 * one['likeness'])}", "n"))
    first = tag("small", say("twin", "first"), class_="role") if one["first"] == one["document"] else EMPTY
    kind = tag("small", say("twin", one["kind"]), class_="role")
    head = tag(
        "h3", to(links.document(one["document"]), name), Html(" "), kind, Html(" "), alike, Html(" "), first
    )
    pairs = join((_pair(pair) for pair in one["passages"]), Html("\n"))
    left = tag("p", say("twin", "left", n=ltr(f"{one['left']}", "n")), class_="cut") if one["left"] else EMPTY
    return tag("div", head, pairs, left, class_="twin")


def _pair(pair: Record) -> Html:
    sides = (_side(pair["parts"], side) for side in ("mine", "theirs"))
    return tag("div", *sides, class_="pair")


def _side(parts: list[Record], side: str) -> Html:
    """Write one side of a pair; what the other has not, or has otherwise, is marked."""
    words = "".join(part[side] for part in parts)
    shown = join(
        text(part[side]) if part["same"] else tag("mark", text(part[side]), class_="differs")
        for part in parts
        if part[side]
    )
    head = tag("span", say("twin", side), class_="label")
    return tag("div", head, tag("p", shown, dir="auto", lang=language(words), class_="words"))


def copies(shown: Record, links: Links, path: str, asked: dict[str, str | None]) -> Html:
    """Write a list of copied documents and passages."""
    if not shown["items"]:
        return tag("p", say("page", "nothing"), class_="none")
    items = join((_copy(one, links) for one in shown["items"]), Html("\n"))
    return join((pager(shown, path, asked, "copies"), tag("ol", items, class_="copies")))


def _copy(one: Record, links: Links) -> Html:
    sides = join((_end(one, side, links) for side in ("a", "b")), Html(' <i class="both">↔</i> '))
    alike = say("twin", "alike", n=ltr(f"{round(100 * one['likeness'])}", "n"))
    kind = tag("small", say("twin", one["kind"]), class_="role")
    count = many(len(one["passages"]), "passages") if one["passages"] else EMPTY
    return tag(
        "li", tag("p", sides), tag("p", join((kind, alike, count), Html(" · ")), class_="about"), class_="row"
    )


def _end(one: Record, side: str, links: Links) -> Html:
    id = one[side]["document"]
    first = tag("small", say("twin", "first"), class_="role") if one["first"] == id else EMPTY
    return join((name_of(id, one["papers"], links), first), Html(" "))


def name_of(id: str, papers: Record, links: Links) -> Html:
    """Write a document's title as a link to it."""
    paper = papers.get(id)
    return to(links.document(id), title_of(paper) if paper else ltr(id, "id"))

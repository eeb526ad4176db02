"""Names on a page: who and what the documents name, in all spellings, with what each says."""

from collections.abc import Sequence

from isnad.faces.pages.days import claim
from isnad.faces.pages.links import Links, to
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag
from isnad.faces.pages.parts import FIELD, cells, many
from isnad.faces.pages.told import paper
from isnad.faces.pages.words import code, party, say
from isnad.views.shapes import Record

SPELLINGS = 12


def entities(items: list[Record], links: Links, ids: Sequence[str | None] = ()) -> Html:
    """Write a list of entities; `ids` are their anchors, where they have some."""
    if not items:
        return tag("p", say("page", "nothing"), class_="none")
    anchors = ids or [None] * len(items)
    shown = (_item(item, links, anchor) for item, anchor in zip(items, anchors, strict=True))
    return tag("ul", join(shown, Html("\n")), class_="entities")


def _item(one: Record, links: Links, anchor: str | None) -> Html:
    head = tag("h3", to(links.entity(one["entity"]), name(one)), Html(" "), _kind(one))
    return tag("li", head, _counts(one), spellings(one), class_="entity row", id=anchor)


def name(one: Record) -> Html:
    """Write an entity's name; a tilde marks one that was only put into Latin letters."""
    mark = Html("~") if one["romanised"] else EMPTY
    return join((mark, foreign(short(one["name"] or one["entity"], FIELD))))


def _kind(one: Record) -> Html:
    return join((tag("small", say("entity", one["kind"]), class_="role"), code(one["code"])), Html(" "))


def _counts(one: Record) -> Html:
    counts = [
        ("mentions", many(one["mentions"], "times")),
        ("documents", many(one["documents"], "documents")),
    ]
    if one["statements"]:
        counts.append(("statements", many(one["statements"], "statements")))
    return cells("holds", counts)


def spellings(one: Record) -> Html:
    """Write the spellings of an entity, the most used first, each with its times."""
    shown = list(one["spellings"].items())[:SPELLINGS]
    words = (
        tag("span", foreign(short(word, FIELD), class_="words"), Html(" "), ltr(f"{times:,}", "n size"))
        for word, times in shown
    )
    more = Html(" …") if len(one["spellings"]) > SPELLINGS else EMPTY
    return tag("p", join(words, Html(" ")), more, class_="spellings")


def entity(one: Record, said: Record, links: Links, *, after: Html = EMPTY) -> Html:
    """Write one entity: its spellings, what it says, the documents that name it."""
    where = EMPTY
    if one["lat"] is not None:
        where = tag("p", ltr(f"{one['lat']:.2f}, {one['lon']:.2f}", "id"))
    facts = join((_kind(one), party(one["code"]) if one["code"] else EMPTY), Html(" "))
    parts = [tag("p", facts), _counts(one), where, spellings(one), _joined(one)]
    if said["items"]:
        parts.append(tag("h2", say("reader", "said")))
        parts.append(
            tag("ul", join((claim(item, links) for item in said["items"]), Html("\n")), class_="claims")
        )
        parts.append(after)
    if one["papers"]:
        parts.append(tag("h2", say("reader", "named")))
        papers = join((paper(each, links) for each in one["papers"]), Html("\n"))
        parts.append(tag("ul", papers, class_="papers"))
    return join(parts, Html("\n"))


def _joined(one: Record) -> Html:
    if not one["joined"]:
        return EMPTY
    items = (
        tag(
            "li",
            ltr(other["entity"], "id"),
            Html(" "),
            tag("small", foreign(other["because"]), class_="role"),
        )
        for other in one["joined"]
    )
    return join((tag("h2", say("reader", "joined")), tag("ul", join(items, Html("\n")))))

"""The pages that list: timeline, map, names, documents, copies, search."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from isnad.exports import FORMATS
from isnad.faces.pages import atlas, beings, days, finding, told, twins
from isnad.faces.pages.links import to
from isnad.faces.pages.markup import EMPTY, Html, join, tag
from isnad.faces.pages.parts import day, field, named, narrow, order, pager, select, somebody
from isnad.faces.pages.words import count, say, sentence
from isnad.faces.web.api import found
from isnad.faces.web.asked import Asked, Dated, Key, Least, Order, Page, Route, Since, Until, Words
from isnad.faces.web.doors import reader
from isnad.faces.web.frame import version
from isnad.faces.web.shown import LINKS, choice, lists, page, scope
from isnad.views import listing, search
from isnad.views import reader as reading
from isnad.views.shapes import Record

router = APIRouter(include_in_schema=False, dependencies=[Depends(reader)], route_class=Route)
Ordered = Annotated[Order, Query(alias="order")]
AtLeast = Annotated[Least, Query(alias="least")]
Number = Annotated[Page, Query(alias="page")]
FEW, SOME = 20, 50
"""Items of a page that are large, and that are small."""


@router.get("/timeline")
def timeline(request: Request, memory: Asked, given: Annotated[Dated, Query()]) -> Response:
    """Show events and figures by their days."""
    shown = given.listed(memory, SOME)
    asked = given.told()
    layers = [(key, named("layer", key)) for key in ("events", "figures")]
    form = narrow(
        "/timeline",
        select("layer", layers, given.layer, every="all"),
        choice("type", given.type, shown["types"] if given.only == "events" else []),
        field("party", given.party, "text"),
        field("place", given.place, "text"),
        day("from", given.since),
        day("to", given.until),
        order(("newest", "oldest"), given.order),
        kept={"story": given.story},
    )
    drawn = join((undated(shown, asked), days.timeline(shown["items"], LINKS)))
    listed = lists(shown, "/timeline", asked, "claims", drawn)
    return page(request, "timeline", scope(memory, given.story), form, listed)


def undated(shown: Record, asked: dict[str, str]) -> Html:
    """Say how many more there are whose day no text tells, and lead to them."""
    if not shown["undated"]:
        return EMPTY
    every = {key: value for key, value in asked.items() if key not in ("from", "to")}
    words = sentence("pager", "undated", left=count(shown["undated"], "claims"))
    return tag("p", to(LINKS.view("timeline", **every), words), class_="cut")


@router.get("/map")
def map_(request: Request, memory: Asked, story: Key = "", since: Since = "", until: Until = "") -> Response:
    """Show the places of events and figures."""
    shown = listing.places(memory, story, since, until)
    form = narrow("/map", day("from", since), day("to", until), kept={"story": story})
    drawn = atlas.atlas(shown, LINKS, version("world.json"), story=story, since=since, until=until)
    return page(request, "map", scope(memory, story), form, drawn)


@router.get("/entities")
def entities(
    request: Request,
    memory: Asked,
    q: Words = "",
    kind: Key = "",
    by: Ordered = "mentions",
    number: Number = 1,
) -> Response:
    """Show who and what the documents name."""
    shown = listing.entities(memory, q, kind, by, number, SOME)
    kinds = [
        (key, named("entity", key)) for key in ("person", "place", "organization", "armed_group", "party")
    ]
    form = narrow(
        "/entities", field("q", q), select("kind", kinds, kind), order(("mentions", "statements"), by)
    )
    asked = {"q": q, "kind": kind, "order": by}
    return page(
        request,
        "entities",
        form,
        lists(shown, "/entities", asked, "entities", beings.entities(shown["items"], LINKS)),
    )


@router.get("/entities/{key:any}")
def entity(request: Request, memory: Asked, key: str, number: Number = 1) -> Response:
    """Show one entity with what it says."""
    one = found(listing.entity(memory, key), "entity")
    said = listing.said(memory, one["entity"], number, FEW)
    pages = pager(said, LINKS.entity(one["entity"]) or "", {}, "statements")
    body = beings.entity(one, said, LINKS, after=pages)
    return page(request, "entities", body, title=beings.name(one))


@router.get("/documents")
def documents(
    request: Request,
    memory: Asked,
    q: Words = "",
    story: Key = "",
    outlet: Key = "",
    since: Since = "",
    until: Until = "",
    number: Number = 1,
) -> Response:
    """Show the documents."""
    shown = reading.listed(memory, q, story, outlet, since, until, number, SOME)
    form = narrow(
        "/documents",
        field("q", q),
        choice("outlet", outlet, reading.outlets(memory)),
        day("from", since),
        day("to", until),
        kept={"story": story},
    )
    asked = {"q": q, "story": story, "outlet": outlet, "from": since, "to": until}
    items = tag("ul", join((told.paper(one, LINKS) for one in shown["items"]), Html("\n")), class_="papers")
    listed = lists(shown, "/documents", asked, "documents", items)
    return page(request, "documents", scope(memory, story), form, listed, exports())


def exports() -> Html:
    """Lead to the whole ledger in each of the formats."""
    ways = join((tag("a", Html(name.upper()), href=f"/api/export/{name}") for name in FORMATS), Html(" · "))
    return tag("p", say("page", "exports"), Html(" "), ways, class_="ways")


@router.get("/copies")
def copies(
    request: Request, memory: Asked, kind: Key = "", document: Key = "", number: Number = 1
) -> Response:
    """Show copied documents and passages."""
    shown = reading.copies(memory, kind, document, number, SOME)
    kinds = [(key, named("twin", key)) for key in ("document", "passage")]
    form = narrow("/copies", select("kind", kinds, kind), kept={"document": document})
    asked: dict[str, str | None] = {"kind": kind, "document": document}
    return page(request, "copies", form, twins.copies(shown, LINKS, "/copies", asked))


@router.get("/search")
def search_(request: Request, memory: Asked, q: Words = "", story: Key = "", number: Number = 1) -> Response:
    """Show where words stand."""
    shown = search.search(memory, q, number, FEW, story or None)
    form = narrow("/search", field("q", q), kept={"story": story})
    named_ = listing.entities(memory, q, size=5)["items"] if q.strip() else []
    beside = tag(
        "p",
        join(
            (to(LINKS.entity(one["entity"]), somebody(one["name"], one["code"])) for one in named_),
            Html(" · "),
        ),
        class_="ways",
    )
    listed = lists(
        shown, "/search", {"q": q, "story": story}, "documents", finding.found(shown["items"], LINKS)
    )
    return page(request, "search", scope(memory, story), form, beside, listed if q.strip() else EMPTY)

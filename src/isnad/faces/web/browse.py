"""The pages of the workbench; each asks the same queries as the API."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response

from isnad.faces.pages import asking, graph, grid, joining, told
from isnad.faces.pages.links import to
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, short, tag
from isnad.faces.pages.parts import FIELD, day, field, named, narrow, order, select
from isnad.faces.pages.sentences import headline
from isnad.faces.pages.words import say
from isnad.faces.web.api import found
from isnad.faces.web.asked import Asked, Key, Least, Narrowed, Order, Page, Route, Since, Until, Words
from isnad.faces.web.doors import Reader, reader
from isnad.faces.web.shown import LINKS, choice, judges, lists, page, scope, token
from isnad.views import chains, matrix, questions, stories

router = APIRouter(include_in_schema=False, dependencies=[Depends(reader)], route_class=Route)
Ordered = Annotated[Order, Query(alias="order")]
AtLeast = Annotated[Least, Query(alias="least")]
Number = Annotated[Page, Query(alias="page")]
FEW, SOME = 20, 50
"""Items of a page that are large, and that are small."""


@router.get("/")
def stories_(
    request: Request,
    memory: Asked,
    q: Words = "",
    since: Since = "",
    until: Until = "",
    by: Ordered = "disagreement",
    least: AtLeast = 1,
    number: Number = 1,
) -> Response:
    """Show the stories."""
    shown = stories.listed(memory, q, since, until, by, least, number, FEW)
    asked = {"q": q, "from": since, "to": until, "least": str(least), "order": by}
    form = narrow(
        "/",
        field("q", q),
        day("from", since),
        day("to", until),
        choice("least", least),
        order(tuple(stories.ORDERS), by),
    )
    return page(
        request, "stories", form, lists(shown, "/", asked, "stories", told.stories(shown["items"], LINKS))
    )


@router.get("/stories")
def stories_moved() -> Response:
    """Lead to the first page."""
    return RedirectResponse("/", 301)


@router.get("/stories/{key}")
def story(request: Request, memory: Asked, someone: Reader, key: str) -> Response:
    """Show a story."""
    one = found(stories.one(memory, key), "story")
    title = foreign(short(one["title"], FIELD))
    belong = EMPTY
    if judges(request, someone):
        near = stories.near(memory, key)
        belong = joining.documents(one, near, LINKS, token(someone), LINKS.story(key) or "/")
    return page(request, "stories", told.story(one, LINKS, part=belong), title=title)


@router.get("/questions")
def questions_(request: Request, memory: Asked, given: Annotated[Narrowed, Query()]) -> Response:
    """Show the questions."""
    shown = given.listed(memory, SOME)
    known = questions.choices(memory, given.story or None)
    asked = given.told()
    form = narrow(
        "/questions",
        field("q", given.q),
        *(choice(key, asked[key], known[key]) for key in ("what", "status", "of", "place")),
        day("from", given.since),
        day("to", given.until),
        choice("least", given.least),
        order(tuple(questions.ORDERS)[:3], given.order),
        kept={"story": given.story},
    )
    items = join((asking.brief(one, LINKS) for one in shown["items"]), Html("\n"))
    listed = lists(shown, "/questions", asked, "questions", tag("ol", items, class_="questions"))
    return page(request, "questions", scope(memory, given.story), form, listed)


@router.get("/questions/{claim}")
def question(request: Request, memory: Asked, someone: Reader, claim: str) -> Response:
    """Show the question that a claim answers."""
    one = questions.around(memory, found(questions.one(memory, claim), "question"))
    graphs = chains.chains(memory, claim)
    drawn = tag("section", tag("h2", say("view", "chains")), graph.graph(graphs, LINKS)) if graphs else EMPTY
    body = asking.asked(one, LINKS, "a", level="h2", head=False)
    belong = EMPTY
    if judges(request, someone):
        kind = one["question"]
        alike = questions.listed(memory, None, kind["story"], kind["what"], kind["status"])["items"]
        belong = joining.answers(one, alike, LINKS, token(someone), LINKS.question(claim) or "/")
    return page(request, "questions", body, drawn, belong, title=headline(one))


@router.get("/chains")
def chains_(request: Request, memory: Asked, claim: Key = "", story: Key = "") -> Response:
    """Show the chains of a question or a claim; without one, questions to choose from."""
    if not claim:
        some = questions.listed(memory, story=story, order="answers", least=2, size=FEW)["items"]
        items = join((tag("li", _chained(one)) for one in some), Html("\n"))
        asked = tag("p", say("graph", "none"))
        return page(request, "chains", scope(memory, story), asked, tag("ol", items, class_="questions"))
    drawn = found(chains.chains(memory, claim), "claim")
    one = questions.one(memory, claim)
    head = tag("p", to(LINKS.question(claim), headline(one))) if one else EMPTY
    return page(request, "chains", head, graph.graph(drawn, LINKS))


def _chained(question: dict[str, object]) -> Html:
    return to(LINKS.view("chains", claim=str(question["id"])), headline(question))


@router.get("/matrix")
def matrix_(
    request: Request,
    memory: Asked,
    story: Key = "",
    since: Since = "",
    until: Until = "",
    rows: Key = "spoken",
    number: Number = 1,
) -> Response:
    """Show the matrix of a story; without one, stories to choose from."""
    if not story:
        some = stories.listed(memory, least=2, size=FEW)["items"]
        heads = (
            tag(
                "li",
                to(LINKS.view("matrix", story=one["story"]), foreign(short(one["title"], FIELD))),
                Html(" "),
                told.holds(one),
            )
            for one in some
        )
        return page(request, "matrix", tag("p", say("matrix", "choose")), tag("ol", *heads, class_="stories"))
    found(stories.one(memory, story), "story")
    shown = matrix.matrix(memory, story, since, until, rows, number)
    kinds = [(key, named("rows", key)) for key in matrix.ROWS]
    which = select("rows", kinds, rows, every=None)
    form = narrow("/matrix", which, day("from", since), day("to", until), kept={"story": story})
    asked = {"story": story, "rows": rows, "from": since, "to": until}
    return page(
        request,
        "matrix",
        scope(memory, story),
        form,
        lists(shown, "/matrix", asked, "rows", grid.grid(shown, LINKS)),
    )

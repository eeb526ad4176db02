"""The reader and the review: a document with all that was read in it, and the verdicts on that."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from isnad.faces.pages import judged
from isnad.faces.pages.articles import article
from isnad.faces.pages.controls import legend, panel
from isnad.faces.pages.links import KEY
from isnad.faces.pages.markup import EMPTY, Html, tag
from isnad.faces.pages.parts import named, narrow, select
from isnad.faces.pages.sheet import Sheet
from isnad.faces.pages.twins import twins
from isnad.faces.web.api import there
from isnad.faces.web.asked import Asked, Key, Page
from isnad.faces.web.doors import Reader, Reviewer, reader
from isnad.faces.web.safety import FIELD
from isnad.faces.web.shown import LINKS, lists, page, scope
from isnad.passages.span import Span
from isnad.team import Person
from isnad.views import reader as views
from isnad.views import review

router = APIRouter(include_in_schema=False, dependencies=[Depends(reader)])
Number = Annotated[Page, Query(alias="page")]
Place = Annotated[int, Query(ge=-1, le=10**9)]


def token(someone: Person) -> Html:
    """Write the field that every form carries."""
    return tag("input", type="hidden", name=FIELD, value=someone.csrf)


@router.get("/documents/{id:path}")
def document(request: Request, memory: Asked, someone: Reader, id: str, at: Place = -1) -> Response:
    """Show a document: its text with marks, what was read, the same words elsewhere."""
    there(memory, id)
    reading, brief = views.reading(memory, id)
    sheet = Sheet(reading, KEY)
    may = someone.may("review") and request.app.state.source.writable
    claims = {(one["layer"], one["number"]): one for one in views.claims(memory, id)}
    back = f"{LINKS.document(id)}"
    forms = {
        f"-{one['layer'][0]}{one['number']}": judged.entry(
            one, token(someone) if may else EMPTY, back, may=may
        )
        for one in claims.values()
    }
    place = Span(at, at + 1) if 0 <= at < len(reading.document.text) else None
    body = article(sheet, forms=forms, place=place)
    same = twins(views.twins(memory, id), LINKS)
    title = sheet.name()
    back_to = scope(memory, brief["story"] or "")
    return page(request, "documents", back_to, legend(), body, same, panel(), title=title)


@router.get("/review")
def queue(
    request: Request, memory: Asked, someone: Reviewer, layer: Key = "", story: Key = "", number: Number = 1
) -> Response:
    """Show what waits for a verdict."""
    shown = review.queue(memory, layer, story, "", number)
    layers = [(key, named("layer", key)) for key in ("figures", "statements", "events")]
    form = narrow("/review", select("layer", layers, layer), kept={"story": story})
    hidden = token(someone)
    asked = {"layer": layer, "story": story}
    back = str(request.url.path) + (f"?{request.url.query}" if request.url.query else "")
    body = lists(shown, "/review", asked, "claims", judged.queue(shown["items"], LINKS, hidden, back))
    some = review.pairs(memory)["items"] if number == 1 and not layer and not story else []
    return page(
        request,
        "review",
        judged.leads(LINKS),
        scope(memory, story),
        form,
        body,
        judged.pairs(some, hidden, back),
    )


@router.get("/review/history")
def history(request: Request, memory: Asked, judge: Key = "", number: Number = 1) -> Response:
    """Show the verdicts given."""
    shown = review.history(memory, number, 50, judge)
    body = judged.history(shown["items"], LINKS)
    return page(request, "history", lists(shown, "/review/history", {"judge": judge}, "verdicts", body))

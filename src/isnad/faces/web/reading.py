"""The reader and the review: a document with all that was read in it, and the verdicts on that."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from isnad.faces.pages import judged
from isnad.faces.pages.articles import article
from isnad.faces.pages.controls import legend, panel
from isnad.faces.pages.links import KEY
from isnad.faces.pages.markup import EMPTY
from isnad.faces.pages.parts import named, narrow, select
from isnad.faces.pages.sheet import Sheet
from isnad.faces.pages.twins import twins
from isnad.faces.web.api import there
from isnad.faces.web.asked import Asked, Key, Page, Route
from isnad.faces.web.doors import Reader, Reviewer, reader
from isnad.faces.web.shown import LINKS, judges, lists, page, scope, token
from isnad.passages.span import Span
from isnad.reading import Reading
from isnad.views import reader as views
from isnad.views import review
from isnad.views.shapes import Record

router = APIRouter(include_in_schema=False, dependencies=[Depends(reader)], route_class=Route)
Number = Annotated[Page, Query(alias="page")]
Place = Annotated[int, Query(ge=-1, le=10**9)]


@router.get("/documents/{id:any}")
def document(request: Request, memory: Asked, someone: Reader, id: str, at: Place = -1) -> Response:
    """Show a document: its text with marks, what was read, the same words elsewhere."""
    there(memory, id)
    reading, brief = views.reading(memory, id)
    sheet = Sheet(reading, KEY)
    hidden = token(someone) if judges(request, someone) else EMPTY
    back = LINKS.document(id) or "/"
    forms = {
        f"-{one['layer'][0]}{one['number']}": judged.entry(one, rules(reading, one), LINKS, hidden, back)
        for one in views.claims(memory, id)
    }
    place = Span(at, at + 1) if 0 <= at < len(reading.document.text) else None
    body = article(sheet, forms=forms, place=place)
    same = twins(views.twins(memory, id), LINKS)
    title = sheet.name()
    back_to = scope(memory, brief["story"] or "")
    return page(request, "documents", back_to, legend(), body, same, panel(), title=title)


def rules(reading: Reading, one: Record) -> list[str]:
    """Give the rules by which a claim was read, each once, in their order."""
    because = getattr(reading, one["layer"])[one["number"]].because
    return list(dict.fromkeys(reason.rule for reason in because))


@router.get("/review")
def queue(
    request: Request, memory: Asked, someone: Reviewer, layer: Key = "", story: Key = "", number: Number = 1
) -> Response:
    """Show what waits for a verdict: claims, disputed answers, joined names."""
    hidden = token(someone)
    back = f"/review?{request.url.query}" if request.url.query else "/review"
    if layer == "answers":
        shown, noun = review.rivals(memory, story, number), "pairs"
        body = judged.rivals(shown["items"], LINKS, hidden, back)
    elif layer == "names":
        shown, noun = review.pairs(memory, number), "pairs"
        body = judged.pairs(shown["items"], hidden, back)
    else:
        shown, noun = review.queue(memory, layer, story, "", number), "claims"
        body = judged.queue(shown["items"], LINKS, hidden, back)
    kinds = [(key, named("waits", key)) for key in ("figures", "statements", "events", "answers", "names")]
    form = narrow("/review", select("layer", kinds, layer), kept={"story": story})
    listed = lists(shown, "/review", {"layer": layer, "story": story}, noun, body)
    return page(request, "review", judged.leads(LINKS), scope(memory, story), form, listed)


@router.get("/review/history")
def history(request: Request, memory: Asked, judge: Key = "", number: Number = 1) -> Response:
    """Show the verdicts given."""
    shown = review.history(memory, number, 50, judge)
    body = judged.history(shown["items"], LINKS)
    return page(request, "history", lists(shown, "/review/history", {"judge": judge}, "verdicts", body))

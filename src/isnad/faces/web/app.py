"""The workbench as a web application: the API, the pages, and what stands around them."""

import secrets
from typing import Any

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException as PlainError

from isnad.faces.pages.markup import foreign, tag
from isnad.faces.pages.words import say
from isnad.faces.web import api, browse, doors, exporting, judging, lists, reading
from isnad.faces.web.answers import Told
from isnad.faces.web.doors import reader
from isnad.faces.web.frame import frame, served
from isnad.faces.web.source import Source
from isnad.ledger.sheet import reader_version
from isnad.ledger.store import LedgerError
from isnad.team import Team, TeamError

KINDS = {
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
}
FOR_GOOD = "public, max-age=31536000, immutable"


def workbench(source: Source, team: Team | None = None, judge: str | None = None) -> FastAPI:
    """Make the application for a ledger; with a `team`, its people log in.

    Put `safety.guard` around it before it is served.
    """
    app = FastAPI(
        title="Isnad",
        version=reader_version(),
        description="Who said what, on whose word: the views of a ledger as JSON.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.source, app.state.team, app.state.judge = source, team, judge
    app.state.token, app.state.frame = secrets.token_urlsafe(32), frame
    app.add_api_route("/static/{name}", static, include_in_schema=False)
    inside = [Depends(reader)]
    app.add_api_route("/api/openapi.json", described, include_in_schema=False, dependencies=inside)
    pages = (browse.router, lists.router, reading.router)
    for router in (api.router, judging.router, exporting.router, doors.router, *pages):
        app.include_router(router)
    app.add_exception_handler(PlainError, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    for problem in (LedgerError, TeamError):
        app.add_exception_handler(problem, _shut)
    return app


def described(request: Request) -> dict[str, Any]:
    """Describe the API, by OpenAPI."""
    app: FastAPI = request.app
    return app.openapi()


def static(name: str) -> Response:
    """Give a style sheet, a script, a font or the basemap."""
    content = served(name)
    if content is None:
        raise HTTPException(404, "There is no such file.")
    kind = KINDS[name.rpartition(".")[2]]
    return Response(content, media_type=kind, headers={"Cache-Control": FOR_GOOD})


def _http(request: Request, problem: Exception) -> Response:
    """Answer what cannot be done: JSON to programs, a page to people."""
    assert isinstance(problem, PlainError)
    return _told(request, problem.status_code, str(problem.detail), dict(problem.headers or {}))


def _invalid(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, RequestValidationError)
    first = problem.errors()[0]
    words = f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    if _machine(request):
        return Told({"detail": _plain(problem)}, 422)
    return _told(request, 422, words, {})


def _plain(problem: RequestValidationError) -> list[dict[str, object]]:
    """Give what was wrong with a request, without the values that were sent."""
    return [{key: one[key] for key in ("loc", "msg", "type")} for one in problem.errors()]


def _shut(request: Request, problem: Exception) -> Response:
    return _told(request, 503, str(problem), {})


def _machine(request: Request) -> bool:
    return request.url.path.startswith("/api") or "application/json" in request.headers.get("accept", "")


def _told(request: Request, status: int, words: str, headers: dict[str, str]) -> Response:
    if _machine(request):
        return Told({"detail": words}, status, headers)
    if "Location" in headers:
        return Response(status_code=status, headers=headers)
    lost = status == 404
    title = say("page", "notfound" if lost else "wrong")
    more = tag("p", say("page", "notfoundwords")) if lost else tag("p", foreign(words))
    return HTMLResponse(frame(request, title, more), status, headers)

"""Exports through the workbench: the whole ledger in one of the formats; a team's audit says who took it."""

import tempfile
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from isnad.exports import FORMATS
from isnad.faces.web.asked import Asked, Route
from isnad.faces.web.doors import Reader
from isnad.faces.web.safety import address

router = APIRouter(prefix="/api/export", tags=["export"], route_class=Route)
REFUSED: dict[int | str, dict[str, str]] = {
    400: {"description": "The request is not well formed."},
    401: {"description": "Nobody has logged in."},
    403: {"description": "The account may not read."},
    404: {"description": "There is no such format."},
    503: {"description": "The ledger cannot be read."},
}


@router.get("/{name}", response_class=Response, responses=REFUSED)
def export(request: Request, memory: Asked, someone: Reader, name: str) -> Response:
    """Give the ledger in a format (`isnad export --list`), as people have corrected it."""
    if name not in FORMATS:
        raise HTTPException(404, f"There is no format {name!r}. There is: {', '.join(FORMATS)}.")
    if request.app.state.team is not None:
        request.app.state.team.note(someone.name, "export", name, address(request))
    with tempfile.TemporaryDirectory(prefix="isnad-") as folder:
        path = Path(folder) / f"ledger.{name}"
        FORMATS[name].write(memory.ledger, path)
        content = path.read_bytes()
    kind = "application/json" if name == "json" else "application/octet-stream"
    headers = {"Content-Disposition": f'attachment; filename="ledger.{name}"'}
    return Response(content, media_type=kind, headers=headers)

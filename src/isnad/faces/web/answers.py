"""What the API answers: the shapes of pages, of refusals, and JSON that UTF-8 can hold."""

import json
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from isnad.faces.pages.markup import clean
from isnad.views.shapes import Record

Responses = dict[int | str, dict[str, Any]]


class Page(BaseModel):
    """One page of a list; some lists tell more beside it."""

    model_config = ConfigDict(extra="allow")

    items: list[Record]
    total: int = Field(ge=0, description="Items of the whole list")
    page: int = Field(ge=1, description="The page given: the last one where a later one was asked for")
    size: int = Field(ge=1)
    pages: int = Field(ge=1)


class Places(BaseModel):
    """The places of events and figures."""

    items: list[Record]
    total: int = Field(ge=0)


class Done(BaseModel):
    """A verdict that stands in the ledger now."""

    about: str
    verdict: str
    a: str
    b: str
    followed: bool = Field(description="Whether all views show it already; else they will in a while")


class Problem(BaseModel):
    """Why something was not answered, or not done."""

    detail: str


class Wrong(BaseModel):
    """One thing that is wrong with what was sent, and where it stands."""

    loc: list[str | int]
    msg: str
    type: str


class Refused(BaseModel):
    """Why what was sent cannot be: in words, or field by field."""

    detail: str | list[Wrong]


def _problem(words: str) -> dict[str, Any]:
    return {"model": Problem, "description": words}


DOORS: Responses = {
    401: _problem("Nobody has logged in, and there is no API key that is valid."),
    403: _problem("Whoever asks may not do this; or it was sent from elsewhere."),
    422: {"model": Refused, "description": "What was sent cannot be."},
    503: _problem("The ledger cannot be asked now."),
}
NONE: Responses = {404: _problem("The ledger holds nothing of that name.")}
SENT: Responses = {
    **NONE,
    400: _problem("The body is no JSON."),
    409: _problem("This stands otherwise by now, or may not be written."),
    413: {"description": "The body is too long."},
}


class Told(JSONResponse):
    """JSON with text as it came in; half a surrogate pair is U+FFFD, so that no place of it moves."""

    def render(self, content: object) -> bytes:
        """Write the content."""
        return clean(json.dumps(content, ensure_ascii=False, separators=(",", ":"))).encode()

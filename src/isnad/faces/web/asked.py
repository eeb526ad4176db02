"""What a request asks for: the ledger, pages of a list, days, and words that narrow it."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from fastapi.routing import APIRoute
from pydantic import AfterValidator, BaseModel, Field, WithJsonSchema
from starlette.convertors import Convertor, register_url_convertor
from starlette.routing import Match
from starlette.types import Scope

from isnad.faces.web.source import Source
from isnad.views import listing, questions
from isnad.views.memory import Memory
from isnad.views.shapes import MOST, SIZE, Record, day

EMPTY: dict[str, Any] = {"const": "", "type": "string"}
DAY: dict[str, Any] = {"anyOf": [EMPTY, {"type": "string", "format": "date"}]}


class Anything(Convertor[str]):
    """The rest of a path, whatever stands in it: Starlette's own ends at the end of a line."""

    regex = "(?s:.*)"

    def convert(self, value: str) -> str:
        """Give what stands in a path."""
        return value

    def to_string(self, value: str) -> str:
        """Give what is put into a path."""
        return value


register_url_convertor("any", Anything())


def source(request: Request) -> Source:
    """Give the ledger that is served; `Route` opens it."""
    served: Source = request.app.state.source
    return served


Asked = Annotated[Memory, Depends(source)]


class Route(APIRoute):
    """A route that opens the ledger where its function asks for it, and matches what was not decoded.

    SQLite keeps a connection to one thread, and a server gives each step of a request to another one:
    so the ledger is opened, asked and closed inside the function's own step.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:  # noqa: ANN401
        super().__init__(path, opened(endpoint), **more)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Say whether a request is for this route: «a%2Ftwins» is a name, «a/twins» what is asked of «a»."""
        ending = self.path.rpartition("}")[2].encode() if "}" in self.path else b""
        asked: bytes = scope.get("raw_path") or b""
        if ending and asked and not asked.partition(b"?")[0].endswith(ending):
            return Match.NONE, {}
        return super().matches(scope)


def opened(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """Give a function that opens the ledger, where the one given asks for its memory."""
    if "memory" not in inspect.signature(endpoint).parameters:
        return endpoint

    @wraps(endpoint)
    def asked(**given: Any) -> Any:  # noqa: ANN401
        memory = given.pop("memory")
        if not isinstance(memory, Source):
            return endpoint(memory=memory, **given)
        with memory.open() as found:
            return endpoint(memory=found, **given)

    return asked


Page = Annotated[int, Query(ge=1, le=1_000_000, description="Page, from 1")]
Size = Annotated[int, Query(ge=1, le=MOST, description="Items of a page")]
Words = Annotated[str, Query(max_length=400, description="Words that must stand in it, folded")]
Key = Annotated[str, Query(max_length=300)]
Day = Annotated[str, AfterValidator(day), WithJsonSchema(DAY)]
Since = Annotated[Day, Query(alias="from", description="Not before this day (ISO)")]
Until = Annotated[Day, Query(alias="to", description="Not after this day (ISO)")]
Least = Annotated[int, Query(ge=1, le=1_000_000)]
Order = Annotated[str, Query(max_length=40)]
PAGE = SIZE


class Narrowed(BaseModel):
    """What questions are narrowed to, and the order and page of their list."""

    q: Words = ""
    story: Key = ""
    what: Key = ""
    status: Key = ""
    of: Key = ""
    place: Key = ""
    since: Day = Field("", alias="from")
    until: Day = Field("", alias="to")
    order: Order = "disagreement"
    least: Least = 1
    page: Page = 1

    def listed(self, memory: Memory, size: int) -> Record:
        """Give the page of questions that is asked for."""
        return questions.listed(
            memory,
            self.q,
            self.story,
            self.what,
            self.status,
            self.of,
            self.place,
            self.since,
            self.until,
            self.order,
            self.least,
            self.page,
            size,
        )

    def told(self) -> dict[str, str]:
        """Give what is asked for as it stands in an address, the page aside."""
        names = {name: str(value) for name, value in self.model_dump(by_alias=True).items()}
        return {name: value for name, value in names.items() if name != "page"}


class Dated(BaseModel):
    """What a timeline is narrowed to, and the order and page of its list."""

    story: Key = ""
    layer: str = Field("events", pattern="^(|events|figures|all)$")
    type: Key = ""
    party: Key = ""
    place: Key = ""
    since: Day = Field("", alias="from")
    until: Day = Field("", alias="to")
    order: Order = "newest"
    page: Page = 1

    @property
    def only(self) -> str:
        """The one layer that is asked for; empty for all."""
        return "" if self.layer == "all" else self.layer or "events"

    def listed(self, memory: Memory, size: int) -> Record:
        """Give the page of events and figures that is asked for."""
        kind = self.story, self.only, self.type, self.party, self.place
        return listing.timeline(memory, *kind, self.since, self.until, self.order, self.page, size)

    def told(self) -> dict[str, str]:
        """Give what is asked for as it stands in an address, the page aside."""
        names = {name: str(value) for name, value in self.model_dump(by_alias=True).items()}
        return {name: value for name, value in names.items() if name != "page"}

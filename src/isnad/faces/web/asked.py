"""What a request asks for: the ledger, pages of a list, days, and words that narrow it."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Query, Request
from pydantic import BaseModel, Field

from isnad.views import questions
from isnad.views.memory import Memory
from isnad.views.shapes import MOST, SIZE, Record

DAY = r"^$|^\d{4}-\d{2}-\d{2}$"


def memory(request: Request) -> Iterator[Memory]:
    """Open the ledger with what is remembered of it, for one request."""
    with request.app.state.source.open() as opened:
        yield opened


Asked = Annotated[Memory, Depends(memory, scope="function")]
Page = Annotated[int, Query(ge=1, le=1_000_000, description="Page, from 1")]
Size = Annotated[int, Query(ge=1, le=MOST, description="Items of a page")]
Words = Annotated[str, Query(max_length=400, description="Words that must stand in it, folded")]
Key = Annotated[str, Query(max_length=300)]
Since = Annotated[str, Query(alias="from", pattern=DAY, description="Not before this day (ISO)")]
Until = Annotated[str, Query(alias="to", pattern=DAY, description="Not after this day (ISO)")]
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
    since: str = Field("", alias="from", pattern=DAY)
    until: str = Field("", alias="to", pattern=DAY)
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

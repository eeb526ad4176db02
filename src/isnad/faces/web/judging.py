"""Verdicts that are sent: from the forms of the pages and, as JSON, from programs."""

import re
from typing import Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from isnad.faces.web.answers import DOORS, SENT, Done, Responses
from isnad.faces.web.answers import Page as Paged
from isnad.faces.web.api import found
from isnad.faces.web.asked import Asked, Key, Page, Route, Size
from isnad.faces.web.doors import WRITE, Fields, Reviewer, reader
from isnad.faces.web.safety import address, local
from isnad.faces.web.source import Source
from isnad.ledger.corrections import FIELDS, LONGEST, CorrectionError, checked
from isnad.ledger.verdicts import (
    ACCEPT,
    ANSWERS,
    CLAIMS,
    CORRECT,
    ENTITIES,
    JOIN,
    PART,
    REJECT,
    STORIES,
    Verdict,
)
from isnad.team import Person
from isnad.views import judging, review
from isnad.views.judging import JudgingError
from isnad.views.memory import Memory
from isnad.views.shapes import Record

router = APIRouter(route_class=Route)
BROWSED: dict[str, Any] = {
    "tags": ["review"],
    "dependencies": [Depends(reader)],
    "responses": DOORS,
    "response_model": Paged,
}
GIVEN: Responses = {**DOORS, **SENT}
NUMBERS = ("low", "high")
WHOLE = re.compile(r"\d+|\d{1,3}([,\u066c]\d{3})+")
CIVILIANS = {"yes": True, "no": False, "": None}


class Given(BaseModel):
    """A verdict as programs send it: on a claim (`a`), or on two things that are one or two."""

    about: Literal["claims", "entities", "stories", "answers"] = "claims"
    verdict: Literal["accept", "reject", "correct", "join", "part", "undo"]
    a: str = Field(max_length=300)
    b: str = Field(default="", max_length=300)
    values: dict[str, Any] = Field(
        default_factory=dict, description="Of a correction, the fields that change"
    )
    why: str = Field(default="", max_length=2000)


@router.get("/api/review", **BROWSED)
def queue(
    memory: Asked, layer: Key = "", story: Key = "", type: Key = "", page: Page = 1, size: Size = review.SIZE
) -> Record:
    """List what waits for a verdict, by doubt and weight."""
    return review.queue(memory, layer, story, type, page, size)


@router.get("/api/verdicts", **BROWSED)
def history(memory: Asked, judge: Key = "", page: Page = 1, size: Size = review.SIZE) -> Record:
    """List the verdicts of people, the newest first."""
    return review.history(memory, page, size, judge)


@router.post("/api/verdicts", tags=["review"], dependencies=WRITE, responses=GIVEN)
def verdict(request: Request, memory: Asked, someone: Reviewer, given: Given) -> Done:
    """Give a verdict, correct a claim, or take a verdict back."""
    return give(request, memory, someone, given)


def give(request: Request, memory: Memory, someone: Person, given: Given) -> Done:
    """Put a verdict into the ledger. Raises 404 for what is not there, 409 and 422 for what cannot be."""
    source: Source = request.app.state.source
    if not source.writable:
        raise HTTPException(409, "This ledger may not be written to.")
    with source.judging:
        followed = _given(memory, someone, given)
    if not followed:
        source.follow()
    if request.app.state.team is not None:
        what = f"{given.verdict} {given.a} {given.b}".rstrip()
        request.app.state.team.note(someone.name, "verdict", what, address(request))
    told = {key: getattr(given, key) for key in ("about", "verdict", "a", "b")}
    return Done(**told, followed=followed)


def _given(memory: Memory, someone: Person, given: Given) -> bool:
    """Check a verdict and give it; say whether the memory follows already."""
    layer = _there(memory, given)
    try:
        if given.verdict == "undo":
            return judging.undo(memory, given.about, given.a, given.b, someone.name, given.why.strip())
        return judging.judge(memory, _verdict(layer, someone, given))
    except JudgingError as problem:
        raise HTTPException(409, str(problem)) from problem
    except CorrectionError as problem:
        raise HTTPException(422, str(problem)) from problem


def _verdict(layer: str, someone: Person, given: Given) -> Verdict:
    wanted = (ACCEPT, REJECT, CORRECT) if given.about == CLAIMS else (JOIN, PART)
    if given.verdict not in wanted:
        raise HTTPException(422, f"Of {given.about} a verdict is one of: {', '.join(wanted)}, undo.")
    b = given.b
    if given.about == CLAIMS:
        b = checked(layer, given.values) if given.verdict == CORRECT else ""
    elif given.a == b:
        raise HTTPException(422, "A and B are the same.")
    return Verdict(given.about, given.verdict, given.a, b, someone.name, given.why.strip(), judging.now())


TABLES = {
    ENTITIES: ("told_entities", "key"),
    STORIES: ("documents", "id"),
    ANSWERS: ("told_answers", "claim"),
}


def _there(memory: Memory, given: Given) -> str:
    """Make sure that the ledger has what is judged; give the layer of a claim.

    A document that has just come in is in the ledger before the memory knows what it says.
    """
    if given.about == CLAIMS:
        held = memory.ask("SELECT layer FROM claims WHERE id = ?", given.a)
        if not held or held[0]["layer"] not in FIELDS:
            raise HTTPException(404, "The ledger holds no such claim.")
        return str(held[0]["layer"])
    if given.verdict == "undo":
        return ""
    table, key = TABLES[given.about]
    for one in (given.a, given.b):
        known = memory.ask(f"SELECT 1 FROM {table} WHERE {key} = ?", one)  # noqa: S608
        if not known and not (given.about == ENTITIES and _joined(memory, one)):
            raise HTTPException(404, f"The ledger has no {one!r} among its {given.about}.")
    return ""


def _joined(memory: Memory, key: str) -> bool:
    from isnad.views.listing import entity

    return entity(memory, key) is not None


@router.post("/review", include_in_schema=False, dependencies=WRITE)
def sent(request: Request, memory: Asked, someone: Reviewer, fields: Fields) -> Response:
    """Take a verdict from a form, and go back to where it was given; a script gets JSON."""
    kind = fields.get("verdict", "")
    back = local(fields.get("back", "/review"))
    if kind != "skip":
        try:
            given = Given(
                about=fields.get("about", CLAIMS),  # type: ignore[arg-type]
                verdict=kind,  # type: ignore[arg-type]
                a=fields.get("a", ""),
                b=fields.get("b", ""),
                why=fields.get("why", ""),
                values=_changed(memory, fields) if kind == CORRECT else {},
            )
        except CorrectionError as problem:
            raise HTTPException(422, str(problem)) from problem
        except ValueError as problem:
            raise HTTPException(422, "This form does not say what is judged, and how.") from problem
        give(request, memory, someone, given)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"done": kind, "claim": fields.get("a", "")})
    return RedirectResponse(back, 303)


@router.post("/review/undo", include_in_schema=False, dependencies=WRITE)
def taken_back(request: Request, memory: Asked, someone: Reviewer, fields: Fields) -> Response:
    """Take back the last verdict of whoever asks."""
    last = review.last(memory, someone.name)
    if last is None:
        raise HTTPException(409, "You have given no verdict that stands.")
    b = "" if last.about == CLAIMS else last.b
    give(
        request,
        memory,
        someone,
        Given.model_validate({"about": last.about, "verdict": "undo", "a": last.a, "b": b}),
    )
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"undone": last.a})
    return RedirectResponse(local(fields.get("back", "/review")), 303)


def _changed(memory: Memory, fields: dict[str, str]) -> dict[str, Any]:
    """Give the fields of a form that are not as they stand in the claim."""
    body = found(review.claim(memory, fields.get("a", "")), "claim")
    given = {key: fields[f"to-{key}"].strip() for key in FIELDS[body["layer"]] if f"to-{key}" in fields}
    return {key: _value(key, told) for key, told in given.items() if told != _shown(key, body.get(key))}


def _shown(key: str, value: object) -> str:
    """Give a value as the form has it."""
    if key == "civilian":
        return {True: "yes", False: "no"}.get(value, "")  # type: ignore[call-overload, no-any-return]
    return "" if value is None else str(value).strip()


def _value(key: str, told: str) -> Any:  # noqa: ANN401
    if key == "civilian":
        if told not in CIVILIANS:
            raise CorrectionError(f"civilian is yes, no or empty, not {told!r}")
        return CIVILIANS[told]
    if key in NUMBERS and told:
        if len(told) > LONGEST or not WHOLE.fullmatch(told):
            raise CorrectionError(f"{key} is a whole number, not {told[:LONGEST]!r}")
        return int(re.sub(r"\D", "", told))
    return told or None

"""The API: the views as JSON. Lists are pages: `items`, `total`, `page`, `size`, `pages`."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query

from isnad.faces.pages.sentences import sentence
from isnad.faces.web import answers
from isnad.faces.web.answers import DOORS, NONE, Told
from isnad.faces.web.asked import (
    PAGE,
    Asked,
    Dated,
    Key,
    Least,
    Narrowed,
    Order,
    Page,
    Route,
    Since,
    Size,
    Until,
    Words,
)
from isnad.faces.web.doors import reader
from isnad.ledger.ledger import UnknownDocumentError
from isnad.views import chains, listing, matrix, questions, search, stories
from isnad.views import reader as reading
from isnad.views.shapes import Record

router = APIRouter(
    prefix="/api", tags=["read"], dependencies=[Depends(reader)], responses=DOORS, route_class=Route
)


def found(record: Record | None, what: str) -> Record:
    """Give what was found. Raises 404 where there is nothing."""
    if record is None:
        raise HTTPException(404, f"The ledger holds no such {what}.")
    return record


@router.get("/ledger")
def ledger(memory: Asked) -> Record:
    """Count what is in the ledger, and say from when to when."""
    return {**listing.counted(memory), "fresh": memory.fresh}


@router.get("/stories", response_model=answers.Page)
def stories_(
    memory: Asked,
    q: Words = "",
    since: Since = "",
    until: Until = "",
    order: Order = "disagreement",
    least: Least = 1,
    page: Page = 1,
    size: Size = PAGE,
) -> Record:
    """List the stories, those with the largest disagreements first."""
    return stories.listed(memory, q, since, until, order, least, page, size)


@router.get("/stories/{key}", responses=NONE)
def story(memory: Asked, key: str) -> Record:
    """Give a story with its documents and its largest disagreements."""
    return found(stories.one(memory, key), "story")


@router.get("/questions", response_model=answers.Page)
def questions_(memory: Asked, given: Annotated[Narrowed, Query()], size: Size = PAGE) -> Record:
    """List the questions that figures answer, with their sentence; without the answers."""
    shown = given.listed(memory, size)
    shown["items"] = [brief(item) for item in shown["items"]]
    return shown


def brief(question: Record) -> Record:
    """Give a question without its answers, but with their number and the sentence."""
    kept = {key: value for key, value in question.items() if key != "answers"}
    return {**kept, "answers": len(question["answers"]), "sentence": sentence(question)}


@router.get("/questions/{claim}", responses=NONE)
def question(memory: Asked, claim: str) -> Record:
    """Give the question that a claim answers, with all its answers."""
    one = found(questions.one(memory, claim), "question")
    return {**one, "sentence": sentence(one)}


@router.get("/chains/{claim}", responses=NONE)
def chains_(memory: Asked, claim: str) -> Record:
    """Give the graph from outlets through carriers to roots, of a question or a claim."""
    return found(chains.chains(memory, claim), "claim")


@router.get("/matrix/{story}", responses=NONE, response_model=answers.Page)
def matrix_(
    memory: Asked,
    story: str,
    since: Since = "",
    until: Until = "",
    rows: Key = "spoken",
    page: Page = 1,
    size: Size = PAGE,
) -> Record:
    """Give a story's questions, events and denials by day, with what each party says of each."""
    found(stories.one(memory, story), "story")
    return matrix.matrix(memory, story, since, until, rows, page, size)


@router.get("/timeline", response_model=answers.Page)
def timeline(memory: Asked, given: Annotated[Dated, Query()], size: Size = PAGE) -> Record:
    """List events, figures or both (`all`) by their days; `undated` more have no day to be found by."""
    return given.listed(memory, size)


@router.get("/places", response_model=answers.Places)
def places(memory: Asked, story: Key = "", since: Since = "", until: Until = "") -> Record:
    """List the places of events and figures, each with how many there are of each day."""
    return listing.places(memory, story, since, until)


@router.get("/entities", response_model=answers.Page)
def entities(
    memory: Asked, q: Words = "", kind: Key = "", order: Order = "mentions", page: Page = 1, size: Size = PAGE
) -> Record:
    """List who and what the documents name."""
    return listing.entities(memory, q, kind, order, page, size)


@router.get("/entities/{key:any}/statements", response_model=answers.Page)
def said(memory: Asked, key: str, page: Page = 1, size: Size = PAGE) -> Record:
    """List what is said in an entity's name."""
    return listing.said(memory, key, page, size)


@router.get("/entities/{key:any}", responses=NONE)
def entity(memory: Asked, key: str) -> Record:
    """Give an entity with its spellings and the documents that name it."""
    return found(listing.entity(memory, key), "entity")


@router.get("/documents", response_model=answers.Page)
def documents(
    memory: Asked,
    q: Words = "",
    story: Key = "",
    outlet: Key = "",
    since: Since = "",
    until: Until = "",
    page: Page = 1,
    size: Size = PAGE,
) -> Record:
    """List the documents, the newest first."""
    return reading.listed(memory, q, story, outlet, since, until, page, size)


@router.get("/copies", response_model=answers.Page)
def copies(memory: Asked, kind: Key = "", document: Key = "", page: Page = 1, size: Size = PAGE) -> Record:
    """List copied documents and passages."""
    return reading.copies(memory, kind, document, page, size)


@router.get("/relations", response_model=answers.Page)
def relations(
    memory: Asked, story: Key = "", verdict: Key = "", document: Key = "", page: Page = 1, size: Size = PAGE
) -> Record:
    """List who denies, repeats or bears out whom."""
    return reading.relations(memory, story, verdict, document, page, size)


@router.get("/search", response_model=answers.Page)
def search_(memory: Asked, q: Words, story: Key = "", page: Page = 1, size: Size = 20) -> Told:
    """Find documents by words, "phrases" and beginnings*, with the places where they stand."""
    return Told(search.search(memory, q, page, size, story or None))


@router.get("/documents/{id:any}/twins", responses=NONE, response_model=list[Record])
@router.get("/document/{id:any}/twins", include_in_schema=False)
def twins(memory: Asked, id: str) -> Told:
    """List the documents that share text with one, with the passages side by side."""
    there(memory, id)
    return Told(reading.twins(memory, id))


@router.get("/documents/{id:any}/why", responses=NONE, response_model=list[Record])
@router.get("/document/{id:any}/why", include_in_schema=False)
def why(memory: Asked, id: str, at: Annotated[int | None, Query(ge=0, le=10**9)] = None) -> Told:
    """Say which rule and which data row made each claim of a document, or those at a place of its text."""
    from isnad.faces.explanation import notes

    there(memory, id)
    return Told([note.record() for note in notes(memory.ledger.reading(id), at)])


@router.get("/documents/{id:any}", responses=NONE, response_model=Record)
@router.get("/document/{id:any}", include_in_schema=False)
def document(memory: Asked, id: str) -> Told:
    """Give a document as the annotation contract has it, corrections laid over it."""
    there(memory, id)
    return Told(reading.whole(memory, id))


def there(memory: Asked, id: str) -> None:
    """Make sure that the ledger has a document. Raises 404 with the ids near to it."""
    try:
        memory.ledger.document(id)
    except UnknownDocumentError as problem:
        near = f" Near: {', '.join(problem.near)}." if problem.near else ""
        raise HTTPException(404, f"The ledger holds no such document.{near}") from problem

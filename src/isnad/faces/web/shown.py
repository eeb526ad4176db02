"""What the pages of the workbench have in common: their frame, what narrows them, further pages."""

from collections.abc import Iterable

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from isnad.faces.pages.links import Served, to
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, short, tag
from isnad.faces.pages.parts import FIELD, code_names, named, pager, select
from isnad.faces.pages.words import say, table
from isnad.faces.web.safety import FIELD as FIELD_OF_TOKEN
from isnad.team import Person
from isnad.views.memory import Memory
from isnad.views.shapes import Record

LINKS = Served()
LEASTS = ("1", "2", "3", "5")
MOST = 40
"""Choices that a list offers."""


def page(request: Request, name: str, *content: Html, title: Html | None = None) -> Response:
    """Put a view into the frame, under its name and with a line that says what it shows."""
    lead = EMPTY if title else tag("p", say("lead", name), class_="about-part")
    return HTMLResponse(request.app.state.frame(request, title or say("view", name), lead, *content))


def lists(shown: Record, path: str, asked: dict[str, str], noun: str, content: Html) -> Html:
    """Put a list between the links to its further pages."""
    pages = pager(shown, path, dict(asked), noun)
    return join((pages, content, pages if shown["pages"] > 1 else EMPTY), Html("\n"))


def scope(memory: Memory, story: str) -> Html:
    """Say to which story a view is narrowed, and lead back to all of them."""
    if not story:
        return EMPTY
    told = memory.bodies("SELECT body FROM told_stories WHERE key = ?", story)
    title = foreign(short(told[0]["title"], FIELD)) if told else foreign(story)
    return tag("p", say("narrow", "story"), Html(": "), to(LINKS.story(story), title), class_="scope")


def choice(name: str, chosen: object, known: Iterable[list[object]] = ()) -> Html:
    """Write a list of values to choose from, each with its name in both languages and its count."""
    if name == "least":
        return select(name, [(key, named("least", key)) for key in LEASTS], str(chosen), every=None)
    options = []
    for value, count in list(known)[:MOST]:
        names = _names(name, str(value))
        options.append((str(value), {tongue: f"{words} ({count})" for tongue, words in names.items()}))
    return select(name, options, str(chosen))


def _names(name: str, value: str) -> dict[str, str]:
    if name == "of":
        return code_names(value)
    if name in ("what", "status", "type") and value in table()[name]:
        return named(name, value)
    words = short(value, FIELD)
    return {"en": words, "ar": words}


def token(someone: Person) -> Html:
    """Write the field that every form carries."""
    return tag("input", type="hidden", name=FIELD_OF_TOKEN, value=someone.csrf)


def judges(request: Request, someone: Person) -> bool:
    """Say whether somebody may give verdicts here."""
    return someone.may("review") and bool(request.app.state.source.writable)

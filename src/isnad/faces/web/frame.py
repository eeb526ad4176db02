"""The frame of every page of the workbench: its head, the choices of the reader, the menu, the content."""

import html
import re
from functools import cache
from hashlib import sha256
from importlib.resources import files

from fastapi import HTTPException, Request

from isnad.faces.pages.controls import switches
from isnad.faces.pages.markup import EMPTY, Html, clean, join, tag, text
from isnad.faces.pages.packed import PACKAGE
from isnad.faces.pages.parts import labels
from isnad.faces.pages.words import say
from isnad.faces.web.doors import person
from isnad.faces.web.doors import say as door
from isnad.faces.web.safety import FIELD
from isnad.team import Person

MENU = (
    "stories",
    "questions",
    "matrix",
    "chains",
    "timeline",
    "map",
    "entities",
    "documents",
    "copies",
    "review",
)
STYLES = ("fonts.css", "page.css", "workbench.css", "isnad.css")
CHOICES = {"lang": ("en", "ar"), "theme": ("auto", "light", "dark"), "digits": ("western", "arabic")}
COOKIES = {key: f"isnad_{key}" for key in CHOICES}


def served(name: str) -> bytes | None:
    """Give a file that pages ask for, None where there is none of that name."""
    if "/" in name or name.startswith(".") or not name.endswith((".css", ".js", ".json", ".woff2", ".svg")):
        return None
    for folder in (files(PACKAGE), files(PACKAGE) / "built"):
        file = folder / name
        if file.is_file():
            return file.read_bytes()
    return None


@cache
def version(name: str) -> str:
    """Give a file's address with a mark of its content, so that a browser may keep it."""
    content = served(name)
    return f"/static/{name}?v={sha256(content or b'').hexdigest()[:12]}"


def chosen(request: Request) -> dict[str, str]:
    """Give what the reader has chosen: in the address, else kept by the browser, else by its language."""
    found = {}
    for key, values in CHOICES.items():
        asked = request.query_params.get(key) or request.cookies.get(COOKIES[key])
        found[key] = asked if asked in values else values[0]
    if "lang" not in request.query_params and COOKIES["lang"] not in request.cookies:
        told = request.headers.get("accept-language", "")
        found["lang"] = "ar" if told.lower().startswith("ar") else found["lang"]
    return found


def frame(request: Request, title: Html, *content: Html) -> Html:
    """Write a whole page."""
    choice = chosen(request)
    ledger = f" · {request.app.state.source.name}" if someone_of(request) else ""
    view = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    head = (
        Html(f'<meta charset="utf-8">\n{view}\n')
        + Html('<meta name="color-scheme" content="light dark">\n')
        + tag("title", text(f"{plain_title(title, choice['lang'])} · Isnad{ledger}"))
        + Html("\n")
        + _token(request)
        + join(Html(f'<link rel="stylesheet" href="{text(version(name))}">\n') for name in STYLES)
        + Html(f'<link rel="icon" href="{text(version("icon.svg"))}">\n')
        + Html(f'<script src="{text(version("isnad.js"))}" defer></script>\n')
    )
    body = (
        switches(choice, skip="content"),
        _menu(request),
        tag("main", _stale(request), tag("h1", title), *content, id="content"),
    )
    direction = "rtl" if choice["lang"] == "ar" else "ltr"
    root = (
        f'<html lang="{choice["lang"]}" dir="{direction}" data-mode="served" '
        f'data-theme="{choice["theme"]}" data-digits="{choice["digits"]}">'
    )
    shown = join(body, Html("\n"))
    page = f"<!doctype html>\n{root}\n<head>\n{head}</head>\n<body>\n{shown}\n</body>\n</html>\n"
    return Html(clean(page))


def plain_title(title: Html, tongue: str) -> str:
    """Give the words of a title without its markup, in one language, for the browser's tab."""
    other = "en" if tongue == "ar" else "ar"
    kept = re.sub(rf'<span lang="{other}" class="w">.*?</span>', "", title, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", kept))


def someone_of(request: Request) -> Person | None:
    """Give who sees the page; None for one who has not logged in."""
    try:
        return person(request)
    except HTTPException:
        return None


def _token(request: Request) -> Html:
    someone = someone_of(request)
    if someone is None:
        return EMPTY
    return join((tag("meta", name="isnad-token", content=someone.csrf), Html("\n")))


def _menu(request: Request) -> Html:
    """Write the menu, the search, and who has logged in."""
    someone = someone_of(request)
    if someone is None:
        return tag("nav", tag("span", say("page", "workbench"), class_="brand"), class_="menu")
    here = request.url.path.split("/")[1] or "stories"
    items = [_entry(name, here) for name in MENU if name != "review" or someone.may("review")]
    if request.app.state.team is not None:
        items.append(_entry("team", here))
    box = tag("input", type="search", name="q", dir="auto", **labels("view", "search"), autocomplete="off")
    find = tag(
        "form",
        box,
        tag("button", say("view", "search"), type="submit"),
        action="/search",
        class_="find",
        role="search",
    )
    brand = tag("a", say("page", "workbench"), href="/", class_="brand")
    ledger = tag("span", tag("bdi", text(request.app.state.source.name)), class_="ledger")
    return tag(
        "header",
        brand,
        ledger,
        tag("nav", tag("ul", *items), **labels("page", "contents")),
        find,
        _leave(request),
        class_="menu",
    )


def _entry(name: str, here: str) -> Html:
    current = "page" if name == here else None
    return tag(
        "li", tag("a", say("view", name), href=f"/{name}" if name != "stories" else "/", aria_current=current)
    )


def _leave(request: Request) -> Html:
    someone = someone_of(request)
    if request.app.state.team is None or someone is None:
        return EMPTY
    field = tag("input", type="hidden", name=FIELD, value=someone.csrf)
    button = tag("button", door("login", "leave"), type="submit", class_="plain")
    return tag(
        "form", tag("bdi", text(someone.name)), field, button, method="post", action="/logout", class_="leave"
    )


def _stale(request: Request) -> Html:
    source = request.app.state.source
    notes = []
    if source.stale:
        notes.append(tag("p", say("page", "stale"), class_="cut", role="status"))
    if not source.writable:
        notes.append(tag("p", say("page", "copied"), class_="cut"))
    return join(notes)

"""Who is at the door: logging in and out, what each may do, and the pages of the team itself."""

import getpass
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from isnad.faces.pages.markup import EMPTY, Html, foreign, ltr, tag, text
from isnad.faces.pages.words import LANGUAGES, both, filled
from isnad.faces.web import safety
from isnad.team import ROLES, Account, Key, Note, NotEnteredError, Person, Team, TeamError

SIZE = 100
FIRST = "isnad team add NAME --role admin --ledger FILE"
router = APIRouter()


@cache
def _table() -> dict[str, Any]:
    rows: dict[str, Any] = tomllib.loads(files(__package__).joinpath("doors.toml").read_text("utf-8"))
    return rows


def say(section: str, key: str, otherwise: Html = EMPTY, **values: Html) -> Html:
    """Give a text of the doors in both languages; for a key that has none, `otherwise`."""
    row = _table()[section].get(key)
    return otherwise if row is None else both({one: filled(row[one], values) for one in LANGUAGES})


def person(request: Request) -> Person:
    """Give who asks. Without a team it is who sits at the computer; others must have logged in."""
    team: Team | None = request.app.state.team
    if team is None:
        name = getattr(request.app.state, "judge", None) or getpass.getuser()
        return Person(name, "admin", csrf=request.app.state.token)
    found = safety.known(request, team)
    if found is not None:
        return found
    path = request.url.path
    if path == "/api" or path.startswith("/api/") or safety.bearer(request) is not None:
        raise HTTPException(401, "Log in, or give an API key that is valid.", {"WWW-Authenticate": "Bearer"})
    raise HTTPException(303, "Log in.", {"Location": safety.to_login(request)})


Someone = Annotated[Person, Depends(person)]


def reader(someone: Someone) -> Person:
    """Let in who may read."""
    return _least(someone, "read")


def reviewer(someone: Someone) -> Person:
    """Let in who may give verdicts."""
    return _least(someone, "review")


def admin(someone: Someone) -> Person:
    """Let in who may keep the accounts."""
    return _least(someone, "admin")


def _least(someone: Person, role: str) -> Person:
    if not someone.may(role):
        raise HTTPException(403, f"{someone.name} may {someone.role}, and this is for those who may {role}.")
    return someone


Reader = Annotated[Person, Depends(reader)]
Reviewer = Annotated[Person, Depends(reviewer)]
Admin = Annotated[Person, Depends(admin)]
Fields = Annotated[dict[str, str], Depends(safety.fields)]
Kept = Annotated[Team, Depends(safety.kept)]
Page = Annotated[int, Query(ge=1, le=10**9)]
Size = Annotated[int, Query(ge=1, le=1000)]
WRITE = [Depends(person), Depends(safety.check_write)]
"""What every route needs that changes something, beside the role that it asks for."""

PRESENT = [*WRITE, Depends(safety.check_present)]


def _page(request: Request, title: Html, *content: Html, said: Html = EMPTY, status: int = 200) -> Response:
    """Put a page into its frame, with what was wrong before it."""
    caution = [tag("p", said, class_="caution", role="alert")] if said else []
    return HTMLResponse(request.app.state.frame(request, title, *caution, *content), status)


@router.get("/login", include_in_schema=False)
def login(request: Request, next: str = "/") -> Response:
    """Show the form for logging in, to those who have not yet."""
    team: Team | None = request.app.state.team
    if team is None or safety.known(request, team) is not None:
        return RedirectResponse(safety.local(next), 303)
    return _form(request, safety.local(next))


@router.post("/login", include_in_schema=False, dependencies=[Depends(safety.check_login)])
def enter(request: Request, given: Fields) -> Response:
    """Begin a session, where name and password are right."""
    team: Team | None = request.app.state.team
    to, here = safety.local(given.get("next", "/")), safety.address(request)
    if team is None:
        return RedirectResponse(to, 303)
    try:
        made = team.enter(given.get("name", ""), given.get("password", ""), here)
    except NotEnteredError as problem:
        return _form(request, to, problem)
    team.leave(request.cookies.get(safety.COOKIE, ""), here)
    answer = RedirectResponse(to, 303)
    safe = request.url.scheme == "https"
    answer.set_cookie(safety.COOKIE, made, path="/", secure=safe, httponly=True, samesite="strict")
    return answer


@router.post("/logout", include_in_schema=False, dependencies=[Depends(safety.check_logout)])
def leave(request: Request) -> Response:
    """End the session."""
    team: Team | None = request.app.state.team
    if team is not None:
        team.leave(request.cookies.get(safety.COOKIE, ""), safety.address(request))
    answer = RedirectResponse("/login" if team is not None else "/", 303)
    answer.delete_cookie(safety.COOKIE, path="/", httponly=True, samesite="strict")
    return answer


@router.get("/team", include_in_schema=False)
def team(request: Request, someone: Reader) -> Response:
    """Show the team, as far as it is for who asks."""
    return _shown(request, someone)


@router.post("/team", include_in_schema=False, dependencies=PRESENT)
def change(request: Request, someone: Admin, team: Kept, given: Fields) -> Response:
    """Add or change an account."""
    name, role, by = given.get("name", ""), given.get("role", ""), (someone.name, safety.address(request))
    acts = {
        "add": lambda: team.add(name, given.get("password", ""), role, *by),
        "role": lambda: team.set_role(name, role, *by),
        "disable": lambda: team.disable(name, *by),
        "enable": lambda: team.enable(name, *by),
    }
    return _done(request, someone, acts.get(given.get("act", "role")))


@router.post("/team/keys", include_in_schema=False, dependencies=PRESENT)
def make(request: Request, someone: Reader, team: Kept, given: Fields) -> Response:
    """Make a key of one's own and show it this once."""
    label, role = given.get("label", ""), given.get("role", "read")
    try:
        value = team.make_key(someone.name, label, role, someone.name, safety.address(request))
    except TeamError as problem:
        return _shown(request, someone, problem)
    once, back = tag("p", say("keys", "once")), tag("a", say("keys", "back"), href="/team")
    return _page(request, say("keys", "new"), tag("pre", text(value)), once, back)


@router.post("/team/keys/revoke", include_in_schema=False, dependencies=PRESENT)
def revoke(request: Request, someone: Reader, team: Kept, given: Fields) -> Response:
    """Revoke a key of one's own, or any key as an administrator."""
    own = {str(key.id): key.id for key in _held(team, someone)}
    id, by = own.get(given.get("id", ""), 0), (someone.name, safety.address(request))
    return _done(request, someone, lambda: team.revoke(id, *by))


def _done(request: Request, someone: Person, act: Callable[[], None] | None) -> Response:
    """Do what was asked for, and show the team as it is then, or what stood in the way."""
    try:
        if act is None:
            raise TeamError("It was not said what to do.", "act")
        act()
    except TeamError as problem:
        return _shown(request, someone, problem)
    return RedirectResponse("/team", 303)


def _held(team: Team, someone: Person) -> list[Key]:
    return team.keys(None if someone.may("admin") else someone.name)


@router.get("/team/audit", include_in_schema=False)
def audit(request: Request, someone: Admin, team: Kept, page: Page = 1) -> Response:
    """Show what was done, the newest first."""
    found = team.audit(page, SIZE)
    shown = _listed("audit", ("at", "who", "what", "detail", "address"), map(_line, found))
    newer = tag("a", say("audit", "newer"), href=f"/team/audit?page={page - 1}") if page > 1 else EMPTY
    older = (
        tag("a", say("audit", "older"), href=f"/team/audit?page={page + 1}") if len(found) == SIZE else EMPTY
    )
    return _page(request, say("audit", "title"), shown, newer, Html(" "), older)


@router.get("/api/team/audit", tags=["team"], responses={401: {}, 403: {}, 404: {}})
def notes(_: Admin, team: Kept, page: Page = 1, size: Size = SIZE) -> list[Note]:
    """Give what was done, the newest first."""
    return team.audit(page, size)


def _line(note: Note) -> tuple[Html, ...]:
    what = say("what", note.what.replace(" ", "_"), foreign(note.what))
    return ltr(note.at, "iso"), foreign(note.who), what, foreign(note.detail), ltr(note.address)


def _form(request: Request, to: str, problem: NotEnteredError | None = None) -> Response:
    """Give the form for logging in, with what was wrong the last time."""
    wait = problem.wait if problem else 0
    said = say("login", problem.kind, minutes=ltr(str(-(-wait // 60)))) if problem else EMPTY
    asked = _asked("name"), _asked("password"), _button("login", "enter")
    form = sent("/login", request.app.state.token, {"next": to}, *asked)
    status = 429 if wait else 401 if problem else 200
    page = _page(request, say("login", "title"), form, said=said, status=status)
    if wait:
        page.headers["Retry-After"] = str(wait)
    return page


def _shown(request: Request, someone: Person, problem: TeamError | None = None) -> Response:
    """Give the page of the team: all of it to an administrator, to others what is their own."""
    team: Team | None = request.app.state.team
    if team is None:
        return _page(request, say("team", "title"), tag("p", say("team", "none", first=ltr(FIRST))))
    said = say("problem", problem.kind, foreign(str(problem))) if problem else EMPTY
    who = say("login", "who", name=foreign(someone.name), role=say("role", someone.role))
    leave = sent("/logout", someone.csrf, {}, _button("login", "leave"))
    parts = [tag("p", who), leave, _keys(_held(team, someone), someone)]
    if someone.may("admin"):
        parts += [_accounts(team.accounts(), someone), tag("a", say("audit", "title"), href="/team/audit")]
    return _page(request, say("team", "title"), *parts, said=said, status=400 if problem else 200)


def _accounts(accounts: list[Account], someone: Person) -> Html:
    def row(one: Account) -> tuple[Html, ...]:
        state, turn = ("open", "disable") if one.enabled else ("shut", "enable")
        acts = [_button("role", role, "role", role) for role in ROLES if role != one.role]
        change = sent("/team", someone.csrf, {"name": one.name}, *acts, _button("team", turn, "act", turn))
        return foreign(one.name), say("role", one.role), say("team", state), ltr(one.made, "iso"), change

    listed = _listed("team", ("account", "role", "state", "made", "change"), map(row, accounts))
    asked = _asked("name"), _asked("new"), tag("p", say("team", "rule")), _roles("admin")
    new = sent("/team", someone.csrf, {"act": "add"}, *asked, _button("team", "add"))
    head, ends = tag("h2", say("team", "accounts")), tag("p", say("team", "ends"))
    return tag("section", head, ends, listed, tag("h3", say("team", "new")), new)


def _keys(keys: list[Key], someone: Person) -> Html:
    def row(one: Key) -> tuple[Html, ...]:
        used = ltr(one.used, "iso") if one.used else say("keys", "never")
        end = sent("/team/keys/revoke", someone.csrf, {"id": str(one.id)}, _button("keys", "revoke"))
        if one.revoked:
            end = say("keys", "revoked", day=ltr(one.revoked, "iso"))
        return ltr(str(one.id)), foreign(one.owner), foreign(one.label), say("role", one.role), used, end

    listed = _listed("keys", ("id", "owner", "label", "role", "used", "end"), map(row, keys))
    asked = _asked("label"), _roles(someone.role), _button("keys", "make")
    new, about = sent("/team/keys", someone.csrf, {}, *asked), tag("p", say("keys", "about"))
    return tag("section", tag("h2", say("keys", "title")), about, listed, new)


def _listed(section: str, columns: Iterable[str], rows: Iterable[tuple[Html, ...]]) -> Html:
    head = tag("tr", *(tag("th", say(section, key), scope="col") for key in columns))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", *body))


def sent(to: str, token: str, given: dict[str, str], *content: Html) -> Html:
    """Give a form that is sent to `to` with the token, and with what is given, beside what it asks for."""
    held = ({safety.FIELD: token} | given).items()
    fields = (tag("input", type="hidden", name=name, value=value) for name, value in held)
    return tag("form", *fields, *content, method="post", action=to, class_="door")


def _asked(key: str) -> Html:
    field = _table()["field"][key]
    shown = {name: value for name, value in field.items() if name not in LANGUAGES}
    return tag("label", say("field", key), tag("input", required="", **shown))


def _roles(most: str) -> Html:
    def row(role: str) -> Html:
        field = tag("input", type="radio", name="role", value=role, required="")
        return tag("label", field, say("role", role))

    roles = map(row, ROLES[: ROLES.index(most) + 1])
    return tag("fieldset", tag("legend", say("team", "role")), *roles)


def _button(section: str, key: str, name: str | None = None, value: str | None = None) -> Html:
    return tag("button", say(section, key), type="submit", name=name, value=value)

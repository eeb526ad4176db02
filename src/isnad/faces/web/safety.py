"""What every request must pass and every answer carries, before any page is asked for anything.

A workbench on a laptop is reached by every page that its browser opens elsewhere. So a request names this
server and no other, and what changes something carries a token that only pages of this server know.
"""

import hmac
import re
from collections.abc import Iterable
from urllib.parse import urlencode, urlsplit

from fastapi import HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from isnad.team import Person, Team

LOCAL = ("127.0.0.1", "localhost", "::1")
COOKIE = "isnad_session"
HEADER = "x-isnad-token"
FIELD = "token"
SAFE = ("GET", "HEAD", "OPTIONS")
FORM = "application/x-www-form-urlencoded"
KEPT = "/static/"
"""The path whose answers a browser may keep."""

HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?)(:\d{1,5})?", re.ASCII)
PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f-\xa0\u2028\u2029]*")
KEY = re.compile(r"Bearer +(isnad_[A-Za-z0-9_-]+)", re.ASCII | re.IGNORECASE)

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
UNUSED = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
CARRIED = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": UNUSED.encode(),
    b"x-frame-options": b"DENY",
}


def guard(app: ASGIApp, allowed: Iterable[str] = LOCAL, most: int = 256 * 1024) -> ASGIApp:
    """Put all that this file has around a finished app, so that its own errors are covered too."""
    return Headers(HostCheck(BodyLimit(app, most), allowed))


class HostCheck:
    """Refuse what names another host: a page elsewhere may have its own name lead here."""

    def __init__(self, app: ASGIApp, allowed: Iterable[str] = LOCAL) -> None:
        self.app = app
        self.allowed = {name.strip("[]").lower() for name in allowed}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] in ("http", "websocket") and _host(scope) not in self.allowed:
            await _refuse(scope, send, 421, "This server has another name.")
        else:
            await self.app(scope, receive, send)


class Headers:
    """Give every answer what keeps a browser from running, framing, keeping or leaking it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with our headers in the place of its own."""
        carried = dict(CARRIED)
        if scope["type"] == "http" and not scope["path"].startswith(KEPT):
            carried[b"cache-control"] = b"no-store"

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [pair for pair in message.get("headers", ()) if pair[0].lower() not in carried]
                message = {**message, "headers": [*own, *carried.items()]}
            await send(message)

        await self.app(scope, receive, dressed)


class BodyLimit:
    """Refuse a body of more than `most` bytes, whether it says its length or not."""

    def __init__(self, app: ASGIApp, most: int = 256 * 1024) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body, and pass it on in one piece."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        said = [value for name, value in scope["headers"] if name == b"content-length"]
        if any(not value.isdigit() for value in said):
            await _refuse(scope, send, 400, "The length of the body is no number.")
            return
        over = any(len(value) > 18 or int(value) > self.most for value in said)
        body = None if over else await self._read(receive)
        if body is None:
            await _refuse(scope, send, 413, f"A body has {self.most} bytes at most.")
        elif body["type"] == "http.request":
            await self.app(scope, _again(body, receive), send)

    async def _read(self, receive: Receive) -> Message | None:
        """Give the whole body as one message, None where it is too long; or that the asker has gone."""
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return message
            body += message.get("body", b"")
            if len(body) > self.most:
                return None
            if not message.get("more_body", False):
                return {"type": "http.request", "body": bytes(body), "more_body": False}


def bearer(request: Request) -> str | None:
    """Give the API key that a request carries; None for none."""
    given = KEY.fullmatch(request.headers.get("authorization", ""))
    return given[1] if given else None


def kept(request: Request) -> Team:
    """Give the team; where there is none, there is nothing to change."""
    team: Team | None = request.app.state.team
    if team is None:
        raise HTTPException(404, "This workbench has no team.")
    return team


def known(request: Request, team: Team) -> Person | None:
    """Give who asks: by an API key where there is one, and then by nothing else; or by the session."""
    key = bearer(request)
    return team.key(key) if key is not None else team.session(request.cookies.get(COOKIE, ""))


def token(request: Request) -> str:
    """Give what the forms of a page must carry back: the session's own value, or the server's secret."""
    team = request.app.state.team
    person = team.session(request.cookies.get(COOKIE, "")) if team is not None else None
    return str(person.csrf if person is not None else request.app.state.token)


def same_site(request: Request) -> bool:
    """Say whether a request was made by a page of this server, as far as its browser tells.

    Under our Referrer-Policy a form is sent with the Origin «null», so that this alone says nothing.
    """
    fetched = request.headers.get("sec-fetch-site")
    if fetched not in (None, "same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is None or (origin == "null" and fetched == "same-origin"):
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc == request.headers.get("host", "").lower()


async def check_write(request: Request) -> None:
    """Refuse a request that would change something and was not made by a page of this server."""
    if request.method in SAFE:
        return
    if request.app.state.team is not None and bearer(request) is not None:
        return
    await check_token(request, await run_in_threadpool(token, request))


async def check_login(request: Request) -> None:
    """Refuse a login that no login page of this server sent: there is no session yet to know it by."""
    await check_token(request, request.app.state.token)


async def check_logout(request: Request) -> None:
    """Refuse a logout from elsewhere; who is out already may leave in any way."""
    team: Team | None = request.app.state.team
    if team is None or team.session(request.cookies.get(COOKIE, "")) is not None:
        await check_write(request)


async def check_present(request: Request) -> None:
    """Refuse an API key: one that was lost must not make others, nor change accounts."""
    if bearer(request) is not None:
        raise HTTPException(403, "This is not done with an API key.")


async def check_token(request: Request, wanted: str) -> None:
    """Refuse a request that does not carry `wanted`, in a header or in the field of a form."""
    given = request.headers.get(HEADER)
    if given is None and _is_form(request):
        field = (await request.form()).get(FIELD)
        given = field if isinstance(field, str) else None
    if given is None or not wanted or not hmac.compare_digest(_bytes(given), _bytes(wanted)):
        raise HTTPException(403, "This page has grown old. Open it again, and send it from there.")
    if not same_site(request):
        raise HTTPException(403, "This was sent from a page of another server.")


async def fields(request: Request) -> dict[str, str]:
    """Give the fields of a form that was sent."""
    if not _is_form(request):
        raise HTTPException(415, f"Send a form as {FORM}.")
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


def local(path: str) -> str:
    """Give a path of this server as it is, and the first page for everything that leads elsewhere."""
    return path if PATH.fullmatch(path) else "/"


def to_login(request: Request) -> str:
    """Give the path of the login page that leads back to what was asked for."""
    query = f"?{request.url.query}" if request.url.query else ""
    asked = local(request.url.path + query) if request.method in ("GET", "HEAD") else "/"
    return f"/login?{urlencode({'next': asked})}"


def address(request: Request) -> str:
    """Give the address that a request comes from."""
    return request.client.host if request.client else ""


def _is_form(request: Request) -> bool:
    return request.headers.get("content-type", "").split(";")[0].strip().lower() == FORM


def _bytes(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")


def _host(scope: Scope) -> str | None:
    """Give the host that a request names, without port and brackets; None where it names none or two."""
    named = [value for name, value in scope["headers"] if name == b"host"]
    if len(named) != 1:
        return None
    found = HOST.fullmatch(named[0].decode("latin-1").lower())
    return found[1].strip("[]") if found else None


def _again(body: Message, receive: Receive) -> Receive:
    """Give a body that was read once more, and after it what comes next."""
    left = [body]

    async def given() -> Message:
        return left.pop() if left else await receive()

    return given


async def _refuse(scope: Scope, send: Send, status: int, words: str) -> None:
    """Answer with one plain line, and let the connection go: what follows it was not read."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": words})
        return
    body = words.encode() + b"\n"
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

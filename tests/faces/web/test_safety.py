"""What every request must pass: hosts, headers, lengths, and the token against posts from elsewhere."""

import asyncio

import pytest
from fastapi import Depends, FastAPI, Request
from fastapi.responses import PlainTextResponse, StreamingResponse

from isnad.faces.web.safety import BodyLimit, Headers, HostCheck, check_write, guard, local
from tests.faces.web import Visitor

TOKEN = "the secret of this process"


def made(team=None):
    app = FastAPI()
    app.state.team, app.state.token = team, TOKEN

    @app.api_route(
        "/write", methods=["GET", "POST", "PUT", "DELETE", "PATCH"], dependencies=[Depends(check_write)]
    )
    def write():
        return "written"

    @app.get("/page")
    def page():
        return PlainTextResponse(
            "x", headers={"Cache-Control": "public, max-age=99", "X-Frame-Options": "ALLOWALL"}
        )

    @app.get("/static/page.css")
    def css():
        return PlainTextResponse("x", headers={"Cache-Control": "public, max-age=99"})

    @app.get("/broken")
    def broken():
        raise RuntimeError

    @app.get("/stream")
    def stream():
        return StreamingResponse(iter([b"a", b"b"]))

    @app.post("/length")
    async def length(request: Request):
        return len(await request.body())

    return app


@pytest.fixture
def app():
    return made()


def asked(app, *hosts, kind="http"):
    """Ask with exactly these Host headers; give the messages that come back."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    headers = [(b"host", host.encode("latin-1")) for host in hosts]
    scope = {
        "type": kind,
        "method": "GET",
        "path": "/page",
        "raw_path": b"/page",
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": None,
    }
    asyncio.run(app(scope, receive, send))
    return sent


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8000", "lab.example:443"],
)
def test_hosts_that_are_ours(app, host):
    assert asked(HostCheck(app, ("127.0.0.1", "localhost", "::1", "Lab.Example")), host)[0]["status"] == 200


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("",),
        ("evil.example",),
        ("localhost.evil.example",),
        ("evil.example:localhost",),
        ("localhost:",),
        ("localhost:80:80",),
        ("localhost:x",),
        ("localhost:999999",),
        ("localhost.",),
        ("localhost", "localhost"),
        ("localhost", "evil.example"),
        ("evil.example", "localhost"),
        ("localhost, evil.example",),
        ("[::1",),
        ("::1",),
        ("[::2]",),
        ("user@localhost",),
        ("localhost/",),
        ("localhost#",),
        (" localhost",),
        ("0.0.0.0",),
        ("127.0.0.1.nip.io",),
        ("2130706433",),
        ("localhost\x00",),
        ("localhost\n",),
        ("\u017flocalhost".encode().decode("latin-1"),),
    ],
)
def test_hosts_that_are_not(app, hosts):
    sent = asked(guard(app), *hosts)
    assert sent[0]["status"] == 421
    assert b"content-security-policy" in dict(sent[0]["headers"])
    assert asked(HostCheck(app), *hosts, kind="websocket")[0]["type"] == "websocket.close"


def test_another_host_in_a_forwarded_header_counts_for_nothing(app):
    visitor = Visitor(guard(app), "http://evil.example")
    assert visitor.get("/page", headers={"X-Forwarded-Host": "localhost"}).status_code == 421


@pytest.mark.parametrize(
    "path", ["/page", "/stream", "/broken", "/nowhere", "/static/page.css", "/static/none", "/openapi.json"]
)
def test_every_answer_carries_the_headers_and_each_once(app, path):
    answer = Visitor(guard(app)).get(path)
    names = [name for name, _ in answer.headers.multi_items()]
    assert len(names) == len(set(names))
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    for name, value in {
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-frame-options": "DENY",
    }.items():
        assert answer.headers[name] == value
    assert "camera=()" in answer.headers["permissions-policy"]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/page", "no-store"),
        ("/broken", "no-store"),
        ("/static/page.css", "public, max-age=99"),
        ("/staticpage", "no-store"),
    ],
)
def test_only_what_is_static_is_kept(app, path, kept):
    assert Visitor(guard(app)).get(path).headers["cache-control"] == kept


def test_a_refusal_and_a_failure_carry_the_headers_too(app):
    assert Visitor(guard(app)).get("/broken").status_code == 500
    answer = Visitor(guard(app, most=10)).post("/length", content=b"x" * 11)
    assert (answer.status_code, answer.headers["x-frame-options"]) == (413, "DENY")


def chunked(*pieces):
    async def body():
        for piece in pieces:
            yield piece

    return body()


@pytest.mark.parametrize(
    ("pieces", "status"),
    [
        ((b"x" * 100,), 200),
        ((b"x" * 50, b"x" * 50), 200),
        ((b"x" * 101,), 413),
        ((b"x" * 60, b"x" * 60), 413),
        ((b"x",) * 101, 413),
        ((), 200),
    ],
)
def test_bodies_with_and_without_a_length(app, pieces, status):
    visitor = Visitor(BodyLimit(app, 100))
    whole = b"".join(pieces)
    with_length = visitor("POST", "/length", content=whole)
    without = visitor("POST", "/length", content=chunked(*pieces))
    assert "content-length" in with_length.request.headers
    assert without.request.headers["transfer-encoding"] == "chunked"
    assert with_length.status_code == without.status_code == status
    if status == 200:
        assert with_length.json() == without.json() == len(whole)


def test_a_long_body_is_not_read_to_its_end():
    read = []

    async def body():
        for n in range(1000):
            read.append(n)
            yield b"x" * 100

    async def inner(scope, receive, send):
        raise AssertionError("the body was passed on")

    async def work():
        pieces = body()
        sent = []

        async def receive():
            return {"type": "http.request", "body": await anext(pieces), "more_body": True}

        async def send(message):
            sent.append(message)

        await BodyLimit(inner, 1000)({"type": "http", "headers": []}, receive, send)
        await pieces.aclose()
        return sent

    assert asyncio.run(work())[0]["status"] == 413
    assert len(read) == 11


@pytest.mark.parametrize(
    ("length", "status"),
    [("101", 413), ("9" * 5000, 413), ("-1", 400), ("1e3", 400), ("", 400), ("0x10", 400)],
)
def test_a_length_that_is_said(length, status):
    async def inner(scope, receive, send):
        raise AssertionError("the body was passed on")

    async def work():
        sent = []

        async def send(message):
            sent.append(message)

        scope = {"type": "http", "headers": [(b"content-length", length.encode())]}
        await BodyLimit(inner, 100)(scope, None, send)
        return sent

    assert asyncio.run(work())[0]["status"] == status


def test_who_goes_in_the_middle_of_a_body_is_let_go():
    async def inner(scope, receive, send):
        raise AssertionError("half a body was passed on")

    async def receive():
        return {"type": "http.disconnect"}

    asyncio.run(BodyLimit(inner)({"type": "http", "headers": []}, receive, None))


def test_the_start_of_a_server_passes_through():
    seen = []

    async def inner(scope, receive, send):
        seen.append(scope["type"])

    asyncio.run(guard(inner)({"type": "lifespan"}, None, None))
    assert seen == ["lifespan"]


FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SAME = {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost:8000"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_write_needs_the_token(app, method):
    visitor = Visitor(app, "http://localhost:8000")
    for headers in (
        {},
        SAME,
        {"X-Isnad-Token": ""},
        {"X-Isnad-Token": TOKEN + "x"},
        {"Authorization": "Bearer isnad_x"},
    ):
        assert visitor(method, "/write", headers=headers).status_code == 403
    assert visitor(method, "/write", headers={"X-Isnad-Token": TOKEN}).status_code == 200
    assert visitor(method, "/write", headers={**SAME, "X-Isnad-Token": TOKEN}).status_code == 200
    assert visitor.get("/write").status_code == 200


def test_the_token_in_a_form_and_nowhere_else(app):
    visitor = Visitor(app, "http://localhost:8000")
    assert visitor.post("/write", {"token": TOKEN}, headers=SAME).status_code == 200
    assert visitor.post("/write", {"token": "no"}, headers=SAME).status_code == 403
    assert visitor.post("/write?token=" + TOKEN.replace(" ", "+")).status_code == 403
    assert visitor.post("/write", json={"token": TOKEN}, headers=SAME).status_code == 403
    assert visitor.post("/write", files={"token": (None, TOKEN)}, headers=SAME).status_code == 403
    plain = f"token={TOKEN}".encode()
    assert visitor("POST", "/write", content=plain, headers={"Content-Type": "text/plain"}).status_code == 403
    assert visitor("POST", "/write", content=plain, headers=FORM).status_code == 200
    assert visitor("POST", "/write", content=b"token=%ff%00", headers=FORM).status_code == 403
    wrong_header = {"X-Isnad-Token": "no"}
    assert visitor.post("/write", {"token": TOKEN}, headers=wrong_header).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "anything"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:8000"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "none", "Origin": "null"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost"},
        {"Origin": "http://localhost:8001"},
        {"Origin": "http://localhost:8000.evil.example"},
        {"Origin": "http://evil@localhost:8000"},
        {"Origin": "http://["},
        {"Origin": "file://localhost:8000"},
        {"Origin": "localhost:8000"},
    ],
)
def test_a_write_from_elsewhere_is_refused_even_with_the_token(app, headers):
    visitor = Visitor(app, "http://localhost:8000")
    assert visitor.post("/write", {"token": TOKEN}, headers=headers).status_code == 403
    assert visitor.post("/write", headers={"X-Isnad-Token": TOKEN, **headers}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://localhost:8000"},
        {"Origin": "https://localhost:8000"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    ],
)
def test_a_write_from_our_own_pages(app, headers):
    """A form is sent with the Origin «null» under Referrer-Policy: no-referrer."""
    visitor = Visitor(app, "http://localhost:8000")
    assert visitor.post("/write", {"token": TOKEN}, headers=headers).status_code == 200


def test_no_token_is_none(app):
    app.state.token = ""
    assert Visitor(app).post("/write", {"token": ""}).status_code == 403


@pytest.mark.parametrize("path", ["/", "/a", "/a/b?c=d&e=%2F", "/?q=//x", "/\u0633\u062c\u0644", "/a//b"])
def test_paths_of_our_own(path):
    assert local(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "a",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "\\\\evil.example",
        "http://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        " //evil.example",
        "/a\r\nSet-Cookie: x=y",
        "/\x00",
        "/a\\..\\b",
        "/\x85/evil",
        "/\u2028",
        "/\xa0/evil",
        "/\x7f",
        "/a b",
    ],
)
def test_paths_that_lead_elsewhere(path):
    assert local(path) == "/"


def test_the_parts_can_be_added_one_by_one(app):
    app.add_middleware(BodyLimit, most=10)
    app.add_middleware(HostCheck, allowed=("localhost",))
    app.add_middleware(Headers)
    visitor = Visitor(app)
    assert visitor.get("/page").headers["x-frame-options"] == "DENY"
    assert visitor.post("/length", content=b"x" * 11).status_code == 413

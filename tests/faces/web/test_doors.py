"""Who is at the door: logging in and out, roles, keys, and where one is sent."""

import re
import tomllib
from html import unescape
from importlib.resources import files
from urllib.parse import parse_qs, urlsplit

import pytest
from argon2 import PasswordHasher
from fastapi import Depends, FastAPI

from isnad.faces.pages.markup import Html, tag
from isnad.faces.pages.words import LANGUAGES
from isnad.faces.web import doors
from isnad.faces.web.doors import WRITE, Admin, Reader, Reviewer
from isnad.faces.web.safety import guard
from isnad.team import Team, secrecy
from tests.faces.web import Visitor

WORD, OTHER = "a long secret word", "another long secret"
SECRET = "the secret of this process"
SAME = {"Sec-Fetch-Site": "same-origin", "Origin": "null"}


class Clock:
    now = 1_700_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(secrecy, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def team(tmp_path, clock):
    with Team(tmp_path / "news.ledger.team", create=True, clock=clock) as team:
        for name, role in (("layla", "admin"), ("samir", "review"), ("rami", "read")):
            team.add(name, WORD, role)
        yield team


def frame(request, title, *content):
    return Html(f"<!doctype html><title>x</title><h1>{title}</h1>{''.join(content)}")


def made(team):
    app = FastAPI()
    app.state.team, app.state.token, app.state.frame = team, SECRET, frame
    app.include_router(doors.router)

    @app.get("/")
    @app.get("/page/{rest:path}")
    @app.get("/api/page")
    def page(someone: Reader):
        return someone.name

    @app.get("/reviews")
    def reviews(someone: Reviewer):
        return someone.name

    @app.get("/admins")
    def admins(someone: Admin):
        return someone.name

    @app.post("/verdict", dependencies=WRITE)
    @app.post("/api/verdict", dependencies=WRITE)
    def verdict(someone: Reviewer):
        return someone.name

    return guard(app)


@pytest.fixture
def app(team):
    return made(team)


def held(answer):
    """Give the token in the first form of a page."""
    return re.search(r'name="token" value="([^"]*)"', answer.text)[1]


def entered(app, name, password=WORD, **more):
    visitor = Visitor(app, **more)
    answer = visitor.post(
        "/login", {"name": name, "password": password, "token": held(visitor.get("/login"))}
    )
    assert answer.status_code == 303, answer.text
    return visitor


def token(visitor):
    return held(visitor.get("/team"))


def test_a_login_without_a_script(app):
    visitor = Visitor(app)
    page = visitor.get("/login?next=/page/x")
    assert page.status_code == 200
    assert "<script" not in page.text
    form = re.search(r"<form.*?</form>", page.text, re.DOTALL)[0]
    assert 'method="post"' in form
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    answer = visitor.post("/login", {**fields, "name": "Samir", "password": WORD}, headers=SAME)
    assert (answer.status_code, answer.headers["location"]) == (303, "/page/x")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("isnad_session=")
    for word in ("HttpOnly", "SameSite=strict", "Path=/"):
        assert word in cookie
    for word in ("Secure", "Domain", "max-age", "expires"):
        assert word.lower() not in cookie.lower()
    assert visitor.get("/page/x").json() == "samir"
    assert visitor.get("/login?next=/page/y").headers["location"] == "/page/y"


def test_the_cookie_is_secure_behind_tls(app):
    visitor = Visitor(app, "https://localhost")
    answer = visitor.post("/login", {"name": "rami", "password": WORD, "token": SECRET})
    assert "Secure" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    "name", ["rami", "nobody", "", "<script>alert(1)</script>", "\ud800".encode("utf-8", "replace").decode()]
)
def test_a_wrong_login_shows_the_form_again_with_the_same_words(app, name):
    visitor = Visitor(app)
    answer = visitor.post(
        "/login", {"name": name, "password": "wrong <b>word", "token": SECRET, "next": "/page/x"}
    )
    assert answer.status_code == 401
    assert "The name or the password is wrong." in answer.text
    assert 'value="/page/x"' in answer.text
    assert "set-cookie" not in answer.headers
    for given in ("<script", "wrong <b>", "wrong &lt;b"):
        assert given not in answer.text


def test_too_many_wrong_logins_have_to_wait(app, team, clock):
    visitor, given = Visitor(app, address="10.0.0.1"), {"name": "rami", "token": SECRET}
    for _ in range(5):
        assert visitor.post("/login", {**given, "password": "wrong"}).status_code == 401
    clock.now += 60
    answer = visitor.post("/login", {**given, "password": WORD})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "840")
    assert ">14<" in answer.text
    assert "set-cookie" not in answer.headers
    clock.now += 840
    assert visitor.post("/login", {**given, "password": WORD}).status_code == 303
    assert team.audit()[0].address == "10.0.0.1"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
def test_nobody_is_logged_in_or_out_from_elsewhere(app, headers):
    visitor = Visitor(app)
    given = {"name": "rami", "password": WORD, "token": SECRET}
    assert visitor.post("/login", given, headers=headers).status_code == 403
    assert visitor.post("/login", {**given, "token": "x"}).status_code == 403
    assert visitor.post("/login", json=given).status_code == 403
    rami = entered(app, "rami")
    assert rami.post("/logout", {"token": token(rami)}, headers=headers).status_code == 403
    assert rami.post("/logout").status_code == 403
    assert rami.get("/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "",
        "/\r\nx: y",
    ],
)
def test_a_login_leads_nowhere_else(app, path):
    visitor = Visitor(app)
    page = visitor.get("/login", params={"next": path})
    assert 'name="next" value="/"' in page.text
    given = {"name": "rami", "password": WORD, "token": SECRET, "next": path}
    assert visitor.post("/login", given).headers["location"] == "/"
    assert visitor.get("/login", params={"next": path}).headers["location"] == "/"


@pytest.mark.parametrize(
    "path",
    [
        "/page/\u0633\u062c\u0644?q=\u0642\u062a\u0644\u0649&n=1",
        "/page/a%20b?x=%2F%2Fevil",
        "/?a=%0d%0aX:%20y",
    ],
)
def test_who_is_out_is_led_to_the_login_and_back(app, path):
    visitor = Visitor(app)
    answer = visitor.get(path)
    where = urlsplit(answer.headers["location"])
    assert (answer.status_code, where.scheme, where.netloc, where.path) == (303, "", "", "/login")
    page = visitor.get(answer.headers["location"])
    back = unescape(re.search(r'name="next" value="([^"]*)"', page.text)[1])
    assert back == parse_qs(where.query)["next"][0]
    answer = visitor.post("/login", {"name": "rami", "password": WORD, "token": held(page), "next": back})
    assert visitor.get(answer.headers["location"]).json() == "rami"


def test_a_path_with_two_slashes_does_not_lead_out(app):
    answer = Visitor(app).get("http://localhost//evil.example/x")
    assert "evil" not in answer.headers.get("location", "")


def test_who_is_out_gets_401_from_the_api_and_posts_nothing(app):
    visitor = Visitor(app)
    answer = visitor.get("/api/page")
    assert (answer.status_code, list(answer.json())) == (401, ["detail"])
    assert answer.headers["www-authenticate"] == "Bearer"
    assert visitor.post("/api/verdict", headers={"X-Isnad-Token": SECRET}).status_code == 401
    answer = visitor.post("/verdict", {"token": SECRET})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2F")


@pytest.mark.parametrize(
    ("name", "statuses"),
    [("rami", (200, 403, 403, 403)), ("samir", (200, 200, 403, 200)), ("layla", (200, 200, 200, 200))],
)
def test_what_each_role_may(app, name, statuses):
    visitor = entered(app, name)
    found = [visitor.get(path).status_code for path in ("/", "/reviews", "/admins")]
    found.append(visitor.post("/verdict", {"token": token(visitor)}, headers=SAME).status_code)
    assert tuple(found) == statuses
    assert visitor.get("/team/audit").status_code == visitor.get("/api/team/audit").status_code == statuses[2]


def test_a_write_carries_the_token_of_its_own_session(app):
    samir, layla = entered(app, "samir"), entered(app, "layla")
    for value in ("", SECRET, token(layla), samir.cookies["isnad_session"]):
        assert samir.post("/verdict", {"token": value}).status_code == 403
        assert samir.post("/api/verdict", headers={"X-Isnad-Token": value}).status_code == 403
    assert samir.post("/api/verdict", headers={"X-Isnad-Token": token(samir)}).json() == "samir"
    evil = {"X-Isnad-Token": token(samir), "Sec-Fetch-Site": "cross-site"}
    assert samir.post("/api/verdict", headers=evil).status_code == 403


def test_leaving(app, team):
    rami = entered(app, "rami")
    stolen = Visitor(app)
    stolen.cookies.set("isnad_session", rami.cookies["isnad_session"])
    assert stolen.get("/").status_code == 200
    answer = rami.post("/logout", {"token": token(rami)}, headers=SAME)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert "isnad_session" not in rami.cookies
    assert stolen.get("/").status_code == 303
    assert rami.post("/logout").status_code == 303


def test_a_second_login_ends_the_first_session(app):
    rami = entered(app, "rami")
    old = rami.cookies["isnad_session"]
    rami.post("/login", {"name": "samir", "password": WORD, "token": SECRET})
    assert rami.get("/").json() == "samir"
    rami.cookies.set("isnad_session", old)
    again = Visitor(app)
    again.cookies.set("isnad_session", old)
    assert again.get("/").status_code == 303


def test_a_session_that_has_ended_or_was_made_up(app, clock):
    rami = entered(app, "rami")
    clock.now += 12 * 3600
    assert rami.get("/").headers["location"].startswith("/login")
    for value in ("", "x", "isnad_x", "../../etc/passwd", "%00"):
        visitor = Visitor(app)
        visitor.cookies.set("isnad_session", value)
        assert visitor.get("/api/page").status_code == 401


def with_key(app, value):
    return Visitor(app, Authorization=f"Bearer {value}")


def test_a_key_enters_without_a_token_and_stays_in_its_role(app, team):
    low, high = team.make_key("layla", "low"), team.make_key("layla", "high", "review")
    assert with_key(app, low).get("/api/page").json() == "layla"
    assert with_key(app, low).post("/api/verdict").status_code == 403
    assert with_key(app, high).post("/api/verdict").json() == "layla"
    assert with_key(app, high).get("/api/team/audit").status_code == 403
    team.revoke(1)
    assert with_key(app, low).get("/page/x").status_code == 401


@pytest.mark.parametrize(
    "value", ["isnad_", "isnad_x", "x", "", "isnad_x y", "isnad_\u0633".encode().decode("latin-1")]
)
def test_what_is_no_key(app, value):
    answer = Visitor(app).get("/api/page", headers={"Authorization": f"Bearer {value}".encode("latin-1")})
    assert answer.status_code == 401


def test_a_wrong_key_does_not_fall_back_to_the_session(app):
    samir = entered(app, "samir")
    bad = {"Authorization": "Bearer isnad_wrong"}
    assert samir.post("/api/verdict", headers=bad).status_code == 401
    assert samir.get("/page/x", headers=bad).status_code == 401
    assert samir.get("/page/x", headers={"Authorization": "Basic eDp5"}).status_code == 200
    assert samir.post("/api/verdict", headers={"Authorization": "Basic eDp5"}).status_code == 403


def test_a_key_neither_keeps_accounts_nor_makes_keys(app, team):
    key = with_key(app, team.make_key("layla", "all", "admin"))
    assert key.get("/api/team/audit").status_code == 200
    for path, given in (
        ("/team", {"act": "add", "name": "new", "password": OTHER, "role": "admin"}),
        ("/team/keys", {"label": "another", "role": "admin"}),
        ("/team/keys/revoke", {"id": "1"}),
    ):
        assert key.post(path, given).status_code == 403
    assert len(team.keys()) == 1
    assert len(team.accounts()) == 3


def test_disabling_closes_every_door(app, team):
    rami, key = entered(app, "rami"), with_key(app, team.make_key("rami", "x"))
    layla = entered(app, "layla")
    given = {"act": "disable", "name": "rami", "token": token(layla)}
    assert layla.post("/team", given, headers=SAME).headers["location"] == "/team"
    assert rami.get("/api/page").status_code == key.get("/api/page").status_code == 401
    answer = Visitor(app).post("/login", {"name": "rami", "password": WORD, "token": SECRET})
    assert answer.status_code == 401
    assert ("layla", "account disabled", "rami") in [(one.who, one.what, one.detail) for one in team.audit()]


def test_an_administrator_keeps_the_accounts(app, team):
    layla = entered(app, "layla")

    def change(**given):
        return layla.post("/team", {**given, "token": token(layla)}, headers=SAME)

    assert change(act="add", name="new", password=OTHER, role="read").status_code == 303
    assert change(name="new", role="review").status_code == 303
    assert {one.name: one.role for one in team.accounts()}["new"] == "review"
    for given, words in (
        ({"act": "add", "name": "new", "password": OTHER, "role": "read"}, "There is an account"),
        ({"act": "add", "name": "x", "password": "short", "role": "read"}, "12 to 1024"),
        ({"act": "add", "name": "<i>", "password": OTHER, "role": "read"}, "letters, digits"),
        ({"act": "role", "name": "new", "role": "root"}, "no such role"),
        ({"act": "disable", "name": "layla"}, "last administrator"),
        ({"act": "enable", "name": "nobody"}, "no account of this name"),
        ({"act": "drop"}, "not said what to do"),
        ({"act": "add"}, "letters, digits"),
        ({}, "no account of this name"),
    ):
        answer = change(**given)
        assert answer.status_code == 400
        assert words in answer.text
        assert given.get("password", OTHER) not in answer.text
    for name in ("samir", "rami"):
        other = entered(app, name)
        given = {"act": "role", "name": name, "role": "admin", "token": token(other)}
        assert other.post("/team", given, headers=SAME).status_code == 403
    assert {one.name for one in team.accounts() if one.role == "admin"} == {"layla"}
    given = {"act": "disable", "name": "rami"}
    assert layla.post("/team", given).status_code == 403
    assert (
        layla.post(
            "/team", {**given, "token": token(layla)}, headers={"Origin": "http://evil.example"}
        ).status_code
        == 403
    )


def test_everybody_has_keys_of_their_own(app, team):
    samir, rami, layla = (entered(app, name) for name in ("samir", "rami", "layla"))
    answer = samir.post(
        "/team/keys", {"label": "<b>nightly", "role": "review", "token": token(samir)}, headers=SAME
    )
    value = re.search(r"isnad_[\w-]{43}", answer.text)[0]
    assert answer.headers["cache-control"] == "no-store"
    assert with_key(app, value).post("/api/verdict").json() == "samir"
    assert "<b>nightly" not in samir.get("/team").text
    assert "&lt;b&gt;nightly" in samir.get("/team").text
    assert value not in samir.get("/team").text
    assert "nightly" not in rami.get("/team").text
    assert "nightly" in layla.get("/team").text
    above = samir.post("/team/keys", {"label": "x", "role": "admin", "token": token(samir)})
    assert (above.status_code, len(team.keys())) == (400, 1)
    for wrong in ("1", "", "x", "2", "9" * 5000):
        assert rami.post("/team/keys/revoke", {"id": wrong, "token": token(rami)}).status_code == 400
    assert rami.post("/team/keys/revoke", {"id": "1"}).status_code == 403
    assert with_key(app, value).get("/api/page").status_code == 200
    assert samir.post("/team/keys/revoke", {"id": "1", "token": token(samir)}).status_code == 303
    assert with_key(app, value).get("/api/page").status_code == 401


def test_an_administrator_revokes_any_key(app, team):
    team.make_key("rami", "x")
    layla = entered(app, "layla")
    assert layla.post("/team/keys/revoke", {"id": "1", "token": token(layla)}).status_code == 303
    assert team.keys()[0].revoked


def test_the_audit_is_shown_and_given(app, team):
    for n in range(150):
        team.note("samir", "export" if n % 2 else "<i>odd", f"number {n}", "10.0.0.1")
    layla = entered(app, "layla")
    first, second = layla.get("/team/audit"), layla.get("/team/audit?page=2")
    assert "number 149" in first.text
    assert "number 10<" not in first.text
    assert "number 10<" in second.text
    assert "<i>" not in first.text
    assert "page=2" in first.text
    given = layla.get("/api/team/audit?page=2&size=3").json()
    assert [one["detail"] for one in given] == ["number 147", "number 146", "number 145"]
    assert set(given[0]) == {"number", "at", "who", "what", "detail", "address"}
    for query in ("page=0", "page=x", "size=0", "size=1001", "page=99999999999999999999"):
        assert layla.get(f"/api/team/audit?{query}").status_code == 422
    for secret in (WORD, SECRET, layla.cookies["isnad_session"], token(layla)):
        assert secret not in first.text.replace(f'value="{SECRET}"', "")


def test_no_page_shows_a_secret_in_a_link(app):
    layla = entered(app, "layla")
    for path in ("/team", "/team/audit", "/login"):
        for link in re.findall(r'(?:href|action)="([^"]*)"', layla.get(path).text):
            assert link.startswith("/")
            assert "token" not in link


def test_one_at_a_laptop_needs_no_login(monkeypatch):
    app = made(None)
    monkeypatch.setattr("getpass.getuser", lambda: "layla-at-home")
    visitor = Visitor(app)
    assert visitor.get("/admins").json() == "layla-at-home"
    assert visitor.get("/api/page").json() == "layla-at-home"
    app.app.app.app.state.judge = "L. Haddad"
    assert visitor.get("/").json() == "L. Haddad"
    for path in ("/login", "/login?next=//evil.example"):
        assert visitor.get(path).headers["location"] == "/"
    assert "isnad team add" in visitor.get("/team").text
    assert visitor.get("/api/team/audit").status_code == 404
    assert visitor.get("/team/audit").status_code == 404


def test_one_at_a_laptop_is_still_guarded_from_other_pages():
    app = made(None)
    visitor = Visitor(app)
    assert visitor.post("/verdict").status_code == 403
    assert visitor.post("/verdict", headers={"Authorization": "Bearer isnad_x"}).status_code == 403
    assert (
        visitor.post("/verdict", {"token": SECRET}, headers={"Sec-Fetch-Site": "cross-site"}).status_code
        == 403
    )
    assert visitor.post("/verdict", {"token": SECRET}, headers=SAME).status_code == 200
    assert Visitor(app, "http://evil.example").post("/verdict", {"token": SECRET}).status_code == 421
    for path in ("/team", "/team/keys", "/team/keys/revoke"):
        assert visitor.post(path, {"token": SECRET}).status_code == 404


def test_every_text_of_the_doors_is_there_in_both_languages():
    rows = tomllib.loads(files("isnad.faces.web").joinpath("doors.toml").read_text("utf-8"))
    for section, texts in rows.items():
        for key, row in texts.items():
            assert set(LANGUAGES) <= set(row), f"{section}.{key}"
            names = [set(re.findall(r"\{\w+\}", row[tongue])) for tongue in LANGUAGES]
            assert names[0] == names[1], f"{section}.{key}"
            assert re.search("[\u0620-\u064a]", row["ar"]), f"{section}.{key}"
            assert not re.search("[\u0620-\u064a]", row["en"]), f"{section}.{key}"


def test_every_text_that_is_said_stands_in_the_table_and_the_other_way_round():
    rows = tomllib.loads(files("isnad.faces.web").joinpath("doors.toml").read_text("utf-8"))
    code = files("isnad.faces.web").joinpath("doors.py").read_text("utf-8")
    for section, key in re.findall(r'(?:say|_button)\("(\w+)", "(\w+)"', code):
        assert key in rows[section], f"{section}.{key}"
    for section, texts in rows.items():
        for key in texts:
            if section not in ("what", "problem"):
                assert f'"{key}"' in code or key in ("read", "review", "admin", "wrong", "throttled"), (
                    f"{section}.{key}"
                )


def test_every_refusal_of_the_team_has_words():
    rows = tomllib.loads(files("isnad.faces.web").joinpath("doors.toml").read_text("utf-8"))
    kinds = set()
    for name in ("accounts", "keys", "secrecy", "person"):
        code = files("isnad.team").joinpath(f"{name}.py").read_text("utf-8")
        kinds |= set(re.findall(r'TeamError\(\s*f?"[^\n]*?",?\s*"(\w+)"\s*\)', code))
    assert len(kinds) >= 9
    assert kinds <= set(rows["problem"])


def test_a_page_in_its_frame_says_both_languages(app):
    page = Visitor(app).get("/login").text
    assert page.count('lang="en"') == page.count('lang="ar"') == 4
    assert str(tag("h1", doors.say("login", "title"))) in page


def test_dependencies_are_plain_functions(team):
    app = FastAPI()
    app.state.team, app.state.token, app.state.frame = team, SECRET, frame

    @app.get("/x", dependencies=[Depends(doors.admin)])
    def x():
        return "x"

    assert Visitor(app).get("/x").status_code == 303

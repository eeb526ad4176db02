"""Verdicts that are sent: who may, what may be said, several at once, and nothing is ever lost."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading

import pytest
from argon2 import PasswordHasher

from isnad.documents.document import Document
from isnad.faces.web import source as sources
from isnad.faces.web.app import workbench
from isnad.faces.web.safety import guard
from isnad.faces.web.source import Source
from isnad.ledger import Ledger
from isnad.ledger.verdicts import ABOUT, CLAIMS, Verdict
from isnad.pipeline import read
from isnad.team import Team, secrecy
from isnad.views import judging, remembering
from isnad.views.memory import Memory
from tests.faces.report.parsed import parse
from tests.faces.web import Visitor
from tests.views.test_verdicts import anew, differs, dump, samples

WORD = "a long secret word"
JSON = {"Accept": "application/json"}
HERE = {"back": "/review"}


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "samples.ledger"
    path.write_bytes(samples())
    made = Source(path)
    yield made
    made.close()


@pytest.fixture
def app(source):
    return workbench(source, judge="amal")


@pytest.fixture
def visitor(app):
    return Visitor(guard(app), x_isnad_token=app.state.token)


def claims(source, layer="figures", **more):
    with source.open() as memory:
        found = memory.bodies("SELECT body FROM told_claims WHERE layer = ? ORDER BY id", layer)
    return [one for one in found if all(one[key] == value for key, value in more.items())]


def given(source):
    """Give all verdicts of the ledger."""
    with Ledger(source.path) as ledger:
        return [verdict for about in ABOUT for verdict in ledger.verdicts(about)]


def same_as_anew(source):
    source.wait()
    with source.open() as memory:
        assert memory.fresh
        return differs(dump(memory), anew(memory)) == {}


def sent(visitor, verdict, a, **more):
    return visitor("POST", "/api/verdicts", json={"verdict": verdict, "a": a, **more})


# Who may


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Isnad-Token": "wrong"},
        {"X-Isnad-Token": ""},
        {"X-Isnad-Token": "RIGHT", "Sec-Fetch-Site": "cross-site"},
        {"X-Isnad-Token": "RIGHT", "Origin": "http://evil.example"},
        {"Authorization": "Bearer isnad_x"},
    ],
)
@pytest.mark.parametrize("path", ["/review", "/review/undo", "/api/verdicts"])
def test_nothing_is_judged_from_elsewhere(app, source, headers, path):
    headers = {key: value.replace("RIGHT", app.state.token) for key, value in headers.items()}
    claim = claims(source)[0]["claim"]
    asked = {"about": "claims", "verdict": "reject", "a": claim}
    body = {"json": asked} if path.startswith("/api") else {"data": asked}
    answer = Visitor(guard(app))("POST", path, headers=headers, **body)
    assert answer.status_code == 403
    assert given(source) == []


@pytest.fixture
def teamed(source, tmp_path, monkeypatch):
    monkeypatch.setattr(secrecy, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    with Team(tmp_path / "x.team", create=True) as team:
        for name, role in (("layla", "admin"), ("samir", "review"), ("rami", "read")):
            team.add(name, WORD, role)
        yield guard(workbench(source, team)), team


def entered(app, name):
    """Give a visitor who has logged in, with the token of the session."""
    visitor = Visitor(app)
    held = {
        one.attributes.get("name"): one.attributes for one in parse(visitor.get("/login").text).all("input")
    }
    visitor.post("/login", {"name": name, "password": WORD, "token": held["token"]["value"]})
    known = {one.attributes.get("name"): one.attributes for one in parse(visitor.get("/").text).all("meta")}
    visitor.headers = {"X-Isnad-Token": known["isnad-token"]["content"]}
    return visitor


@pytest.mark.parametrize(("name", "status"), [("layla", 200), ("samir", 200), ("rami", 403)])
def test_who_may_review_gives_verdicts_in_a_name_of_their_own(teamed, source, name, status):
    claim = claims(source)[0]["claim"]
    answer = sent(entered(teamed[0], name), "reject", claim)
    assert answer.status_code == status
    assert [(v.judge, v.a) for v in given(source)] == ([(name, claim)] if status == 200 else [])
    noted = [note for note in teamed[1].audit(1, 50) if note.what == "verdict"]
    assert len(noted) == len(given(source))


@pytest.mark.parametrize(("role", "status"), [("review", 200), ("read", 403)])
def test_a_key_gives_verdicts_without_a_token_where_its_role_may(teamed, source, role, status):
    app, team = teamed
    key = team.make_key("samir", "script", role, "samir")
    visitor = Visitor(app, authorization=f"Bearer {key}")
    assert sent(visitor, "accept", claims(source)[0]["claim"]).status_code == status
    assert visitor.get("/api/ledger").status_code == 200
    assert visitor.get("/review").status_code == status
    assert [v.judge for v in given(source)] == ["samir"] * (status == 200)


def test_who_has_not_logged_in_judges_nothing_and_reads_nothing(teamed, source):
    visitor = Visitor(teamed[0])
    assert sent(visitor, "reject", "x").status_code == 401
    assert visitor.post("/review", {"verdict": "reject", "a": "x"}).status_code == 303
    for path in ("/", "/review", "/documents/toll", "/team", "/nowhere/else"):
        assert visitor.get(path).status_code in (303, 404)
    assert given(source) == []


def test_nobody_undoes_another_person_s_verdict(teamed, source):
    layla, samir = entered(teamed[0], "layla"), entered(teamed[0], "samir")
    claim = claims(source)[0]["claim"]
    assert sent(layla, "reject", claim).json()["followed"] is True
    answer = sent(samir, "undo", claim)
    assert (answer.status_code, "layla" in answer.json()["detail"]) == (409, True)
    assert samir.post("/review/undo", HERE).status_code == 409
    assert sent(samir, "accept", claim).status_code == 200
    assert sent(layla, "undo", claim).status_code == 409
    assert samir.post("/review/undo", HERE, headers=JSON).json() == {"undone": claim}
    assert sent(layla, "undo", claim).status_code == 200
    assert sent(layla, "undo", claim).status_code == 409
    assert same_as_anew(source)


# What may be said


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"verdict": "reject", "a": "0" * 32}, 404),
        ({"verdict": "undo", "a": "0" * 32}, 404),
        ({"verdict": "reject", "a": ""}, 404),
        ({"verdict": "reject", "a": "\x00'; DROP TABLE verdicts; --"}, 404),
        ({"verdict": "reject", "a": "x" * 301}, 422),
        ({"verdict": "reject"}, 422),
        ({"verdict": "reject", "a": 7}, 422),
        ({"verdict": "burn", "a": "CLAIM"}, 422),
        ({"verdict": "join", "a": "CLAIM", "b": "CLAIM"}, 422),
        ({"verdict": "reject", "a": "CLAIM", "why": "x" * 2001}, 422),
        ({"verdict": "reject", "a": "CLAIM", "values": [1]}, 422),
        ({"about": "stories", "verdict": "reject", "a": "toll", "b": "ramadan"}, 422),
        ({"about": "stories", "verdict": "join", "a": "toll", "b": "toll"}, 422),
        ({"about": "stories", "verdict": "join", "a": "toll", "b": "none"}, 404),
        ({"about": "stories", "verdict": "undo", "a": "toll", "b": "none"}, 409),
        ({"about": "entities", "verdict": "join", "a": "x", "b": "y"}, 404),
        ({"about": "answers", "verdict": "part", "a": "CLAIM", "b": "x"}, 404),
        ({"about": "verdicts", "verdict": "join", "a": "x", "b": "y"}, 422),
    ],
)
def test_what_cannot_be_judged_is_refused_and_leaves_nothing(visitor, source, body, status):
    claim = claims(source)[0]["claim"]
    asked = {key: claim if value == "CLAIM" else value for key, value in body.items()}
    answer = visitor("POST", "/api/verdicts", json=asked)
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert given(source) == []


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{", b"\xff\xfe", b"7", b"[" * 9000, b'"\\ud800"'])
def test_a_body_that_is_no_verdict(visitor, source, content):
    headers = {"Content-Type": "application/json"}
    answer = visitor("POST", "/api/verdicts", content=content, headers=headers)
    assert answer.status_code in (400, 422)
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("layer", "values"),
    [
        ("figures", "{}"),
        ("figures", '{"low": "12"}'),
        ("figures", '{"low": 1.5}'),
        ("figures", '{"low": 1e400}'),
        ("figures", '{"low": NaN}'),
        ("figures", '{"low": [1]}'),
        ("figures", '{"low": true}'),
        ("figures", '{"low": -1}'),
        ("figures", '{"high": %s}' % ("9" * 400)),
        ("figures", '{"high": %s}' % ("9" * 5000)),
        ("figures", '{"low": 9, "high": 3}'),
        ("figures", '{"civilian": 1}'),
        ("figures", '{"civilian": "yes"}'),
        ("figures", '{"what": ["person"]}'),
        ("figures", '{"what": {"a": 1}}'),
        ("figures", '{"of": "<script>"}'),
        ("figures", '{"of": "LBY-MIL\\n"}'),
        ("figures", '{"span": [0, 1]}'),
        ("figures", '{"because": []}'),
        ("figures", '{"\\ud800": 1}'),
        ("statements", '{"speaker_name": "\\ud800"}'),
        ("statements", '{"speaker_name": "a\\u0000b"}'),
        ("statements", '{"speaker_name": null}'),
        ("statements", '{"speaker_name": "%s"}' % ("x" * 201)),
        ("statements", '{"stance": "sing"}'),
        ("events", '{"date": "20190409"}'),
        ("events", '{"date": "2019-W15-2"}'),
        ("events", '{"date": "2019-04-31"}'),
        ("events", '{"date": "2019-04-09<b>"}'),
        ("events", '{"date": "2019-04-09/2019-04-01"}'),
        ("events", '{"date": "\\u0662\\u0660\\u0661\\u0669-\\u0660\\u0664-\\u0660\\u0669"}'),
        ("events", '{"type": "toString"}'),
    ],
)
def test_a_correction_that_cannot_stand_is_refused_in_words(visitor, source, layer, values):
    claim = claims(source, layer)[0]["claim"]
    body = f'{{"verdict": "correct", "a": "{claim}", "values": {values}}}'
    headers = {"Content-Type": "application/json"}
    answer = visitor("POST", "/api/verdicts", content=body.encode(), headers=headers)
    assert answer.status_code in (400, 422)
    assert 0 < len(str(answer.json()["detail"])) < 2000
    assert given(source) == []


@pytest.mark.parametrize(
    ("told", "low"),
    [
        ("40", 40),
        ("\u0664\u0660", 40),
        ("\u06f4\u06f0", 40),
        ("\u0661\u066c\u0662\u0663\u0664", 1234),
        ("1,234", 1234),
        (" 7 ", 7),
        ("0", 0),
        ("1,5", None),
        ("1.5", None),
        ("1_000", None),
        ("-4", None),
        ("+4", None),
        ("\u00b2", None),
        ("\u5341", None),
        ("4" * 300, None),
        ("\u0664\u066b\u0665", None),
    ],
)
def test_numbers_in_a_form_are_read_in_all_digits_or_refused(visitor, source, told, low):
    claim = next(one for one in claims(source, modifier="exact") if one["low"] not in (None, low))["claim"]
    fields = {"about": "claims", "verdict": "correct", "a": claim, "to-low": told, "to-high": told}
    answer = visitor.post("/review", fields, headers=JSON)
    assert answer.status_code == (422 if low is None else 200)
    assert [json.loads(v.b) for v in given(source)] == ([] if low is None else [{"low": low, "high": low}])


def test_a_form_sent_as_it_was_shown_changes_nothing(visitor, source):
    """Each list of a form has the value that stands there, so that no other one is chosen in its place."""
    shown = 0
    with source.open() as memory:
        ids = memory.ledger.ids()
    for id in ids[:8]:
        for form in parse(visitor.get(f"/documents/{id}").text).all("form", **{"class": "fields"}):
            fields = {one.attributes["name"]: one.attributes.get("value", "") for one in form.all("input")}
            for one in form.all("select"):
                options = one.all("option")
                chosen = [o for o in options if "selected" in o.attributes] or options[:1]
                fields[one.attributes["name"]] = chosen[0].attributes["value"]
            answer = visitor.post("/review", {**fields, "verdict": "correct"}, headers=JSON)
            assert (answer.status_code, answer.json()["detail"]) == (422, "nothing is changed"), fields
            shown += 1
            if shown % 12 == 0:
                break
    assert shown > 20
    assert given(source) == []


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil", "javascript:alert(1)"])
def test_who_judged_goes_back_to_a_page_of_this_server(visitor, source, back):
    claim = claims(source)[0]["claim"]
    for path, fields in (("/review", {"verdict": "accept", "a": claim}), ("/review/undo", {})):
        answer = visitor.post(path, {**fields, "back": back})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_too_much_is_not_read(visitor, source):
    body = json.dumps({"verdict": "reject", "a": claims(source)[0]["claim"], "why": "x" * 300_000})
    headers = {"Content-Type": "application/json"}
    assert visitor("POST", "/api/verdicts", content=body.encode(), headers=headers).status_code == 413
    assert visitor.post("/review", {"verdict": "reject", "why": "x" * 300_000}).status_code == 413
    assert given(source) == []


def test_a_ledger_that_may_not_be_written_to_takes_no_verdict(source):
    source.writable = False
    app = workbench(source, judge="amal")
    visitor = Visitor(guard(app), x_isnad_token=app.state.token)
    assert sent(visitor, "reject", claims(source)[0]["claim"]).status_code == 409
    assert "to-low" not in visitor.get("/documents/toll").text
    assert given(source) == []


# History and undoing


def test_of_verdicts_that_are_alike_only_the_last_one_stands(visitor, source, monkeypatch):
    monkeypatch.setattr(judging, "now", lambda: "2023-11-21T11:00:00+00:00")
    claim = claims(source)[0]["claim"]
    for verdict in ("accept", "accept", "undo", "accept", "undo", "undo"):
        assert sent(visitor, verdict, claim).status_code == 200
        items = visitor.get("/api/verdicts").json()["items"]
        assert sum(one["stands"] for one in items) == (verdict != "undo" or len(items) < 6)
    assert same_as_anew(source)


def test_all_that_one_gave_can_be_taken_back_from_the_last_to_the_first(visitor, source):
    some = [one["claim"] for one in claims(source)[:60]]
    with source.open() as memory:
        for claim in some:
            memory.ledger.judge(Verdict(CLAIMS, "accept", claim, "", "amal", "", judging.now()))
    source.refresh()
    taken = []
    for _ in some:
        taken.append(visitor.post("/review/undo", HERE, headers=JSON).json()["undone"])
    assert sorted(taken) == sorted(some)
    assert visitor.post("/review/undo", HERE).status_code == 409
    assert all(not one["stands"] for one in visitor.get("/api/verdicts?size=500").json()["items"])
    assert same_as_anew(source)


def test_the_last_verdict_is_taken_back_whatever_it_was_on(visitor, source):
    claim = claims(source)[0]["claim"]
    assert sent(visitor, "accept", claim).status_code == 200
    assert sent(visitor, "part", "toll", b="ramadan", about="stories").json()["followed"] is False
    source.wait()
    assert visitor.post("/review/undo", HERE, headers=JSON).json() == {"undone": "toll"}
    source.wait()
    assert visitor.post("/review/undo", HERE, headers=JSON).json() == {"undone": claim}
    assert same_as_anew(source)


# Several at once, and a memory that is old


def together(*works):
    """Do some things at once; give what went wrong."""
    problems = []

    def done(work):
        try:
            work()
        except BaseException as problem:  # noqa: BLE001
            problems.append(problem)

    threads = [threading.Thread(target=done, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return problems


def test_many_judge_and_read_at_once_and_nothing_is_lost(app, source):
    some = [one["claim"] for one in (*claims(source)[:12], *claims(source, "statements")[:6])]
    answers = []

    def judges(part):
        visitor = Visitor(guard(app), x_isnad_token=app.state.token)
        for n, claim in enumerate(part):
            verdict = ("reject", "accept")[n % 2]
            answers.append(sent(visitor, verdict, claim).status_code)

    def reads():
        visitor = Visitor(guard(app))
        for path in (
            "/",
            "/questions",
            "/api/timeline?layer=all",
            "/review",
            "/documents/toll",
            "/api/ledger",
        ):
            answers.append(visitor.get(path).status_code)

    assert together(*(lambda k=k: judges(some[k::3]) for k in range(3)), reads, reads, reads) == []
    assert set(answers) == {200}
    assert len(answers) == len(some) + 18
    assert sorted(v.a for v in given(source)) == sorted(some)
    assert same_as_anew(source)


def test_one_answer_comes_from_several_threads(app):
    """Whoever opens the ledger asks and closes it, too: SQLite refuses another thread."""
    visits = [Visitor(guard(app)) for _ in range(12)]
    answers = []
    assert together(*(lambda one=one: answers.append(one.get("/api/stories")) for one in visits)) == []
    assert {answer.status_code for answer in answers} == {200}


def added(source, id="late"):
    """Let another program add a document; give the id of its figure."""
    with Ledger(source.path) as ledger:
        ledger.add(read(Document(id, "أعلنت وزارة الصحة الليبية مقتل خمسة جنود في طرابلس.", outlet="x")))
        return next(claim for (_, layer, _), claim in ledger.claim_ids(id).items() if layer == "figures")


def test_a_document_that_came_in_is_shown_judged_and_worked_out(visitor, source, monkeypatch):
    monkeypatch.setattr(sources, "STILL", 0.01)
    new, old = added(source), claims(source)[0]["claim"]
    for path in ("/documents/late", "/api/documents/late", "/api/documents/late/twins", "/", "/questions"):
        assert visitor.get(path).status_code == 200
    assert sent(visitor, "reject", old).json()["followed"] is False
    assert sent(visitor, "accept", new).status_code == 200
    assert sent(visitor, "join", "late", b="toll", about="stories").status_code == 200
    source.wait()
    assert {v.a for v in given(source)} == {new, old, "late"}
    assert {one["claim"]: one["judged"] for one in claims(source) if one["judged"]} == {
        new: "accept",
        old: "reject",
    }
    brief = visitor.get("/api/documents/late").json()["brief"]
    assert brief["story"] == visitor.get("/api/documents/toll").json()["brief"]["story"]
    assert "caution" not in visitor.get("/").text
    assert same_as_anew(source)


def test_pages_become_fresh_by_themselves_when_another_program_adds(visitor, source, monkeypatch):
    monkeypatch.setattr(sources, "STILL", 0.01)
    monkeypatch.setattr(sources, "OFTEN", 0.0)
    source.refresh()
    added(source)
    before = visitor.get("/api/ledger").json()
    assert before["fresh"] is False
    source.wait()
    after = visitor.get("/api/ledger").json()
    assert (after["fresh"], after["documents"]) == (True, before["documents"] + 1)


def test_a_verdict_given_while_all_is_worked_out_is_not_passed_over(visitor, source, monkeypatch):
    first, second = (one["claim"] for one in claims(source)[:2])
    made = remembering.Whole

    def slow(ledger):
        whole = made(ledger)
        assert whole.questions
        if len(given(source)) == 1:
            assert sent(visitor, "reject", second).json()["followed"] is False
        return whole

    monkeypatch.setattr(remembering, "Whole", slow)
    with source.open() as memory:
        memory.ledger.judge(Verdict(CLAIMS, "reject", first, "", "amal", "", judging.now()))
    source.follow()
    source.wait()
    assert {one["claim"] for one in claims(source) if one["judged"] == "reject"} == {first, second}
    assert source.stale is False
    monkeypatch.undo()
    assert same_as_anew(source)


def test_what_another_program_judged_meanwhile_is_not_hidden(source, monkeypatch):
    first, second = (one["claim"] for one in claims(source)[:2])
    part = judging._part

    def meanwhile(memory, key):
        with Ledger(source.path) as other:
            other.judge(Verdict(CLAIMS, "reject", second, "", "basim", "", judging.now()))
        return part(memory, key)

    monkeypatch.setattr(judging, "_part", meanwhile)
    with source.open() as memory:
        judging.judge(memory, Verdict(CLAIMS, "reject", first, "", "amal", "", judging.now()))
        assert not memory.fresh
    monkeypatch.undo()
    source.refresh()
    assert same_as_anew(source)


def test_what_failed_behind_the_scenes_is_tried_again(visitor, source, monkeypatch, caplog):
    def broken(ledger):
        raise RuntimeError("no")

    made = remembering.Whole
    monkeypatch.setattr(remembering, "Whole", broken)
    assert sent(visitor, "part", "toll", b="ramadan", about="stories").status_code == 200
    source.wait()
    assert source.stale is True
    assert "could not be worked out" in caplog.text
    assert visitor.get("/").status_code == 200
    monkeypatch.setattr(remembering, "Whole", made)
    source.follow()
    source.wait()
    assert source.stale is False
    assert same_as_anew(source)


def test_a_ledger_that_another_program_holds_is_said_to_be_held(visitor, source, monkeypatch):
    for module in ("isnad.ledger.store", "isnad.views.memory"):
        monkeypatch.setattr(f"{module}.PATIENCE", 0.05)
    claim = claims(source)[0]["claim"]
    other = sqlite3.connect(source.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = sent(visitor, "reject", claim)
    assert (answer.status_code, "another program" in answer.json()["detail"]) == (503, True)
    assert visitor.get("/documents/toll").status_code == 200
    other.execute("ROLLBACK")
    other.close()
    assert given(source) == []
    assert sent(visitor, "reject", claim).json()["followed"] is True


def test_a_verdict_stands_where_only_the_memory_could_not_follow(visitor, source, monkeypatch):
    claim = claims(source)[0]["claim"]
    for module in ("isnad.ledger.store", "isnad.views.memory"):
        monkeypatch.setattr(f"{module}.PATIENCE", 0.05)
    part = judging._part
    other = sqlite3.connect(source.path, isolation_level=None, check_same_thread=False)

    def held(memory, key):
        other.execute("BEGIN IMMEDIATE")
        return part(memory, key)

    monkeypatch.setattr(judging, "_part", held)
    monkeypatch.setattr(source, "follow", lambda: None)
    answer = sent(visitor, "reject", claim)
    assert (answer.status_code, answer.json()["followed"]) == (200, False)
    other.execute("ROLLBACK")
    other.close()
    monkeypatch.undo()
    source.follow()
    assert same_as_anew(source)


KILLED = """
import os, signal, sys
from isnad.ledger import Ledger
from isnad.views import remembering
from isnad.views.memory import Memory
put = Memory.put
def deadly(self, table, rows):
    put(self, table, rows)
    if table == "told_questions":
        os.kill(os.getpid(), signal.SIGKILL)
Memory.put = deadly
with Ledger(sys.argv[1]) as ledger, Memory(ledger) as memory:
    remembering.refresh(memory)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_who_is_killed_in_the_middle_leaves_the_memory_that_was(visitor, source):
    with source.open() as memory:
        before = dump(memory)
    added(source)
    done = subprocess.run([sys.executable, "-c", KILLED, os.fspath(source.path)], check=False)
    assert done.returncode == -signal.SIGKILL
    with source.open() as memory:
        assert not memory.fresh
        assert differs(before, dump(memory)) == {}
    assert visitor.get("/questions").status_code == 200
    source.refresh()
    with Ledger(source.path) as ledger, Memory(ledger) as memory:
        assert memory.fresh
        assert len(dump(memory)["documents"]) == len(before["documents"]) + 1
    assert same_as_anew(source)

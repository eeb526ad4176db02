"""`isnad serve` as a program: what it refuses to start with, that it answers, and that it ends."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx
import pytest
from click.testing import CliRunner

from isnad.faces import cli
from isnad.ledger import Ledger
from isnad.team import Team, beside
from tests.views.test_verdicts import samples

PAGES = (
    "/", "/questions", "/chains", "/matrix", "/timeline", "/map", "/entities", "/documents", "/copies",
    "/search?q=x", "/review", "/review/history", "/team", "/api/ledger", "/api/stories", "/api/questions",
    "/api/timeline?layer=all", "/api/places", "/api/entities", "/api/documents", "/api/copies",
    "/api/relations", "/api/search?q=x", "/api/review", "/api/verdicts", "/api/openapi.json",
)  # fmt: skip


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "samples.ledger"
    path.write_bytes(samples())
    return path


@pytest.fixture(autouse=True)
def never_here(monkeypatch):
    """Let no server run inside of the tests themselves."""
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: pytest.fail("it was served"))


def serve(*words):
    return CliRunner().invoke(cli.isnad, ["serve", *map(str, words)])


@contextmanager
def served(path, *before):
    """Start the program on a free port; give where it answers, and the program."""
    code = "from isnad.faces.cli import main; main()"
    command = [*before, sys.executable, "-c", code, "serve", "--ledger", str(path), "--port", "0"]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        told = ""
        while not (found := re.search(r"http://\S+", told)):
            line = program.stdout.readline()
            assert line, told
            told += line
        yield found[0].rstrip("/"), program
    finally:
        program.kill()
        program.wait()
        program.stdout.close()


def ready(base):
    """Ask until the program answers."""
    for _ in range(200):
        try:
            return httpx.get(f"{base}/static/page.css", timeout=5)
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError("it never answered")


# What it refuses to start with


def test_a_ledger_that_is_not_there(tmp_path):
    answer = serve("--ledger", tmp_path / "none.ledger")
    assert answer.exit_code == 1
    assert "There is no ledger" in answer.output
    assert "Traceback" not in answer.output
    assert not (tmp_path / "none.ledger").exists()


def test_a_folder(tmp_path):
    answer = serve("--ledger", tmp_path)
    assert (answer.exit_code, "is a folder" in answer.output) == (1, True)


@pytest.mark.parametrize("content", [b"", b"\x00" * 5000, b"SQLite format 3\x00" + b"x" * 5000, b"hello"])
def test_a_file_that_is_no_ledger(tmp_path, content):
    path = tmp_path / "x.ledger"
    path.write_bytes(content)
    answer = serve("--ledger", path)
    assert (answer.exit_code, answer.exception.__class__) == (1, SystemExit)
    assert "x.ledger" in answer.output
    assert path.read_bytes() == content


@pytest.mark.parametrize("where", [0.3, 0.6, 0.9])
def test_a_damaged_ledger_is_said_to_be_damaged_or_served(ledger, where):
    content = bytearray(ledger.read_bytes())
    start = int(len(content) * where) // 4096 * 4096
    content[start : start + 40_960] = os.urandom(40_960)
    ledger.write_bytes(content)
    from isnad.faces.web.app import workbench
    from isnad.faces.web.source import Source
    from tests.faces.web import Visitor

    source = Source(ledger)
    visitor = Visitor(workbench(source))
    for path in PAGES:
        assert visitor.get(path).status_code in (200, 503), path
    source.close()


def test_a_port_that_is_taken(ledger):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answer = serve("--ledger", ledger, "--port", port)
    assert answer.exit_code == 1
    assert f"Port {port}" in answer.output
    assert "--port" in answer.output


def test_a_host_that_is_none(ledger, tmp_path):
    with Team(beside(ledger), create=True) as team:
        team.add("layla", "a long secret word", "admin")
    answer = serve("--ledger", ledger, "--team", "--host", "203.0.113.7")
    assert (answer.exit_code, "cannot be taken" in answer.output) == (1, True)
    answer = serve("--ledger", ledger, "--team", "--host", "no such host")
    assert (answer.exit_code, answer.exception.__class__) == (1, SystemExit)


@pytest.mark.parametrize("words", [("--host", "0.0.0.0"), ("--host", "::"), ("--name", "lab.example")])
def test_others_are_let_in_with_a_team_only(ledger, words):
    answer = serve("--ledger", ledger, *words)
    assert (answer.exit_code, "--team" in answer.output) == (2, True)


def test_a_team_is_not_passed_over(ledger):
    Team(beside(ledger), create=True).close()
    answer = serve("--ledger", ledger)
    assert (answer.exit_code, "has a team" in answer.output) == (1, True)


def test_a_team_needs_an_account(ledger):
    answer = serve("--ledger", ledger, "--team")
    assert (answer.exit_code, "isnad team add" in answer.output) == (1, True)
    Team(beside(ledger), create=True).close()
    answer = serve("--ledger", ledger, "--team")
    assert (answer.exit_code, "isnad team add" in answer.output) == (1, True)


def test_who_judges_is_asked_of_the_team(ledger):
    assert serve("--ledger", ledger, "--team", "--by", "amal").exit_code == 2


# That it answers, and ends


def test_it_answers_refuses_other_hosts_and_ends_with_ctrl_c(ledger):
    with served(ledger) as (base, program):
        assert ready(base).status_code == 200
        assert httpx.get(f"{base}/api/ledger").json()["documents"] == 23
        for host in ("192.168.1.4:8765", "evil.example", "lab.local"):
            assert httpx.get(base, headers={"Host": host}).status_code == 421
        program.send_signal(signal.SIGINT)
        rest = program.stdout.read()
        assert program.wait(20) in (0, 130)
        assert "Traceback" not in rest
    with Ledger(ledger) as again:
        assert len(again) == 23


def test_sixteen_at_once_get_what_they_ask_for(ledger):
    with served(ledger) as (base, _):
        ready(base)
        with httpx.Client(base_url=base, timeout=30) as client, ThreadPoolExecutor(16) as many:
            found = list(many.map(lambda n: client.get(PAGES[n % 8]).status_code, range(48)))
    assert found == [200] * 48


def test_an_empty_ledger_has_all_its_pages(tmp_path):
    from isnad.faces.web.app import workbench
    from isnad.faces.web.source import Source
    from tests.faces.web import Visitor

    Ledger(tmp_path / "empty.ledger").close()
    source = Source(tmp_path / "empty.ledger")
    source.refresh()
    visitor = Visitor(workbench(source))
    for path in PAGES:
        assert visitor.get(path).status_code == 200, path
    for path in (
        "/stories/x",
        "/questions/x",
        "/entities/x",
        "/documents/x",
        "/chains?claim=x",
        "/matrix?story=x",
    ):
        assert visitor.get(path).status_code == 404, path
    source.close()


def humble():
    """Give what root must put before a command, so that permissions count for it as for others."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere here")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]


def test_who_may_only_read_gets_a_copy_and_leaves_no_trace(ledger, tmp_path):
    ledger.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with served(ledger, *humble()) as (base, program):
            ready(base)
            assert httpx.get(f"{base}/questions").status_code == 200
            page = httpx.get(f"{base}/documents/toll").text
            token = re.search('name="isnad-token" content="([^"]+)"', page)[1]
            claim = httpx.get(f"{base}/api/documents/toll").json()["figures"][0]["claim"]
            sent, headers = {"verdict": "reject", "a": claim}, {"X-Isnad-Token": token}
            answer = httpx.post(f"{base}/api/verdicts", json=sent, headers=headers)
            assert (answer.status_code, "may not be written" in answer.text) == (409, True)
            assert "to-low" not in page
            program.send_signal(signal.SIGINT)
            assert program.wait(20) in (0, 130)
        assert [one.name for one in tmp_path.iterdir()] == [ledger.name]
        assert ledger.read_bytes() == samples()
    finally:
        tmp_path.chmod(0o755)


def test_a_ledger_that_may_not_be_read_is_said_to_be_so(ledger):
    ledger.chmod(0o000)
    code = "from isnad.faces.cli import main; main()"
    command = [*humble(), sys.executable, "-c", code, "serve", "--ledger", str(ledger), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode not in (0, -signal.SIGKILL)
    assert "Permission denied" in done.stderr
    assert "Traceback" not in done.stderr

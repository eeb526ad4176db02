"""`isnad team`: passwords unseen, messages beside the data, reasons instead of tracebacks."""

import getpass
import json
import os
import subprocess
import sys
import warnings

import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner

from isnad.faces.commands.team import ROLES as CHOICES
from isnad.faces.commands.team import team as group
from isnad.team import ROLES, NotEnteredError, Team, beside, secrecy

WORD = "a long secret word"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(secrecy, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    monkeypatch.setattr(getpass, "getuser", lambda: "root-of-host")


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "news.ledger"
    path.touch()
    return path


@pytest.fixture
def run(ledger):
    def run(*arguments, **more):
        return CliRunner().invoke(group, [*arguments, "--ledger", str(ledger)], **more)

    result = run("add", "layla", "--role", "admin", "--stdin", input=f"{WORD}\n")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "layla may admin now.\n")
    return run


def test_a_password_is_asked_for_twice_and_not_shown(run, ledger):
    result = run("add", "samir", "--role", "read", input=f"{WORD}\n{WORD}\n")
    assert (result.exit_code, result.stdout) == (0, "")
    assert WORD not in result.output
    assert "Again" in result.stderr
    result = run("password", "samir", input="one long password\nanother long one\n" + "one more long\n" * 2)
    assert (result.exit_code, result.stdout) == (0, "")
    with Team(beside(ledger)) as team:
        assert team.enter("samir", "one more long")
        with pytest.raises(NotEnteredError):
            team.enter("samir", WORD)


def test_a_password_is_never_asked_for_where_it_would_be_seen(run, monkeypatch):
    def seen(*_):
        warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)

    monkeypatch.setattr("click.termui.hidden_prompt_func", seen)
    monkeypatch.setattr("click.termui.prompt", lambda *_, **__: seen())
    monkeypatch.setattr("click.prompt", lambda *_, **__: seen())
    result = run("add", "samir", "--role", "read")
    assert result.exit_code == 2
    assert "--stdin" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="a session of its own, without a terminal")
def test_without_a_terminal_the_command_asks_for_nothing(ledger):
    code = "from isnad.faces.commands.team import team; team()"
    command = [sys.executable, "-c", code, "add", "x", "--role", "read", "--ledger", str(ledger)]
    result = subprocess.run(
        command,
        input=f"{WORD}\n{WORD}\n",
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert result.returncode == 2
    assert "--stdin" in result.stderr
    assert not beside(ledger).exists()


@pytest.mark.parametrize(
    ("arguments", "given", "reason"),
    [
        (("add", "x", "--role", "read", "--stdin"), b"short\n", "12 to 1024"),
        (("add", "x", "--role", "read", "--stdin"), b"", "12 to 1024"),
        (("add", "a b", "--role", "read", "--stdin"), WORD.encode(), "letters, digits"),
        (("add", "x", "--role", "read", "--stdin"), b"\xff" * 20, "UTF-8"),
        (("add", "x", "--role", "root", "--stdin"), b"", "root"),
        (("add", "x", "--stdin"), WORD.encode(), "--role"),
        (("list",), b"", "isnad team add NAME --role admin"),
        (("revoke", "1"), b"", "has no team"),
    ],
)
def test_what_is_refused_makes_no_team(ledger, arguments, given, reason):
    result = CliRunner().invoke(group, [*arguments, "--ledger", str(ledger)], input=given)
    assert result.exit_code in (1, 2)
    assert (result.stdout, isinstance(result.exception, SystemExit)) == ("", True)
    assert reason in result.stderr
    assert not beside(ledger).exists()


def test_no_team_beside_a_ledger_that_is_not_there(tmp_path):
    path = tmp_path / "mistyped.ledger"
    arguments = ["add", "x", "--role", "admin", "--stdin", "--ledger", str(path)]
    result = CliRunner().invoke(group, arguments, input=WORD)
    assert "There is no ledger at" in result.stderr
    assert not list(tmp_path.iterdir())


def test_roles_and_doors(run, ledger):
    assert run("add", "samir", "--role", "review", "--stdin", input=WORD).exit_code == 0
    for arguments in (("disable", "layla"), ("role", "layla", "read")):
        result = run(*arguments)
        assert (result.exit_code, "last administrator" in result.stderr) == (1, True)
    for arguments in (("role", "samir", "admin"), ("disable", "samir")):
        assert run(*arguments).exit_code == 0
    assert run("list").stdout == "layla  admin\nsamir  admin  disabled\n"
    assert run("enable", "SAMIR").exit_code == 0
    rows = json.loads(run("list", "--json").stdout)
    assert [(row["name"], row["role"], row["enabled"]) for row in rows] == [
        ("layla", "admin", True),
        ("samir", "admin", True),
    ]
    assert "password" not in rows[0]
    assert "no account 'nobody'" in run("disable", "nobody").stderr


def test_a_key_is_printed_once_and_can_be_revoked(run, ledger):
    result = run("key", "layla", "--label", "nightly")
    value = result.stdout.strip()
    assert value.startswith("isnad_")
    assert value not in result.stderr
    with Team(beside(ledger)) as team:
        assert team.key(value).role == "read"
    listed = run("keys").stdout + run("keys", "--json").stdout + run("audit").stdout
    assert value not in listed
    assert "nightly" in listed
    assert run("keys").stdout.startswith("1  layla  read  nightly  used ")
    assert run("revoke", "1").exit_code == 0
    assert "revoked" in run("keys").stdout
    with Team(beside(ledger)) as team:
        assert team.key(value) is None
    assert run("revoke", "2").exit_code == 1
    assert run("revoke", "x").exit_code == 2
    assert run("revoke", "9" * 30).exit_code == 1


def test_the_audit_names_who_sat_at_the_machine(run, ledger):
    with Team(beside(ledger)) as team:
        team.note("\x1b[31mred", "export", "\u202etxt", "10.0.0.1")
    rows = json.loads(run("audit", "--json").stdout)
    assert [(row["who"], row["what"], row["address"]) for row in rows][1] == (
        "root-of-host",
        "account added",
        "command line",
    )
    assert rows[0]["who"] == "\x1b[31mred"
    shown = run("audit").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len(json.loads(run("audit", "--json", "--size", "1", "--page", "2").stdout)) == 1


def test_the_command_knows_all_roles():
    assert tuple(CHOICES.choices) == ROLES

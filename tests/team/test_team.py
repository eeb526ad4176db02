"""The team's file: who may enter, how long, how often one may be wrong, and what is never written down."""

import os
import sqlite3
import stat
import threading

import pytest
from argon2 import PasswordHasher, Type

from isnad.team import ROLES, NotEnteredError, Person, Team, TeamError, beside, secrecy
from isnad.team.attempts import network

DEFAULT = secrecy.HASHER
WORD, OTHER = "a long secret word", "another long secret"
ARABIC = "\u0644\u064a\u0644\u0649"


class Clock:
    def __init__(self):
        self.now = 1_700_000_000.0

    def __call__(self):
        return self.now

    def pass_(self, **units):
        size = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
        self.now += sum(size[unit] * count for unit, count in units.items())


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(secrecy, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def team(tmp_path, clock):
    with Team(tmp_path / "news.ledger.team", create=True, clock=clock) as team:
        team.add("Layla", WORD, "admin")
        team.add("samir", WORD, "review")
        yield team


def refused(kind, call, *arguments, **more):
    with pytest.raises(TeamError) as problem:
        call(*arguments, **more)
    assert problem.value.kind == kind, str(problem.value)


def wrong(team, name="samir", password="not the password", address="10.0.0.1"):
    with pytest.raises(NotEnteredError) as problem:
        team.enter(name, password, address)
    return problem.value


def files(team):
    return b"".join(path.read_bytes() for path in team.path.parent.glob("*.team*"))


def test_a_team_lies_beside_its_ledger_and_begins_empty(tmp_path):
    path = beside(tmp_path / "news.ledger")
    assert path == tmp_path / "news.ledger.team"
    refused("none", Team, path)
    path.touch()
    refused("none", Team, path)
    with Team(path, create=True) as team:
        assert (team.accounts(), team.keys(), team.audit()) == ([], [], [])
        for name in ("admin", "root", ""):
            wrong(team, name, "")


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_the_owner_reads_the_file(tmp_path):
    old = os.umask(0)
    try:
        with Team(tmp_path / "x.team", create=True) as team:
            team.add("layla", WORD, "admin")
            modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("x.team*")}
            assert modes == {0o600}
    finally:
        os.umask(old)
    team.path.chmod(0o644)
    Team(team.path).close()
    assert stat.S_IMODE(team.path.stat().st_mode) == 0o600


def test_another_file_is_left_as_it_is(tmp_path):
    text, foreign = tmp_path / "x.txt", tmp_path / "x.db"
    text.write_text("no database, whatever the name says")
    with sqlite3.connect(foreign) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    for path in (text, foreign, tmp_path):
        refused("file", Team, path, create=True)
    refused("file", Team, tmp_path / "no" / "x.team", create=True)
    assert text.read_text().startswith("no database")


def test_a_newer_file_is_not_touched(team):
    with team._whole() as (db, _):
        db.execute("INSERT INTO migrations VALUES ('9999 later')")
    refused("file", Team, team.path)


def test_no_secret_stands_in_the_file(team, tmp_path):
    token = team.enter("samir", WORD, "10.0.0.1")
    key = team.make_key("samir", "export", "read")
    wrong(team, "samir", "mistyped long word")
    wrong(team, "typed my password here")
    with_wal = files(team)
    team.session(token)
    team.key(key)
    csrf = team.session(token).csrf
    team.set_password("samir", OTHER)
    team.close()
    for place in (with_wal, files(team)):
        assert b"samir" in place
        for secret in (WORD, OTHER, token, key, csrf, "mistyped long word", "typed my password here"):
            assert secret.encode() not in place
    assert key.startswith("isnad_")
    assert min(len(token), len(key)) >= 43


def test_passwords_are_kept_by_argon2_and_hashed_anew_when_its_parameters_change(team, monkeypatch):
    def kept():
        with team._open() as db:
            return db.execute("SELECT password FROM accounts WHERE folded = 'samir'").fetchone()[0]

    assert kept().startswith("$argon2id$")
    stronger = PasswordHasher(time_cost=2, memory_cost=64, parallelism=1)
    monkeypatch.setattr(secrecy, "HASHER", stronger)
    old = kept()
    wrong(team)
    assert kept() == old
    first, second = team.enter("samir", WORD), team.enter("samir", WORD)
    assert "t=2" in kept()
    assert team.session(first)
    assert team.session(second)


def test_passwords_are_hashed_as_argon2_advises():
    advised = PasswordHasher()
    assert (DEFAULT.type, DEFAULT.memory_cost, DEFAULT.time_cost, DEFAULT.parallelism) == (
        Type.ID,
        advised.memory_cost,
        advised.time_cost,
        advised.parallelism,
    )
    assert DEFAULT.memory_cost >= 19 * 1024


@pytest.mark.parametrize(
    "name", ["", " ", "a b", "a/b", "a" * 65, "<b>", "a\u202eb", "a\nb", "a\x00b", "'", "a\ud800"]
)
def test_names_that_no_account_has(team, name):
    refused("name", team.add, name, WORD, "read")
    wrong(team, name)


@pytest.mark.parametrize("name", ["a", "a" * 64, "m.al-khatib_2", ARABIC, "\u00c9lodie"])
def test_names_that_an_account_may_have(team, name):
    team.add(name, WORD, "read")
    assert team.session(team.enter(name, WORD)).name == name


def test_one_name_however_it_is_written(team):
    for name in ("layla", "LAYLA", "\uff2cayla", " Layla "):
        refused("taken", team.add, name, WORD, "read")
        assert team.session(team.enter(name, WORD)).name == "Layla"


@pytest.mark.parametrize(
    ("password", "kind"),
    [("", "short"), ("elevenchars", "short"), ("x" * 1025, "short"), ("ABDULRAHMAN.K", "same")],
)
def test_weak_passwords(team, password, kind):
    refused(kind, team.add, "abdulrahman.k", password, "read")
    team.add("abdulrahman.k", WORD, "read")
    refused(kind, team.set_password, "abdulrahman.k", password)
    assert team.enter("abdulrahman.k", WORD)


def test_a_password_is_the_same_however_its_letters_are_composed(team):
    team.set_password("samir", "caf\u00e9 caf\u00e9 caf\u00e9")
    assert team.enter("samir", "cafe\u0301 cafe\u0301 cafe\u0301")


def test_the_last_administrator_stays(team):
    for call in (lambda: team.disable("layla"), lambda: team.set_role("layla", "review")):
        refused("last", call)
    team.set_role("layla", "admin")
    team.set_role("samir", "admin")
    team.disable("LAYLA")
    refused("last", team.disable, "samir")
    team.disable("layla")
    team.enable("layla")
    team.set_role("samir", "read")
    assert {one.name: (one.role, one.enabled) for one in team.accounts()} == {
        "Layla": ("admin", True),
        "samir": ("read", True),
    }


def test_two_at_once_cannot_both_take_away_the_last_administrator(team):
    team.set_role("samir", "admin")
    outcomes = []

    def shut(name):
        with Team(team.path) as own:
            try:
                own.disable(name)
                outcomes.append("done")
            except TeamError as problem:
                outcomes.append(problem.kind)

    threads = [threading.Thread(target=shut, args=(name,)) for name in ("layla", "samir")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", "last"]


def test_unknown_accounts_and_roles(team):
    for call in (team.disable, team.enable, team.leave_everywhere):
        refused("unknown", call, "nobody")
    refused("unknown", team.set_password, "nobody", WORD)
    refused("unknown", team.make_key, "nobody", "x")
    for role in ("root", "", "ADMIN"):
        refused("role", team.set_role, "samir", role)
        refused("role", team.add, "new", WORD, role)
        refused("role", team.make_key, "samir", "x", role)


def test_roles_hold_one_another():
    for n, role in enumerate(ROLES):
        assert [Person("x", role).may(other) for other in ROLES] == [i <= n for i in range(3)]


def test_a_session_ends_when_nobody_uses_it(team, clock):
    token = team.enter("samir", WORD)
    person = team.session(token)
    assert (person.name, person.role, person.key) == ("samir", "review", None)
    for _ in range(5):
        clock.pass_(hours=11)
        assert team.session(token) == person
    clock.pass_(hours=12)
    assert team.session(token) is None
    clock.now -= 3600 * 12
    assert team.session(token) is None


def test_a_session_ends_after_a_week_however_it_is_used(team, clock):
    token = team.enter("samir", WORD)
    for _ in range(27):
        clock.pass_(hours=6)
        assert team.session(token)
    clock.pass_(hours=6)
    assert team.session(token) is None


def test_leaving_here_and_everywhere(team):
    one, two, other = team.enter("samir", WORD), team.enter("samir", WORD), team.enter("layla", WORD)
    assert len({one, two, other}) == 3
    team.leave(one)
    team.leave("no such token")
    assert team.session(one) is None
    assert team.session(two)
    team.leave_everywhere("Samir")
    assert team.session(two) is None
    assert team.session(other)


@pytest.mark.parametrize(
    "change",
    [
        lambda team: team.set_password("samir", OTHER),
        lambda team: team.set_role("samir", "read"),
        lambda team: team.disable("samir"),
    ],
)
def test_a_change_of_the_account_ends_its_sessions_and_nobody_elses(team, change):
    mine, other = team.enter("samir", WORD), team.enter("layla", WORD)
    change(team)
    assert team.session(mine) is None
    team.enable("samir")
    assert team.session(mine) is None
    assert team.session(other)


def test_what_a_form_carries_follows_from_the_session(team):
    one, two = team.enter("samir", WORD), team.enter("samir", WORD)
    values = {team.session(one).csrf, team.session(two).csrf, one, two, secrecy.digest(one)}
    assert len(values) == 5
    assert team.session(one).csrf == team.session(one).csrf


@pytest.mark.parametrize("token", ["", "x", "\ud800", "a" * 10_000, "' OR 1=1 --"])
def test_what_is_no_token_and_no_key(team, token):
    team.enter("samir", WORD)
    team.make_key("samir", "x")
    assert team.session(token) is None
    assert team.key(token) is None


def test_the_trace_of_a_token_does_not_open(team):
    token, key = team.enter("samir", WORD), team.make_key("samir", "x")
    assert team.session(secrecy.digest(token)) is None
    assert team.key(secrecy.digest(key)) is None
    assert team.session(key) is None
    assert team.key(token) is None


def test_five_failures_shut_a_name_out_for_a_while(team, clock):
    for _ in range(5):
        assert wrong(team).wait == 0
        clock.pass_(minutes=1)
    problem = wrong(team, password=WORD)
    assert problem.wait == 10 * 60
    assert wrong(team, "SAMIR", WORD, "10.9.9.9").wait == 600
    assert team.enter("layla", WORD, "10.0.0.1")
    clock.pass_(seconds=599)
    assert wrong(team, password=WORD).wait == 1
    clock.pass_(seconds=1)
    assert team.enter("samir", WORD, "10.0.0.1")


def test_refused_attempts_do_not_prolong_the_wait(team, clock):
    for _ in range(5):
        wrong(team)
    for _ in range(50):
        assert wrong(team).kind == "throttled"
    clock.pass_(minutes=15)
    assert team.enter("samir", WORD, "10.0.0.1")


def test_no_password_is_checked_while_shut_out(team, monkeypatch):
    for _ in range(5):
        wrong(team)
    monkeypatch.setattr(secrecy, "matches", lambda *_: pytest.fail("a password was checked"))
    assert wrong(team, password=WORD).wait


def test_a_name_that_no_account_has_is_shut_out_in_the_same_way(team):
    said = {str(wrong(team, name)) for name in ("samir", "nobody") for _ in range(5)}
    assert said == {"The name or the password is wrong."}
    assert str(wrong(team, "nobody")) == str(wrong(team, "samir"))


def test_twenty_failures_shut_an_address_out(team, clock):
    for n in range(20):
        assert wrong(team, f"name{n}").wait == 0
    assert wrong(team, "layla", WORD).wait == 15 * 60
    assert team.enter("layla", WORD, "10.0.0.2")
    clock.pass_(minutes=15)
    assert team.enter("layla", WORD, "10.0.0.1")


def test_one_who_gets_in_is_forgiven_and_nobody_else(team):
    for _ in range(4):
        wrong(team, address="10.0.0.1")
    assert team.enter("samir", WORD, "10.0.0.2")
    wrong(team, address="10.0.0.1")
    assert wrong(team, password=WORD, address="10.0.0.2").wait
    for _ in range(4):
        wrong(team, "layla", address="10.0.0.3")
    assert team.enter("layla", WORD, "10.0.0.3")
    for _ in range(4):
        assert not wrong(team, "layla", address="10.0.0.3").wait


def test_own_logins_do_not_clear_an_address(team):
    for n in range(20):
        wrong(team, f"name{n}")
        if n < 19:
            assert team.enter("samir", WORD, "10.0.0.1")
    assert wrong(team, "samir", WORD).wait


def test_many_at_once_are_counted_before_they_are_checked(team, monkeypatch):
    checked, barrier = [], threading.Barrier(5, timeout=20)

    def slow(*_):
        checked.append(1)
        barrier.wait()
        return False

    monkeypatch.setattr(secrecy, "matches", slow)
    waits = []
    threads = [threading.Thread(target=lambda: waits.append(wrong(team).wait)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(checked) == 5
    assert sum(wait > 0 for wait in waits) == 7


def test_the_same_work_for_a_name_that_there_is_and_one_that_is_not(team, monkeypatch):
    done = []

    class Counting(PasswordHasher):
        def verify(self, kept, password):
            done.append(kept)
            return super().verify(kept, password)

    monkeypatch.setattr(secrecy, "HASHER", Counting(time_cost=1, memory_cost=64, parallelism=1))
    team.disable("samir")
    for name in ("layla", "samir", "nobody", "", "a b"):
        wrong(team, name, WORD if name == "samir" else "not the password")
    assert len(done) == 5
    assert len({kept.split("$")[3] for kept in done}) == 1


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.1"),
        ("testclient", "testclient"),
    ],
)
def test_addresses_that_count_as_one(address, counted):
    assert network(address) == counted


def test_a_key_enters_with_its_role_or_what_is_left_of_it(team, clock):
    key = team.make_key("layla", "all", "admin")
    assert team.key(key) == Person("Layla", "admin", key=1)
    team.set_role("samir", "admin")
    team.set_role("layla", "read")
    assert team.key(key).role == "read"
    low = team.make_key("samir", "low")
    assert team.key(low).role == "read"
    refused("above", team.make_key, "layla", "x", "review")
    for label in ("", " ", "x" * 65, "a\nb", "a\u202eb"):
        refused("label", team.make_key, "samir", label)
    clock.pass_(hours=1)
    team.key(low)
    assert team.keys()[1].used != team.keys()[1].made


def test_a_revoked_key_is_dead_and_the_others_live(team):
    one, two = team.make_key("samir", "one"), team.make_key("samir", "two")
    team.revoke(1)
    assert team.key(one) is None
    assert team.key(two)
    at = team.keys()[0].revoked
    team.revoke(1)
    assert team.keys()[0].revoked == at
    for id in (0, 3, -1, 2**64):
        refused("nokey", team.revoke, id)


def test_a_key_dies_with_its_account(team):
    key = team.make_key("samir", "x")
    team.disable("samir")
    wrong(team, "samir", WORD)
    assert team.key(key) is None
    refused("disabled", team.make_key, "samir", "y")
    team.enable("samir")
    assert team.key(key) is None
    assert team.enter("samir", WORD)


def test_the_audit_says_who_did_what_and_from_where(team, clock):
    token = team.enter("SAMIR", WORD, "10.0.0.1")
    wrong(team, "my password typed as name", address="10.0.0.2")
    team.leave(token, "10.0.0.1")
    team.set_role("samir", "read", "Layla", "10.0.0.3")
    team.make_key("samir", "nightly", "read", "Layla", "10.0.0.3")
    clock.pass_(days=1)
    team.note("samir", "export", "csv", "10.0.0.4")
    lines = [(one.who, one.what, one.detail, one.address) for one in team.audit()]
    assert lines == [
        ("samir", "export", "csv", "10.0.0.4"),
        ("Layla", "key made", "1 of samir: read, nightly", "10.0.0.3"),
        ("Layla", "role changed", "samir: review \u2192 read", "10.0.0.3"),
        ("samir", "logout", "", "10.0.0.1"),
        ("", "login failed", "no such account", "10.0.0.2"),
        ("samir", "login", "", "10.0.0.1"),
        ("", "account added", "samir: review", ""),
        ("", "account added", "Layla: admin", ""),
    ]
    assert team.audit()[0].at == "2023-11-15T22:13:20+00:00"
    pages = [team.audit(page, 3) for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [3, 3, 2, 0]
    assert [one for page in pages for one in page] == team.audit()


def test_a_refused_change_leaves_no_line(team):
    before = team.audit()
    refused("last", team.disable, "layla")
    refused("taken", team.add, "samir", WORD, "read")
    assert team.audit() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET who = 'x'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT number, at, 'x', what, detail, address FROM audit",
    ],
)
def test_the_audit_is_only_added_to(team, statement):
    other = sqlite3.connect(team.path)
    with pytest.raises(sqlite3.IntegrityError, match="stays written"):
        other.execute(statement)
    other.close()


def test_the_audit_holds_whatever_it_is_given(team):
    team.note("\ud800", "x" * 10_000, "\x00'; DROP TABLE audit; --", "a" * 1000)
    assert team.audit()[0].detail.endswith("DROP TABLE audit; --")
    assert len(team.audit()[0].what) == 128


def test_many_threads_and_two_programs_use_one_team(team):
    problems, tokens = [], []

    def work(own, n):
        try:
            for _ in range(5):
                token = own.enter("samir", WORD, f"10.0.1.{n}")
                assert own.session(token).name == "samir"
                own.note("samir", "export", str(n))
                tokens.append(token)
        except Exception as problem:  # noqa: BLE001
            problems.append(problem)

    with Team(team.path, clock=team.clock) as second:
        threads = [threading.Thread(target=work, args=((team, second)[n % 2], n)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not problems
    assert len(set(tokens)) == 20
    assert sum(one.what == "export" for one in team.audit()) == 20
    assert all(team.session(token) for token in tokens)


def test_a_password_changed_while_it_is_checked_opens_nothing(team, monkeypatch):
    true = secrecy.matches

    def slow(kept, password):
        right = true(kept, password)
        team.set_password("samir", OTHER)
        return right

    monkeypatch.setattr(secrecy, "matches", slow)
    wrong(team, password=WORD)

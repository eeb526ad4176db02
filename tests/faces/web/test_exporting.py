"""Exports through the workbench: corrected, named in the audit, for those who may read."""

import pytest

from isnad.faces.web.app import workbench
from isnad.faces.web.source import Source
from isnad.team import Team
from tests.faces.web import Visitor
from tests.views.test_verdicts import samples


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "samples.ledger"
    path.write_bytes(samples())
    made = Source(path)
    yield made
    made.close()


def test_the_whole_ledger_is_given(source):
    answer = Visitor(workbench(source)).get("/api/export/json")
    assert answer.status_code == 200
    assert len(answer.json()["documents"]) == 23
    assert answer.headers["content-disposition"] == 'attachment; filename="ledger.json"'


def test_a_format_that_is_not_there_is_named(source):
    answer = Visitor(workbench(source)).get("/api/export/docx")
    assert (answer.status_code, "json" in answer.json()["detail"]) == (404, True)


def test_the_audit_says_who_took_it_and_strangers_get_nothing(source, tmp_path):
    with Team(tmp_path / "x.team", create=True) as team:
        team.add("layla", "a long secret word", "admin")
        key = team.make_key("layla", "nightly")
        visitor = Visitor(workbench(source, team))
        assert visitor.get("/api/export/json").status_code == 401
        assert visitor.get("/api/openapi.json").status_code == 401
        assert visitor.get("/api/export/json", headers={"Authorization": f"Bearer {key}"}).status_code == 200
        noted = [(note.who, note.what, note.detail) for note in team.audit() if note.what == "export"]
        assert noted == [("layla", "export", "json")]


def test_a_stranger_is_not_told_the_name_of_the_ledger(source, tmp_path):
    with Team(tmp_path / "x.team", create=True) as team:
        team.add("layla", "a long secret word", "admin")
        assert "samples.ledger" not in Visitor(workbench(source, team)).get("/login").text

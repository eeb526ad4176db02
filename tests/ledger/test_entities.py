"""Entities: one thing one key over all documents; joined by rule or by a person, and parted again."""

import json

import pytest
from click.testing import CliRunner

from isnad.documents.document import Document
from isnad.faces import cli
from isnad.ledger import Ledger
from isnad.ledger.entities import FAMILY, entities
from isnad.pipeline import read

TEXTS = {
    "one": "قال العقيد سليم درويش المرزوقي إن الجيش الليبي دخل مدينة بنغازي في ليبيا.",
    "two": "قال المرزوقي إن بنغازي هادئة، وأكد أن القوات المسلحة الليبية انسحبت من ليبيا.",
    "three": "أعلن العقيد سليم درويش المرزوقى من ليبيا وقف القتال في بنغازى.",
}


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "news.ledger") as ledger:
        for id, text in TEXTS.items():
            ledger.add(read(Document(id, text)))
        yield ledger


def by_key(ledger: Ledger):
    return {entity.key: entity for entity in entities(ledger)}


def test_one_thing_has_one_key_however_it_is_spelled(ledger):
    found = by_key(ledger)
    assert found["benghazi-lby"].documents == {"one", "two", "three"}
    assert set(found["benghazi-lby"].spellings) == {"بنغازي", "بنغازى"}
    army = found["libya_armed_forces"]
    assert (army.code, set(army.spellings)) == ("LBY-MIL", {"الجيش الليبي", "القوات المسلحة الليبية"})


def test_a_family_name_alone_is_the_one_man_of_that_name(ledger):
    person = next(e for e in entities(ledger) if e.kind == "person")
    assert person.documents == {"one", "two", "three"}
    assert person.romanised
    assert list(person.joined.values()) == [FAMILY]


def test_two_men_of_one_family_name_are_not_taken_for_each_other(ledger):
    ledger.add(read(Document("four", "قال العميد خالد يوسف المرزوقي إن ليبيا هادئة.")))
    assert all(not entity.joined for entity in entities(ledger))


def test_a_person_joins_and_parts_and_joins_again(ledger):
    person = next(e for e in entities(ledger) if e.kind == "person")
    lone = next(iter(person.joined))
    path = str(ledger.path)
    run = CliRunner().invoke
    said = run(
        cli.isnad, ["judge", "part", lone, person.key, "--ledger", path, "--by", "amal", "--why", "his son"]
    )
    assert said.exit_code == 0
    assert {lone, person.key} <= by_key(ledger).keys()
    run(cli.isnad, ["judge", "join", person.key, lone, "--ledger", path, "--by", "amal"])
    again = by_key(ledger)
    assert lone not in again
    assert again[person.key].joined == {lone: "amal"}
    assert [v.verdict for v in ledger.verdicts("entities")] == ["part", "join"]


def test_a_verdict_on_what_is_not_there_is_refused(ledger):
    path = str(ledger.path)
    result = CliRunner().invoke(cli.isnad, ["judge", "join", "nobody", "libya", "--ledger", path])
    assert result.exit_code == 1
    assert "names no 'nobody'" in result.stderr
    assert ledger.verdicts("entities") == []


def test_the_command_lists_and_finds(ledger):
    path = str(ledger.path)
    run = CliRunner().invoke
    listed = json.loads(run(cli.isnad, ["entities", "--ledger", path, "--json"]).stdout)
    assert {"entity", "name", "kind", "code", "mentions", "documents", "spellings"} <= listed[0].keys()
    found = json.loads(run(cli.isnad, ["entities", "--ledger", path, "--json", "--find", "بنغازى"]).stdout)
    assert [entity["entity"] for entity in found] == ["benghazi-lby"]
    people = run(cli.isnad, ["entities", "--ledger", path, "--kind", "person"]).stdout
    assert "المرزوقي" in people
    assert max(map(len, people.splitlines())) <= 80


def test_verdicts_are_never_changed(ledger):
    import sqlite3

    from isnad.ledger.verdicts import Verdict

    ledger.judge(Verdict("entities", "join", "a", "b", "amal", "", "2026-01-01"))
    with pytest.raises(sqlite3.IntegrityError):
        ledger._connection.execute("DELETE FROM verdicts")

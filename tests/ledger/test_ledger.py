import json
import sqlite3
from dataclasses import replace

import pytest

from isnad.documents.document import Document, Refused
from isnad.ledger import Kept, Ledger, LedgerError, UnknownDocumentError
from isnad.ledger.schema import MIGRATIONS
from isnad.names.name import Voice
from tests.ledger.fake import read

TEXT = "menu\nMinistry says: 23 killed yesterday\nReuters says: noon of 2020, 99 there\nand 60, 61 more\n"


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "news.ledger") as opened:
        yield opened


def document(id="a", text=TEXT, **more):
    return Document(id, text, **({"published": "2023-09-20", "source": f"{id}.txt"} | more))


def test_a_reading_comes_back_as_it_went_in(ledger):
    reading = read(document(title="T", outlet="O", url="http://o", fetched="2023-10-01"))
    assert ledger.add(reading) == Kept("a", "a", True)
    assert ledger.reading("a") == reading
    assert ledger.document("a") == reading.document


@pytest.mark.parametrize(
    "text", ["NUL \0 and after: 5", "half \ud83d a pair: 5", "so many: 123456789012345678901234567890", ""]
)
def test_any_text_and_any_number_is_kept(ledger, text):
    reading = read(document(text=text))
    ledger.add(reading)
    assert ledger.reading("a") == reading
    assert ledger.holds(reading.document) == "a"


def test_a_document_is_kept_once(ledger):
    ledger.add(read(document()))
    before = list(ledger.dump())
    assert ledger.add(read(document(source="elsewhere.txt"))) == Kept("a", "a", False)
    assert list(ledger.dump()) == before


def test_another_text_of_the_same_id_is_kept_beside(ledger):
    ledger.add(read(document()))
    kept = ledger.add(read(document(text="other words")))
    assert kept.new
    assert kept.id.startswith("a~")
    assert len(kept.id) == 10
    assert ledger.document(kept.id).text == "other words"
    assert ledger.document("a").text == TEXT
    assert ledger.add(read(document(text="other words"))) == Kept(kept.id, "a", False)


def test_ids_are_hashes_of_what_was_said_and_not_of_who_is_meant(ledger, tmp_path):
    reading = read(document())
    ledger.add(reading)
    statements = [
        replace(said, voice=Voice("Somebody else", "ARM-GOV", "else"), because=())
        for said in reading.statements
    ]
    with Ledger(tmp_path / "other.ledger") as other:
        other.add(replace(reading, statements=statements))
        assert [e.id for e in other.statements()] == [e.id for e in ledger.statements()]
    assert [e.id for e in ledger.statements()] == [
        "39d559daa6f5ede87b06b9dcc69767b8",
        "d66b28b9247843d0c84c2b6c579d80fd",
    ]


def test_a_claim_made_twice_in_one_place_is_two_entries(ledger):
    reading = read(document())
    doubled = replace(reading, figures=reading.figures * 2)
    ledger.add(doubled)
    assert ledger.reading("a") == doubled
    assert len({entry.id for entry in ledger.figures()}) == len(doubled.figures)


def test_questions(ledger):
    ledger.add(read(document()))
    ledger.add(read(document("b", "Baku says: 7 killed")))
    assert [e.words for e in ledger.statements(speaker="ministry")] == ["23 killed yesterday"]
    assert [e.document for e in ledger.statements()] == ["a", "a", "b"]
    assert [e.claim.low for e in ledger.figures(document="b", status="killed")] == [7]
    assert [e.claim.low for e in ledger.figures(of="ARM-MIL")] == [60, 61]
    assert not list(ledger.figures(what="tank"))
    assert not list(ledger.statements(stance="deny"))
    assert ledger.ids() == ["a", "b"]
    assert [d.id for d in ledger.documents()] == ["a", "b"]
    assert [r.document.id for r in ledger.readings()] == ["a", "b"]
    assert "2 documents, 3 statements, 6 figures" in repr(ledger)
    assert repr(next(ledger.figures())).endswith("<Figure 23 person killed at 20-22>>")


def test_an_unknown_id_names_those_near(ledger):
    for id in ("000_report", "001_report", "other"):
        ledger.add(read(document(id)))
    with pytest.raises(UnknownDocumentError) as problem:
        ledger.reading("000")
    assert problem.value.near == ["000_report"]
    with pytest.raises(UnknownDocumentError) as problem:
        ledger.reading("001_raport")
    assert problem.value.near[0] == "001_report"


def test_refusals_are_noted_once(ledger):
    for _ in range(2):
        ledger.refuse(Refused("b.bin", "no text"))
    assert ledger.refusals() == [Refused("b.bin", "no text")]


@pytest.mark.parametrize("table", ["documents", "claims", "refusals", "migrations"])
def test_nothing_is_changed_or_removed(ledger, table):
    ledger.add(read(document()))
    ledger.refuse(Refused("b.bin", "no text"))
    with sqlite3.connect(ledger.path) as other:
        column = other.execute(f"SELECT * FROM {table}").description[0][0]
        for change in (
            f"UPDATE {table} SET {column} = 'x'",
            f"DELETE FROM {table}",
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                other.execute(change)
    other.close()


def test_the_views_can_be_asked_in_sql(ledger):
    ledger.add(read(document()))
    with sqlite3.connect(ledger.path) as other:
        assert other.execute("SELECT speaker_name, stance FROM statements").fetchone() == (
            "Ministry",
            "assert",
        )
        query = "SELECT f.low, s.speaker_name FROM figures f JOIN statements s ON f.statement = s.id"
        assert other.execute(query).fetchone() == (23, "Ministry")
        assert other.execute("SELECT value FROM times").fetchone() == ("2023-09-19",)
        assert other.execute("SELECT name, lat FROM names").fetchone() == ("Ministry", 40.5)
        assert other.execute("SELECT count(*) FROM numbers").fetchone() == (5,)
    other.close()


def test_what_was_half_done_is_not_there(ledger):
    reading = read(document())
    with pytest.raises(AttributeError):
        ledger.add(replace(reading, figures=[*reading.figures, None]))
    assert len(ledger) == 0
    assert not list(ledger.statements())
    ledger.add(reading)
    assert len(ledger) == 1


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_text("no ledger at all, but some words"), "a file of another kind"),
        (lambda path: _database(path, "CREATE TABLE t (c)"), "a database of another program"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"x" * 4000), "damaged"),
        (lambda path: _ledger(path, "INSERT INTO migrations VALUES ('9999 later')"), "by a newer Isnad"),
    ],
)
def test_what_is_no_ledger_is_named_and_left_as_it_is(tmp_path, make, reason):
    path = tmp_path / "x.ledger"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError, match=reason):
        Ledger(path)
    assert before is None or path.read_bytes() == before


def test_a_ledger_that_is_not_there(tmp_path):
    with pytest.raises(LedgerError, match="There is no ledger at"):
        Ledger(tmp_path / "x.ledger", create=False)
    assert not list(tmp_path.iterdir())
    with pytest.raises(LedgerError, match="there is no folder"):
        Ledger(tmp_path / "no" / "x.ledger")
    with pytest.raises(LedgerError, match="PostgreSQL comes with a later version"):
        Ledger("postgresql://somewhere/news")


def test_an_older_ledger_is_brought_up_to_date_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "x.ledger"
    with Ledger(path) as ledger:
        ledger.add(read(document()))
    bad = ("0009 bad", "CREATE TABLE reviews (id);\nCREATE TABLE reviews (id);\n")
    monkeypatch.setattr("isnad.ledger.store.MIGRATIONS", [*MIGRATIONS, bad])
    with pytest.raises(LedgerError, match="already exists"):
        Ledger(path)
    good = ("0009 reviews", "CREATE TABLE reviews (id);\n")
    monkeypatch.setattr("isnad.ledger.store.MIGRATIONS", [*MIGRATIONS, good])
    for _ in range(2):
        with Ledger(path) as ledger:
            assert ledger.ids() == ["a"]


def test_a_ledger_being_written_can_be_read(ledger):
    ledger.add(read(document()))
    with Ledger(ledger.path, create=False) as other:
        ledger.add(read(document("b")))
        assert other.ids() == ["a", "b"]
        assert other.add(read(document("b"))) == Kept("b", "b", False)


def test_a_claim_that_this_isnad_does_not_know_is_named(ledger):
    ledger.add(read(document()))
    bad = "INSERT INTO claims VALUES ('x', 'a', 'times', 9, 0, 1, '{\"sense\": {\"is\": \"Epoch\"}}')"
    _database(ledger.path, bad)
    with pytest.raises(LedgerError, match="holds what this Isnad cannot read"):
        ledger.reading("a")


def test_the_dump_is_plain_json(ledger):
    ledger.add(read(document()))
    tables = [json.loads(line)[0] for line in ledger.dump()]
    assert tables == ["documents"] + ["claims"] * (len(tables) - 1)


def _database(path, script):
    with sqlite3.connect(path) as other:
        other.executescript(script)
    other.close()


def _ledger(path, script):
    Ledger(path).close()
    _database(path, script)

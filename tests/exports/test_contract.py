import json
from dataclasses import replace
from datetime import date

import pytest

from isnad.documents.document import Document
from isnad.exports import FORMATS
from isnad.exports.contract import annotated
from isnad.exports.format import replacing
from isnad.exports.records import encoded
from isnad.ledger import Ledger
from isnad.mentions.day import Day
from isnad.mentions.mention import Number
from isnad.mentions.senses import Shift
from isnad.mentions.time import Time
from isnad.passages.span import Span
from tests.ledger.fake import read

TEXT = "menu\nMinistry says: 23 killed yesterday\nReuters says: 99 there\n60"
READING = read(Document("a", TEXT, published="2023-09-20", title="T", outlet="O", source="a.txt"))


def test_the_shape_is_the_contract_s():
    document = annotated(READING)
    assert document["published"] == {
        "date": "2023-09-20",
        "method": "metadata",
        "evidence": None,
        "earliest": "2023-09-20",
        "latest": "2023-09-20",
    }
    assert document["id"] == "a"
    assert document["text"] == TEXT
    assert document["boilerplate"] == [[0, 4]]
    assert document["times"] == [{"span": [30, 39], "value": "2023-09-19"}]
    assert document["numbers"][0] == {"span": [20, 22], "value": 23}
    assert document["mentions"][0] == {
        "span": [5, 13],
        "kind": "organization",
        "entity": "ministry",
        "name": "Ministry",
        "code": "AZE-MIL",
        "lat": 40.5,
        "lon": 49.9,
    }
    assert document["statements"][1] == {
        "span": [54, 62],
        "cue": None,
        "speaker": [40, 47],
        "speaker_name": "Reuters",
        "code": "AZE-MIL",
        "kind": "indirect",
        "stance": "assert",
        "via": [{"span": [48, 52], "name": "Wire", "role": "agency"}],
        "to": None,
    }
    assert document["figures"][2] == {
        "span": [63, 65],
        "low": 60,
        "high": None,
        "modifier": "exact",
        "what": "person",
        "status": "killed",
        "of": "ARM-MIL",
        "civilian": None,
        "by": None,
        "statement": None,
        "guessed": [],
    }
    assert document["figures"][1]["statement"] == 1
    assert document["events"] == []


def test_a_day_that_is_not_fixed_has_bounds_and_no_date():
    between = replace(READING, day=Day(date(2023, 9, 19), date(2023, 9, 21), "text", Span(5, 13)))
    assert annotated(between)["published"] == {
        "date": None,
        "method": "text",
        "evidence": [5, 13],
        "earliest": "2023-09-19",
        "latest": "2023-09-21",
    }
    unknown = replace(READING, day=Day())
    assert annotated(unknown)["published"]["earliest"] is None
    assert annotated(unknown)["published"]["latest"] is None
    assert annotated(unknown)["times"] == []


def test_ordinal_and_vague_numbers_are_left_out():
    numbers = [
        Number(Span(0, 1), 3, 3, 0, 1, ordinal=True),
        Number(Span(1, 2), 10, 99, 1, 2, vague=True),
        Number(Span(2, 3), 2.5, 2.5, 2, 3),
    ]
    assert annotated(replace(READING, numbers=numbers))["numbers"] == [{"span": [2, 3], "value": 2.5}]


def test_a_record_is_one_line_of_json_whatever_the_text():
    for text in ("two\nlines \u2028 \0", "half \ud83d", "\N{ARABIC LETTER BEH}"):
        line = encoded({"text": text})
        assert b"\n" not in line
        assert json.loads(line) == {"text": text}


def test_the_json_file_holds_what_annotate_prints(tmp_path):
    with Ledger(tmp_path / "x.ledger") as ledger:
        for id in ("b", "a"):
            ledger.add(replace(READING, document=replace(READING.document, id=id)))
        FORMATS["json"].write(ledger, tmp_path / "x.json")
    written = json.loads((tmp_path / "x.json").read_bytes())
    assert [document["id"] for document in written["documents"]] == ["a", "b"]
    assert written["documents"][0].items() >= annotated(READING).items()
    assert written["documents"][0]["title"] == "T"
    assert list(tmp_path.glob("*.part")) == []


def test_an_empty_ledger_is_an_empty_file_of_its_format(tmp_path):
    with Ledger(tmp_path / "x.ledger") as ledger:
        for name, known in FORMATS.items():
            assert known.name == name
            assert known.description
            known.write(ledger, tmp_path / "x")
    assert json.loads((tmp_path / "x").read_bytes())["documents"] == []


def test_a_file_is_replaced_only_by_a_whole_one(tmp_path):
    output = tmp_path / "x.json"
    output.write_text("before")

    def fail():
        with replacing(output) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert output.read_text() == "before"
    assert list(tmp_path.iterdir()) == [output]


def test_a_time_that_needs_no_day_is_kept_without_one():
    time = Time(Span(0, 4), 0, 1, "relative day", Shift(-1))
    assert annotated(replace(READING, times=[time]))["times"] == [{"span": [0, 4], "value": "2023-09-19"}]

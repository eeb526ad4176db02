"""Names: what the corpus says must be found in sentences of our own, and nothing beside it."""

import tomllib
from importlib.resources import files

import pytest

from isnad.documents.document import Document
from isnad.names.name import Name
from isnad.pipeline import read
from tests.corpora import cases

CORPUS = tomllib.loads((files("isnad.languages") / "ar" / "names.corpus.toml").read_text(encoding="utf-8"))


def found(text: str, published: str | None = None) -> list[tuple[str, str, str]]:
    """Give the names of a text: words, kind, code."""
    reading = read(Document("x", text, published=published))
    return [(reading.show(name.span), name.kind, name.voice.code or "") for name in reading.names]


@pytest.mark.parametrize("case", cases(CORPUS))
def test_corpus(case):
    got = found(case["text"], case.get("published"))
    wanted = [tuple(name) for name in case["names"]]
    assert [name[:2] for name in got] == [name[:2] for name in wanted]
    assert [(g, w) for g, w in zip(got, wanted, strict=True) if w[2] not in ("*", g[2])] == []


def test_a_name_repeated_a_hundred_thousand_times_costs_what_it_weighs(monkeypatch):
    """Words looked at for each name stay the same, however many there are."""
    from isnad.names.line import Line

    looked = 0
    text_of = Line.text

    def counted(line: Line, at: int) -> str:
        nonlocal looked
        looked += 1
        return text_of(line, at)

    monkeypatch.setattr(Line, "text", counted)
    for name in ("محمد علي حسن ", "القوات الموالية لهادي ", "قرى الهديدة والفسلوج "):
        cost = []
        for times in (1_000, 4_000):
            looked = 0
            assert len(found(name * times)) >= 0.99 * times
            cost.append(looked / times)
        assert cost[1] < cost[0] * 1.2


def by_key(text: str, published: str | None = None) -> dict[str, Name]:
    return {name.voice.key: name for name in read(Document("x", text, published=published)).names}


def test_a_short_form_is_the_side_of_its_war_and_day():
    yemen = "شن التحالف غارات على صنعاء في اليمن."
    assert "saudi_led_coalition" in by_key(yemen, "2015-07-20")
    assert "saudi_led_coalition" not in by_key(yemen, "2009-07-20")
    assert "us_led_coalition" in by_key("شن التحالف غارات على الرقة في سوريا.", "2015-07-20")


def test_a_leader_acts_for_whom_he_did_on_the_day():
    text = "التقى علي عبدالله صالح وفدا في صنعاء."
    assert by_key(text, "2010-05-01")["ali_abdullah_saleh"].voice.code == "YEM-GOV"
    assert by_key(text, "2016-05-01")["ali_abdullah_saleh"].voice.code == "YEM-REB"


def test_two_of_one_family_name_are_nobody_in_particular():
    text = "التقى سليم درويش الطرابيشي كامل حسن الطرابيشي في حلب. وقال الطرابيشي إن اللقاء كان جيدا."
    last = read(Document("x", text)).names[-1]
    assert (last.voice.code, last.because[0].rule) == (None, "one of several of that name")


def test_a_disputed_side_says_so():
    name = by_key("قال الانفصاليون في ناغورني كاراباخ في أذربيجان إنهم سيقاومون.", "2020-10-01")
    assert any(reason.rule == "disputed" for reason in name["karabakh_separatists"].because)


def test_a_name_that_no_table_has_is_romanised_and_says_so():
    names = by_key("قالت سعاد منصور الغيلاني إن القصف توقف في حلب.")
    (person,) = [name for name in names.values() if name.kind == "person"]
    assert person.voice.romanised
    assert person.voice.name.startswith("Suad") or person.voice.name.startswith("Souad")
    assert person.voice.name.isascii()

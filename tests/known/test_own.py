"""An analyst's own actors and places: they go first, and what is wrong with a file is told by row."""

import json

import pytest
from click.testing import CliRunner

from isnad.documents.document import Document
from isnad.faces import cli, messages
from isnad.known.own import KnownError, Own
from isnad.languages.language import load
from isnad.pipeline import read

GOOD = """
[[actor]]
id = "dawn_brigade"
name = "Dawn Brigade"
kind = "armed_group"
code = "LBY-REB"
names = ["كتيبة الضياء", "الضياء"]

[[actor]]
id = "our_tripoli"
name = "Tripoli authorities"
kind = "party"
code = "LBY-GOV"
names = ["طرابلس"]

[[place]]
id = "ain-al-rih-lby"
name = "Ain al-Rih"
country = "LBY"
lat = 32.5
lon = 13.1
names = ["عين الريح"]
"""


@pytest.fixture
def own(tmp_path):
    def write(text: str):
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_own_rows_go_before_the_built_in_ones(own):
    text = "قالت كتيبة الضياء إن طرابلس قصفت بلدة عين الريح في ليبيا."
    names = {name.voice.key: name for name in read(Document("x", text), (own(GOOD),)).names}
    assert names["dawn_brigade"].voice.code == "LBY-REB"
    assert names["our_tripoli"].kind == "party"
    assert (names["ain-al-rih-lby"].lat, names["ain-al-rih-lby"].lon) == (32.5, 13.1)
    assert names["dawn_brigade"].because[0].row == "own/dawn_brigade"
    assert "our_tripoli" not in {name.voice.key for name in read(Document("x", text)).names}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace("lat =", "latitude ="), "place 1 (ain-al-rih-lby): unknown key latitude"),
        (GOOD.replace("our_tripoli", "dawn_brigade"), "'dawn_brigade' stands there twice"),
        (
            GOOD.replace('"طرابلس"', '"الضياء"'),
            "actor 2 (our_tripoli): the name «الضياء» belongs to",
        ),
        (GOOD.replace('"LBY-REB"', '"Libya"'), "'Libya' is no code"),
        (GOOD.replace('"armed_group"', '"army"'), "'army' is no kind"),
        (GOOD.replace("32.5", "132.5"), "lat 132.5 lies not on the globe"),
        (GOOD.replace('names = ["عين الريح"]', ""), "names is missing"),
        (GOOD.replace('["عين الريح"]', '"عين الريح"'), "names has to be a list"),
        (GOOD.replace("[[place]]", "[[town]]"), "unknown table [town]"),
        ("[[actor]\n", "is no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_row(own, text, told):
    with pytest.raises(KnownError, match=r"own\.toml") as problem:
        Own((own(text),), load("ar"))
    assert told in str(problem.value)


def test_the_commands_take_the_file_and_refuse_a_bad_one(own, tmp_path):
    path = own(GOOD)
    text = tmp_path / "news.txt"
    text.write_text("قالت كتيبة الضياء إنها انسحبت.", encoding="utf-8")
    run = CliRunner().invoke
    result = run(cli.isnad, ["annotate", str(text), "--known", str(path)])
    assert [name["entity"] for name in json.loads(result.stdout)["mentions"]] == ["dawn_brigade"]
    path.write_text("[[actor]]\nid = 'x'\n")
    for command in (["annotate", str(text)], ["build", str(text), "--ledger", str(tmp_path / "x.ledger")]):
        result = run(cli.isnad, [*command, "--known", str(path)])
        assert (result.exit_code, result.stdout) == (messages.USAGE, "")
        assert "actor 1 (x)" in result.stderr
    assert not list(tmp_path.glob("x.ledger*"))

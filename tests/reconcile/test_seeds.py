"""What the five seed articles must show across documents (`design/ledger.md`), read from the JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from isnad.faces.cli import isnad

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
CHRONOLOGY = """
[[event]]
date = 2023-09-19
name = "Azerbaijan opens its operation in Karabakh"
words = ["عملية عسكرية"]
"""

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")


@pytest.fixture(scope="module", params=["bare", "chronology"])
def ledger(request, tmp_path_factory):
    """A ledger of the seeds, without and with the analyst's chronology."""
    folder = tmp_path_factory.mktemp("seeds")
    path = folder / "seeds.ledger"
    arguments = ["build", str(SEEDS), "--ledger", str(path)]
    if request.param == "chronology":
        (folder / "chronology.toml").write_text(CHRONOLOGY, encoding="utf-8")
        arguments += ["--chronology", str(folder / "chronology.toml")]
    assert CliRunner().invoke(isnad, arguments).exit_code == 0
    return request.param, path


def told(ledger, command, *options):
    done = CliRunner().invoke(isnad, [command, "--ledger", str(ledger[1]), "--json", *options])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def short(id):
    return id[:3]


def asked(ledger, what, status, of=None):
    """The questions of one kind in the story of 2023."""
    story = next(s["story"] for s in told(ledger, "stories") if len(s["documents"]) == 4)
    kind = (what, status, story)
    questions = [q for q in told(ledger, "questions") if _kind(q["question"]) == kind]
    return [q for q in questions if of in (None, q["question"]["of"])]


def _kind(question):
    return question["what"], question["status"], question["story"]


def verdicts(question):
    """Each pair of answers (document and value) with its verdict."""
    answers = [(short(a["document"]), a["low"]) for a in question["answers"]]
    return {
        (frozenset((answers[n], answers[v["answer"]])), v["verdict"])
        for n, a in enumerate(question["answers"])
        for v in a["verdicts"]
    }


def verdict(question, one, other):
    return {verdict for pair, verdict in verdicts(question) if pair == frozenset((one, other))}


def test_1_two_stories(ledger):
    groups = {frozenset(short(d["id"]) for d in s["documents"]) for s in told(ledger, "stories")}
    assert groups == {frozenset({"003"}), frozenset({"000", "001", "002", "004"})}


def test_2_days(ledger):
    days = {
        short(d["id"]): (d["published"]["earliest"], d["published"]["latest"])
        for s in told(ledger, "stories")
        for d in s["documents"]
    }
    assert days["003"] == ("2020-10-01", "2020-10-01")
    if ledger[0] == "chronology":
        assert days["001"] == ("2023-09-19", "2023-09-19")
        assert days["000"] == days["002"] == days["004"] == ("2023-09-20", "2023-09-20")
    else:
        assert days["004"][0] >= "2023-07-16"
        assert days["004"][1] < "2024-09-29"
        for id in ("000", "001", "002"):
            assert days[id][0] > "2023-07-15"
            assert days[id][0] < days[id][1] < "2024-07-15"
        assert days["000"] == days["002"]


def test_every_day_says_what_decided_it(ledger):
    documents = [d for s in told(ledger, "stories") for d in s["documents"]]
    assert all(d["published"]["because"] for d in documents)


def test_3_positions_taken(ledger):
    (question,) = asked(ledger, "position", "taken")
    assert (question["reported_by"], question["on_the_word_of"]) == (3, 1)
    assert {a["root"] for a in question["answers"]} == {"azerbaijan_ministry_of_defence"}
    assert {kind for _, kind in verdicts(question)} == {"repeats"}


def test_4_killed_on_the_karabakh_side(ledger):
    (question,) = asked(ledger, "person", "killed", "AZE-REB")
    assert (question["lowest"], question["highest"]) == (25, 100)
    assert {"repeats", "contains"} <= verdict(question, ("000", 23), ("004", 25))
    assert verdict(question, ("004", 2), ("004", 25)) == {"contains"}
    assert verdict(question, ("002", 100), ("002", 32)) == {"disputes"}
    assert verdict(question, ("004", 25), ("002", 32)) == {"updates"}


def test_5_azerbaijans_losses(ledger):
    (wounded,) = asked(ledger, "person", "wounded", "AZE-MIL")
    assert {(short(a["document"]), a["low"]) for a in wounded["answers"]} == {("000", 2), ("001", 2)}
    assert wounded["on_the_word_of"] == 1
    killed = asked(ledger, "person", "killed", "AZE-CVL")
    assert {(short(a["document"]), a["low"]) for q in killed for a in q["answers"]} == {
        ("000", 1),
        ("004", 1),
    }


def test_6_evacuated(ledger):
    (question,) = asked(ledger, "person", "evacuated")
    assert verdict(question, ("000", 1800), ("002", 2000)) == {"updates"}
    assert (question["lowest"], question["highest"]) == (1800, 2000)


def test_7_each_partys_claims_of_2020(ledger):
    story = next(s["story"] for s in told(ledger, "stories") if len(s["documents"]) == 1)
    questions = [q for q in told(ledger, "questions") if q["question"]["story"] == story]
    roots = {(q["question"]["what"], q["lowest"]): {a["root"] for a in q["answers"]} for q in questions}
    azerbaijan, armenia = {"azerbaijan_ministry_of_defence"}, {"armenia_ministry_of_defence"}
    for kind in (("armoured_vehicle", 200), ("artillery", 228), ("air_defence", 30), ("command_post", 6)):
        assert roots[kind] == azerbaijan
    for kind in (("tank", 137), ("drone", 72), ("helicopter", 7), ("person", 790), ("person", 1900)):
        assert roots[kind] == armenia
    assert {short(a["document"]) for q in questions for a in q["answers"]} == {"003"}


def test_8_armenia_denies_its_forces(ledger):
    denials = told(ledger, "relations", "--verdict", "denies")
    assert {short(r["a"]["document"]) for r in denials} >= {"000", "001"}
    assert {short(r["b"]["document"]) for r in denials} >= {"000", "001", "004"}
    assert {r["a"]["code"][:3] for r in denials} == {"ARM"}
    assert {r["b"]["code"][:3] for r in denials} == {"AZE"}


def test_9_the_ceasefire_through_two_relays(ledger):
    found = [
        {r["a"]["speaker_name"], r["b"]["speaker_name"]}
        for r in told(ledger, "relations")
        if r["verdict"] in ("repeats", "corroborates") and short(r["a"]["document"]) == "002"
    ]
    assert {"Interfax", "Armenpress"} in found


def test_10_who_condemns_and_supports(ledger):
    from isnad.ledger import Ledger

    with Ledger(ledger[1]) as opened:
        lands = {
            (event.actor or "")[:3]
            for reading in opened.readings()
            for event in reading.events
            if event.type in ("REQUEST", "ACCUSE", "SUPPORT")
        }
    assert {"EUR", "UNO", "USA", "RUS", "TUR", "DEU", "FRA"} <= lands


def test_11_passages_side_by_side(ledger):
    copies = [{short(c["a"]["document"]), short(c["b"]["document"])} for c in told(ledger, "copies")]
    assert {"000", "002"} in copies
    assert not [pair for pair in copies if "003" in pair]


def test_12_every_cell_opens_its_words(ledger):
    texts = {path.name.removesuffix(".txt"): path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")}
    places = [a for q in told(ledger, "questions") for a in q["answers"]]
    places += [side for r in told(ledger, "relations") for side in (r["a"], r["b"])]
    assert places
    for place in places:
        start, end = place["span"]
        assert texts[place["document"]][start:end] == place["text"]

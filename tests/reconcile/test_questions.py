"""Questions: answers put together, roots counted, verdicts given; people stand over the rules."""

import json

import pytest
from click.testing import CliRunner

from isnad.documents.document import Document
from isnad.faces.cli import isnad
from isnad.languages.language import load
from isnad.ledger import Ledger
from isnad.ledger.rereading import reread
from isnad.pipeline import read
from isnad.reconcile.answers import answers
from isnad.reconcile.tongue import Tongue
from isnad.reconcile.whole import Whole

DAY, NEXT = "2024-05-10", "2024-05-11"
FIRST = "أعلنت وزارة الصحة السودانية مقتل 20 مدنيا في قصف لقوات الدعم السريع على مدينة الفاشر أمس الخميس."
AGAIN = "قالت وزارة الصحة السودانية إن 20 مدنيا قتلوا في قصف قوات الدعم السريع على مدينة الفاشر الخميس."
GROWN = "أعلنت منظمة أطباء بلا حدود مقتل 31 مدنيا في قصف لقوات الدعم السريع على مدينة الفاشر حتى اليوم السبت."
RIVAL = "قالت لجان مقاومة الفاشر إن 44 مدنيا قتلوا في قصف لقوات الدعم السريع على مدينة الفاشر أمس الخميس."


@pytest.fixture
def shelf(tmp_path):
    def made(*texts):
        path = tmp_path / "x.ledger"
        with Ledger(path) as ledger:
            for n, (words, day) in enumerate(texts):
                ledger.add(read(Document(f"d{n}", words, published=day, outlet=f"صحيفة {n}")))
        return path

    return made


def killed(path):
    with Ledger(path) as ledger:
        (question,) = (q for q in Whole(ledger).questions if q.status == "killed")
        return question


def kinds(question):
    return {
        (a.figure.low, question.answers[k].figure.low): verdict
        for a in question.answers
        for k, verdict, _ in a.verdicts
    }


def test_one_ministry_in_two_papers_is_one_root(shelf):
    question = killed(shelf((FIRST, DAY), (AGAIN, DAY)))
    assert (len(question.outlets), len(question.roots)) == (2, 1)
    assert kinds(question) == {(20, 20): "repeats"}


def test_a_total_that_grew_updates_and_a_rival_one_disputes(shelf):
    question = killed(shelf((FIRST, DAY), (GROWN, NEXT), (RIVAL, DAY)))
    assert kinds(question)[20, 31] == kinds(question)[31, 20] == "updates"
    assert kinds(question)[20, 44] == kinds(question)[44, 20] == "disputes"
    assert (question.lowest, question.highest) == (20, 44)


def test_a_rejected_figure_counts_nowhere_until_it_is_accepted(shelf):
    path = shelf((FIRST, DAY), (RIVAL, DAY))
    run = CliRunner()
    questions = json.loads(run.invoke(isnad, ["questions", "--ledger", str(path), "--json"]).stdout)
    (claim,) = (a["claim"] for q in questions for a in q["answers"] if a["low"] == 44)
    assert (
        run.invoke(isnad, ["judge", "reject", claim[:12], "--ledger", str(path), "--by", "x"]).exit_code == 0
    )
    assert killed(path).highest == 20
    assert run.invoke(isnad, ["judge", "accept", claim, "--ledger", str(path), "--by", "x"]).exit_code == 0
    assert killed(path).highest == 44


def test_people_part_answers_and_a_rereading_keeps_it(shelf):
    path = shelf((FIRST, DAY), (RIVAL, DAY))
    with Ledger(path) as ledger:
        ids = sorted(id for place, id in ledger.claim_ids().items() if place[1] == "figures")
    done = CliRunner().invoke(
        isnad, ["judge", "part", *ids, "--of", "answers", "--ledger", str(path), "--by", "x"]
    )
    assert done.exit_code == 0, done.output
    assert _groups(path) == [1, 1]
    changes = reread(path, workers=1)
    assert (changes.documents, changes.gained, changes.lost) == (2, {}, {})
    assert _groups(path) == [1, 1]


def _groups(path):
    with Ledger(path) as ledger:
        return sorted(len(q.answers) for q in Whole(ledger).questions if q.status == "killed")


def test_an_unknown_claim_is_refused_in_words(shelf):
    done = CliRunner().invoke(isnad, ["judge", "reject", "zzz", "--ledger", str(shelf((FIRST, DAY)))])
    assert done.exit_code != 0
    assert "no claim 'zzz'" in done.output


def test_a_text_with_ten_thousand_figures_grows_no_square(shelf, monkeypatch):
    from isnad.reconcile import questions

    judged = 0
    verdict = questions.verdict

    def counted(a, b):
        nonlocal judged
        judged += 1
        return verdict(a, b)

    monkeypatch.setattr(questions, "verdict", counted)
    some = (f"وقتل {n} مدنيا في قصف الجيش السوري على مدينة دوما." for n in range(20, 820))
    words = "\n".join(some)
    path = shelf((words, DAY))
    with Ledger(path) as ledger:
        assert sum(len(q.answers) for q in Whole(ledger).questions) >= 500
    assert judged < 1_100 * questions.CROWD


def test_the_same_ledger_in_any_order(tmp_path):
    texts = [("a", FIRST), ("b", AGAIN), ("c", GROWN), ("d", RIVAL)]
    said = []
    for number, order in enumerate(([0, 1, 2, 3], [3, 1, 0, 2])):
        path = tmp_path / f"{number}.ledger"
        with Ledger(path) as ledger:
            for n in order:
                ledger.add(read(Document(texts[n][0], texts[n][1], published=DAY)))
        run = CliRunner()
        said.append(
            [
                run.invoke(isnad, [command, "--ledger", str(path), "--json"]).stdout
                for command in ("stories", "questions", "relations", "copies")
            ]
        )
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("speaker", "alone"),
    [
        ("قال وزير الدفاع الأرميني السابق فيغن سركسيان", True),
        ("قال دافيت تونويان، وزير الدفاع الأرميني السابق،", True),
        ("قال وزير الدفاع الأرميني دافيت تونويان", False),
        ("قال وزير الدفاع الأرميني دافيت تونويان إن السفير السابق غادر و", False),
    ],
)
def test_who_has_left_a_body_speaks_for_himself(speaker, alone):
    toll = "إن 40 جنديا قتلوا في قصف للجيش الأذربيجاني على مدينة أغدام."
    reading = read(Document("d", f"{speaker} {toll}", published=DAY))
    (answer,) = answers(reading, reading.day, {}, Tongue(load("ar")))
    assert answer.code == "ARM-MIL"
    assert (answer.root != "ARM-MIL") is alone

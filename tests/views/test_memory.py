"""The memory: as new as the ledger, the same after a verdict as if made anew, and only for asking."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad.ledger.corrections import CorrectionError, checked
from isnad.ledger.ledger import Ledger
from isnad.ledger.verdicts import ACCEPT, CLAIMS, CORRECT, JOIN, REJECT, STORIES, Verdict
from isnad.reconcile.whole import Whole
from isnad.views import judging, questions, stories
from isnad.views.judging import JudgingError, judge, undo
from isnad.views.memory import Memory
from isnad.views.remembering import EACH, MORE, refresh, remember
from tests.views.made import ledger


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with ledger(tmp_path / "news.ledger") as made, Memory(made) as memory:
        refresh(memory)
        yield memory


def verdict(kind: str, a: str, b: str = "", about: str = CLAIMS, who: str = "amal") -> Verdict:
    return Verdict(about, kind, a, b, who, "", judging.now())


def dump(memory: Memory) -> dict[str, list[tuple[object, ...]]]:
    """Give all that is remembered, without the numbers that only put rows in order."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for table in (*EACH, *MORE):
        rows = memory.ask(f"SELECT * FROM told_{table}")
        columns = [n for n in (rows[0].keys() if rows else []) if n != "number"]
        found[table] = sorted((tuple(row[n] for n in columns) for row in rows), key=repr)
    return found


def killed(memory: Memory) -> dict[str, object]:
    items = questions.listed(memory, status="killed", of="SDN")["items"]
    return max(items, key=lambda item: len(item["answers"]))


def test_it_is_made_once(memory: Memory) -> None:
    assert memory.fresh
    assert refresh(memory) is False


def test_a_new_document_makes_it_old(memory: Memory, tmp_path: Path) -> None:
    from isnad.documents.document import Document
    from isnad.pipeline import read

    memory.ledger.add(read(Document("new", "قتل خمسة جنود في هجوم قرب بورتسودان.")))
    assert not memory.fresh
    assert refresh(memory) is True
    assert memory.ask("SELECT count(*) FROM told_documents")[0][0] == 4


@pytest.mark.parametrize("kind", [REJECT, ACCEPT])
def test_it_follows_a_verdict_as_if_made_anew(memory: Memory, kind: str) -> None:
    claim = killed(memory)["answers"][0]["claim"]  # type: ignore[index]
    assert judge(memory, verdict(kind, claim)) is True
    assert memory.fresh
    followed = dump(memory)
    remember(memory, Whole(memory.ledger))
    assert followed == dump(memory)


def test_a_rejected_figure_answers_nothing_and_comes_back(memory: Memory) -> None:
    before = killed(memory)
    claim = before["answers"][0]["claim"]  # type: ignore[index]
    judge(memory, verdict(REJECT, claim))
    assert questions.one(memory, claim) is None
    undo(memory, CLAIMS, claim, "", "amal")
    after = questions.one(memory, claim)
    assert after is not None
    assert after["answers"] == before["answers"]


def test_a_corrected_figure_is_what_is_compared(memory: Memory) -> None:
    claim = killed(memory)["answers"][0]["claim"]  # type: ignore[index]
    judge(memory, verdict(CORRECT, claim, checked("figures", {"low": 21, "high": 21})))
    question = questions.one(memory, claim)
    assert question is not None
    assert question["highest"] == 21
    followed = dump(memory)
    remember(memory, Whole(memory.ledger))
    assert followed == dump(memory)


def test_documents_that_a_person_joins_are_one_story(memory: Memory) -> None:
    assert stories.listed(memory)["total"] == 2
    assert judge(memory, verdict(JOIN, "nile", "harbour", STORIES)) is False
    assert not memory.fresh
    refresh(memory)
    assert stories.listed(memory)["total"] == 1
    disputed = killed(memory)
    assert (disputed["lowest"], disputed["highest"], disputed["on_the_word_of"]) == (12, 40, 2)


def test_nobody_undoes_what_another_person_judged(memory: Memory) -> None:
    claim = killed(memory)["answers"][0]["claim"]  # type: ignore[index]
    with pytest.raises(JudgingError, match="nothing to undo"):
        undo(memory, CLAIMS, claim, "", "amal")
    judge(memory, verdict(REJECT, claim, who="basim"))
    with pytest.raises(JudgingError, match="basim"):
        undo(memory, CLAIMS, claim, "", "amal")


@pytest.mark.parametrize(
    ("layer", "values"),
    [
        ("figures", {}),
        ("figures", {"low": -1}),
        ("figures", {"low": True}),
        ("figures", {"low": 5, "high": 4}),
        ("figures", {"what": "dragons"}),
        ("figures", {"what": None}),
        ("figures", {"of": "Azerbaijan"}),
        ("figures", {"span": [0, 1]}),
        ("events", {"date": "yesterday"}),
        ("statements", {"speaker_name": " "}),
        ("names", {"kind": "person"}),
    ],
)
def test_a_correction_that_cannot_stand_is_refused(layer: str, values: dict[str, object]) -> None:
    with pytest.raises(CorrectionError):
        checked(layer, values)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to any file")
def test_a_ledger_that_may_not_be_written_to_is_remembered_for_the_time_being(tmp_path: Path) -> None:
    path = tmp_path / "news.ledger"
    ledger(path).close()
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    before = path.read_bytes()
    with Ledger(path, create=False) as made, Memory(made) as memory:
        refresh(memory)
        assert stories.listed(memory)["total"] == 2
    tmp_path.chmod(0o755)
    assert path.read_bytes() == before

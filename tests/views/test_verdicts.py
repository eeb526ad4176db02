"""Verdicts in any order: the memory that followed them is the one that would be made anew."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from isnad.documents import collect
from isnad.ledger import Ledger, build
from isnad.ledger.corrections import FIELDS, checked, vocabulary
from isnad.ledger.verdicts import (
    ABOUT,
    ACCEPT,
    ANSWERS,
    CLAIMS,
    CORRECT,
    ENTITIES,
    JOIN,
    PART,
    REJECT,
    STORIES,
    Verdict,
    standing,
)
from isnad.reconcile.whole import Whole
from isnad.views import contract, judging, questions, review
from isnad.views.judging import judge, undo
from isnad.views.memory import Memory
from isnad.views.remembering import EACH, MORE, refresh, remember

SAMPLES = Path(__file__).parents[2] / "samples"
WHO = ("amal", "basim")
Dump = dict[str, list[tuple[object, ...]]]


@cache
def samples() -> bytes:
    """Build the ledger of the samples with its memory, once for all tests; give the file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "samples.ledger"
        with Ledger(path) as ledger:
            build(ledger, collect([SAMPLES]), workers=1)
            with Memory(ledger) as memory:
                refresh(memory)
        return path.read_bytes()


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    path = tmp_path / "samples.ledger"
    path.write_bytes(samples())
    with Ledger(path) as ledger, Memory(ledger) as memory:
        yield memory


def dump(memory: Memory) -> Dump:
    """Give all that is remembered; of the questions the order, too."""
    found: Dump = {}
    for table in (*EACH, *MORE):
        rows = memory.ask(f"SELECT * FROM told_{table}")
        columns = [n for n in (rows[0].keys() if rows else []) if n != "number"]
        found[table] = sorted((tuple(row[n] for n in columns) for row in rows), key=repr)
    found["order"] = [(body["id"],) for body in contract.remembered(memory, "questions")]
    return found


def anew(memory: Memory) -> Dump:
    """Give the same after all was thrown away and made anew."""
    remember(memory, Whole(memory.ledger))
    return dump(memory)


def differs(one: Dump, other: Dump) -> dict[str, object]:
    """Give what is not the same, for somebody to read."""
    return {
        key: (
            [row for row in one[key] if row not in other[key]][:2],
            [row for row in other[key] if row not in one[key]][:2],
            one[key] == other[key],
        )
        for key in one
        if one[key] != other[key]
    }


def values(luck: random.Random, layer: str) -> dict[str, object]:
    """Give values that can be put in the place of a claim's."""
    told: dict[str, object] = {}
    for key in luck.sample(FIELDS[layer], luck.randint(1, 3)):
        words = vocabulary(layer).get(key)
        if words is not None:
            told[key] = luck.choice(words)
        elif key in ("low", "high"):
            told[key] = luck.choice((None, 0, 7, 10**12))
        elif key == "civilian":
            told[key] = luck.choice((True, False, None))
        elif key == "date":
            told[key] = luck.choice((None, "2019-04-09", "2019-04", "2019-04-07/2019-04-09"))
        else:
            told[key] = luck.choice(("LBY-MIL", "LBY", "USA-GOV"))
    if "speaker_name" in told:
        told["speaker_name"] = luck.choice(("Khalifa Haftar", "a/b", "<script>"))
    if "place" in told:
        told["place"] = luck.choice((None, "Tripoli", "nowhere"))
    if isinstance(told.get("low"), int) and told.get("high") is not None:
        told["high"] = told["low"]
    return told


def one_more(luck: random.Random, memory: Memory) -> bool:
    """Give one verdict by chance; say whether the memory followed."""
    kinds = (ACCEPT, REJECT, CORRECT, "undo", ANSWERS, ENTITIES, STORIES)
    (kind,) = luck.choices(kinds, weights=(3, 6, 9, 6, 6, 1, 1))
    who = luck.choice(WHO)
    if kind == "undo":
        stand = [v for about in ABOUT for v in standing(memory.ledger, about)]
        if not stand:
            return True
        last = luck.choice(stand)
        return undo(memory, last.about, last.a, last.b if last.about != CLAIMS else "", last.judge)
    if kind in (ANSWERS, ENTITIES, STORIES):
        query = {ANSWERS: "SELECT claim FROM told_answers", ENTITIES: "SELECT key FROM told_entities"}
        keys = sorted(row[0] for row in memory.ask(query.get(kind, "SELECT id FROM told_documents")))
        if kind == ANSWERS:
            several = questions.listed(memory, least=2)["items"]
            keys = [answer["claim"] for answer in luck.choice(several)["answers"]] if several else keys
        a, b = luck.sample(keys, 2)
        return judge(memory, Verdict(kind, luck.choice((JOIN, PART)), a, b, who, "", judging.now()))
    claim = luck.choice(sorted(row[0] for row in memory.ask("SELECT id FROM told_claims")))
    body = review.claim(memory, claim)
    assert body is not None
    b = checked(body["layer"], values(luck, body["layer"])) if kind == CORRECT else ""
    return judge(memory, Verdict(CLAIMS, kind, claim, b, who, "", judging.now()))


@pytest.mark.parametrize("seed", range(5))
def test_the_memory_after_any_verdicts_is_the_one_made_anew(memory: Memory, seed: int) -> None:
    luck = random.Random(seed)
    for _ in range(12):
        if not one_more(luck, memory):
            assert not memory.fresh
            refresh(memory)
        assert memory.fresh
    followed = dump(memory)
    assert differs(followed, anew(memory)) == {}

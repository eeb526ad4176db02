"""Figures: what the contract says must be counted in sentences of our own, and nothing beside it."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import pytest

from isnad.documents.document import Document
from isnad.pipeline import read

CORPUS = tomllib.loads((files("isnad.languages") / "ar" / "figures.corpus.toml").read_text(encoding="utf-8"))
BEFORE, AFTER = CORPUS["around"]


@dataclass(frozen=True)
class Counted:
    """One figure in words, so that a difference can be read."""

    span: str
    low: int
    high: int
    modifier: str
    what: str
    status: str
    civilian: bool | None
    statement: bool


def ended(number: int | None) -> int:
    return -1 if number is None else number


def found(case: dict[str, Any]) -> list[Counted]:
    """Read a case, between two sentences of war unless it stands alone."""
    text = case["text"] if case.get("alone") else f"{BEFORE} {case['text']}\n{AFTER}"
    reading = read(Document("x", text))
    return [
        Counted(
            reading.show(f.span),
            ended(f.low),
            ended(f.high),
            f.modifier,
            f.what,
            f.status,
            f.civilian,
            f.statement is not None,
        )
        for f in reading.figures
    ]


def differences(wanted: dict[str, Any], got: Counted) -> list[str]:
    """Name the layers of one figure in which the reader and the corpus part."""
    right = {
        "span": got.span in wanted["span"].split("|"),
        "value": (wanted["low"], wanted["high"]) == (got.low, got.high),
        "modifier": got.modifier in wanted["modifier"].split("|"),
        "what": got.what in wanted["what"].split("|"),
        "status": got.status in wanted["status"].split("|"),
        "civilian": wanted.get("civilian") in ("any", got.civilian),
        "statement": wanted.get("statement", False) == got.statement,
    }
    return [layer for layer, good in right.items() if not good]


def cases() -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["text"],
            marks=[pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else [],
        )
        for case in CORPUS["case"]
    ]


@pytest.mark.parametrize("case", cases())
def test_corpus(case: dict[str, Any]) -> None:
    got, wanted = found(case), case.get("figure", [])
    assert len(got) == len(wanted), got
    wrong = [(layers, g) for w, g in zip(wanted, got, strict=True) if (layers := differences(w, g))]
    assert not wrong


def test_every_case_says_what_must_be_counted() -> None:
    assert len(CORPUS["case"]) >= 110
    assert all(bool(case.get("figure")) != case.get("none", False) for case in CORPUS["case"])
    assert len({case["text"] for case in CORPUS["case"]}) == len(CORPUS["case"])


def test_the_sentences_around_count_nothing() -> None:
    assert not found({"text": ""})

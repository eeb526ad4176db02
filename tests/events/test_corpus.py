"""Events: what the corpus says must be read in sentences of our own, and nothing beside it."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from isnad.documents.document import Document
from isnad.pipeline import read

CORPUS = tomllib.loads((files("isnad.languages") / "ar" / "events.corpus.toml").read_text(encoding="utf-8"))
OPEN = "*"

Row = tuple[str, str, str, str, str]


def found(text: str, published: str | None = None) -> list[Row]:
    """Give the events of a text: trigger, type, actor, recipient, status."""
    reading = read(Document("x", text, published=published))
    return [
        (reading.show(event.span), event.type, event.actor or "", event.recipient or "", event.status)
        for event in reading.events
    ]


def cases() -> list[Any]:
    params = []
    for case in CORPUS["case"]:
        marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
        params.append(pytest.param(case, id=case["about"], marks=marks))
    return params


@pytest.mark.parametrize("case", cases())
def test_corpus(case):
    got = found(case["text"], case.get("published"))
    wanted = [tuple(row) for row in case["events"]]
    assert [row[:2] for row in got] == [row[:2] for row in wanted]
    differ = [(g, w) for one, other in zip(got, wanted, strict=True) for g, w in zip(one, other, strict=True)]
    assert not [(g, w) for g, w in differ if w not in (OPEN, g)]

"""Events: what the corpus says must be read in sentences of our own, and nothing beside it."""

import tomllib
from importlib.resources import files

import pytest

from isnad.documents.document import Document
from isnad.pipeline import read
from tests.corpora import cases

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


@pytest.mark.parametrize("case", cases(CORPUS))
def test_corpus(case):
    got = found(case["text"], case.get("published"))
    wanted = [tuple(row) for row in case["events"]]
    assert [row[:2] for row in got] == [row[:2] for row in wanted]
    differ = [(g, w) for one, other in zip(got, wanted, strict=True) for g, w in zip(one, other, strict=True)]
    assert not [(g, w) for g, w in differ if w not in (OPEN, g)]

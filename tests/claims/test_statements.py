"""Statements: what the contract says must be read in sentences of our own, and nothing beside it."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import pytest

from isnad.claims.claim import Statement
from isnad.documents.document import Document
from isnad.pipeline import read
from isnad.reading import Reading

CORPUS = tomllib.loads(
    (files("isnad.languages") / "ar" / "statements.corpus.toml").read_text(encoding="utf-8")
)
EDGES = " \"“”«»‘’'،.:"


@dataclass(frozen=True)
class Said:
    """One statement in words, so that a difference can be read."""

    cue: str
    speaker: str
    content: str
    stance: str
    kind: str
    via: tuple[tuple[str, str], ...]
    to: str
    code: str | None


def said(reading: Reading, s: Statement) -> Said:
    via = tuple((reading.show(link.span), link.role) for link in s.via)
    content = reading.show(s.span).strip(EDGES)
    speaker = reading.show(s.speaker).strip(EDGES)
    return Said(
        reading.show(s.cue), speaker, content, s.stance, s.kind, via, reading.show(s.to), s.voice.code
    )


def found(text: str) -> list[Said]:
    reading = read(Document("x", text))
    return [said(reading, s) for s in reading.statements]


def touches(wanted: str, got: str) -> bool:
    """Say whether one of the words allowed covers the words read, or lies in them; an empty one is null."""
    return any(w in got or got in w if w and got else w == got for w in wanted.split("|"))


def chained(wanted: Any, got: tuple[tuple[str, str], ...]) -> bool:
    if wanted == "any":
        return True
    pairs = zip(wanted, got, strict=False)
    return len(wanted) == len(got) and all(touches(w, g) and role == r for (w, role), (g, r) in pairs)


def differences(wanted: dict[str, Any], got: Said) -> list[str]:
    """Name the layers of one statement in which the reader and the corpus part."""
    right = {
        "cue": touches(wanted.get("cue", ""), got.cue),
        "speaker": wanted.get("speaker", "") == got.speaker,
        "content": wanted["content"].strip(EDGES) == got.content,
        "stance": got.stance in wanted["stance"].split("|"),
        "kind": got.kind in wanted["kind"].split("|"),
        "via": chained(wanted.get("via", []), got.via),
        "to": got.to in wanted.get("to", "").split("|"),
        "code": "code" not in wanted or wanted["code"] == got.code,
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
    got, wanted = found(case["text"]), case.get("statement", [])
    assert len(got) == len(wanted), got
    wrong = [(layers, g) for w, g in zip(wanted, got, strict=True) if (layers := differences(w, g))]
    assert not wrong


def test_every_case_says_what_must_be_read() -> None:
    assert len(CORPUS["case"]) >= 70
    assert all(bool(case.get("statement")) != case.get("none", False) for case in CORPUS["case"])
    assert len({case["text"] for case in CORPUS["case"]}) == len(CORPUS["case"])

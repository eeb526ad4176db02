"""Every row of the language data is hit by its examples and missed by its counter-examples."""

from functools import cache

import pytest

from isnad.claims.figures import Figures
from isnad.claims.voices import Speakers
from isnad.documents.document import Document
from isnad.languages.language import load
from isnad.names.cast import Cast
from isnad.names.line import lines
from isnad.pipeline import reader

SAYING = load("ar").table("saying")["saying"]
COUNTED = load("ar").table("counted")
ATTRIBUTIONS = load("ar").table("attributions")["attribution"]


@cache
def rows_said(text: str) -> frozenset[str]:
    """The data rows of the statements that are read in a text."""
    read = reader()
    page = read.surface.read(text)
    sentences = lines(page, read.statements.grammar, frozenset())
    found = read.statements.find(sentences, Speakers(read.statements.phrases, Cast()))
    return frozenset(statement.because[0].row for statement in found)


def label(row):
    return f"{row['lemma']} ({row['gloss']})"


@pytest.mark.parametrize("row", SAYING, ids=label)
def test_a_saying_is_read_in_its_examples(row):
    missed = [text for text in row["examples"] if f"saying/{row['lemma']}" not in rows_said(text)]
    assert not missed


@pytest.mark.parametrize("row", SAYING, ids=label)
def test_a_saying_is_not_read_in_its_counter_examples(row):
    hit = [text for text in row["not"] if f"saying/{row['lemma']}" in rows_said(text)]
    assert not hit


def test_lemmas_are_enough_and_none_stands_twice():
    names = [(row["lemma"], row["gloss"]) for row in SAYING]
    assert len(names) == len(set(names))
    assert len({lemma for lemma, _ in names}) >= 150


@pytest.mark.parametrize("row", ATTRIBUTIONS, ids=lambda row: row["words"][0])
def test_an_attribution_is_read_in_its_examples_alone(row):
    assert all(rows_said(text) for text in row["examples"])
    assert not any("attributions" in rows_said(text) for text in row["not"])


@cache
def figures_in(text: str):
    return tuple((f.what, f.status) for f in reader().read(Document("x", text)).figures)


@pytest.fixture
def any_document(monkeypatch):
    """A single sentence is too short to tell war from sport: read it as if it were of war."""
    monkeypatch.setattr(Figures, "warlike", lambda self, page: True)
    figures_in.cache_clear()
    yield
    figures_in.cache_clear()


def name(row):
    return f"{row.get('what', '')} {row.get('status', '')} {(row.get('one') or row.get('words') or [''])[0]}"


@pytest.mark.parametrize("row", COUNTED["counted"], ids=name)
def test_a_counted_noun_is_read_in_its_examples(row, any_document):
    assert not [t for t in row["examples"] if row["what"] not in {what for what, _ in figures_in(t)}]
    assert not [t for t in row["not"] if row["what"] in {what for what, _ in figures_in(t)}]
    assert not [t for t in row.get("ordinary", ()) if figures_in(t)]


@pytest.mark.parametrize("row", [*COUNTED["act"], *COUNTED["acted"]], ids=name)
def test_an_act_is_read_in_its_examples(row, any_document):
    assert not [t for t in row["examples"] if row["status"] not in {status for _, status in figures_in(t)}]
    assert not [t for t in row.get("not", ()) if row["status"] in {status for _, status in figures_in(t)}]

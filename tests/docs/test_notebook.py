"""The notebook of the documentation runs, and shows what it gives."""

import json
import re

import pytest

from tests.docs.notebook import NOTEBOOK, executed, shown

pytest.importorskip("nbclient")


@pytest.fixture
def saved():
    import nbformat

    return nbformat.read(NOTEBOOK, as_version=4)


def test_runs_and_shows_what_it_gives(saved, tmp_path):
    fresh = shown(executed(tmp_path))
    assert fresh == shown(saved), "if the new reading is right: python -m tests.docs.notebook"
    assert not list(tmp_path.iterdir()), "the notebook leaves files behind"


def test_has_no_path_of_one_machine(saved):
    assert not re.search(r"(?:/home/|/work/|/Users/|/tmp/|[A-Z]:\\\\)", json.dumps(saved, ensure_ascii=False))


def test_keeps_nothing_that_changes_from_run_to_run(saved):
    assert all(not cell.metadata for cell in saved.cells)

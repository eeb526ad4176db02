"""`isnad judge`: a claim is corrected, undone, and what others are given follows it."""

import json

import pytest
from click.testing import CliRunner

from isnad.faces.cli import isnad
from tests.views.made import ledger


@pytest.fixture
def run(tmp_path):
    path = tmp_path / "news.ledger"
    ledger(path).close()

    def asked(*words, status=0):
        result = CliRunner().invoke(isnad, [*words, "--ledger", str(path)])
        assert result.exit_code == status, result.output
        return result

    return asked


def killed(run):
    found = json.loads(run("questions", "--status", "killed", "--json").stdout)
    return max(found, key=lambda one: len(one["answers"]))


def test_a_correction_is_what_questions_and_exports_say(run, tmp_path):
    claim = killed(run)["answers"][0]["claim"]
    run("judge", "correct", claim, "low=١٬٢٠٠", "high=1200", "of=SDN-REB", "--why", "a typing error")
    found = json.loads(run("questions", "--status", "killed", "--json").stdout)
    assert 1200 in {one["highest"] for one in found}
    run("export", "json", "--output", str(tmp_path / "x.json"))
    documents = json.loads((tmp_path / "x.json").read_text("utf-8"))["documents"]
    counts = {(f["low"], f["of"]) for d in documents for f in d["figures"] if f["status"] == "killed"}
    assert (1200, "SDN-REB") in counts


def test_undo_brings_back_what_was_read(run):
    before = killed(run)
    claim = before["answers"][0]["claim"]
    run("judge", "correct", claim, "low=900", "high=900")
    run("judge", "reject", claim)
    run("judge", "undo", claim)
    assert killed(run)["highest"] == 900
    run("judge", "undo", claim)
    assert killed(run) == before


def test_what_was_rejected_is_named_in_the_export(run, tmp_path):
    claim = killed(run)["answers"][0]["claim"]
    run("judge", "reject", claim)
    run("export", "json", "--output", str(tmp_path / "x.json"))
    documents = json.loads((tmp_path / "x.json").read_text("utf-8"))["documents"]
    assert [one for d in documents for one in d["rejected"]] == [["figures", 0]]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["low=many"], "whole number"),
        (["what=dragon"], "is no what"),
        (["colour=red"], "no field"),
        (["civilian=perhaps"], "civilian is true, false or null"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_with_its_reason(run, values, words):
    claim = killed(run)["answers"][0]["claim"]
    assert words in run("judge", "correct", claim, *values, status=1).stderr


def test_nothing_to_undo_is_said(run):
    claim = killed(run)["answers"][0]["claim"]
    assert "nothing to undo" in run("judge", "undo", claim, status=1).stderr

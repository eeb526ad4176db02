"""Verdicts between two answers: the same from both sides, named as each side sees them."""

from dataclasses import replace
from itertools import product

import pytest

from isnad.claims.claim import Figure
from isnad.passages.span import Span
from isnad.reconcile.answers import Answer
from isnad.reconcile.verdicts import seen, verdict

FIRST = Answer(
    document="a",
    number=0,
    figure=Figure(Span(0, 2), 20, 20, "exact", "person", "killed"),
    text="20",
    root="one",
    key="one",
    root_name="One",
    code="SDN-GOV",
    via=(),
    outlet=None,
    said="2024-05-10",
    as_of="2024-05-09",
    place="Al Fashir",
    own_place=True,
    side="0",
)


def answer(low, root="one", day="2024-05-09", code="SDN-GOV", civilian=None, document="b"):
    figure = replace(FIRST.figure, low=low, high=low, civilian=civilian)
    return replace(FIRST, figure=figure, root=root, as_of=day, code=code, document=document, verdicts=[])


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (answer(20), "repeats"),
        (answer(20, "two", code="SDN-NGO"), "corroborates"),
        (answer(31, "two", "2024-05-11", code="SDN-NGO"), "updates"),
        (answer(44, "two", code="SDN-NGO"), "disputes"),
        (answer(5, civilian=True), "contains"),
    ],
)
def test_a_verdict_is_the_same_from_both_sides(other, kind):
    assert verdict(FIRST, other) == verdict(other, FIRST)
    assert (verdict(FIRST, other) or ("",))[0] == kind


def test_another_town_is_another_thing():
    elsewhere = replace(answer(44, "two", code="SDN-NGO"), place="Nyala")
    assert verdict(FIRST, elsewhere) is None


def test_each_side_names_it_as_it_sees_it():
    lows = [5, 20]
    assert [seen("contains", n, 1 - n, lows) for n in (0, 1)] == ["part", "contains"]
    assert [seen("updates", n, 1 - n, lows) for n in (0, 1)] == ["updated", "updates"]
    assert all(seen(kind, n, 1 - n, lows) == kind for kind, n in product(("repeats", "disputes"), (0, 1)))

"""Whose the counted are and who did it: what words tie to a figure, and what is only guessed."""

import pytest

from isnad.claims.claim import Figure
from isnad.documents.document import Document
from isnad.pipeline import read


def figures(text: str) -> list[Figure]:
    return read(Document("x", text, published="2015-07-20")).figures


def test_who_clashed_with_the_dead_did_it():
    text = "قتل 13 مسلحا من الحوثيين في مواجهات مع الجيش اليمني في تعز، بحسب مصادر عسكرية."
    first = figures(text)[0]
    assert (first.of, first.by, first.guessed) == ("YEM-REB", "YEM-MIL", ())


def test_between_two_the_other_one_did_it():
    text = "أسفرت اشتباكات بين الجيش السوري وتنظيم داعش عن مقتل سبعة من عناصر داعش قرب تدمر."
    first = figures(text)[0]
    assert (first.of, first.by) == ("ISI-REB", "SYR-MIL")


def test_who_struck_last_is_a_guess():
    text = "قصفت طائرات الجيش السوري بلدة دوما في سوريا.\nوقتل خمسة مدنيين في البلدة وجرح آخرون."
    first = figures(text)[0]
    assert (first.by, first.guessed) == ("SYR-MIL", ("of", "by"))


def test_in_a_war_of_two_states_nobody_is_guessed_to_have_hit_his_own():
    text = (
        "قصفت القوات الأذربيجانية مواقع القوات الأرمينية، وقالت أرمينيا إن أذربيجان شنت هجوما.\n"
        "وأعلنت أرمينيا أن القوات المسلحة الأرمينية ردت على القوات المسلحة الأذربيجانية.\n"
        "وأدانت أرمينيا أذربيجان.\n"
        "وفي باكو في أذربيجان قتل مدنيان."
    )
    assert figures(text)[-1].by is None


@pytest.mark.parametrize("text", ["قتل 18 شخصا في سوريا أمس في قصف للجيش على بلدة دوما وجرح العشرات."])
def test_whose_the_dead_are_is_not_guessed_where_they_may_be_fighters(text: str):
    assert figures(text)[0].of is None

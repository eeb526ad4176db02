"""Stories: grouped by when, where and who; keys that stay."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.documents.document import Document
from isnad.pipeline import read
from isnad.reconcile.profiles import profile
from isnad.reconcile.stories import stories

PORT = (
    "قصف الجيش السوداني مواقع لقوات الدعم السريع في مدينة {town}، وقتل {n} مدنيين، بحسب نقابة أطباء السودان."
)
VISIT = (
    "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره المصري عبد الفتاح السيسي في القاهرة وبحثا الهجرة والتجارة."
)


def made(id, words, day):
    return profile(read(Document(id, words, published=day)))


def group(*profiles, **more):
    return {frozenset(story.documents): story.key for story in stories(profiles, **more)}


A = made("a", PORT.format(town="الفاشر", n="سبعة"), "2024-05-10")
B = made("b", PORT.format(town="الفاشر", n="تسعة"), "2024-05-11")
OLD = made("old", PORT.format(town="الفاشر", n="سبعة"), "2023-05-10")
C = made("c", VISIT, "2024-05-10")


def test_one_stretch_of_events_is_one_story():
    assert set(group(A, B, C)) == {frozenset({"a", "b"}), frozenset({"c"})}


def test_the_same_words_of_another_year_are_another_story():
    assert set(group(A, B, OLD)) == {frozenset({"a", "b"}), frozenset({"old"})}


def test_a_key_stays_when_documents_are_added():
    (before,) = (key for ids, key in group(A).items())
    after = group(A, B, C, known={"a": before})
    assert after[frozenset({"a", "b"})] == before


def test_two_stories_never_share_a_key():
    keys = group(A, B, C, OLD, known={"a": "s-1", "c": "s-1", "old": "s-1"})
    assert len(set(keys.values())) == len(keys)


def test_people_part_and_join():
    assert frozenset({"a"}) in group(A, B, judged={frozenset(("a", "b")): False})
    assert frozenset({"a", "c"}) in group(A, C, judged={frozenset(("a", "c")): True})


def test_a_story_has_the_days_of_its_documents():
    (story,) = (s for s in stories([A, B]) if len(s.documents) == 2)
    assert (story.earliest, story.latest) == (date(2024, 5, 10), date(2024, 5, 11))


@settings(max_examples=10, deadline=None)
@given(st.permutations([A, B, C, OLD]))
def test_the_order_of_documents_changes_nothing(order):
    assert stories(order) == stories([A, B, C, OLD])

"""Days by constraint: the chronology, the other documents of a story, conflicts that are shown."""

from datetime import date

import pytest

from isnad.documents.document import Document
from isnad.pipeline import read
from isnad.reconcile.chronology import ChronologyError
from isnad.reconcile.chronology import read as chronology
from isnad.reconcile.days import days

OPENED = "شن الجيش الإثيوبي أمس الأربعاء هجوما واسعا على ميكيلي، وقالت الحكومة إن العملية مستمرة."
TODAY = "بدأ الجيش الإثيوبي اليوم الأربعاء هجوما واسعا على ميكيلي."


def written(tmp_path, words):
    path = tmp_path / "chronology.toml"
    path.write_text(words, encoding="utf-8")
    return path


def rows(tmp_path, day="2020-11-04", words='["هجوما واسعا"]'):
    return chronology(
        written(tmp_path, f'[[event]]\ndate = {day}\nname = "The offensive"\nwords = {words}\n')
    )


def test_yesterday_of_a_dated_event_is_a_day(tmp_path):
    found = days([read(Document("a", OPENED))], [], rows(tmp_path))["a"]
    assert (found.date, found.method) == (date(2020, 11, 5), "chronology")
    assert found.because[-1][0] == "chronology"


def test_an_event_that_is_not_told_fixes_nothing(tmp_path):
    other = read(Document("a", "قال الوزير أمس الأربعاء إن الموسم الزراعي جيد."))
    assert not days([other], [], rows(tmp_path))["a"].bounded


def test_documents_of_a_story_share_their_wednesday():
    known = read(Document("a", OPENED, published="2020-11-05"))
    found = days([known, read(Document("b", TODAY))], [["a", "b"]])
    assert found["b"].date == date(2020, 11, 4)
    assert found["b"].method == "story"


def test_documents_of_two_stories_share_nothing():
    known = read(Document("a", OPENED, published="2020-11-05"))
    assert not days([known, read(Document("b", TODAY))], [["a"], ["b"]])["b"].bounded


def test_a_conflict_is_shown_and_changes_nothing(tmp_path):
    dated = read(Document("a", OPENED + "\n\nالخميس 5 تشرين الثاني 2020", published="2020-11-12"))
    found = days([dated], [], rows(tmp_path, "2021-11-03"))["a"]
    assert found.earliest.year == 2020


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ('[[event]]\ndate = "soon"\nname = "x"\nwords = ["y"]', "no date"),
        ('[[event]]\nname = "x"\nwords = ["y"]', "date missing"),
        ('[[event]]\ndate = 2020-01-01\nname = "x"\nwords = []', "none of them empty"),
        ('[[event]]\ndate = 2020-01-01\nname = "x"\nwords = ["y"]\ncolour = 1', "nothing else"),
        ("[[happening]]\ndate = 2020-01-01", "nothing else"),
        ("date = ", "Invalid value"),
    ],
)
def test_a_wrong_row_is_named(tmp_path, words, reason):
    with pytest.raises(ChronologyError) as told:
        chronology(written(tmp_path, words))
    assert reason in str(told.value)
    assert "chronology.toml" in str(told.value)


def test_days_at_the_ends_of_the_calendar_do_no_harm(tmp_path):
    for day in ("0001-01-01", "9999-12-31"):
        found = days([read(Document("a", OPENED))], [], rows(tmp_path, day))["a"]
        assert found.method in ("none", "chronology")

"""The document's day: the input's word against the text's, and what constraints leave."""

from datetime import date

import pytest

from isnad.languages.language import load
from isnad.mentions.day import Day, Days, as_date
from isnad.mentions.numbers import Numbers
from isnad.mentions.times import Times
from isnad.passages.passage import Page
from isnad.passages.surface import Surface

ARABIC = load("ar")
SURFACE, NUMBERS, TIMES, DAYS = Surface(ARABIC), Numbers(ARABIC), Times(ARABIC), Days(ARABIC)
CLOCK = "السبت 5 Oct / October 2024\n\nعنوان الخبر عن القتال في المدينة\n\n"


def fix(text: str, published: str | None = None, fetched: str | None = None) -> tuple[Page, Day]:
    page = SURFACE.read(text)
    times = TIMES.find(page, NUMBERS.find(page))
    return page, DAYS.fix(page, times, published=published, fetched=fetched)


def test_metadata_holds_where_nothing_speaks_against_it() -> None:
    _, day = fix("أعلنت الوزارة أمس الثلاثاء وقف النار.", published="2024-03-13T08:00:00Z")
    assert (day.date, day.method, day.weekday) == (date(2024, 3, 13), "metadata", 2)


def test_weekdays_of_the_text_move_a_day_of_crawling() -> None:
    text = "أعلنت الوزارة اليوم الاثنين وقف النار. وكان القصف قد توقف مساء أمس الأحد."
    _, day = fix(text, published="2024-03-13")
    assert (day.date, day.method) == (date(2024, 3, 11), "text")
    assert [rule for rule, _, _ in day.because] == ["metadata", "metadata contradicted", "weekday", "weekday"]


def test_paper_of_the_morrow() -> None:
    _, day = fix("قتل أمس الأربعاء جنديان. وأعلن أمس الأربعاء الحداد.", published="2024-03-13")
    assert day.date == date(2024, 3, 14)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("وكالة المدينة – 14 صفر 1442هـ", "2020-10-01"),
        ("الأربعاء 20 سبتمبر 2023", "2023-09-20"),
        ("صنعاء - 5 ربيع الأول 1445هـ - 20 سبتمبر 2023م", "2023-09-20"),
        ("20/9/2023", "2023-09-20"),
    ],
)
def test_dateline(line: str, expected: str) -> None:
    page, day = fix(f"المعارك تتجدد في الإقليم\n\n{line}\n\nتجددت المعارك أمس في الإقليم.")
    assert (day.date, day.method) == (date.fromisoformat(expected), "text")
    assert day.evidence is not None
    assert page.show(day.evidence)[:2] in line


def test_a_date_in_the_body_is_no_dateline() -> None:
    _, day = fix("بدأت الحرب في 27 سبتمبر 2020 على الحدود.\nثم توقفت بعد أسابيع.")
    assert day.date is None
    assert (day.earliest, day.latest) == (date(2020, 9, 27), date.max)
    assert not day.bounded


def test_the_day_that_the_text_itself_dates() -> None:
    _, day = fix("قال المتحدث في مؤتمر صحفي إن القوات دخلت البلدة أمس الثلاثاء 19 سبتمبر 2023 فجرا.")
    assert (day.date, day.method) == (date(2023, 9, 20), "text")


def test_a_page_clock_is_only_an_upper_bound() -> None:
    text = CLOCK + (
        "شن الجيش الثلاثاء هجوما بعد ثلاثة أعوام على الحرب السابقة.\n\n"
        "وكانت المحادثات قد عقدت في 15 يوليو الماضي. واندلعت الحرب في 27 سبتمبر 2020."
    )
    _, day = fix(text)
    assert (day.earliest, day.latest, day.method) == (date(2023, 7, 16), date(2023, 12, 31), "none")
    assert {rule for rule, _, _ in day.because} == {
        "printed",
        "later than",
        "so long after",
        "after the last",
    }
    assert fix(text, published="2024-10-05")[1].latest == date(2023, 12, 31)


def test_a_page_clock_that_the_text_bears_out_is_the_day() -> None:
    _, day = fix(CLOCK + "شن الجيش أمس الجمعة هجوما على البلدة.")
    assert (day.date, day.method) == (date(2024, 10, 5), "text")


def test_weekdays_narrow_both_ends() -> None:
    _, day = fix("قتل ثلاثة أمس الثلاثاء. وبدأ القتال في 1 يناير 2024.", fetched="2024-03-16")
    assert (day.earliest, day.latest) == (date(2024, 1, 3), date(2024, 3, 13))
    assert day.weekday == 2


def test_what_is_the_same_on_every_day_of_an_interval_resolves() -> None:
    page = SURFACE.read("قتل ثلاثة العام الماضي واثنان أمس.")
    year, yesterday = TIMES.find(page, NUMBERS.find(page))
    days = Day(date(2023, 7, 16), date(2023, 12, 31))
    assert (year.resolve(days), yesterday.resolve(days)) == ("2022", None)
    assert (year.resolve(None), yesterday.resolve(None)) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-09-20", date(2023, 9, 20)),
        ("2023-09-20T23:30:00+03:00", date(2023, 9, 20)),
        ("20230920", date(2023, 9, 20)),
        ("2023/09/20", date(2023, 9, 20)),
        ("Wed, 20 Sep 2023 10:00:00 GMT", date(2023, 9, 20)),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_of_inputs(text: str | None, expected: date | None) -> None:
    assert as_date(text) == expected


def test_an_unreadable_date_is_told() -> None:
    _, day = fix("قتل ثلاثة أمس.", published="soon")
    assert day.because[0][0] == "metadata unread"

"""Sentences, quotations and furniture as pages have them."""

import pytest

from isnad.languages.language import load
from isnad.passages.surface import Surface

SURFACE = Surface(load("ar"))


def sentences(text):
    page = SURFACE.read(text)
    return [page.show(p.span) for p in page.passages]


def quotations(text):
    page = SURFACE.read(text)
    return [(page.show(q.span), q.closed) for q in page.quotations]


def furniture(text):
    page = SURFACE.read(text)
    return [page.show(span) for span in page.furniture]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. وغادر مساء.", 2),
        ("بلغت النسبة 3.5 في المئة.", 1),
        ("ذكرت وكالة (د. ب. أ) أن القافلة وصلت.", 1),
        ("قال: «انتهى الأمر. لن نعود». وخرج.", 2),
        ("عنوان بلا نقطة\nوبدأ المقال هنا.", 2),
        ("هل انتهت الحرب؟ لا أحد يعلم!", 2),
        ("قال “لن نفعل ذلك”. “ولا غدا”.", 1),
    ],
)
def test_where_sentences_end(text, expected):
    assert len(sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «لا عودة» ومضى", [("لا عودة", True)]),
        ('قال "لا عودة" و"لا صلح"', [("لا عودة", True), ("لا صلح", True)]),
        ("قال “نؤيد «اتفاق الصخيرات» كله”", [("نؤيد «اتفاق الصخيرات» كله", True), ("اتفاق الصخيرات", True)]),
        ("ندد بـ»هجوم جبان»", [("هجوم جبان", True)]),
        ("قال: «استقبلنا منذ الفجر\nسطر آخر", [("استقبلنا منذ الفجر", False)]),
    ],
)
def test_quotations_as_pages_write_them(text, expected):
    assert quotations(text) == expected


def test_furniture_is_marked_and_nothing_is_cut():
    text = (
        "جسر النهر يفتح من جديد | أخبار\n\nشارك القصة\n\n"
        "فتح الجسر صباح أمس أمام السيارات بعد أسبوعين من الإغلاق.\n"
        "جسر النهر كما بدا صباح أمس بعد فتحه\nجسر النهر كما بدا صباح أمس بعد فتحه\n"
        "اقرأ المزيد\nSource link\nLeave a Comment"
    )
    page = SURFACE.read(text)
    assert page.text == text
    assert furniture(text) == [
        "| أخبار",
        "شارك القصة",
        "جسر النهر كما بدا صباح أمس بعد فتحه",
        "اقرأ المزيد",
        "Source link",
        "Leave a Comment",
    ]


def test_a_page_clock_is_furniture_and_a_dateline_is_not():
    assert furniture("الأحد 29 Sep / September 2024\n\nبدأ المؤتمر أعماله في العاصمة.") == [
        "الأحد 29 Sep / September 2024"
    ]
    assert furniture("الرياض - 14 صفر 1442هـ\n\nبدأ المؤتمر أعماله في العاصمة.") == []


def test_a_headline_is_a_short_first_line():
    page = SURFACE.read("مجلس الأمن: لا حل عسكريا\nعقد المجلس جلسة مغلقة مساء أمس.\nوانتهت الجلسة بلا بيان.")
    assert [p.headline for p in page.passages] == [True, False, False]


def test_half_a_megabyte_of_one_line_is_read_in_one_pass():
    page = SURFACE.read("قال المتحدث إن القوات عبرت النهر، " * 15_000)
    assert len(page.words) == 15_000 * 7

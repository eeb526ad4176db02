"""Copies: whole texts, passages, formulas, crowds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.documents.document import Document
from isnad.languages.language import load
from isnad.passages.surface import Surface
from isnad.pipeline import read
from isnad.reconcile.copies import CROWD, Index
from isnad.reconcile.texts import text
from isnad.reconcile.wording import Wording

SURFACE, WORDING = Surface(load("ar")), Wording(load("ar"))

WIRE = (
    "قال ناطق باسم الدفاع المدني في مدينة الأبيض إن حريقا كبيرا شب في مستودع للحبوب قرب محطة القطارات "
    "فجر الاثنين، وإن رجاله عملوا ست ساعات قبل أن يسيطروا عليه. وأضاف أن أحدا لم يصب بأذى، وأن نصف "
    "المخزون أتلف تماما."
)
TAIL = (
    "وفي شأن آخر فتحت الجامعة أبواب التسجيل لطلاب السنة الأولى، وقالت إن الرسوم لم تتغير عما كانت عليه "
    "في العام الماضي."
)
OTHER = (
    "أعلنت شركة السكك الحديدية عن جدول جديد للرحلات بين الموانئ الشرقية والعاصمة يبدأ العمل به في مطلع "
    "الشهر المقبل."
)
MORE = (
    "ويتوقع خبراء الأرصاد هطول أمطار على المرتفعات الغربية. ودعت البلدية السكان إلى تنظيف مجاري المياه. "
    "وفي الملعب الكبير فاز الفريق المحلي بهدفين نظيفين. وارتفع سعر السكر في الأسواق ارتفاعا طفيفا."
)
NOTICE = (
    "أصدرت وزارة الداخلية بيانا جاء فيه أن المحكمة حكمت على المدعو {name} بالسجن وأن الحكم صار نهائيا بعد "
    "تأييده من محكمة الاستئناف، وقد نفذ الحكم في {town} وفق الأنظمة المتبعة، والله الهادي إلى سواء السبيل."
)


def made(id, words, published=None, outlet=None):
    return text(read(Document(id, words, published=published, outlet=outlet)), SURFACE, WORDING)


def found(*texts):
    index = Index()
    for one in texts:
        index.add(one)
    return index.copies()


def test_a_document_is_another_ones_text_with_a_tail():
    (copy,) = found(made("a", WIRE, "2024-03-01"), made("b", WIRE + " " + TAIL, "2024-03-02"))
    assert (copy.kind, copy.likeness, copy.first) == ("document", 1.0, "a")


def test_which_came_first_is_not_guessed():
    (copy,) = found(made("a", WIRE), made("b", WIRE + " " + TAIL))
    assert copy.first is None


def test_a_passage_opens_on_both_sides():
    shared = WIRE.partition(". ")[0] + ". "
    ours, mixed = WIRE + " " + OTHER, TAIL + " " + shared + MORE
    (copy,) = found(made("a", ours), made("b", mixed))
    assert copy.kind == "passage"
    assert "مستودع للحبوب" in ours[copy.a.span.start : copy.a.span.end]
    assert "مستودع للحبوب" in mixed[copy.b.span.start : copy.b.span.end]


def test_a_sentence_told_again_in_other_words_is_a_passage():
    one = (
        "أعلنت وزارة الدفاع الأوكرانية أن قواتها سيطرت على 60 موقعا للقوات الروسية في إقليم خيرسون بعد ساعات."
    )
    other = (
        "وقال بيان للدفاع الأوكرانية إنها سيطرت على 60 موقعا تابعا للقوات الروسية في منطقة خيرسون بعد ساعات."
    )
    (copy,) = found(made("a", one + " " + TAIL), made("b", OTHER + " " + other))
    assert copy.kind == "passage"


def test_moved_sentences_are_found():
    first, second = WIRE.split(". ")
    assert found(made("a", WIRE), made("b", f"{second} {first}."))[0].likeness > 0.9


def test_texts_on_one_topic_are_no_copies():
    assert found(made("a", WIRE), made("b", OTHER + " " + TAIL)) == []


def test_a_formula_with_another_mans_name_is_no_copy():
    one = NOTICE.format(name="سالم بن حمد الشهري", town="مدينة أبها")
    other = NOTICE.format(name="فهد بن ناصر العنزي", town="مدينة تبوك")
    assert found(made("a", one), made("b", other)) == []
    assert len(found(made("a", one), made("c", one.replace("والله", "وإن الله")))) == 1


def test_nothing_is_a_copy_of_itself_or_of_emptiness():
    assert found(made("a", WIRE + " " + WIRE)) == []
    assert found(made("a", ""), made("b", "  ")) == []


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_adding_changes_nothing(order):
    words = [WIRE, WIRE + " " + TAIL, TAIL + " " + OTHER, OTHER + " " + WIRE, TAIL, WIRE]
    texts = [made(f"d{n}", one, f"2024-03-0{n + 1}") for n, one in enumerate(words)]
    assert found(*(texts[n] for n in order)) == found(*texts)


@pytest.mark.parametrize("size", [200])
def test_a_crowd_of_the_same_text_grows_no_square(size):
    copies = found(*(made(f"d{n:04}", WIRE) for n in range(size)))
    assert len(copies) == size - 1
    assert size > CROWD
    some = found(*(made(f"d{n}", WIRE) for n in range(4)))
    assert len(some) == 6

"""Folding never loses the way back: every span of the original folds to what was matched."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from isnad.languages.language import load
from isnad.passages.surface import Surface

LANGUAGE = load("ar")
LETTERS = LANGUAGE.letters
SURFACE = Surface(LANGUAGE)

ARABIC = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC),
        st.sampled_from(" \n\t.,:«»“”\"'()-–،؛؟!0123456789٠١٢۳\u200f\u202b\u2067\u0640abcXYZ"),
    ),
    max_size=120,
)


@given(ARABIC | st.text(max_size=80))
@example("قُوّاتُ «فَجْر لِيبيا»")
@example("ﻻ ﻷ ﷲ ﷺ")
@example("\u200fأ\u0640\u0640ه\u0651")
def test_every_folded_letter_has_its_origin(text):
    folded = LETTERS.fold(text)
    assert folded.text == LETTERS.plain(text)
    origins = [folded.origin(at) for at in range(len(folded.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == len(text) or not folded.text
    for at, letter in enumerate(folded.text):
        assert letter in LETTERS.plain(text[folded.origin(at)])


@given(ARABIC)
def test_folding_twice_is_folding_once(text):
    once = LETTERS.plain(text)
    assert LETTERS.plain(once) == once


@given(ARABIC | st.text(max_size=80))
@example("الجـــيش الليـبي")
@example("«قال»:“نعم”.")
def test_words_fold_to_their_forms_and_never_overlap(text):
    page = SURFACE.read(text)
    end = 0
    for word in page.words:
        assert end <= word.start < word.end <= len(text)
        assert LETTERS.plain(text[word.start : word.end]).strip() == word.form.text or (
            unicodedata.normalize("NFKC", text[word.start : word.end]) != text[word.start : word.end]
        )
        end = word.end


@given(ARABIC | st.text(max_size=80))
def test_sentences_hold_every_word_once_and_in_order(text):
    page = SURFACE.read(text)
    assert [n for p in page.passages for n in range(p.first, p.last)] == list(range(len(page.words)))
    assert all(p.first < p.last for p in page.passages)


@given(ARABIC)
def test_quotations_lie_within_their_marks(text):
    for quotation in SURFACE.read(text).quotations:
        assert quotation.outer.start < quotation.span.start < quotation.span.end <= quotation.outer.end
        assert "\n" not in text[quotation.span.start : quotation.span.end]


def test_one_spelling_for_many():
    spellings = ["الأنبار", "الانبار", "الأنبارُ", "الأنـبار", "ﺍﻷﻧﺒﺎﺭ", "\u202bالأنبار\u202c"]
    assert {LETTERS.plain(s) for s in spellings} == {"الانبار"}
    assert LETTERS.plain("۱۲٣ ٬ ٫") == "123 , ."
    assert LETTERS.plain("گ ک ی پ چ ڤ") == "غ ك ي ب ج ف"

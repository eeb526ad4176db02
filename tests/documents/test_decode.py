import codecs
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.documents.dates import iso
from isnad.documents.decode import UndecodableError, clean, decode

ARABIC = "أعلنت وزارة الدفاع، اليوم، أن «القوات» سيطرت على 60 موقعا.\r\nوأضافت أن العملية مستمرة؟\n"
LETTERS = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cn"), blacklist_characters="\ufeff\ufffd"))
WORDS = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ،."), min_size=8)


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ARABIC, "plain English words\n", "سطر", ARABIC * 500])
def test_unicode_encodings(name, text):
    assert decode(text.encode(name)) == text


def test_big_endian_marks():
    assert decode(codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be")) == ARABIC
    assert decode(codecs.BOM_UTF32_BE + ARABIC.encode("utf-32-be")) == ARABIC


def test_windows_and_iso():
    assert decode(ARABIC.encode("cp1256")) == ARABIC
    plain = ARABIC.replace("«", "").replace("»", "")
    assert decode(plain.encode("iso8859-6")) == plain
    assert decode("«كلمة»".encode("cp1256")) == "«كلمة»"
    assert decode("un café à Alger".encode("cp1252")) == "un café à Alger"


def test_declared_encoding_counts_where_it_can_be_true():
    assert decode("Сообщение министерства".encode("cp1251"), "windows-1251") == "Сообщение министерства"
    assert decode(ARABIC.encode("cp1256"), "iso-8859-1") == ARABIC
    assert decode(ARABIC.encode("cp1256"), "no-such-thing") == ARABIC
    assert decode(ARABIC.encode(), "windows-1256") == ARABIC


def test_broken_bytes_in_utf8():
    whole = ARABIC * 20
    assert decode(whole.encode()[:-2][:-1] + b"\xd8") == whole[:-2] + "\ufffd"
    assert decode("أعل".encode() + b"\xd8") == "أعل\ufffd"
    assert decode(whole.encode() + b"\xff" + whole.encode()) == whole + "\ufffd" + whole


def test_two_encodings_in_one_file_are_refused():
    with pytest.raises(UndecodableError, match="mixes"):
        decode(ARABIC.encode() + ARABIC.encode("cp1256"))


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 abc",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n",
        bytes(100),
        bytes(range(256)) * 8,
        b"a\0\0\0b\0\0" * 9,
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UndecodableError):
        decode(data)


def test_stray_nuls_and_newlines_stay():
    text = "نص طويل بما يكفي\0 وبقية\r\nالنص\rهنا\x0b\x85\u2028."
    assert decode(text.encode()) == text


def test_half_surrogates_become_writable():
    assert clean("ا\ud800ب") == "ا\ufffdب"
    assert clean("😀") == "😀"


@given(LETTERS)
def test_utf8_round_trip(text):
    assert decode(text.encode()) == text
    assert decode(text.encode("utf-8-sig")) == text


@given(WORDS)
def test_utf16_round_trip_without_mark(text):
    assert decode(text.encode("utf-16-le")) == text
    assert decode(text.encode("utf-16-be")) == text


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_any_bytes_are_text_or_refused(data):
    with suppress(UndecodableError):
        decode(data).encode()


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2023-09-20", "2023-09-20"),
        ("2017-07-17 17:03:00", "2017-07-17 17:03:00"),
        ("2026-03-04T21:30:00+03:00", "2026-03-04T21:30:00+03:00"),
        ("2023-09", "2023-09"),
        ("2023/9/2", "2023-09-02"),
        ("Wed, 20 Sep 2023 10:00:00 +0400", "2023-09-20T10:00:00+04:00"),
        (1695200000, "2023-09-20T08:53:20Z"),
        ("1695200000", "2023-09-20T08:53:20Z"),
        (1695200000000, "2023-09-20T08:53:20Z"),
        ("03/04/2026", None),
        ("None", None),
        ("yesterday", None),
        ("0001-01-01", None),
        (None, None),
        (True, None),
        (10**40, None),
        (float("nan"), None),
        ([2023], None),
    ],
)
def test_iso(value, read):
    assert iso(value) == read


@given(
    st.one_of(
        st.text(max_size=40),
        st.integers(),
        st.floats(),
        st.from_regex(r"\d+ [A-Z]{3} \d{4}.*", fullmatch=True),
    )
)
def test_iso_never_fails(value):
    iso(value)

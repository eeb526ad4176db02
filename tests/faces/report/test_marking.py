"""Marks in a text: the words stay the text, whatever lies over what."""

from hypothesis import given
from hypothesis import strategies as st

from isnad.faces.pages.marking import marked
from isnad.faces.pages.marks import KINDS, Mark, gather
from isnad.faces.pages.markup import clean
from isnad.passages.span import Span
from tests.faces.report.made import TEXT, article, at
from tests.faces.report.parsed import Element, parse

LETTERS = st.text(
    alphabet=st.one_of(
        st.sampled_from("واحد لأ\n\r\t <>&\"'\u202e\u2066\u2069\u200f\ufeff\x00\ud83d\u2029٣ً"),
        st.characters(exclude_categories=()),
    ),
    max_size=60,
)


def pieces(text: Element) -> dict[str, str]:
    """Give the words under each mark, put together from its pieces."""
    found: dict[str, str] = {}
    for mark in text.all("mark"):
        key = mark.attributes["data-r"]
        found[key] = found.get(key, "") + mark.words
    return found


@given(
    LETTERS,
    st.lists(st.tuples(st.integers(-3, 63), st.integers(-3, 63), st.sampled_from(KINDS)), max_size=12),
)
def test_words_stay_the_text_under_any_marks(words, spans):
    marks = [Mark(Span(a, b), kind, f"k{n}", f"k{n}") for n, (a, b, kind) in enumerate(spans)]
    text = parse(marked(words, marks))
    assert text.words == clean(words)
    anchors = [mark.attributes["id"] for mark in text.all("mark") if "id" in mark.attributes]
    assert len(anchors) == len(set(anchors))
    valid = {mark.key: mark.span for mark in marks if 0 <= mark.span.start < mark.span.end <= len(words)}
    assert pieces(text) == {key: clean(words)[span.start : span.end] for key, span in valid.items()}
    assert set(anchors) == set(valid)


def test_words_of_an_article_are_its_text():
    reading = article()
    text = parse(marked(reading.document.text, gather(reading, "d1")))
    assert text.words == TEXT


def test_nested_marks_stay_whole():
    outer, inner = Mark(Span(0, 10), "statement", "s", "s"), Mark(Span(2, 5), "figure", "f", "f")
    text = parse(marked("0123456789", [inner, outer]))
    assert [mark.words for mark in text.all("mark")] == ["0123456789", "234"]


def test_crossing_marks_are_cut_and_the_first_piece_bears_the_anchor():
    one, two = Mark(Span(0, 5), "statement", "a", "a"), Mark(Span(3, 8), "statement", "b", "b")
    marks = parse(marked("01234567", [one, two])).all("mark")
    assert [(mark.words, mark.attributes.get("id")) for mark in marks] == [
        ("01234", "a"),
        ("34", "b"),
        ("567", None),
    ]


def test_a_mark_may_begin_in_mid_word():
    text = parse(marked(TEXT, [Mark(at("أعلنت"), "cue", "c")]))
    paragraph = text.all("p")[1]
    assert paragraph.words.startswith("وأعلنت وزارة")
    assert paragraph.inside[0] == "و"
    assert [mark.words for mark in paragraph.all("mark")] == ["أعلنت"]


def test_every_line_has_its_own_direction():
    lines = parse(marked("سطر\nline\r\nسطر", [])).all("p")
    assert [line.words for line in lines] == ["سطر\n", "line\r\n", "سطر"]
    assert {line.attributes["dir"] for line in lines} == {"auto"}


def test_marks_have_no_style_of_their_own():
    for mark in parse(marked(TEXT, gather(article(), "d1"))).all("mark"):
        assert set(mark.attributes) <= {"class", "id", "data-r"}

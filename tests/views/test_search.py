"""Search: folded letters, clinging particles, phrases; marks stand on the very words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad.views.memory import Memory
from isnad.views.remembering import refresh
from isnad.views.search import Finder, places, search, terms
from tests.views.made import ledger


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Memory]:
    path: Path = tmp_path_factory.mktemp("search") / "news.ledger"
    with ledger(path) as made, Memory(made) as memory:
        refresh(memory)
        yield memory


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("السودانية", {"nile", "harbour", "gate"}),
        ("سودانيه", {"nile", "harbour", "gate"}),
        ("الوزارة", {"nile", "harbour", "gate"}),
        ("وزارة", {"nile", "harbour", "gate"}),
        ("نفت", {"harbour"}),
        ("الأنَاضول", {"gate"}),
        ("اناضول", {"gate"}),
        ('"إطلاق النار"', {"gate"}),
        ('"النار إطلاق"', set()),
        ("أم درمان سقوط", {"harbour"}),
        ("جند*", {"nile", "harbour", "gate"}),
        ("باكو", set()),
        ('" OR 1=1 --', set()),
        ("NEAR(a b)", set()),
        ("*", set()),
        ("", set()),
    ],
)
def test_words_are_found_however_they_are_written(memory: Memory, asked: str, found: set[str]) -> None:
    assert {item["id"] for item in search(memory, asked)["items"]} == found


@pytest.mark.parametrize(
    ("word", "inside"),
    [("وبالقوات", "قوات"), ("للوزارة", "وزارة"), ("لباكو", "باكو"), ("قواتهم", "قوات"), ("وزارتها", "وزارة")],
)
def test_what_clings_to_a_word_is_taken_off(word: str, inside: str) -> None:
    finder = Finder()
    assert finder.plain(inside) in finder.bare(finder.plain(word))


@pytest.mark.parametrize("word", ["وزارة", "بيت", "كلب", "لله", "وفد"])
def test_what_is_left_has_two_letters_at_least(word: str) -> None:
    finder = Finder()
    assert all(len(one) >= 2 for one in finder.bare(finder.plain(word)))


def test_marks_stand_on_the_words(memory: Memory) -> None:
    text = "دخلت القُوّات المدينةَ، وبقواتٍ أخرى."
    (place,) = places(text, terms("قوات"))
    assert [place["text"][a:b] for a, b in place["marks"]] == ["القُوّات", "وبقواتٍ"]

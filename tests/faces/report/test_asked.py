"""Questions and stories in the report: each answer opens its words, verdicts lead to one another."""

import json

import pytest

from isnad.documents.document import Document
from isnad.faces.report import write
from isnad.ledger import Ledger
from isnad.pipeline import read
from tests.faces.report.parsed import parse
from tests.faces.report.test_page import shown

TEXTS = (
    "أعلنت وزارة الصحة السودانية مقتل 20 مدنيا في قصف لقوات الدعم السريع على مدينة الفاشر أمس الخميس.",
    "قالت لجان مقاومة الفاشر إن 44 مدنيا قتلوا في قصف لقوات الدعم السريع على مدينة الفاشر أمس الخميس.",
)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    with Ledger(folder / "x.ledger") as ledger:
        for n, words in enumerate(TEXTS):
            ledger.add(read(Document(f"d{n}", words, published="2024-05-10", outlet=f"<b>{n}</b>")))
        write(ledger, folder / "x.html")
    return parse((folder / "x.html").read_text(encoding="utf-8"))


def test_a_question_says_how_many_on_whose_word(page):
    (part,) = page.all("section", id="questions")
    (told,) = part.all("h3", **{"class": "sentence"})
    head = "Killed, Sudan (civilians), El Fasher, 9 May 2024"
    assert shown(told) == f"{head}: 20 to 44; 2 roots, 2 outlets"
    assert shown(told, "ar").endswith("9 مايو 2024: من 20 إلى 44؛ مصدران، وسيلتا إعلام")


def test_the_chart_has_a_mark_for_each_answer(page):
    (part,) = page.all("section", id="questions")
    (figure,) = part.all("figure", data_island="chart") or part.all("figure", **{"data-island": "chart"})
    data = json.loads(figure.all("script")[0].words)
    assert [(one["low"], one["high"], one["from"]) for one in data["answers"]] == [
        (20, 20, "2024-05-09"),
        (44, 44, "2024-05-09"),
    ]


def test_answers_open_their_words_and_verdicts_lead_to_one_another(page):
    (part,) = page.all("section", id="questions")
    ids = {element.attributes["id"] for element in page.within() if "id" in element.attributes}
    links = [link.attributes["href"][1:] for link in part.all("a")]
    assert links
    assert set(links) <= ids
    assert shown(part.all("td", **{"class": "verdict"})[0]).startswith("disputes 2")


def test_hostile_outlets_are_escaped(page):
    (part,) = page.all("section", id="questions")
    assert "<b>0</b>" in part.words


def test_a_story_has_its_documents_with_their_days(page):
    (part,) = page.all("section", id="stories")
    (story,) = part.all("li", **{"class": "story"})
    assert len(story.all("li", **{"class": "paper"})) == 2
    assert "2024-05-10" in shown(story)

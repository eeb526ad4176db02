"""The report on a ledger as a file with the network off: all its parts, its links, its paper, its finder."""

import pytest

from isnad.faces.pages.words import plain
from isnad.faces.report import write
from isnad.ledger import Ledger
from tests.faces.web import served
from tests.faces.web.served import OTHER

PARTS = ("questions", "stories", "matrix", "chains", "map", "names", "copies")
REST = ("figures", "events", "statements", "documents")
LOST = """() => [...document.querySelectorAll('a[href^="#"]')].filter((link) =>
  !document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)))
).map((link) => link.outerHTML.slice(0, 120))"""
LEADS_AWAY = """() => [...document.querySelectorAll('a[href]')].filter((link) =>
  !link.getAttribute('href').startsWith('#') && !/^https?:/.test(link.getAttribute('href'))
).map((link) => link.outerHTML.slice(0, 120))"""
SHOWN = """lang => [...document.querySelectorAll(`.w[lang=${lang}]`)].filter((words) =>
  words.checkVisibility()).length"""


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    served.needed()
    path = tmp_path_factory.mktemp("report") / "report.html"
    with Ledger(served.samples(tmp_path_factory.getbasetemp())) as ledger:
        write(ledger, path)
    return path


@pytest.fixture(scope="module")
def page(browser, file):
    context = browser.new_context(viewport={"width": 1200, "height": 900}, locale="en-GB")
    context.set_offline(True)
    context.set_default_timeout(6000)
    page = context.new_page()
    page.asked, page.complaints = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda problem: page.complaints.append(str(problem)))
    page.goto(file.as_uri(), wait_until="domcontentloaded")
    yield page
    context.close()


def test_all_parts_are_there_and_drawn_without_a_network(page, file):
    for name in (*PARTS, *REST):
        assert page.locator(f"section#{name} > h2").inner_text() == plain("part", name, "en")
    page.evaluate("document.querySelectorAll('#chains details').forEach((part) => { part.open = true })")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for kind in ("chart", "chains", "map", "timeline"):
        islands = page.locator(f"[data-island={kind}]").all()
        assert islands, kind
        for island in islands:
            island.locator("svg.drawn *").first.wait_for(state="attached")
            assert island.locator("svg.drawn *").count() > 5
    assert page.locator("[data-broken]").count() == 0
    assert page.asked == [file.as_uri()]
    assert page.complaints == []


def test_links_lead_to_what_is_there(page):
    assert page.locator('a[href^="#"]').count() > 300
    assert page.evaluate(LOST) == []
    assert page.evaluate(LEADS_AWAY) == []


def test_an_answer_opens_its_words(page):
    link = page.locator("#questions .answers .answer a").first
    href = link.get_attribute("href")
    link.click()
    mark = page.locator(f'[id="{href[1:]}"]')
    assert mark.evaluate("node => node === document.querySelector(':target')")
    page.wait_for_function(
        """() => { const box = document.querySelector(':target').getBoundingClientRect();
          return box.top >= 0 && box.bottom <= innerHeight }"""
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_language_is_shown_alone(page, lang):
    page.locator(f"label[for=lang-{lang}]").click()
    for name in (*PARTS, *REST):
        assert page.locator(f"section#{name} > h2").inner_text() == plain("part", name, lang)
    assert page.evaluate(SHOWN, OTHER[lang]) == 0
    assert page.evaluate(SHOWN, lang) > 100
    assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    page.evaluate(served.LAID_OUT)
    for width in (1200, 380):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("innerWidth >= document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1200, "height": 900})


def test_paper_has_the_texts_and_no_switches(page):
    page.emulate_media(media="print")
    for gone in (".switches", ".contents", ".filters", ".legend"):
        for part in page.locator(gone).all():
            assert not part.is_visible(), gone
    text = page.locator(".text").first
    assert text.is_visible()
    assert len(text.inner_text()) > 200
    style = "getComputedStyle(document.querySelector('article')).contentVisibility"
    assert page.evaluate(style) == "visible"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    for drawn in page.locator("#questions .island svg.drawn").all():
        assert drawn.bounding_box()["width"] <= 1200
    page.emulate_media(media="screen")


def test_the_finder_finds_and_gives_all_back(page):
    every = page.locator(".row:visible").count()
    page.locator("#find").fill("المسماري")
    page.locator("#found").filter(has_text=" / ").wait_for()
    voices = page.locator(".voice .row:visible")
    few = page.locator(".row:visible").count()
    assert 0 < few < every
    assert voices.count() > 0
    assert all("المسماري" in row for row in voices.all_text_contents())
    page.locator("#find").fill("لا شيء كهذا")
    page.locator("#found").filter(has_text="0 / ").wait_for()
    assert page.locator("#statements .nothing").is_visible()
    page.locator("#find").fill("")
    page.wait_for_function("n => document.querySelectorAll('.row:not([hidden])').length >= n", arg=every)


def test_hostile_words_are_words_in_the_report_too(page):
    assert page.locator("main img, main script:not([type='application/json'])").count() == 0
    assert "<script>alert(2)</script>" in page.locator("#documents").inner_text()
    assert page.complaints == []


def test_choices_are_remembered_when_the_file_is_opened_again(page, file):
    page.locator("label[for=lang-ar]").click()
    page.locator("label[for=theme-dark]").click()
    page.reload()
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("html").get_attribute("data-theme") == "dark"

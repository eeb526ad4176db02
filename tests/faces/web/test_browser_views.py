"""Every view in a real browser, in both languages: its words, its direction, its width, no complaint."""

import pytest

from isnad.faces.pages.words import plain
from tests.faces.web import served
from tests.faces.web.served import DRAWN, NAMED, OTHER, TITLED, VIEWS, heading

FITS = "innerWidth >= document.documentElement.scrollWidth"
SHOWN = """lang => [...document.querySelectorAll(`.w[lang=${lang}]`)].filter((words) =>
  words.checkVisibility()).map((words) => words.textContent)"""
STICKING_OUT = """() => [...document.querySelectorAll('main *')].filter((part) =>
  !part.closest('.wide, svg, .aside, script') && part.getBoundingClientRect().right > innerWidth + 1
).map((part) => part.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def readers(browser, bench):
    """Give a page for each language, which goes from view to view."""
    visits = served.Visits(browser, bench.base)
    yield visits, {lang: visits.page(lang=lang) for lang in ("en", "ar")}
    visits.close()


def drawn(page):
    """Wait until all figures that a script draws stand there."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for figure in page.locator(".island").all():
        figure.locator("svg.drawn").first.wait_for(state="attached")


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_whole_in_its_language_and_fits_every_width(readers, bench, view, lang):
    visits, pages = readers
    page = pages[lang]
    page.set_viewport_size({"width": 1200, "height": 900})
    visits(bench.address(view), page)
    lost = view == "lost"
    assert page.answer.status == (404 if lost else 200)
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == (lang, "rtl" if lang == "ar" else "ltr")
    title = page.locator("main h1")
    assert title.is_visible()
    wanted = heading(view, lang)
    if wanted:
        assert title.inner_text() == wanted
        assert page.title().startswith(f"{wanted} · ")
    assert page.evaluate(SHOWN, OTHER[lang]) == []
    if view in DRAWN:
        assert page.locator(".island").count() >= 1
    drawn(page)
    for width in (1200, 380):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(served.LAID_OUT)
        page.wait_for_function(FITS)
        assert page.evaluate(STICKING_OUT) == []
    assert [url for url in page.asked if not url.startswith(bench.base)] == []
    noise = [words for words in page.complaints if not (lost and "404" in words)]
    assert noise == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_question_is_said_in_the_language_that_was_chosen(visit, bench, lang):
    said = bench.question["sentence"]
    page = visit(bench.address("question"), lang=lang)
    assert page.locator("h1").inner_text() == said[lang]
    assert page.title().startswith(said[lang])
    page.locator(f"label[for=lang-{OTHER[lang]}]").click()
    assert page.locator("h1").inner_text() == said[OTHER[lang]]
    assert page.locator("html").get_attribute("lang") == OTHER[lang]


@pytest.mark.parametrize("view", TITLED)
def test_a_page_about_one_thing_names_it(visit, bench, view):
    page = visit(bench.address(view), lang="en")
    named = page.locator("h1").inner_text().strip()
    assert named
    assert named not in {plain("view", key, "en") for key in NAMED}


def test_the_menu_leads_to_views_and_says_where_one_is(visit, bench):
    page = visit("/")
    assert page.locator(".menu nav a").all_inner_texts() == [
        plain("view", name, "en") for name in (*NAMED[:2], "matrix", "chains", *NAMED[4:], "review")
    ]
    for name in ("map", "review", "questions"):
        entry = page.locator(".menu nav a", has_text=plain("view", name, "en")).first
        entry.click()
        assert page.locator("h1").inner_text() == plain("view", name, "en")
        current = page.locator('.menu nav a[aria-current="page"]')
        assert current.inner_text() == plain("view", name, "en")
    assert page.complaints == []


def test_hostile_words_stay_words(visit, bench):
    page = visit.page()
    for view in ("documents", "about hostile", "hostile", "stories", "entities"):
        visit(bench.address(view), page)
        assert page.locator("main img, main script:not([type='application/json'])").count() == 0
        assert page.complaints == []
    visit(bench.address("documents"), page)
    assert "<script>alert(2)</script>" in page.locator("main").inner_text()


def test_turned_words_turn_nothing_around_them(visit, bench):
    """Bidi overrides within a title must not reach what stands after it."""
    page = visit(bench.address("hostile"), lang="en")
    after = page.locator(".facts, article dl").first
    assert after.evaluate("node => getComputedStyle(node).direction") == "ltr"
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('article dl dt')].map((dt) => {
          const dd = dt.nextElementSibling.getBoundingClientRect();
          const mine = dt.getBoundingClientRect();
          return [mine.left, dd.left, mine.top, dd.top];
        })"""
    )
    assert len(boxes) >= 2
    for left, other, top, below in boxes:
        assert left < other or below > top


def test_a_matrix_scrolls_in_its_own_frame_and_keeps_its_head(visit, bench):
    page = visit(bench.address("grid"), viewport={"width": 380, "height": 800})
    frame = page.locator(".wide").first
    assert frame.evaluate("node => node.scrollWidth > node.clientWidth")
    head = page.locator(".matrix tbody th.of-row").first
    before = head.bounding_box()["x"]
    frame.evaluate("node => { node.scrollLeft = 200 }")
    assert frame.evaluate("node => node.scrollLeft") == 200
    assert head.bounding_box()["x"] == pytest.approx(before, abs=2)


def test_a_link_to_an_anchor_is_not_hidden_under_the_menu(visit, bench):
    page = visit(f"{bench.address('document')}#d-f2", viewport={"width": 1200, "height": 500})
    mark = page.locator("#d-f2")
    menu = page.locator(".menu").bounding_box()
    box = mark.bounding_box()
    assert menu["y"] + menu["height"] <= box["y"] < 500

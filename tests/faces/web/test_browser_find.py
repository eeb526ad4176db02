"""Finding in a real browser: search, filters in the address, further pages; and all without scripts."""

import pytest

from isnad.faces.pages.words import plain
from isnad.ledger import Ledger
from isnad.ledger.verdicts import CLAIMS, standing
from tests.faces.web import served
from tests.faces.web.served import DRAWN, VIEWS, heading

SEEN = """node => {
  const box = node.getBoundingClientRect();
  const menu = document.querySelector('.menu').getBoundingClientRect();
  return box.width > 0 && box.top >= menu.bottom - 1 && box.bottom <= innerHeight;
}"""
REST = {
    "question": ".answers tbody tr",
    "chain": "ol li, table tr, ul.as-list li",
    "timeline": ".claims li, .claim",
    "map": "table tbody tr",
}
"""What says the same as a drawn figure where no script draws it."""


@pytest.fixture(scope="module")
def without(browser, bench):
    """Give a page in which no script runs."""
    visits = served.Visits(browser, bench.base)
    yield visits.page(java_script_enabled=False)
    visits.close()


@pytest.fixture(scope="module")
def seeker(browser, bench):
    """Give a page that goes from search to search."""
    visits = served.Visits(browser, bench.base)
    yield visits("/questions")
    visits.close()


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("سلاح", "سلاحها"),
        ("مقاتلي", "مقاتليه"),
        ("داخلية", "الداخلية"),
        ("الية", "آلية"),
        ("آلية", "آليّة"),
        ("منظمه", "منظمة"),
        ("المستشفيات", "مستشفيات"),
        ("قوات", "قواته"),
        ('"وزارة الصحة"', "وزارة"),
        ("صحف*", "صحفياً"),
    ],
)
def test_words_are_found_in_other_spellings_and_with_what_clings_to_them(seeker, asked, wanted):
    page = seeker
    page.locator(".menu input[name=q]").fill(asked)
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.keyboard.press("Enter")
    hits = page.locator(".found-list mark.hit").all_text_contents()
    assert any(wanted in hit for hit in hits), hits
    assert page.locator("main input[name=q]").input_value() == asked


def test_a_hit_opens_the_reader_at_a_mark_that_is_in_view(visit):
    page = visit("/search?q=سلامة", viewport={"width": 1200, "height": 500})
    places = page.locator(".found-list li li a").all()
    assert len(places) >= 2
    for href in [place.get_attribute("href") for place in places]:
        visit(href, page)
        mark = page.locator("mark#at")
        page.wait_for_function("document.querySelector('mark#at')")
        assert mark.evaluate("node => node === document.querySelector(':target')")
        assert mark.evaluate(SEEN), href
    assert page.locator(".text").evaluate("node => node.textContent.includes('سلامة')")


def test_words_that_stand_nowhere_are_told(visit):
    page = visit("/search?q=زخرفة")
    assert page.locator("main .none").inner_text() == plain("page", "nothing", "en")
    assert page.locator(".found-list").count() == 0


def test_filters_stay_in_the_address_and_survive_reload_and_sharing(visit, bench):
    page = visit("/questions")
    every = page.locator(".pager .total .w[lang=en]").first.inner_text()
    page.locator("select[name=status]").select_option("wounded")
    page.wait_for_url("**/questions?*status=wounded*")
    page.locator("input[name=q]:not(.menu input)").fill("Tripoli")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    assert "place=" not in page.url, "what is empty is left out"
    few = page.locator(".pager .total .w[lang=en]").first.inner_text()
    assert few != every
    items = page.locator(".questions li").all_inner_texts()
    assert items
    assert all("Wounded" in item for item in items)
    page.reload()
    assert page.locator("select[name=status]").input_value() == "wounded"
    shared = visit(page.url.removeprefix(bench.base), lang="ar")
    assert shared.locator("select[name=status]").input_value() == "wounded"
    assert shared.locator("input[name=q]:not(.menu input)").input_value() == "Tripoli"
    assert shared.locator(".questions li").count() == len(items)
    assert shared.locator("select[name=status] option:checked").inner_text().startswith("جرحى")


def test_a_filter_holds_when_one_goes_back(visit):
    page = visit("/timeline?layer=figures")
    page.locator("main a[href^='/documents/']").first.click()
    page.wait_for_url("**/documents/**")
    page.go_back()
    assert page.locator("select[name=layer]").input_value() == "figures"
    assert not page.locator("form.narrow [disabled]").count()


def test_further_pages_lead_on_and_back_and_keep_what_is_asked(visit):
    page = visit("/timeline?layer=all")
    first = page.locator(".claim").first.inner_text()
    page.locator(".pager a[rel=next]").first.click()
    page.wait_for_url("**page=2*")
    assert "layer=all" in page.url
    assert page.locator(".claim").first.inner_text() != first
    page.locator(".pager a[rel=prev]").first.click()
    page.wait_for_url("**page=1*")
    assert page.locator(".claim").first.inner_text() == first
    assert page.locator(".pager a[rel=prev]").count() == 0


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_shows_its_content_without_scripts(visit, bench, without, view):
    page = visit(bench.address(view), without)
    assert page.answer.status == (404 if view == "lost" else 200)
    wanted = heading(view, "en")
    if wanted:
        assert page.locator("h1").inner_text() == wanted
    assert len(page.locator("main").inner_text()) > 60
    if view in DRAWN:
        assert page.locator(REST[view]).count() >= 2
        assert page.locator(REST[view]).first.is_visible()
    if view in ("document", "hostile"):
        assert page.locator(".text mark").count() > 5
    assert not page.locator("form.filters").count() or not page.locator("form.filters").is_visible()


def test_language_turns_without_scripts(visit, without):
    page = visit("/documents", without)
    page.locator("label[for=lang-ar]").click()
    assert page.locator("h1").inner_text() == "الوثائق"
    assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl"


def test_a_filter_is_sent_without_scripts(visit, without):
    page = visit("/questions", without)
    page.locator("select[name=status]").select_option("wounded")
    page.locator("form.narrow button").click()
    assert "status=wounded" in page.url
    assert page.locator("select[name=status]").input_value() == "wounded"


def test_the_review_is_done_by_plain_forms(visit, bench, without):
    def stand():
        with Ledger(bench.ledger) as ledger:
            return [(one.judge, one.verdict, one.why) for one in standing(ledger, CLAIMS)]

    page = visit("/review?layer=figures", without)
    item = page.locator("li[data-claim]").first
    item.locator("input[name=why]").first.fill("seen it")
    item.locator("button[value=accept]").click()
    page.wait_for_url("**/review?layer=figures")
    assert stand() == [(served.JUDGE, "accept", "seen it")]
    item = page.locator("li[data-claim]").first
    item.locator("details.correct > summary").click()
    item.locator("input[name=to-high]").fill("90,210")
    item.locator("button[value=correct]").click()
    page.wait_for_url("**/review?layer=figures")
    assert [verdict for _, verdict, _ in stand()] == ["accept", "correct"]
    visit("/review/history", page)
    assert page.locator(".history .changes ins").all_inner_texts() == ["90210"]
    for left in (1, 0):
        visit("/review", page)
        page.locator("#undo button").click()
        page.wait_for_url("**/review")
        assert len(stand()) == left

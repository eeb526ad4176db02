"""The workbench by keyboard alone: getting to every part, and the review with its verdicts and its undo."""

import pytest

from isnad.ledger import Ledger
from isnad.ledger.verdicts import CLAIMS, standing
from tests.faces.web import served

WHERE = """() => {
  const at = document.activeElement;
  for (const name of ['.skip', '.switches', 'header.menu', 'main'])
    if (at.closest(name)) return name;
  return '';
}"""
ITEM = "ol.queue li[data-claim]"
SEEN = """node => {
  const box = node.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""


@pytest.fixture
def bench(tmp_path_factory):
    served.needed()
    with served.bench(tmp_path_factory) as bench:
        yield bench


def pressed(page, key: str, word: str) -> None:
    """Press a key that sends something, and wait until the page says what came of it."""
    page.locator("#said").evaluate("node => { node.textContent = '' }")
    page.keyboard.press(key)
    page.locator("#said", has_text=word).wait_for()


def current(page) -> int:
    """Give the place of the item in hand; it is the one that has the focus."""
    marks = page.locator(ITEM).evaluate_all(
        "items => items.map((item) => item.getAttribute('aria-current') === 'true')"
    )
    assert sum(marks) == 1
    return marks.index(True)


def verdicts(bench) -> list[tuple[str, str, str]]:
    with Ledger(bench.ledger) as ledger:
        return [(one.judge, one.verdict, one.a) for one in standing(ledger, CLAIMS)]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_tab_goes_through_skip_link_switches_menu_and_content(visit, lang):
    page = visit("/questions", lang=lang)
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        where = page.evaluate(WHERE)
        if not seen:
            assert page.locator(".skip:focus").evaluate(SEEN), "the skip link shows when it has the focus"
        if not seen or seen[-1] != where:
            seen.append(where)
        if where == "main":
            break
    assert seen == [".skip", ".switches", "header.menu", "main"]


def test_what_has_the_focus_is_ringed(visit):
    page = visit("/questions")
    for _ in range(14):
        page.keyboard.press("Tab")
        width = page.evaluate(
            """() => { const at = document.activeElement;
              const ring = at.matches('.switches input') ? at.nextElementSibling : at;
              const style = getComputedStyle(ring);
              return style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth); }"""
        )
        assert width >= 1, page.evaluate("document.activeElement.outerHTML.slice(0, 80)")


def test_the_skip_link_leads_past_the_menu(visit):
    page = visit("/questions")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(WHERE) == "main"


def test_language_is_chosen_by_arrow_keys(visit):
    page = visit("/questions")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.evaluate("document.activeElement.id") == "lang-ar"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_verdicts_by_keys_stand_in_the_ledger_with_the_name_and_are_taken_back(visit, bench, lang):
    words = {"en": ("Accepted", "Rejected", "Undone"), "ar": ("قُبل", "رُفض", "أُلغي")}[lang]
    page = visit("/review", lang=lang)
    ids = [item.get_attribute("data-claim") for item in page.locator(ITEM).all()]
    pressed(page, "a", words[0])
    assert current(page) == 1
    pressed(page, "x", words[1])
    assert current(page) == 2
    page.keyboard.press("Space")
    assert current(page) == 3
    assert verdicts(bench) == [(served.JUDGE, "accept", ids[0]), (served.JUDGE, "reject", ids[1])]
    assert page.locator(f"{ITEM}[data-done]").count() == 2
    pressed(page, "Backspace", words[2])
    assert current(page) == 1
    assert verdicts(bench) == [(served.JUDGE, "accept", ids[0])]
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert current(page) == 2
    pressed(page, "Backspace", words[2])
    assert verdicts(bench) == []
    assert page.locator(f"{ITEM}[data-done]").count() == 0
    pressed(page, "Backspace", "no verdict that stands")
    assert [line for line in page.complaints if "409" not in line] == []


def test_a_correction_shows_in_the_question_and_in_the_history(visit, bench):
    page = visit("/review?layer=figures")
    item = page.locator(ITEM).first
    id = item.get_attribute("data-claim")
    before = item.locator("input[name=to-low]").input_value()
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "to-low"
    page.keyboard.type("8317")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("8317")
    pressed(page, "Enter", "Corrected")
    assert verdicts(bench) == [(served.JUDGE, "correct", id)]
    bench.settled()
    visit(f"/questions/{id}", page)
    assert "8,317" in page.locator("h1").inner_text() + page.locator(".answers").inner_text()
    visit("/review/history", page)
    change = page.locator(".history .changes li").first
    assert (change.locator("del").inner_text(), change.locator("ins").inner_text()) == (before, "8317")
    assert served.JUDGE in page.locator(".history").inner_text()
    visit("/review", page)
    pressed_back(page)
    bench.settled()
    assert verdicts(bench) == []
    page = visit(f"/questions/{id}")
    assert "8,317" not in page.locator("main").inner_text()


def pressed_back(page) -> None:
    """Take back a verdict, whether or not the page shows the claim."""
    with page.expect_response(lambda answer: answer.url.endswith("/review/undo")) as told:
        page.keyboard.press("Backspace")
    assert told.value.status == 200


def test_a_number_that_is_none_is_refused_in_words(visit, bench):
    page = visit("/review?layer=figures")
    page.keyboard.press("c")
    page.keyboard.type("many")
    pressed(page, "Enter", "whole number")
    assert verdicts(bench) == []
    assert page.locator(f"{ITEM}[data-done]").count() == 0


def test_escape_leaves_a_correction_and_keys_work_again(visit, bench):
    page = visit("/review")
    page.keyboard.press("c")
    page.keyboard.type("a")
    page.keyboard.press("Escape")
    assert verdicts(bench) == []
    pressed(page, "a", "Accepted")
    assert len(verdicts(bench)) == 1


def test_the_keys_are_shown_and_enter_opens_the_words(visit):
    page = visit("/review")
    keys = page.locator("#keys")
    assert keys.get_attribute("open") is None
    page.keyboard.press("?")
    assert keys.get_attribute("open") is not None
    page.keyboard.press("?")
    assert keys.get_attribute("open") is None
    href = page.locator(f"{ITEM} a.opens").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{href}")
    assert page.locator("mark:target").evaluate(SEEN)


def test_keys_do_nothing_while_one_writes_or_holds_another_key(visit, bench):
    page = visit("/review")
    page.locator(f"{ITEM} input[name=why]").first.focus()
    page.keyboard.type("a x c")
    page.locator(ITEM).first.focus()
    page.keyboard.press("Control+x")
    page.keyboard.press("j")
    assert current(page) == 1
    assert verdicts(bench) == []

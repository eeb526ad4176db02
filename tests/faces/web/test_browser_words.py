"""Marked Arabic in a real browser: words in order, letters joined, nothing added; digits as chosen."""

from itertools import pairwise

import pytest

from isnad.faces.pages.markup import clean
from isnad.ledger import Ledger
from tests.faces.web import served

WORDS = """(plain) => [...document.querySelectorAll('.text')].map((text) => {
  const shown = plain ? text.cloneNode(true) : text;
  if (plain) {
    for (const p of shown.children) p.textContent = p.textContent;
    text.replaceWith(shown);
  }
  const measured = [...shown.querySelectorAll('p')].map((p) => {
    const places = [];
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let i = 0; i < node.length; i++) places.push([node, i]);
    const words = [];
    for (const found of p.textContent.matchAll(/\\S+/g)) {
      const [from, to] = [places[found.index], places[found.index + found[0].length - 1]];
      const range = document.createRange();
      range.setStart(from[0], from[1]);
      range.setEnd(to[0], to[1] + 1);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
      const left = Math.min(...boxes.map((box) => box.left));
      const right = Math.max(...boxes.map((box) => box.right));
      const middles = boxes.map((box) => (box.top + box.bottom) / 2);
      const whole = Math.max(...middles) - Math.min(...middles) < 8;
      const marked = Boolean(from[0].parentElement.closest('mark') || to[0].parentElement.closest('mark'));
      if (boxes.length && whole) words.push({ word: found[0], left, right, middle: middles[0], marked });
    }
    return words;
  });
  if (plain) shown.replaceWith(text);
  return measured;
})[0]"""
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩"


@pytest.fixture(scope="module")
def opened(browser, bench):
    """Give what opens a document and lays it out in its last font; once, unless it is to be spoilt."""
    visits, kept = served.Visits(browser, bench.base), {}

    def opener(id: str, lang: str = "en", spoilt: bool = False):
        if spoilt or (id, lang) not in kept:
            page = visits(f"/documents/{id}", lang=lang)
            page.evaluate(served.LAID_OUT)
            page.evaluate("document.fonts.ready.then(() => 0)")
            if spoilt:
                return page
            kept[id, lang] = page
        return kept[id, lang]

    yield opener
    visits.close()


def arabic(word: str) -> bool:
    """Say whether a word runs from right to left in any surrounding."""
    letters = any("\u0620" <= letter <= "\u064a" for letter in word)
    return letters and not any(letter in LATIN + DIGITS for letter in word)


def lines(paragraph: list[dict]) -> list[list[dict]]:
    """Part the words of a paragraph into the lines that they stand on."""
    found: list[list[dict]] = []
    for word in paragraph:
        if not found or abs(found[-1][-1]["middle"] - word["middle"]) > 8:
            found.append([])
        found[-1].append(word)
    return found


def disordered(paragraphs: list[list[dict]]) -> tuple[list[str], int]:
    """Give Arabic words that do not stand left of the one before, and how many were compared."""
    wrong, compared = [], 0
    for paragraph in paragraphs:
        for line in lines(paragraph):
            told = [word for word in line if arabic(word["word"])]
            for before, after in pairwise(told):
                compared += 1
                if after["right"] > before["left"] + 1:
                    wrong.append(after["word"])
    return wrong, compared


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("id", ["gate-27", "shaban", "airport-falls"])
def test_words_of_marked_lines_run_from_right_to_left(opened, id, lang):
    page = opened(id, lang)
    found = page.evaluate(WORDS, False)
    wrong, compared = disordered(found)
    assert compared > 80
    assert sum(word["marked"] for paragraph in found for word in paragraph) > 40
    assert wrong == []


def test_the_order_would_be_seen_to_be_wrong(opened):
    page = opened("gate-27", spoilt=True)
    page.evaluate(
        "for (const p of document.querySelectorAll('.text p')) p.style.unicodeBidi = 'bidi-override'"
    )
    page.evaluate("for (const p of document.querySelectorAll('.text p')) p.style.direction = 'ltr'")
    wrong, compared = disordered(page.evaluate(WORDS, False))
    assert len(wrong) > compared / 2


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("id", ["gate-27", "shaban"])
def test_a_marked_word_is_as_wide_as_without_its_marks(opened, id, lang):
    page = opened(id, lang)
    under = [word for paragraph in page.evaluate(WORDS, False) for word in paragraph]
    plain = [word for paragraph in page.evaluate(WORDS, True) for word in paragraph]
    assert [word["word"] for word in under] == [word["word"] for word in plain]
    assert not any(word["marked"] for word in plain)
    for mine, other in zip(under, plain, strict=True):
        assert mine["right"] - mine["left"] == pytest.approx(other["right"] - other["left"], abs=0.6), mine
        assert mine["left"] == pytest.approx(other["left"], abs=1.5), mine


def test_torn_letters_would_be_seen(opened):
    page = opened("gate-27", spoilt=True)
    plain = [word for paragraph in page.evaluate(WORDS, True) for word in paragraph]
    page.evaluate("for (const mark of document.querySelectorAll('.text mark')) mark.style.padding = '0 2px'")
    torn = [word for paragraph in page.evaluate(WORDS, False) for word in paragraph]
    widths = {word["word"]: word["right"] - word["left"] for word in plain}
    assert any(abs(word["right"] - word["left"] - widths.get(word["word"], 0)) > 2 for word in torn)


@pytest.mark.parametrize("id", ["gate-27", "shaban", "relay", "hostile"])
def test_the_words_of_the_page_are_those_of_the_article(opened, bench, id):
    page = opened(id)
    with Ledger(bench.ledger) as ledger:
        text = ledger.document(id).text
    assert page.locator(".text").evaluate("node => node.textContent") == clean(text)
    assert page.locator(".text mark").count() > 5


def test_a_chosen_mark_opens_its_reading_and_escape_closes_it(opened):
    page = opened("gate-27")
    page.locator(".text mark.figure").first.click()
    panel = page.locator("#panel")
    assert "145" in panel.inner_text()
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def chosen(page, group: str, value: str) -> None:
    page.locator(f"label[for={group}-{value}]").click()


def test_arabic_digits_change_numbers_and_days_and_nothing_else(visit, bench):
    page = visit("/documents/gate-27")
    text = page.locator(".text").evaluate("node => node.textContent")
    ids = page.locator(".id, .code, .url").all_text_contents()
    assert any("27" in one for one in ids)
    days = page.locator(".iso").all_text_contents()
    numbers = page.locator(".n:not(.text .n, .words .n)").all_text_contents()
    chosen(page, "digits", "arabic")
    assert page.locator(".text").evaluate("node => node.textContent") == text
    assert page.locator(".id, .code, .url").all_text_contents() == ids
    turned = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")
    assert page.locator(".iso").all_text_contents() == [day.translate(turned) for day in days]
    shown = page.locator(".n:not(.text .n, .words .n)").all_text_contents()
    assert shown == [number.translate(turned) for number in numbers]
    assert shown != numbers
    assert page.locator("html").get_attribute("data-digits") == "arabic"
    chosen(page, "digits", "western")
    assert page.locator(".n:not(.text .n, .words .n)").all_text_contents() == numbers


def test_drawn_figures_follow_the_digits(visit, bench):
    page = visit(bench.address("question"))
    axis = page.locator(".island svg.drawn .axis text").first
    axis.wait_for(state="attached")
    assert not any(letter in DIGITS[10:] for letter in page.locator("svg.drawn").first.text_content())
    chosen(page, "digits", "arabic")
    drawn = page.locator("svg.drawn").first
    drawn.get_by_text("٢", exact=False).first.wait_for(state="attached")
    assert not any(letter in DIGITS[:10] for letter in drawn.locator(".axis").first.text_content())


def test_language_colours_and_digits_survive_a_reload_and_the_next_page(visit, bench):
    page = visit(bench.address("timeline"))
    for group, value in (("lang", "ar"), ("theme", "dark"), ("digits", "arabic")):
        chosen(page, group, value)
    for again in (page.reload, lambda: page.goto(f"{bench.base}/entities")):
        again()
        root = page.locator("html")
        assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
        assert root.get_attribute("data-theme") == "dark"
        assert (
            page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(21, 23, 26)"
        )
        total = page.locator(".pager .total .w[lang=ar]").first.inner_text()
        assert any(letter in DIGITS[10:] for letter in total)
        assert page.locator("#theme-dark:checked, #lang-ar:checked, #digits-arabic:checked").count() == 3

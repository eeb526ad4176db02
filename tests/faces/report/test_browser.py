"""The page in a real browser: letters stay joined, words in order, nothing is asked of a network."""

from pathlib import Path

import pytest

from isnad.faces.pages.marking import marked
from isnad.faces.pages.marks import KINDS, Mark, gather
from isnad.faces.pages.packed import packed
from isnad.faces.report import render
from isnad.passages.span import Span
from tests.faces.report.made import TEXT, article

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = """() => [...document.querySelectorAll('.text')].map((text) => {
  const range = document.createRange();
  return [...text.querySelectorAll('p')].map((p) => {
    range.selectNodeContents(p);
    const box = range.getBoundingClientRect();
    return [box.width, box.height];
  });
})"""
PLACES = """() => [...document.querySelectorAll('.text')].map((text) => {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const places = [];
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let i = 0; i < node.length; i++) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      places.push([node.data[i], box.left, box.right, box.top]);
    }
  }
  return places;
})"""

LAID_OUT = """() => document.querySelectorAll('article, .voice').forEach((part) => {
  part.style.contentVisibility = 'visible';
})"""

WORD = "وبالقوات لأذربيجان والمستشفيات للأرمن فسيكفيكهم الإسلامية متصلة"


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Give what opens a page as a file and notes what it asks for and what it complains of."""
    contexts = []

    def opener(html: str, fragment: str = "", **options):
        file = tmp_path / "report.html"
        file.write_bytes(html.encode())
        context = browser.new_context(
            **{"viewport": {"width": 1200, "height": 900}, "locale": "en-GB", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda problem: page.complaints.append(str(problem)))
        page.goto(f"{file.as_uri()}{fragment}")
        return page

    yield opener
    for context in contexts:
        context.close()


def texts(*variants: list[Mark], words: str) -> str:
    """Give one text several times, each with other marks."""
    style = packed("page.css")
    body = "".join(marked(words, marks) for marks in variants)
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><body>{body}"


def crossed(words: str) -> list[Mark]:
    """Give marks that begin and end within words and cross one another."""
    return [
        Mark(Span(start, min(len(words), start + 4)), KINDS[start % len(KINDS)], f"k{start}", f"k{start}")
        for start in range(0, len(words), 3)
    ]


def test_marked_letters_stay_joined(opened):
    """A letter that no longer joins has another form and another width."""
    page = opened(texts([], crossed(WORD), words=WORD))
    (plain,), (under,) = page.evaluate(WIDTHS)
    assert under == pytest.approx(plain, abs=1)
    torn = opened(texts([], words=WORD).replace("</p>", "</p><p dir=auto>" + "\u200c".join(WORD) + "</p>"))
    ((joined, apart),) = torn.evaluate(WIDTHS)
    assert abs(joined[0] - apart[0]) > 5, "the test would not see torn letters"


def test_an_article_is_as_wide_with_its_marks_as_without(opened):
    page = opened(texts([], gather(article(), "d1"), words=TEXT))
    plain, under = page.evaluate(WIDTHS)
    for with_marks, without in zip(under, plain, strict=True):
        assert with_marks == pytest.approx(without, abs=1)


def test_marked_words_keep_their_order(opened):
    page = opened(texts([], crossed(TEXT), words=TEXT))
    plain, under = page.evaluate(PLACES)
    assert [place[0] for place in under] == [place[0] for place in plain]
    before = None
    for (letter, left, right, _), (_, was_left, was_right, _) in zip(under, plain, strict=True):
        assert (left, right) == pytest.approx((was_left, was_right), abs=1.5), letter
    line = [place for place in under[: TEXT.index("\n")] if place[0].isalpha()]
    for _, left, _, _ in line:
        assert before is None or left <= before + 0.5
        before = left


def test_nothing_is_asked_and_nothing_complains(opened):
    page = opened(render([article("one", url="https://example.org/a"), article("two")]))
    page.locator("label[for=lang-ar]").click()
    page.locator("label[for=theme-dark]").click()
    page.wait_for_timeout(200)
    assert [url for url in page.asked if not url.startswith("file:")] == []
    assert len(page.asked) == 1
    assert page.complaints == []


def test_a_figure_opens_its_words(opened):
    page = opened(render([article()]))
    page.locator("th.value a").first.click()
    target = page.locator("mark:target")
    assert target.inner_text() == "12 مدنيا"
    box = target.bounding_box()
    assert 0 < box["y"] < 900


@pytest.mark.parametrize("script", [True, False])
def test_language_turns_the_page_with_and_without_a_script(opened, script):
    page = opened(render([article()]), java_script_enabled=script)
    assert page.locator("h2").first.inner_text() == "Figures"
    page.locator("label[for=lang-ar]").click()
    assert page.locator("h2").first.inner_text() == "الأرقام"
    heading, main = page.locator("h2").first, page.locator("main")
    assert heading.bounding_box()["width"] <= main.bounding_box()["width"]
    style = "getComputedStyle(document.documentElement).direction"
    if script:
        assert page.evaluate(style) == "rtl"
        assert page.locator("html").get_attribute("lang") == "ar"


def test_a_chosen_mark_shows_what_was_read(opened):
    page = opened(render([article()]), "#d1")
    assert not page.locator("#panel").is_visible()
    page.locator("mark.figure").first.click()
    panel = page.locator("#panel")
    assert "12" in panel.inner_text()
    assert "killed" in panel.inner_text()
    assert "Ministry of Health of Norland" in panel.inner_text()
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_rows_can_be_found_with_folded_words(opened):
    page = opened(render([article()]))
    page.locator("#find").fill("الحصيله")
    page.locator("#found").filter(has_text="1 / ").wait_for()
    assert page.locator(".voice .row:visible").count() == 1
    assert page.locator(".counts .row:visible").count() == 0
    page.locator("#find").fill("")
    page.locator("#by-kind").select_option("person wounded")
    page.locator("#found").filter(has_text="5 / ").wait_for()
    page.locator("#by-type").select_option("COERCE")
    page.locator("#found").filter(has_text="4 / ").wait_for()
    assert page.locator(".events .row:visible").count() == 1
    assert page.locator("#figures .row:visible").count() == 1


def test_marks_of_a_kind_can_be_hidden(opened):
    page = opened(render([article()]), "#d1")
    colour = "getComputedStyle(document.querySelector('.text mark.figure')).backgroundColor"
    assert page.evaluate(colour) != "rgba(0, 0, 0, 0)"
    page.locator("#mark-figure").uncheck()
    assert page.evaluate(colour) == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("width", [360, 768, 1200, 1900])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_width_scrolls_sideways(opened, width, language):
    page = opened(render([article("a" * 90, title="ع" * 300)]), viewport={"width": width, "height": 800})
    page.locator(f"label[for=lang-{language}]").click()
    page.evaluate(LAID_OUT)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dark_follows_the_system(opened):
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    page = opened(render([article()]), color_scheme="dark")
    assert page.evaluate(ground) == "rgb(21, 23, 26)"
    page.locator("label[for=theme-light]").click()
    assert page.evaluate(ground) == "rgb(251, 250, 246)"

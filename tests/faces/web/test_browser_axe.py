"""Every view through axe, in both languages and both sets of colours: nothing serious, nothing critical."""

import pytest

from tests.faces.web import served
from tests.faces.web.served import VIEWS

DARK = ("stories", "question", "chain", "grid", "timeline", "map", "document", "search", "review")
COLOURS = "color-contrast"
GRAVE = ("serious", "critical")


@pytest.fixture(scope="module")
def pages(bench):
    """Give a page in which axe may be put: the policy of the pages forbids it."""
    reason = "axe-playwright-python is not installed"
    pytest.importorskip("axe_playwright_python.sync_playwright", reason=reason)
    with served.browser() as browser:
        visits = served.Visits(browser, bench.base)
        yield visits, visits.page(bypass_csp=True)
        visits.close()


def grave(page, **asked) -> list[str]:
    """Give what is grave, each with the first elements that it is found on."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"resultTypes": ["violations"], "iframes": False, "elementRef": False, **asked}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:200]} {node['failureSummary'][:300]}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_nothing_grave_in_either_language(pages, bench, view):
    """Colours are the same in both languages, so they are asked for once."""
    visits, page = pages
    visits(bench.address(view), page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert grave(page) == []
    page.locator("label[for=lang-ar]").click()
    assert grave(page, rules={COLOURS: {"enabled": False}}) == []
    page.locator("label[for=lang-en]").click()


@pytest.mark.parametrize("view", DARK)
def test_colours_stand_out_in_the_dark(pages, bench, view):
    visits, page = pages
    visits(bench.address(view), page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.locator("label[for=theme-dark]").click()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(21, 23, 26)"
    assert grave(page, runOnly=[COLOURS]) == []
    page.locator("label[for=theme-light]").click()


def test_axe_would_tell(pages):
    visits, page = pages
    visits("/copies", page)
    page.evaluate(
        """() => {
          const field = document.createElement('input');
          const pale = document.createElement('p');
          pale.textContent = 'pale';
          pale.style.color = '#ddd';
          document.querySelector('main').append(field, pale);
        }"""
    )
    told = " ".join(grave(page))
    assert "label (critical" in told
    assert "color-contrast (serious" in told

"""What the browser tests of the workbench share: a ledger that is served, a browser, visits to it."""

import pytest

from tests.faces.web import served


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    served.needed()
    with served.bench(tmp_path_factory) as bench:
        yield bench


@pytest.fixture(scope="module")
def browser():
    with served.browser() as browser:
        yield browser


@pytest.fixture
def visit(browser, bench):
    visits = served.Visits(browser, bench.base)
    yield visits
    visits.close()

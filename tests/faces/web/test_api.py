"""The API as its own description has it: every route is asked by chance, and must answer as it says."""

from collections import Counter

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from isnad.faces.web.app import workbench
from isnad.faces.web.safety import guard
from isnad.faces.web.source import Source
from isnad.team import Team
from tests.faces.web import Visitor
from tests.views.test_verdicts import samples

DESCRIBED = "/api/openapi.json"
FEW = settings(
    max_examples=4, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
LISTS = (
    "stories", "questions", "timeline", "entities", "documents", "copies", "relations", "search", "review",
    "verdicts",
)  # fmt: skip


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = tmp_path_factory.mktemp("api") / "samples.ledger"
    path.write_bytes(samples())
    made = Source(path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def team(tmp_path_factory):
    with Team(tmp_path_factory.mktemp("api") / "x.team", create=True) as team:
        team.add("layla", "a long secret word", "admin")
        yield team


@pytest.fixture(scope="module")
def known(source):
    """Give things that are there, for the places of paths."""
    visitor = Visitor(workbench(source))
    question = visitor.get("/api/questions?order=answers").json()["items"][0]["id"]
    return {
        "key": ["tripoli", "khalifa_haftar", visitor.get("/api/entities").json()["items"][0]["entity"]],
        "claim": [question],
        "story": [visitor.get("/api/stories").json()["items"][0]["story"]],
        "id": ["toll", "ramadan"],
        "name": ["json", "docx"],
    }


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("who", ["alone", "admin", "stranger"])
def test_each_route_answers_as_it_is_described(source, team, known, who, mode):
    app = workbench(source, None if who == "alone" else team)
    headers = {"X-Isnad-Token": app.state.token}
    key = {"Authorization": f"Bearer {team.make_key('layla', mode.name, 'admin', 'layla')}"}
    if who == "admin":
        headers = key
    schema = schemathesis.openapi.from_asgi(DESCRIBED, app, headers=key)
    told: Counter[int] = Counter()
    for found in schema.get_all_operations():
        route = found.ok()
        if mode is GenerationMode.NEGATIVE and not (list(route.query) or list(route.body)):
            continue

        @FEW
        @given(route.as_strategy(generation_mode=mode), st.data())
        def asked(case, data):
            for name in case.path_parameters or {}:
                if data.draw(st.booleans()):
                    case.path_parameters[name] = data.draw(st.sampled_from(known[name]))
            answer = case.call(base_url="http://localhost", headers=headers)
            told[answer.status_code] += 1
            skipped = [] if who != "stranger" else [schemathesis.checks.negative_data_rejection]
            case.validate_response(answer, excluded_checks=skipped)

        asked()
    assert not [status for status in told if status >= 500]
    if who == "stranger":
        assert told[401] > 20
        assert set(told) <= {400, 401, 422}
    else:
        assert told[200 if mode is GenerationMode.POSITIVE else 422] > 20


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_given_in_pages_that_put_together_are_all_of_it(source, name):
    visitor = Visitor(workbench(source))
    query = "q=قوات&" if name == "search" else ""
    first = visitor.get(f"/api/{name}?{query}size=7").json()
    assert set(first) >= {"items", "total", "page", "size", "pages"}
    assert (first["page"], first["size"]) == (1, 7)
    assert first["pages"] == max(1, -(-first["total"] // 7))
    last = visitor.get(f"/api/{name}?{query}size=7&page={first['pages']}").json()
    assert len(last["items"]) == first["total"] - 7 * (first["pages"] - 1)
    assert visitor.get(f"/api/{name}?{query}size=7&page=1000000").json()["page"] == first["pages"]
    if first["pages"] > 1:
        second = visitor.get(f"/api/{name}?{query}size=7&page=2").json()["items"]
        assert not [one for one in second if one in first["items"]]


REFUSED = (
    "page=0", "page=-1", "page=٣", "page=1e3", "from=x", "from=20190409", "to=2019-02-30", "from=٢٠١٩-٠٤-٠٩",
    "to=2019-04-09T00:00", "q=" + "x" * 401, "story=" + "x" * 301,
)  # fmt: skip


@pytest.mark.parametrize("query", [*REFUSED, "size=501", "size=0", "size=x"])
def test_what_cannot_be_asked_is_refused_without_a_word_of_it(source, query):
    visitor = Visitor(workbench(source))
    answer = visitor.get(f"/api/documents?{query}")
    assert answer.status_code == 422
    assert set(answer.json()["detail"][0]) == {"loc", "msg", "type"}
    if query in REFUSED:
        assert visitor.get(f"/documents?{query}").status_code == 422


def test_every_route_says_what_it_refuses(source):
    described = Visitor(workbench(source)).get(DESCRIBED).json()
    for path, route in described["paths"].items():
        for method, one in route.items():
            assert {"401", "403"} <= set(one["responses"]), (path, method)
            if "{" in path and not path.endswith("/statements"):
                assert "404" in one["responses"], path
            if "team" not in path:
                assert {"422", "503"} <= set(one["responses"]), path
    shape = described["components"]["schemas"]["Page"]
    assert set(shape["required"]) == {"items", "total", "page", "size", "pages"}


def test_what_is_not_there_is_told_as_json_to_programs_and_as_a_page_to_people(source):
    visitor = Visitor(guard(workbench(source)))
    for path in ("/api/nowhere", "/api/documents/tol", "/api/stories/x", "/api/questions/x", "/api/chains/x"):
        answer = visitor.get(path)
        assert (answer.status_code, set(answer.json())) == (404, {"detail"})
    assert "toll" in visitor.get("/api/documents/tol").json()["detail"]
    assert visitor.get("/nowhere").headers["content-type"].startswith("text/html")
    assert visitor.get("/nowhere", headers={"Accept": "application/json"}).json()["detail"]
    assert visitor("DELETE", "/api/verdicts").status_code == 405
    assert visitor("PUT", "/api/verdicts").headers["allow"]

"""The description of the API: OpenAPI 3.1, whole, with a summary and an example for every operation."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from talent.web.docs_page import view_asset
from talent.web.openapi import TAGS, Description
from talent.web.routes import ROUTES
from tests.web.world import Site

METHODS = {"get", "put", "post", "delete", "patch"}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The description as it is published."""
    return Description(ROUTES).document


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Every operation with its path and method."""
    return [
        (path, method, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    ]


def references(value: object) -> set[str]:
    """Every schema that is referred to."""
    if isinstance(value, list):
        return set().union(*map(references, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
    return own.union(*map(references, value.values()))


def test_published_description_is_the_one_of_the_routes(shared: Site, document: dict[str, Any]) -> None:
    answer = shared.ask("GET", "/openapi.json")
    assert answer.json() == json.loads(json.dumps(document))
    assert answer.headers["content-type"].startswith("application/vnd.oai.openapi+json")


def test_structure_is_that_of_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    assert {"title", "version"} <= set(document["info"])
    assert set(document["components"]) == {"schemas", "securitySchemes"}
    for path, item in document["paths"].items():
        assert path.startswith("/")
        assert set(item) <= METHODS
    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert references(document) <= known
    assert "table" not in str(document["components"]["schemas"].keys()).lower()


def test_every_documented_route_is_there_once(document: dict[str, Any]) -> None:
    documented = {
        (route.path.replace(":str", ""), str(route.method).lower()) for route in ROUTES if route.tag
    }
    assert {(path, method) for path, method, _ in operations(document)} == documented
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names))


def test_every_operation_has_summary_tag_rights_and_an_example(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        where = (path, method)
        assert len(operation["summary"]) > 5, where
        assert operation["summary"] != operation["operationId"], where
        assert operation["tags"][0] in TAGS, where
        assert operation["description"] == "Public." or operation["security"], where
        assert "default" in operation["responses"], where
        for answer in operation["responses"].values():
            for media in answer.get("content", {}).values():
                assert media.get("examples") or media.get("example"), where
        for media in operation.get("requestBody", {}).get("content", {}).values():
            assert media["examples"], where


def test_parameters_of_a_path_are_exactly_those_it_names(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        named = {part[1:-1] for part in path.split("/") if part.startswith("{")}
        given = {each["name"] for each in operation["parameters"] if each["in"] == "path"}
        assert given == named, (path, method)
        assert all("example" in each and "schema" in each for each in operation["parameters"])


def test_lists_name_their_queries(document: dict[str, Any]) -> None:
    listed = document["paths"]["/api/v1/applicants"]["get"]["parameters"]
    assert {"limit", "page", "sort_by", "sort", "q"} <= {each["name"] for each in listed}
    limit = next(each for each in listed if each["name"] == "limit")
    assert (limit["schema"]["minimum"], limit["schema"]["maximum"]) == (1, 100)


def test_bodies_say_that_nothing_else_is_taken(document: dict[str, Any]) -> None:
    for _path, _method, operation in operations(document):
        for media in operation.get("requestBody", {}).get("content", {}).values():
            name = media["schema"].get("$ref", "").rsplit("/", 1)[-1]
            if name:
                assert document["components"]["schemas"][name]["additionalProperties"] is False


def test_no_personal_or_internal_name_stands_in_a_schema(document: dict[str, Any]) -> None:
    text = json.dumps(document["components"]["schemas"])
    for name in ("password_hash", "token_hash", "tie_seed", "user_key", "birth_place"):
        assert name not in text


def test_page_gets_a_view_that_swagger_ui_4_reads() -> None:
    view = json.loads(view_asset(Description(ROUTES)).content)
    assert view["openapi"] == "3.0.3"
    assert '"null"' not in json.dumps(view)
    assert '"const"' not in json.dumps(view)


def test_journey_of_the_documentation_asks_only_what_there_is() -> None:
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
    asked = {
        re.sub(r"/[A-Z]{3}-2026-\d{4}", "/{ref}", path)
        for path in re.findall(r"^(?:post \S+|curl .*?\$API) ?(/\S+)", text, re.MULTILINE)
    }
    known = {route.path.replace(":str", "").removeprefix("/api/v1") for route in ROUTES}
    assert len(asked) > 10
    assert asked <= known

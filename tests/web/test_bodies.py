"""Bodies that attack or are wrong: each one a refusal in problem details, never a fault of ours (TRUST S5, S11)."""

import ast
import time
import types
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest
from pydantic import BaseModel
from sqlmodel import SQLModel

from talent.web.examples import example
from talent.web.openapi import answer_of, body_of
from talent.web.paging import Page, PageMeta
from talent.web.routes import ROUTES
from talent.web.schemas.base import Create, Read
from tests.web.world import Site

BODIES = sorted({kind for route in ROUTES if (kind := body_of(route))}, key=lambda kind: kind.__name__)
ANSWERS = sorted({kind for route in ROUTES if (kind := answer_of(route))}, key=lambda kind: kind.__name__)
FORBIDDEN = {
    "id",
    "key",
    "reference",
    "role",
    "status",
    "score",
    "state",
    "version",
    "permissions",
    "approved_by",
}


def nested(kind: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any annotation
    """Every model inside an annotation, itself included."""
    if isinstance(kind, type) and not isinstance(kind, types.GenericAlias) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from nested(field.annotation)
    for inner in get_args(kind):
        yield from nested(inner)


ALL_BODIES = sorted({each for kind in BODIES for each in nested(kind)}, key=lambda kind: kind.__name__)


@pytest.mark.proves("S5")
@pytest.mark.parametrize("kind", ALL_BODIES, ids=lambda kind: kind.__name__)
def test_every_body_refuses_unknown_keys_and_has_no_field_of_its_own(kind: type[BaseModel]) -> None:
    assert issubclass(kind, Create)
    assert kind.model_config["extra"] == "forbid"
    # The words of a text in two languages are keyed by language.
    own = set(kind.model_fields) - ({"id"} if set(kind.model_fields) == {"id", "en"} else set())
    assert not own & FORBIDDEN


@pytest.mark.proves("S5")
def test_unknown_key_is_refused_by_the_route_itself(shared: Site) -> None:
    body = {"address": "a@example.com", "password": "x", "role": "admin"}
    answer = shared.ask("POST", "/session", json=body)
    assert answer.status_code == 400
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [
        ("/role", "field.unknown")
    ]


@pytest.mark.proves("S5")
def test_no_table_model_stands_in_any_signature() -> None:
    for route in ROUTES:
        for name, hint in get_type_hints(route.handler).items():
            for kind in nested(hint):
                assert not issubclass(kind, SQLModel), (route.path, name, kind)


@pytest.mark.proves("S5")
def test_answers_are_read_schemas_of_ours() -> None:
    for kind in ANSWERS:
        for each in nested(kind):
            assert issubclass(each, Read | Page | PageMeta), each
            assert not any(name.endswith("_key") for name in each.model_fields), each
            for field in each.model_fields.values():
                assert UUID not in (field.annotation, *get_args(field.annotation)), each


def test_controllers_hold_no_query_and_no_condition() -> None:
    import talent.web.api as api

    for name in api.__path__:
        for path in sorted(__import__("pathlib").Path(name).glob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
                assert not any(isinstance(node, ast.If | ast.For | ast.While) for node in ast.walk(function))
                called = {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
                assert not called & {"exec", "execute", "query", "get_one", "add", "commit", "flush"}


@pytest.mark.proves("S11")
@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "request.json"),
        (b"", "request.fields"),
        (b"\xff\xfe{}", "request.json"),
        (b"[" * 100_000, "request.json_depth"),
        (b"[" * 100_000 + b"]" * 100_000, "request.json_depth"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "request.json_depth"),
        (b"[" * 30 + b"]" * 30, "request.json_depth"),
        (b'{"address": NaN, "password": "x"}', "request.json"),
        (b'{"address": Infinity}', "request.json"),
        (b'{"address": 1e999}', "request.json"),
        (b'{"address": "a", "address": "b", "password": "x"}', "request.json_keys"),
        (b'{"address": "\\ud800", "password": "x"}', "request.json_text"),
        (b'{"\\udfff": 1}', "request.json_text"),
        (b'{"address": "a\\u0000b", "password": "x"}', "request.json_text"),
        (b'{"address": ' + b"9" * 5_000 + b"}", "request.json"),
        (b"null", "request.fields"),
        (b"[]", "request.fields"),
        (b'"text"', "request.fields"),
        (b"1", "request.fields"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value,
)
def test_odd_json_is_refused_in_problem_details(shared: Site, body: bytes, code: str) -> None:
    answer = shared.ask("POST", "/session", content=body, headers={"Content-Type": "application/json"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["code"]) == (400, code)


@pytest.mark.proves("S11")
def test_eleven_megabytes_and_ten_thousand_parameters_are_refused(shared: Site) -> None:
    big = b'{"address": "' + b"a" * 11_000_000 + b'"}'
    answer = shared.ask("POST", "/session", content=big, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")
    many = "&".join(f"p{number}=1" for number in range(6_000))
    answer = shared.ask("GET", f"/regions?{many}")
    assert (answer.status_code, answer.json()["code"]) == (400, "request.address_long")
    keys = ",".join(f'"k{number}":1' for number in range(10_000))
    answer = shared.ask(
        "POST", "/session", content=f"{{{keys}}}", headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400
    assert len(answer.json()["errors"]) <= 50


@pytest.mark.proves("S11")
def test_characters_that_cannot_be_stored_are_refused_in_addresses_too(shared: Site) -> None:
    for path in ("/requisitions/%00", "/requisitions?q=%00", "/skills/a%00b", "/requisitions?q=%ed%a0%80"):
        assert shared.ask("GET", path).status_code in {200, 400, 404}, path
    assert shared.ask("GET", "/requisitions?q=%00").status_code == 400


def test_numbers_out_of_range_are_refused(shared: Site) -> None:
    answer = shared.ask("GET", "/regions?page=99999999999999999999&limit=-1&sort=up")
    assert answer.status_code == 400
    assert {each["pointer"] for each in answer.json()["errors"]} == {
        "query:page",
        "query:limit",
        "query:sort",
    }


def test_field_errors_name_the_place_in_both_languages_and_quote_nothing(shared: Site) -> None:
    body = {
        "name": " ",
        "email": "secret-value@example.com",
        "password": "p",
        "birth_year": "1990",
        "consent": "yes",
        "sector": "secret-sector",
    }
    answer = shared.ask("POST", "/register", json=body)
    errors = {each["pointer"]: each for each in answer.json()["errors"]}
    assert set(errors) == {"/name", "/birth_year", "/consent", "/sector"}
    assert errors["/name"]["detail_id"] != errors["/name"]["detail_en"]
    assert "secret" not in answer.text


@pytest.mark.slow
def test_fifty_megabytes_are_refused_quickly(shared: Site) -> None:
    own = shared.world.applicants[0]
    data = b"x" * 50_000_000
    began = time.monotonic()
    answer = shared.ask("POST", f"/applicants/{own}/cvs", by="applicant1", files={"file": ("cv.pdf", data)})
    assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")
    assert time.monotonic() - began < 5
    assert shared.ask("GET", f"/applicants/{own}/cvs", by="applicant1").json()["meta"]["total"] == 1


def test_body_without_a_length_is_stopped_while_it_streams(shared: Site) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(1_000):
            sent += 100_000
            yield b"x" * 100_000

    answer = shared.ask("POST", "/session", content=endless(), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")


def test_file_a_little_over_the_limit_names_the_limit(shared: Site) -> None:
    own = shared.world.applicants[0]
    files = {"file": ("cv.pdf", b"x" * (shared.settings.max_upload_bytes + 1))}
    answer = shared.ask("POST", f"/applicants/{own}/cvs", by="applicant1", files=files)
    assert (answer.status_code, answer.json()["code"]) == (413, "cv.too_large")
    assert "10 MB" in answer.json()["detail_id"]


@pytest.mark.parametrize(
    ("more", "statuses"),
    [
        ({"files": {"file": ("cv.pdf", b"")}}, {422}),
        ({"files": {"other": ("cv.pdf", b"x")}}, {400}),
        ({"data": {"file": "no file"}}, {400}),
        ({"json": {"file": "x"}}, {400}),
        ({"content": b"--x\r\n", "headers": {"Content-Type": "multipart/form-data; boundary=x"}}, {400}),
        ({"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}, {400}),
        ({}, {400}),
    ],
)
def test_broken_upload_writes_nothing(shared: Site, more: dict[str, Any], statuses: set[int]) -> None:
    own = shared.world.applicants[0]
    answer = shared.ask("POST", f"/applicants/{own}/cvs", by="applicant1", **more)
    assert answer.status_code in statuses, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert shared.ask("GET", f"/applicants/{own}/cvs", by="applicant1").json()["meta"]["total"] == 1


@pytest.mark.parametrize("kind", [*BODIES, *ANSWERS], ids=lambda kind: kind.__name__)
def test_every_example_fits_its_schema(kind: type[BaseModel]) -> None:
    kind.model_validate(example(kind))

"""Error answers: RFC 9457, one shape everywhere, in the reader's language with both beside it (TRUST I2)."""

import logging

import pytest
from litestar import Litestar, get
from litestar.testing import TestClient
from sqlalchemy.exc import IntegrityError, OperationalError

from talent.core.settings import Settings
from talent.web.errors import exception_handlers
from tests.web.world import Site

SHAPE = {"type", "title", "status", "detail", "detail_id", "detail_en", "instance", "code", "errors"}


@pytest.mark.proves("I2")
@pytest.mark.parametrize(
    ("method", "path", "by", "status", "code"),
    [
        ("GET", "/requisitions/REQ-2099-0001", None, 404, "requisition.not_found"),
        ("GET", "/nothing", None, 404, "request.path"),
        ("PATCH", "/me", "lead", 405, "request.method"),
        ("GET", "/me", None, 401, "login.needed"),
        ("GET", "/applicants", "lead", 403, "permission.missing"),
        ("GET", "/regions?limit=0", None, 400, "request.fields"),
        ("GET", "/requisitions?sort_by=tie_seed", None, 422, "sort.column"),
        ("GET", "/regions?sort_by=name", None, 422, "sort.fixed"),
    ],
)
def test_every_error_has_the_one_shape_in_both_languages(
    shared: Site, method: str, path: str, by: str | None, status: int, code: str
) -> None:
    for lang in ("id", "en"):
        answer = shared.ask(method, path, by=by, headers={"Accept-Language": lang})
        body = answer.json()
        assert answer.status_code == body["status"] == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(body) == SHAPE
        assert (body["code"], body["type"]) == (code, f"/problems/{code}")
        assert body["detail"] == body[f"detail_{lang}"]
        assert body["detail_id"] != body["detail_en"]
        assert answer.headers["content-language"] == lang
        assert body["instance"].startswith("urn:uuid:")
        assert shared.ask("GET", f"/{body['type']}").status_code == 200


def test_method_that_is_not_taken_names_those_that_are(shared: Site) -> None:
    assert "GET" in shared.ask("PATCH", "/me", by="lead").headers["allow"]


@pytest.mark.parametrize(
    ("query", "accept", "by", "lang"),
    [
        ("", "en", None, "en"),
        ("", "id-ID,id;q=0.9,en;q=0.8", None, "id"),
        ("", "fr, en;q=0.5, id;q=0.4", None, "en"),
        ("", "fr", None, "id"),
        ("", "en;q=0, *", None, "id"),
        ("", "en;q=x", None, "id"),
        ("?lang=en", "id", None, "en"),
        ("?lang=fr", "en", None, "en"),
        ("", "", "lead", "id"),
    ],
)
def test_language_is_what_the_request_asks_for(
    shared: Site, query: str, accept: str, by: str | None, lang: str
) -> None:
    answer = shared.ask("GET", f"/requisitions/NONE{query}", by=by, headers={"Accept-Language": accept})
    assert answer.headers["content-language"] == lang


def test_type_of_a_problem_that_is_none_is_not_found(shared: Site) -> None:
    assert shared.ask("GET", "//problems/no.such.code").status_code == 404


def _app(error: Exception, settings: Settings) -> Litestar:
    @get("/", sync_to_thread=False)
    def broken() -> None:
        raise error

    return Litestar(
        [broken], exception_handlers=exception_handlers(), logging_config=None, openapi_config=None
    )


def test_fault_says_nothing_of_the_inside_and_logs_no_text(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    error = RuntimeError("Sari Wulandari, sari@example.com, SELECT * FROM applicant")
    with (
        caplog.at_level(logging.DEBUG, "talent.web"),
        TestClient(_app(error, settings), raise_server_exceptions=False) as client,
    ):
        answer = client.get("/")
    assert (answer.status_code, answer.json()["code"]) == (500, "request.fault")
    for leak in ("Sari", "example.com", "SELECT", "RuntimeError", "Traceback"):
        assert leak not in answer.text
    logged = "\n".join(record.getMessage() for record in caplog.records if record.name == "talent.web")
    assert answer.json()["instance"] in logged
    assert "RuntimeError" in logged
    assert "broken" in logged
    assert "Sari" not in logged
    assert "SELECT" not in logged


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (IntegrityError("INSERT Sari", {"name": "Sari"}, Exception("Sari")), 409, "request.race"),
        (OperationalError("SELECT Sari", {"name": "Sari"}, Exception("Sari")), 503, "request.busy"),
    ],
)
def test_database_that_refuses_or_is_away_is_no_fault(
    settings: Settings, caplog: pytest.LogCaptureFixture, error: Exception, status: int, code: str
) -> None:
    with TestClient(_app(error, settings), raise_server_exceptions=False) as client:
        answer = client.get("/")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert "Sari" not in answer.text
    assert "Sari" not in "".join(r.getMessage() for r in caplog.records if r.name == "talent.web")


def test_not_ready_before_the_migrations(settings: Settings) -> None:
    from talent.app import create_app
    from talent.db.engine import make_engine

    engine = make_engine("sqlite://")
    with TestClient(create_app(settings, engine), raise_server_exceptions=False) as client:
        assert client.get("/healthz").json() == {"status": "live"}
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["code"]) == (503, "database.not_migrated")
    engine.dispose()

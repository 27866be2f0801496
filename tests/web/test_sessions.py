"""Sign-in over HTTP: fixation, cookies, bearer tokens, limits, writes that another site makes (TRUST S1, S6, S12)."""

from datetime import timedelta
from typing import Any

import pytest
from httpx import Response
from sqlmodel import select

from talent.accounts.models import LoginSession
from talent.accounts.users import disable_user, get_user
from talent.audit.actors import OPERATOR
from talent.core import clock
from talent.db.session import transaction
from tests.web.world import API, PASSWORD, Site

COOKIE = "__Host-talent"
OURS = {"X-Talent-Request": "1"}


def sign_in(site: Site, name: str = "lead", **more: Any) -> Response:  # noqa: ANN401 - httpx
    """Sign in as a browser does; the client keeps the cookie."""
    return site.client.post(
        f"{API}/session", json={"address": site.world.emails[name], "password": PASSWORD}, **more
    )


@pytest.mark.proves("S1")
def test_id_that_a_client_brings_never_becomes_a_session(site: Site) -> None:
    site.client.cookies.set(COOKIE, "chosen-by-an-attacker")
    answer = sign_in(site)
    assert answer.status_code == 200
    made = answer.headers["set-cookie"].split(";")[0].removeprefix(f"{COOKIE}=")
    assert made != "chosen-by-an-attacker"
    assert len(made) >= 43
    site.client.cookies.clear()
    site.client.cookies.set(COOKIE, "chosen-by-an-attacker")
    assert site.ask("GET", "/me").status_code == 401


@pytest.mark.proves("S1")
def test_signing_in_again_ends_the_session_that_was_brought_along(site: Site) -> None:
    first = sign_in(site).cookies[COOKIE]
    second = sign_in(site, headers=OURS).cookies[COOKIE]
    assert first != second
    site.client.cookies.clear()
    for token, status in ((first, 401), (second, 200)):
        assert site.ask("GET", "/me", headers={"Authorization": f"Bearer {token}"}).status_code == status


@pytest.mark.proves("S1")
def test_only_a_hash_of_the_token_is_kept(site: Site) -> None:
    token = site.token("lead")
    with transaction(site.engine, write=False) as session:
        rows = session.connection().exec_driver_sql("SELECT * FROM login_session").all()
    assert rows
    assert token not in str(rows)


@pytest.mark.proves("S1")
def test_session_ends_when_idle_when_old_and_when_the_user_is_disabled(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = clock.now
    for name, later in (("lead", timedelta(minutes=31)), ("hr", timedelta(hours=13))):
        site.token(name)
        assert site.ask("GET", "/me", by=name).status_code == 200
        with monkeypatch.context() as patched:
            patched.setattr(clock, "now", lambda later=later: real() + later)
            assert site.ask("GET", "/me", by=name).status_code == 401
    with transaction(site.engine) as session:
        disable_user(session, get_user(session, site.world.users["lead"]), actor=OPERATOR)
    assert site.ask("GET", "/me", by="lead").status_code == 401


def test_use_moves_the_idle_time(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    real = clock.now
    site.token("lead")
    for minutes in (20, 40, 60):
        monkeypatch.setattr(clock, "now", lambda minutes=minutes: real() + timedelta(minutes=minutes))
        assert site.ask("GET", "/me", by="lead").status_code == 200


@pytest.mark.proves("S6")
def test_cookie_is_bound_to_the_host_and_out_of_reach_of_scripts(site: Site) -> None:
    answer = sign_in(site)
    attributes = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert {"httponly", "secure", "samesite=lax", "path=/"} <= attributes
    assert not any(part.startswith("domain") for part in attributes)
    assert answer.json()["token"] is None


def test_bearer_sign_in_sets_no_cookie(site: Site) -> None:
    answer = site.client.post(
        f"{API}/session",
        json={"address": site.world.emails["lead"], "password": PASSWORD, "transport": "bearer"},
    )
    assert "set-cookie" not in answer.headers
    assert answer.json()["token"]


def test_signing_out_ends_the_session_and_deletes_the_cookie(site: Site) -> None:
    token = sign_in(site).cookies[COOKIE]
    answer = site.ask("DELETE", "/session", headers=OURS)
    assert answer.status_code == 204
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert site.ask("GET", "/me", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    with transaction(site.engine, write=False) as session:
        assert session.exec(select(LoginSession)).all() == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://testserver.local"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://testserver.local"}, 404),
        ({"Sec-Fetch-Site": "same-origin"}, 404),
        (OURS, 404),
    ],
)
def test_write_by_cookie_must_come_from_our_own_pages(
    site: Site, headers: dict[str, str], status: int
) -> None:
    sign_in(site)
    answer = site.ask("POST", "/requisitions/NONE/open", headers=headers)
    assert answer.status_code == status


def test_another_site_cannot_sign_a_browser_in(site: Site) -> None:
    assert sign_in(site, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert sign_in(site, headers={"Origin": "https://elsewhere.example"}).status_code == 403


def test_form_of_another_site_is_not_taken_for_json(site: Site) -> None:
    answer = site.client.post(
        f"{API}/session", content=b'{"address":"a@b"}', headers={"Content-Type": "text/plain"}
    )
    assert answer.status_code == 415


@pytest.mark.proves("S12")
def test_failures_are_counted_though_each_is_rolled_back(site: Site) -> None:
    wrong = {"address": site.world.emails["lead"], "password": "bukan kata sandi"}
    for _ in range(site.settings.login_attempts):
        answer = site.ask("POST", "/session", json=wrong)
        assert (answer.status_code, answer.json()["code"]) == (401, "login.wrong")
    answer = site.ask("POST", "/session", json=wrong)
    assert (answer.status_code, answer.json()["code"]) == (429, "login.too_many")
    assert answer.headers["retry-after"] == str(site.settings.login_wait_minutes * 60)
    assert sign_in(site).status_code == 429


@pytest.mark.proves("S12")
def test_unknown_address_is_told_the_same(site: Site) -> None:
    answers = [
        site.ask("POST", "/session", json={"address": address, "password": "bukan kata sandi"}).json()
        for address in (site.world.emails["hr"], "nobody@example.com", "0812")
    ]
    for answer in answers:
        answer.pop("instance")
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.proves("S12")
def test_forwarded_address_of_a_stranger_is_not_believed(site: Site) -> None:
    wrong = {"password": "bukan kata sandi"}
    for turn in range(site.settings.login_attempts + 1):
        answer = site.ask(
            "POST",
            "/session",
            json={**wrong, "address": f"nobody{turn}@example.com"},
            headers={"X-Forwarded-For": f"203.0.113.{turn}"},
        )
    assert answer.status_code == 429

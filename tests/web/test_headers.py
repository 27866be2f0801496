"""Security headers on every answer, errors and unknown paths included (TRUST S6)."""

import pytest

from tests.web.world import Site

EXPECTED = {
    "content-security-policy": ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"),
    "x-content-type-options": ("nosniff",),
    "referrer-policy": ("no-referrer",),
    "cross-origin-opener-policy": ("same-origin",),
}


@pytest.mark.proves("S6")
@pytest.mark.parametrize(
    ("method", "path", "by", "status"),
    [
        ("GET", "//healthz", None, 200),
        ("GET", "/me", "lead", 200),
        ("GET", "/me", None, 401),
        ("GET", "/applicants", "lead", 403),
        ("GET", "/nothing/here", None, 404),
        ("PATCH", "/me", "lead", 405),
        ("POST", "/session", None, 400),
        ("GET", "/docs", None, 200),
        ("GET", "/docs/docs.js", None, 200),
        ("GET", "/regions?limit=0", None, 400),
    ],
)
def test_every_answer_carries_the_headers(
    shared: Site, method: str, path: str, by: str | None, status: int
) -> None:
    answer = shared.ask(method, path, by=by)
    assert answer.status_code == status, answer.text
    for name, parts in EXPECTED.items():
        assert all(part in answer.headers[name] for part in parts), name
    seconds = answer.headers["strict-transport-security"].split(";")[0].removeprefix("max-age=")
    assert int(seconds) >= 31_536_000
    kept = "max-age" if path == "/docs/docs.js" else "no-store"
    assert kept in answer.headers["cache-control"]


def test_documentation_page_loads_nothing_from_elsewhere(shared: Site) -> None:
    page = shared.ask("GET", "/docs").text
    assert "http://" not in page
    assert "https://" not in page
    policy = shared.ask("GET", "/docs").headers["content-security-policy"]
    assert "http" not in policy
    assert "script-src 'self';" in policy
    for name in ("swagger-ui.css", "swagger-ui-bundle.js", "docs.css", "docs.js", "favicon.svg"):
        assert f"docs/{name}" in page
        assert shared.ask("GET", f"/docs/{name}").status_code == 200


def test_documentation_serves_no_other_file(shared: Site) -> None:
    for name in ("..%2f..%2fapp.py", "index.html", "docs.html", "..", "%2e%2e"):
        assert shared.ask("GET", f"/docs/{name}").status_code == 404, name

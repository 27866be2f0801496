"""The network address of a client: a forwarded one counts only when a trusted proxy says it."""

from pathlib import Path

import pytest
from litestar.testing import RequestFactory
from pydantic import SecretStr

from talent.core.settings import Settings
from talent.web.client import client_address
from tests.web.world import SECRET


@pytest.mark.proves("S12")
@pytest.mark.parametrize(
    ("trusted", "forwarded", "expected"),
    [
        ("", "203.0.113.9", "10.0.0.1"),
        ("10.0.0.9", "203.0.113.9", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.0/8", "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.0/8, 192.0.2.1", "203.0.113.9, 192.0.2.1", "203.0.113.9"),
        ("10.0.0.1", "203.0.113.9, not-an-address", "not-an-address"),
        ("10.0.0.1", "", "10.0.0.1"),
    ],
)
def test_nearest_address_that_is_no_proxy_of_ours(
    tmp_path: Path, trusted: str, forwarded: str, expected: str
) -> None:
    settings = Settings(data_dir=tmp_path, secret_key=SecretStr(SECRET), trusted_proxies=trusted)
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})
    request.scope["client"] = ("10.0.0.1", 50000)
    assert client_address(request, settings) == expected

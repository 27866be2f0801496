"""Settings come from the environment, are checked, and never show their values."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from talent.core.errors import Invalid
from talent.core.settings import Settings, load

STRONG = "v9QxT2mLr7-Kp4WzB8sHn3YcD6fGj5Ea1U"

WRONG = {
    "TALENT_LANG": "fr",
    "TALENT_PORT": "70000",
    "TALENT_HOST": "",
    "TALENT_DEMO": "perhaps",
    "TALENT_SECURE_COOKIES": "no-idea",
    "TALENT_TRUSTED_PROXIES": "10.0.0.1, nonsense",
    "TALENT_MAX_UPLOAD_BYTES": "0",
    "TALENT_MAX_BODY_BYTES": "-1",
    "TALENT_SESSION_IDLE_MINUTES": "0",
    "TALENT_SESSION_HOURS": "soon",
    "TALENT_LOGIN_ATTEMPTS": "0",
    "TALENT_LOGIN_WAIT_MINUTES": "0",
    "TALENT_QUEUE": "rabbit",
    "TALENT_WORKER_THREADS": "-1",
    "TALENT_SECRET_KEY": "changeme-changeme-changeme-changeme",
}


@pytest.mark.parametrize(("name", "value"), WRONG.items())
def test_a_wrong_value_is_refused_by_name_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(Invalid) as refusal:
        load()
    assert refusal.value.params == {"names": name}
    assert name in str(refusal.value)
    assert not value or value not in str(refusal.value)


def test_every_setting_with_a_rule_has_a_wrong_value_above() -> None:
    free = {"data_dir", "database_url"}
    assert {"TALENT_" + name.upper() for name in set(Settings.model_fields) - free} == set(WRONG)


def test_all_wrong_values_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALENT_PORT", "0")
    monkeypatch.setenv("TALENT_LANG", "xx")
    with pytest.raises(Invalid) as refusal:
        load()
    assert refusal.value.params == {"names": "TALENT_LANG, TALENT_PORT"}


@pytest.mark.parametrize(
    "weak",
    [
        "short",
        "a" * 40,
        "ab" * 20,
        "password" + STRONG,
        "Secret" + STRONG,
        "TALENT-" + STRONG,
        "0123456789" * 4,
    ],
)
def test_weak_secrets_are_refused_outside_the_demo(weak: str) -> None:
    with pytest.raises(Invalid):
        load(secret_key=SecretStr(weak))
    assert load(secret_key=SecretStr(weak), demo=True).require_secret() == weak


def test_a_strong_secret_is_taken_and_never_printed() -> None:
    settings = load(secret_key=SecretStr(STRONG))
    assert settings.require_secret() == STRONG
    assert STRONG not in repr(settings)


def test_a_missing_secret_is_refused_only_where_it_is_needed() -> None:
    with pytest.raises(Invalid) as refusal:
        load().require_secret()
    assert refusal.value.code == "error.settings.secret_missing"


def test_insecure_cookies_are_for_the_demo_only() -> None:
    with pytest.raises(Invalid) as refusal:
        load(secure_cookies=False)
    assert refusal.value.params == {"names": "TALENT_SECURE_COOKIES"}
    assert load(secure_cookies=False, demo=True).secure_cookies is False


def test_the_default_database_lies_in_the_data_folder(tmp_path: Path) -> None:
    settings = load(data_dir=tmp_path)
    assert settings.url == f"sqlite:///{tmp_path / 'talent.db'}"
    assert settings.uploads == tmp_path / "uploads"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_name_postgresql_uses_psycopg_3(scheme: str) -> None:
    assert load(database_url=f"{scheme}://u@h/d").url == "postgresql+psycopg://u@h/d"

"""Every setting of the application, read once from the environment (`TALENT_…`) and checked.

`docs/settings.md` lists them; a test compares the two.
"""

from ipaddress import ip_network
from pathlib import Path
from typing import Final, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from talent.core.errors import Invalid

_MIN_SECRET: Final = 32
_WEAK: Final = ("secret", "changeme", "password", "talent", "demo", "test", "0123456789")


class Settings(BaseSettings):
    """Values of one process. `database_url` defaults to SQLite in `data_dir`."""

    model_config = SettingsConfigDict(env_prefix="TALENT_", extra="ignore", frozen=True)

    data_dir: Path = Field(
        Path("data"), description="Folder of files: uploads, the default database, the queue."
    )
    database_url: str = Field(
        "", description="SQLAlchemy URL; by default SQLite in `talent.db` of the data folder."
    )
    secret_key: SecretStr = Field(
        SecretStr(""),
        description="Secret of at least 32 characters that signs and seeds; required by `serve`.",
    )
    lang: str = Field("id", pattern="^(id|en)$", description="Language where the reader has not chosen one.")
    demo: bool = Field(False, description="Demo mode: weak secrets are let through, sign-ins are printed.")
    host: str = Field("127.0.0.1", min_length=1, description="Address that `talent serve` listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port that `talent serve` listens on.")
    secure_cookies: bool = Field(True, description="Cookies are `__Host-` and Secure; off only in the demo.")
    trusted_proxies: str = Field(
        "", description="Addresses of proxies whose X-Forwarded-For is believed, by commas."
    )
    max_upload_bytes: int = Field(10_000_000, gt=0, description="Largest CV that is taken, in bytes.")
    max_body_bytes: int = Field(1_000_000, gt=0, description="Largest JSON body that is taken, in bytes.")
    session_idle_minutes: int = Field(
        30, gt=0, description="A session ends after this long without a request."
    )
    session_hours: int = Field(12, gt=0, description="A session ends after this long in any case.")
    login_attempts: int = Field(
        5, gt=0, description="Failed sign-ins for one account or address before a wait."
    )
    login_wait_minutes: int = Field(15, gt=0, description="How long that wait is.")
    queue: str = Field(
        "sqlite",
        pattern="^(sqlite|none)$",
        description="What wakes the worker: a SQLite queue, or none (polling).",
    )
    worker_threads: int = Field(
        2, ge=0, description="Worker threads inside `serve`; 0 leaves the work to `talent worker`."
    )

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses(cls, value: str) -> str:
        for part in filter(None, map(str.strip, value.split(","))):
            ip_network(part)
        return value

    @model_validator(mode="after")
    def _cookies_travel_encrypted(self) -> Self:
        if not self.secure_cookies and not self.demo:
            raise ValueError("secure_cookies")
        return self

    @model_validator(mode="after")
    def _no_weak_secret(self) -> Self:
        secret = self.secret_key.get_secret_value()
        if not secret or self.demo:
            return self
        if len(secret) < _MIN_SECRET or len(set(secret)) < 10 or secret.lower().startswith(_WEAK):
            raise ValueError("secret_key")
        return self

    @property
    def url(self) -> str:
        """The database's SQLAlchemy URL, with psycopg 3 as the driver of PostgreSQL."""
        url = self.database_url or f"sqlite:///{self.data_dir / 'talent.db'}"
        for short in ("postgresql://", "postgres://"):
            if url.startswith(short):
                return "postgresql+psycopg://" + url.removeprefix(short)
        return url

    @property
    def uploads(self) -> Path:
        """The folder of stored CV files."""
        return self.data_dir / "uploads"

    @property
    def index_folder(self) -> Path:
        """The folder of the columns that matching searches; it can be removed at any time and is made anew."""
        return self.data_dir / "index"

    def require_secret(self) -> str:
        """Return the secret key.

        Raises:
            Invalid: none is set, outside the demo.
        """
        secret = self.secret_key.get_secret_value()
        if not secret:
            raise Invalid("error.settings.secret_missing")
        return secret


def load(**overrides: object) -> Settings:
    """Return the settings of this environment.

    Raises:
        Invalid: a value is wrong; the names of the variables are in the sentence, their values are not.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        names = sorted({_variable(part["loc"], part["msg"]) for part in error.errors()})
        raise Invalid("error.settings.invalid", names=", ".join(names)) from None


def _variable(loc: tuple[int | str, ...], message: str) -> str:
    name = str(loc[0]) if loc else message.rsplit(" ", 1)[-1]
    return "TALENT_" + name.upper()

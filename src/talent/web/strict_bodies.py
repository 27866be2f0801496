"""Reads bodies with our schemas, each value of the type it says: no text for a number, no number for yes or no.

The framework's own reading passes a leniency of its own to pydantic, which overrules what the fields say.
"""

from collections.abc import Callable
from typing import Any

from litestar.config.app import AppConfig
from litestar.plugins.pydantic import PydanticDIPlugin, PydanticInitPlugin, PydanticPlugin
from pydantic import BaseModel, ValidationError

from talent.web.field_errors import WrongFields, errors_of_body


class StrictBodies(PydanticPlugin):
    """The framework's plugin for pydantic, with our way of reading."""

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        """Put our reader in the place of the framework's."""
        app_config.plugins.extend([_Reader(prefer_alias=True), PydanticDIPlugin()])
        return app_config


class _Reader(PydanticInitPlugin):
    @classmethod
    def decoders(
        cls, validate_strict: bool = False
    ) -> list[tuple[Callable[[Any], bool], Callable[[Any, Any], Any]]]:
        return [(_is_schema, _read)]


def _is_schema(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _read(kind: type[BaseModel], value: object) -> BaseModel:
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        raise WrongFields(errors_of_body(found)) from None

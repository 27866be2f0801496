"""Describes the API (OpenAPI 3.1) from the route table and the signatures of its controllers, with examples.

Nothing is written twice: paths and rights come from the table, parameters and bodies from the controllers, schemas
from pydantic, summaries from the first line of each docstring.
"""

import inspect
import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

from litestar import Response
from litestar.enums import RequestEncodingType
from litestar.params import BodyKwarg, HeaderParameter, ParameterKwarg, PathParameter, QueryParameter
from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from talent import __version__
from talent.web.examples import example, example_of_parameter
from talent.web.paging import Paging, provide_paging
from talent.web.route import Route
from talent.web.schemas.problem import ProblemDetails

Json = dict[str, Any]

TAGS: Final = {
    "session": "Signing in and out.",
    "applicants": "People in the pool, their CVs, skills and time.",
    "programmes": "Programmes and their rounds.",
    "projects": "Work that needs people.",
    "requisitions": "Authorised demand for people, with its requirements.",
    "applications": "People who ask for a requisition.",
    "matching": "Runs of the engine, stored and replayable.",
    "shortlists": "People put forward: blind, explained, assessed, decided.",
    "placements": "Who works where, from when, on what basis.",
    "exports": "Placement records as files with a manifest.",
    "ledger": "What was done, tamper-evident.",
    "users": "Accounts of staff.",
    "reference": "Regions, units, skills, reasons and role templates.",
    "health": "Whether the process lives and works.",
}
_LOCATIONS: Final = {PathParameter: "path", QueryParameter: "query", HeaderParameter: "header"}
_CONSTRAINTS: Final = {"ge": "minimum", "le": "maximum", "max_length": "maxLength"}
_REF: Final = "#/components/schemas/{model}"


class Description:
    """The description of the routes, made when it is first asked for."""

    def __init__(self, routes: Sequence[Route]) -> None:
        self._routes = [route for route in routes if route.tag is not None]

    @cached_property
    def json(self) -> bytes:
        """The description as bytes."""
        return json.dumps(self.document, ensure_ascii=False, separators=(",", ":")).encode()

    @cached_property
    def document(self) -> Json:
        """The description as it is published."""
        paths: dict[str, Json] = {}
        for route in self._routes:
            path = route.path.replace(":str}", "}")
            paths.setdefault(path, {})[str(route.method).lower()] = _operation(route)
        return {
            "openapi": "3.1.0",
            "info": {
                "title": "Talent",
                "version": __version__,
                "summary": "Recruitment and matching engine of a provincial digital service.",
                "license": {"name": "MIT", "identifier": "MIT"},
            },
            "servers": [{"url": "/"}],
            "tags": [{"name": name, "description": words} for name, words in TAGS.items()],
            "paths": paths,
            "components": {
                "schemas": self._schemas(),
                "securitySchemes": {
                    "bearer": {"type": "http", "scheme": "bearer"},
                    "cookie": {"type": "apiKey", "in": "cookie", "name": "__Host-talent"},
                },
            },
        }

    def _schemas(self) -> Json:
        bodies = {kind for route in self._routes if (kind := body_of(route)) is not None}
        answers = {kind for route in self._routes if (kind := answer_of(route)) is not None}
        wanted = [(kind, "validation") for kind in sorted(bodies, key=_name)]
        wanted += [(kind, "serialization") for kind in sorted(answers | {ProblemDetails}, key=_name)]
        _, definitions = models_json_schema(wanted, ref_template=_REF)  # type: ignore[arg-type]
        return dict(definitions["$defs"])


def body_of(route: Route) -> type[BaseModel] | None:
    """Return the schema of the route's JSON body, None where it takes none."""
    for _parameter, kind, marker in _parameters(route.handler):
        if isinstance(marker, BodyKwarg) and marker.media_type == RequestEncodingType.JSON:
            assert isinstance(kind, type) and issubclass(kind, BaseModel)  # noqa: S101, PT018 - a slip in a controller
            return kind
    return None


def answer_of(route: Route) -> type[BaseModel] | None:
    """Return the schema of the route's answer, None where it has no JSON body."""
    kind = get_type_hints(route.handler)["return"]
    if get_origin(kind) is Response:
        kind = get_args(kind)[0]
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _operation(route: Route) -> Json:
    name = f"{route.handler.__module__.rsplit('.', 1)[-1]}.{route.handler.__name__}"
    operation: Json = {
        "operationId": name,
        "tags": [route.tag],
        "summary": (inspect.getdoc(route.handler) or name).split("\n")[0].rstrip("."),
        "description": _rights(route),
        "parameters": list(_described_parameters(route.handler, route.path)),
        "responses": {str(route.status): _success(route), "default": _problem()},
        "security": [] if route.access.public else [{"bearer": []}, {"cookie": []}],
    }
    body = _body(route)
    if body is not None:
        operation["requestBody"] = body
    return operation


def _rights(route: Route) -> str:
    if route.access.public:
        return "Public."
    if route.access.signed_in:
        return "Needs a session."
    return "Needs " + " or ".join(f"`{each.value}`" for each in sorted(route.access.permissions)) + "."


def _body(route: Route) -> Json | None:
    if route.upload:
        file = {"type": "string", "contentMediaType": "application/octet-stream"}
        schema = {"type": "object", "properties": {"file": file}, "required": ["file"]}
        shown = {"cv": {"value": {"file": "cv.pdf"}}}
        return {"required": True, "content": {"multipart/form-data": {"schema": schema, "examples": shown}}}
    kind = body_of(route)
    if kind is None:
        return None
    return {"required": True, "content": {"application/json": _media(kind)}}


def _success(route: Route) -> Json:
    kind = answer_of(route)
    if kind is not None:
        return {"description": "Done.", "content": {"application/json": _media(kind)}}
    if route.status == 204:
        return {"description": "Done; there is nothing to say.", "x-example": "no content"}
    file = {"schema": {"type": "string", "contentMediaType": "application/zip"}, "example": "PK…"}
    return {"description": "A file.", "content": {"application/zip": file}}


def _problem() -> Json:
    return {
        "description": "A refusal (RFC 9457), in the reader's language with both beside it.",
        "content": {"application/problem+json": _media(ProblemDetails)},
    }


def _media(kind: type[BaseModel]) -> Json:
    return {
        "schema": {"$ref": _REF.format(model=_name(kind))},
        "examples": {"example": {"value": example(kind)}},
    }


def _name(kind: type[BaseModel]) -> str:
    return kind.__name__.replace("[", "_").replace("]", "_")


def _described_parameters(handler: Any, path: str) -> Iterator[Json]:  # noqa: ANN401 - any controller
    hints = inspect.signature(handler).parameters
    for name, kind, marker in _parameters(handler):
        if kind is Paging:
            yield from _described_parameters(provide_paging, path)
        if not isinstance(marker, ParameterKwarg):
            continue
        default = hints[name].default
        schema = _schema(kind, marker)
        if default is not inspect.Parameter.empty and default is not None:
            schema["default"] = default
        yield {
            "name": marker.name or name,
            "in": _LOCATIONS[type(marker)],
            "required": default is inspect.Parameter.empty,
            "schema": schema,
            "example": example_of_parameter(marker.name or name, path),
        }


def _schema(kind: Any, marker: ParameterKwarg) -> Json:  # noqa: ANN401 - any annotation
    schema: Json = TypeAdapter(kind).json_schema()
    definitions = schema.pop("$defs", {})
    for part in [schema, *schema.get("anyOf", [])]:
        if "$ref" in part:
            part.update(definitions[part.pop("$ref").rsplit("/", 1)[-1]])
    for name, keyword in _CONSTRAINTS.items():
        value = getattr(marker, name)
        if value is not None:
            schema[keyword] = value
    return schema


def _parameters(handler: Any) -> Iterator[tuple[str, Any, object]]:  # noqa: ANN401 - any controller
    """Give (name, type, marker) of each parameter; the marker says where its value comes from."""
    for name, hint in get_type_hints(handler, include_extras=True).items():
        if get_origin(hint) is Annotated and name != "return":
            kind, *markers = get_args(hint)
            yield name, kind, markers[-1]

"""Role templates: what a role at a level usually needs, as a start for the requirements of a requisition."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from talent.core import paths
from talent.core.errors import NotFound
from talent.projects.models import RequirementKind
from talent.projects.requisitions import RequirementLine


@dataclass(frozen=True, slots=True)
class RoleTemplate:
    """A role such as `backend-developer`, with the requirements of each of its levels."""

    id: str
    labels: dict[str, str]
    source: str
    levels: dict[str, tuple[RequirementLine, ...]]
    level_labels: dict[str, dict[str, str]]


@lru_cache(maxsize=1)
def list_role_templates() -> tuple[RoleTemplate, ...]:
    """Return the shipped templates in the order of their ids."""
    raw = [
        role
        for name in ("role_templates.json", "role_templates_civic.json")
        for role in json.loads((paths.reference() / name).read_text("utf-8"))
    ]
    return tuple(sorted((_template(role) for role in raw), key=lambda template: template.id))


def requirements_from(role: str, level: str) -> tuple[RequirementLine, ...]:
    """Return the requirements of a role at a level.

    Raises:
        NotFound: there is no such template or level.
    """
    for template in list_role_templates():
        if template.id == role and level in template.levels:
            return template.levels[level]
    raise NotFound("error.role_template.not_found", role=role, level=level)


def _template(role: dict[str, Any]) -> RoleTemplate:
    return RoleTemplate(
        id=role["id"],
        labels=role["labels"],
        source=role["source"],
        levels={
            level["id"]: tuple(_line(line) for line in level["requirements"]) for level in role["levels"]
        },
        level_labels={level["id"]: level["labels"] for level in role["levels"]},
    )


def _line(line: dict[str, Any]) -> RequirementLine:
    return RequirementLine(
        tuple(line["skills"]), line["level"], RequirementKind(line["kind"]), float(line["weight"])
    )

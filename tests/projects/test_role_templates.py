"""Role templates: every level of every role is a set of requirements that a requisition takes as it is."""

import pytest

from talent.core.errors import NotFound
from talent.projects.models import RequirementKind
from talent.projects.role_templates import list_role_templates, requirements_from
from talent.skills.library import shipped_lexicon


def test_every_template_asks_for_what_the_library_holds() -> None:
    templates = list_role_templates()
    assert len(templates) >= 10
    assert [each.id for each in templates] == sorted({each.id for each in templates})
    for template in templates:
        assert set(template.labels) == {"id", "en"}
        assert template.source
        assert set(template.level_labels) == set(template.levels)
        for level, lines in template.levels.items():
            assert lines == requirements_from(template.id, level)
            assert any(line.kind is RequirementKind.MUST for line in lines)
            for line in lines:
                assert line.skills
                assert all(skill in shipped_lexicon() for skill in line.skills)
                assert 1 <= line.level <= 5
                assert 0 < line.weight <= 10


def test_a_role_or_level_that_is_not_there_is_not_found() -> None:
    role = list_role_templates()[0]
    for wanted in ((role.id, "emperor"), ("alchemist", next(iter(role.levels)))):
        with pytest.raises(NotFound):
            requirements_from(*wanted)

"""Asks the shipped library what a text asks for, in a form that a test can compare."""

from scoring.policy import Policy
from talent.projects.from_text.propose import ProposedNeed, propose_need
from talent.skills.library import shipped_linker


def need_of(text: str) -> ProposedNeed:
    """The need that is proposed of a text."""
    return propose_need(text, linker=shipped_linker(), policy=Policy.default())


def kinds(text: str) -> dict[str, str]:
    """Skill (id, or its own words) to kind."""
    return {
        skill.id or skill.name: each.kind.value
        for each in need_of(text).requirements
        for skill in each.skills
    }


def levels(text: str) -> dict[str, int]:
    """Skill to level."""
    return {
        skill.id or skill.name: each.level for each in need_of(text).requirements for skill in each.skills
    }


def groups(text: str) -> list[set[str]]:
    """The skills of each requirement."""
    return [{skill.id or skill.name for skill in each.skills} for each in need_of(text).requirements]

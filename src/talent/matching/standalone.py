"""Ranks files against a need with no database: what `talent rank` does.

A skill that the library does not hold is looked for by its own words: it joins the library for this one call, so
that the linker finds it and its inflections as it finds any other, and it is shown under `text:`.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from scoring.engine import score
from scoring.lexicon import Lexicon, SkillEntry
from scoring.linker import Linker
from scoring.neighbours import expand
from scoring.policy import Policy
from scoring.ranking import Ranked, rank
from scoring.types import (
    Candidate,
    EvidenceSource,
    LanguageSkill,
    Need,
    Requirement,
    RequirementKind,
    SkillEvidence,
    WorkSpan,
    month_index,
)
from talent.applicants.link import link_skills
from talent.core.errors import BadInput, Invalid
from talent.cv.processes.sandbox import read_in_child
from talent.cv.types import ParsedCv
from talent.projects.from_text.propose import propose_need

DEFAULT_LEVEL: Final = 3
_UNKNOWN: Final = "text:"


@dataclass(frozen=True, slots=True)
class Asked:
    """A need as it was read, with the library (and its linker) that knows every skill it names.

    `proposed` says that its requirements come from a text and that no person has accepted them.
    """

    need: Need
    title: str
    lexicon: Lexicon
    linker: Linker
    outside_library: tuple[str, ...]
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """One file of the pool with the candidate that was read from it."""

    file: str
    candidate: Candidate


def read_need(data: Mapping[str, Any], *, lexicon: Lexicon, linker: Linker, policy: Policy) -> Asked:
    """Return the need of a NEED object (`docs/commands.md`).

    Where it gives no skills but a `text`, those that the text asks for enter as `plus`, each with the weight of how
    hard it is asked, and nothing else of the text counts: no person has accepted it.

    Raises:
        Invalid: a value breaks the form; the sentence names it.
    """
    asked = data.get("skills", [])
    text = data.get("text") or ""
    if not isinstance(asked, list) or not isinstance(text, str):
        raise Invalid("error.need.form", part="skills")
    proposed = not asked
    if proposed:
        asked = [*_proposed_lines(text, linker, policy)]
    if not asked:
        raise Invalid("error.need.empty")
    lines = [_line(each) for each in asked]
    outside = tuple(
        dict.fromkeys(
            name for line in lines for name, skill in _named(line, lexicon, linker) if skill is None
        )
    )
    if outside:
        extra = [SkillEntry(_UNKNOWN + name, "text", "skill", {"id": name, "en": name}) for name in outside]
        lexicon = Lexicon([*lexicon, *extra])
        linker = Linker(lexicon)
    named = [[skill or _UNKNOWN + name for name, skill in _named(line, lexicon, linker)] for line in lines]
    everything = {skill for skills in named for skill in skills}
    requirements = tuple(
        Requirement(
            key=f"{number}",
            accepts=expand(skills, lexicon, policy, elsewhere=everything),
            level=line["level"],
            kind=line["kind"],
            weight=line["weight"],
        )
        for number, (line, skills) in enumerate(zip(lines, named, strict=True), start=1)
    )
    title = str(data.get("title") or "")
    return Asked(_need(data, requirements), title, lexicon, linker, outside, proposed)


def _proposed_lines(text: str, linker: Linker, policy: Policy) -> Iterable[dict[str, Any]]:
    weights = {
        RequirementKind.MUST: policy.must_weight / policy.plus_weight,
        RequirementKind.SHOULD: policy.should_weight / policy.plus_weight,
        RequirementKind.PLUS: 1.0,
    }
    for each in propose_need(text, linker=linker, policy=policy).requirements:
        names = [{"name": skill.name, "id": skill.id} for skill in each.skills]
        line = {"level": each.level, "kind": "plus", "weight": weights[each.kind]}
        yield {**names[0], **line, "any_of": names[1:]}


def _named(line: Mapping[str, Any], lexicon: Lexicon, linker: Linker) -> list[tuple[str, str | None]]:
    """Return (name, id) of each skill that a line accepts, the id None where the library does not hold it."""
    return [(name, _linked(name, skill, lexicon, linker)) for name, skill in line["skills"]]


def _linked(name: str, skill: str | None, lexicon: Lexicon, linker: Linker) -> str | None:
    if skill is not None and skill in lexicon:
        return skill
    linked = linker.link(name)
    return linked[0].id if linked else None


def _line(each: object) -> dict[str, Any]:
    if isinstance(each, str):
        each = {"name": each}
    if not isinstance(each, dict) or not (each.get("name") or each.get("id")):
        raise Invalid("error.need.form", part="skills[].name")
    level, weight = each.get("level", DEFAULT_LEVEL), each.get("weight", 1.0)
    if level is None:
        level = DEFAULT_LEVEL
    if not isinstance(level, int) or isinstance(level, bool) or not 1 <= level <= 5:
        raise Invalid("error.level.range")
    if not isinstance(weight, int | float) or isinstance(weight, bool) or not 0 < weight <= 10:
        raise Invalid("error.requirement.weight")
    try:
        kind = RequirementKind(each.get("kind", "should"))
    except ValueError:
        raise Invalid("error.need.form", part="skills[].kind") from None
    alternatives = each.get("any_of") or []
    if not isinstance(alternatives, list):
        raise Invalid("error.need.form", part="skills[].any_of")
    return {
        "skills": [
            _name(each, "skills[].name"),
            *(_name(other, "skills[].any_of") for other in alternatives),
        ],
        "level": level,
        "kind": kind,
        "weight": float(weight),
    }


def _name(each: object, part: str) -> tuple[str, str | None]:
    if isinstance(each, str):
        each = {"name": each}
    if not isinstance(each, dict):
        raise Invalid("error.need.form", part=part)
    name, skill = each.get("name") or each.get("id"), each.get("id")
    if not isinstance(name, str) or not name.strip() or not isinstance(skill, str | None):
        raise Invalid("error.need.form", part=part)
    return name.strip(), skill


def _need(data: Mapping[str, Any], requirements: tuple[Requirement, ...]) -> Need:
    first, last = _month(data, "starts_on"), _month(data, "ends_on")
    if first is not None and last is not None and last < first:
        raise Invalid("error.dates.order")
    try:
        return Need(
            ref=str(data.get("ref") or "need"),
            requirements=requirements,
            languages=tuple(
                LanguageSkill(_text(each, "code") or "", _whole(each, "level"))
                for each in data.get("languages") or ()
            ),
            experience_months=_whole(data, "experience_months"),
            education_level=_whole(data, "education_level"),
            fte=None if data.get("fte") is None else float(data["fte"]),
            from_month=first,
            to_month=last,
            region=_text(data, "region"),
            remote=bool(data.get("remote", False)),
            asn_post=bool(data.get("asn_post", False)),
            openings=_whole(data, "openings") or 1,
            tie_seed=str(data.get("tie_seed") or data.get("title") or "need"),
        )
    except (TypeError, ValueError, AttributeError) as error:
        # What the engine refuses says itself what is wrong: "education level must be …".
        raise Invalid("error.need.form", part=str(error)) from None


def _text(data: Mapping[str, Any], name: str) -> str | None:
    value = data.get(name)
    if value is not None and not isinstance(value, str):
        raise Invalid("error.need.form", part=name)
    return value


def _whole(data: Mapping[str, Any], name: str) -> int | None:
    value = data.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise Invalid("error.need.form", part=name)
    return value


def _month(data: Mapping[str, Any], name: str) -> int | None:
    value = data.get(name)
    if value is None:
        return None
    try:
        return (
            month_index(value) if re.fullmatch(r"\d{4}-\d\d", str(value)) else _of(date.fromisoformat(value))
        )
    except (TypeError, ValueError):
        raise Invalid("error.need.form", part=name) from None


def _of(day: date) -> int:
    return day.year * 12 + day.month - 1


def candidate_from(parsed: ParsedCv, *, ref: str, linker: Linker, as_of: int) -> Candidate:
    """Return the candidate of a CV that was just read."""
    skills = link_skills(parsed, linker, as_of=as_of, document=ref)
    return _candidate(parsed, ref, [each.scored(skill.id) for skill in skills for each in skill.evidence])


def candidate_from_row(
    row: Mapping[str, Any], *, ref: str, lexicon: Lexicon, linker: Linker, as_of: int
) -> Candidate:
    """Return the candidate of a line that `talent parse` printed.

    Its skills are taken as they stand there; skills that only this need names are looked for in its resume.

    Raises:
        BadInput: it is not such a line.
    """
    try:
        parsed = read_in_child(json.dumps(row["resume"]).encode(), filename="resume.json")
        evidence = [
            SkillEvidence(
                key=f"{ref}:{skill['id']}:{number}",
                skill=_kept(skill, "id", str),
                source=EvidenceSource(piece["source"]),
                months=_kept(piece, "months", int | None),
                last_used=month_index(piece["last_used"]) if piece["last_used"] else None,
                level=_kept(piece, "level", int | None),
            )
            for skill in row["skills"]
            for number, piece in enumerate(skill["evidence"])
        ]
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise BadInput("error.profile.form", file=ref, part=str(error)[:60]) from None
    known = {each.skill for each in evidence}
    evidence += [
        each.scored(skill.id)
        for skill in link_skills(parsed, linker, as_of=as_of, document=ref)
        if skill.id.startswith(_UNKNOWN) and skill.id not in known
        for each in skill.evidence
    ]
    return _candidate(parsed, ref, evidence)


def _kept(values: Mapping[str, Any], name: str, kind: Any) -> Any:  # noqa: ANN401 - the kind says what comes out
    value = values[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"{name}: {value!r}")
    return value


def _candidate(parsed: ParsedCv, ref: str, evidence: Sequence[SkillEvidence]) -> Candidate:
    return Candidate(
        ref=ref,
        evidence=tuple(evidence),
        work=tuple(
            WorkSpan(month_index(span.start_month), month_index(span.end_month) if span.end_month else None)
            for span in parsed.work_spans
        ),
        education_level=parsed.education_level,
        languages=tuple(LanguageSkill(spoken.code, spoken.level) for spoken in parsed.languages),
        availability=None,
        region=parsed.region,
        asn=None,
        sector=None,
    )


def rank_profiles(asked: Asked, profiles: Sequence[Profile], *, policy: Policy, as_of: int) -> list[Ranked]:
    """Return everybody in order; ties are broken by the file's name through the need's seed."""
    cards = [score(profile.candidate, asked.need, policy, as_of) for profile in profiles]
    return rank(cards, asked.need, policy)

"""From text to needs, and what a need costs in people."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints

from scoring.lexicon import Lexicon
from talent.matching.counts import MatchCounts
from talent.projects.from_text.propose import ProposedNeed, ProposedRequirement, ProposedSkill
from talent.projects.from_text.read_document import MOST_CHARACTERS
from talent.shortlists.words import Words as Say
from talent.web.schemas.base import Create, Read, Words
from talent.web.schemas.projects import LanguageRead, RequirementIn


class NeedText(Create):
    """The text of a job ad or of terms of reference (KAK), in Indonesian or English."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS)]


class ProposedSkillRead(Read):
    """A skill of the library, or (`id` null) words that it does not hold and that only a person can place."""

    id: str | None
    name: str
    label: Words | None

    @classmethod
    def of(cls, skill: ProposedSkill, lexicon: Lexicon) -> Self:
        """Return the skill with its label."""
        label = (
            Words(id=lexicon.label(skill.id, "id"), en=lexicon.label(skill.id, "en")) if skill.id else None
        )
        return cls(id=skill.id, name=skill.name, label=label)


class ProposedRequirementRead(Read):
    """Any of `skills`; `sentence` stands at `[start, end)` of the text. `level_from`: words, years or default."""

    skills: list[ProposedSkillRead]
    level: int
    level_from: str
    kind: str
    weight: float
    sentence: str
    start: int
    end: int

    @classmethod
    def of(cls, proposed: ProposedRequirement, lexicon: Lexicon) -> Self:
        """Return the requirement."""
        return cls(
            skills=[ProposedSkillRead.of(each, lexicon) for each in proposed.skills],
            level=proposed.level,
            level_from=proposed.level_from,
            kind=proposed.kind.value,
            weight=1.0,
            sentence=proposed.sentence,
            start=proposed.start,
            end=proposed.end,
        )


class ProposedNeedRead(Read):
    """What a text asks for: a proposal that is stored nowhere. A person accepts it line by line.

    `sentences` says by name where what is asked besides skills was read. `fte_percent` is per cent of full time.
    """

    title: str | None
    requirements: list[ProposedRequirementRead]
    languages: list[LanguageRead]
    experience_months: int | None
    education_level: int | None
    fte_percent: int | None
    region: str | None
    remote: bool
    openings: int | None
    sentences: dict[str, str]
    text: str

    @classmethod
    def of(cls, need: ProposedNeed, lexicon: Lexicon) -> Self:
        """Return the proposal."""
        asked = need.criteria
        return cls(
            title=need.title,
            requirements=[ProposedRequirementRead.of(each, lexicon) for each in need.requirements],
            languages=[LanguageRead(code=code, level=level) for code, level in need.languages],
            experience_months=asked.experience_months,
            education_level=asked.education_level,
            fte_percent=None if asked.fte is None else round(asked.fte * 100),
            region=asked.region,
            remote=asked.remote,
            openings=asked.openings,
            sentences=asked.sentences,
            text=need.text,
        )


class CountsCreate(Create):
    """The requirements as they stand on the screen; null counts those that are stored."""

    requirements: list[RequirementIn] | None = Field(default=None, max_length=100)


class ExclusionRead(Read):
    """A hard requirement: `not_met` of those counted do not meet it, for `alone` of them it is the only one."""

    code: str
    key: str
    label: str
    not_met: int
    alone: int


class RelaxationRead(Read):
    """A softer requirement, and how many more people would then meet all; `words` says it in a sentence."""

    code: str
    key: str
    before: str
    after: str
    more: int
    words: str


class CountsRead(Read):
    """How many of the `counted` people meet all; `pool` may be matched (of many, some are drawn and counted)."""

    pool: int
    counted: int
    all_met: int
    exclusions: list[ExclusionRead]
    relaxations: list[RelaxationRead]

    @classmethod
    def of(cls, counts: MatchCounts, lang: str) -> Self:
        """Return the counts in words."""
        say = Say(counts.need, counts.lexicon, lang)
        return cls(
            pool=counts.pool,
            counted=counts.of.pool,
            all_met=counts.of.all_met,
            exclusions=[
                ExclusionRead(
                    code=each.code,
                    key=each.key,
                    label=say.requirement(each.key),
                    not_met=each.not_met,
                    alone=each.alone,
                )
                for each in counts.of.exclusions
            ],
            relaxations=[
                RelaxationRead(
                    code=each.code,
                    key=each.key,
                    before=each.before,
                    after=each.after,
                    more=each.more,
                    words=say.relaxation(each),
                )
                for each in counts.of.relaxations
            ],
        )

"""Every weight, threshold and table of the engine in one value with a version and a hash.

A run stores the policy it was computed under, so an old figure can be computed again. Two people lock a
policy before the first score; a change is a new version, never a setting that moves under a stored run.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Self

from scoring.canonical import content_hash
from scoring.types import LEVELS, EvidenceSource, RequirementKind


@dataclass(frozen=True, slots=True)
class SourceRule:
    """How one kind of evidence counts.

    `quality` (0–1) is what the best piece of this kind proves. `counts_months` says whether a longer use
    proves more (a certificate proves the same after a day and after a year). `unstated_level` is the least
    level assumed where nobody stated one. `counts_recency` says whether a more recent use proves more: a word
    in a list tells no time, and what that costs stands in its quality.
    """

    source: EvidenceSource
    quality: float
    counts_months: bool
    unstated_level: int
    counts_recency: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.quality <= 1:
            raise ValueError("quality must lie between 0 and 1")
        if self.unstated_level not in LEVELS:
            raise ValueError("the unstated level must be one of the five levels")


@dataclass(frozen=True)
class Policy:
    """The rules of one computation. Months unless named otherwise; weights are relative to each other.

    level_months: from how many months of use levels 1 to 5 are assumed where none is stated.
    must_threshold: the coverage from which a must-have skill is met.
    affinity_floor: neighbours below this affinity are not accepted at all.
    """

    version: str
    sources: tuple[SourceRule, ...]
    half_life: int
    recency_floor: float
    duration_half: int
    duration_floor: float
    level_months: tuple[int, ...]
    must_threshold: float
    must_weight: float
    should_weight: float
    plus_weight: float
    experience_weight: float
    education_weight: float
    language_weight: float
    availability_weight: float
    place_weight: float
    same_province_coverage: float
    unstated_language_level: int
    affinity_floor: float
    shown_decimals: int
    robustness_spread: float
    robustness_draws: int

    def __post_init__(self) -> None:
        if [rule.source for rule in self.sources] != list(EvidenceSource):
            raise ValueError("a policy needs one rule for each source, in the order of the sources")
        if len(self.level_months) != len(LEVELS) or self.level_months[0] != 0:
            raise ValueError("level_months needs five entries and starts at 0")
        if list(self.level_months) != sorted(self.level_months):
            raise ValueError("level_months must not fall")
        if self.half_life <= 0 or self.duration_half <= 0:
            raise ValueError("half-lives must be above 0")
        for name in (
            "recency_floor",
            "duration_floor",
            "must_threshold",
            "same_province_coverage",
            "affinity_floor",
            "robustness_spread",
        ):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie between 0 and 1")
        for name in self.to_dict():
            if name.endswith("_weight") and not 0 <= getattr(self, name) < float("inf"):
                raise ValueError(f"{name} must be a finite number, 0 or more")

    @classmethod
    def default(cls) -> Self:
        """The policy shipped with this version; `docs/scoring.md` gives the reason for each figure."""
        return cls(
            version="2026.2",
            sources=(
                SourceRule(EvidenceSource.WORK, 0.9, True, 1),
                SourceRule(EvidenceSource.PROJECT, 0.8, True, 1),
                SourceRule(EvidenceSource.CERTIFICATE, 0.6, False, 2),
                SourceRule(EvidenceSource.EDUCATION, 0.4, False, 2),
                SourceRule(EvidenceSource.ASSESSED, 1.0, False, 1),
                SourceRule(EvidenceSource.DECLARED, 0.45, False, 2, counts_recency=False),
            ),
            half_life=36,
            recency_floor=0.4,
            duration_half=12,
            duration_floor=0.4,
            level_months=(0, 6, 24, 60, 120),
            must_threshold=0.5,
            must_weight=3.0,
            should_weight=2.0,
            plus_weight=1.0,
            experience_weight=1.5,
            education_weight=1.0,
            language_weight=1.0,
            availability_weight=1.0,
            place_weight=0.5,
            same_province_coverage=0.5,
            unstated_language_level=1,
            affinity_floor=0.3,
            shown_decimals=2,
            robustness_spread=0.2,
            robustness_draws=200,
        )

    @cached_property
    def _rules(self) -> dict[EvidenceSource, SourceRule]:
        return {rule.source: rule for rule in self.sources}

    def rule(self, source: EvidenceSource) -> SourceRule:
        return self._rules[source]

    def kind_weight(self, kind: RequirementKind) -> float:
        if kind is RequirementKind.MUST:
            return self.must_weight
        return self.should_weight if kind is RequirementKind.SHOULD else self.plus_weight

    def to_dict(self) -> dict[str, Any]:
        """The policy as plain values. What a rule of an earlier version could not say is left out where it says as
        much as silence, so that stored policies keep their hash.
        """
        data = asdict(self)
        data["sources"] = [
            {
                name: value.value if name == "source" else value
                for name, value in each.items()
                if name != "counts_recency" or not value
            }
            for each in data["sources"]
        ]
        data["level_months"] = list(self.level_months)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        sources = tuple(
            SourceRule(
                **{**each, "source": EvidenceSource(each["source"]), "quality": float(each["quality"])}
            )
            for each in data["sources"]
        )
        return cls(**{**data, "sources": sources, "level_months": tuple(data["level_months"])})

    def content_hash(self) -> str:
        return self._hash

    @cached_property
    def _hash(self) -> str:
        return content_hash(self.to_dict())

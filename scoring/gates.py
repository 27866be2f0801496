"""Three-valued gates and the buckets that follow from them.

A gate is unmet only by a stated fact or by a person's assessment. Silence is unknown: a question for the
interview, never a rejection. The application never rejects by a gate either; it orders and asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from scoring.types import GateStatus

Param = str | int | float | bool | None


class Bucket(StrEnum):
    """The groups in which a ranking is filled, in this order."""

    ALL_MET = "all_met"
    SOME_UNKNOWN = "some_unknown"
    ANY_UNMET = "any_unmet"

    @property
    def order(self) -> int:
        return list(Bucket).index(self)


@dataclass(frozen=True, slots=True)
class GateResult:
    """One gate of one need for one candidate: a code, a status, and what the words need to be said.

    `key` is that of the card's line on the same matter (a requirement's key, `language:en`, `education` …), so
    that the two can be shown together; the basis of employment (`basis`) has a gate only.
    """

    code: str
    key: str
    status: GateStatus
    params: Mapping[str, Param]

    def to_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "key": self.key,
            "status": self.status.value,
            "params": dict(self.params),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(data["code"], data["key"], GateStatus(data["status"]), dict(data["params"]))


def status_of(met: bool | None) -> GateStatus:
    """True, False and None as met, unmet and unknown."""
    if met is None:
        return GateStatus.UNKNOWN
    return GateStatus.MET if met else GateStatus.UNMET


def bucket_of(gates: Iterable[GateResult]) -> Bucket:
    """All met, some unknown (and none unmet), or any unmet."""
    statuses = {gate.status for gate in gates}
    if GateStatus.UNMET in statuses:
        return Bucket.ANY_UNMET
    return Bucket.SOME_UNKNOWN if GateStatus.UNKNOWN in statuses else Bucket.ALL_MET

"""Who acts: a value of kind and reference, so that the ledger need not know the tables of people."""

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, or the system, who does something.

    `permissions` holds the permission values that the person's roles give; the system has none and needs none,
    since only code inside the house can be it.
    """

    kind: str
    ref: str
    permissions: frozenset[str] = field(default=frozenset(), compare=False)
    roles: frozenset[str] = field(default=frozenset(), compare=False)
    units: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def is_system(self) -> bool:
        """Whether the system itself acts."""
        return self.kind == "system"


SYSTEM: Final = Actor("system", "talent")
OPERATOR: Final = Actor("system", "operator")

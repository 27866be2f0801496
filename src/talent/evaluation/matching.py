"""Found values against true ones in one document, as multisets: each true value answers for one found value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import eq

from scoring.metrics.precision_recall import Counts
from talent.evaluation.kinds import Value


@dataclass(frozen=True, slots=True)
class Matched:
    """The found values that are true, those that are not, and the true ones that were not found."""

    right: tuple[Value, ...]
    wrong: tuple[Value, ...]
    missed: tuple[Value, ...]

    @property
    def counts(self) -> Counts:
        """The numbers alone."""
        return Counts(len(self.right), len(self.right) + len(self.wrong), len(self.right) + len(self.missed))


def match(found: Sequence[Value], true: Sequence[Value], meets: Callable[[str, str], bool] = eq) -> Matched:
    """Match by the folded values; `meets(found, true)` says whether one is the other.

    Equal values are matched first and longer true values before shorter ones, so that a year or the name of a user,
    which many found values may meet, takes none that another true value needs.
    """
    free = list(found)
    right: list[Value] = []
    missed: list[Value] = []
    for value in sorted(true, key=lambda each: -len(each.key)):
        met = next((each for each in free if each.key == value.key), None)
        met = met or next((each for each in free if meets(each.key, value.key)), None)
        if met is None:
            missed.append(value)
        else:
            right.append(met)
            free.remove(met)
    return Matched(tuple(right), tuple(free), tuple(missed))

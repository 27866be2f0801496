"""Found values against true ones in one document, as multisets: each true value answers for one found value."""

from collections.abc import Sequence
from dataclasses import dataclass

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


def match(found: Sequence[Value], true: Sequence[Value], *, dates: bool = False) -> Matched:
    """Match by the folded values, in order.

    With `dates` a true date without a month is met by any date of its year. Dates with a month are matched first, so
    that a year takes none of theirs.
    """
    free = list(found)
    right: list[Value] = []
    missed: list[Value] = []
    for value in sorted(true, key=lambda each: -len(each.key)) if dates else true:
        length = len(value.key) if dates else None
        met = next((each for each in free if each.key[:length] == value.key), None)
        if met is None:
            missed.append(value)
        else:
            right.append(met)
            free.remove(met)
    return Matched(tuple(right), tuple(free), tuple(missed))

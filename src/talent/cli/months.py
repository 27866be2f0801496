"""Reads a month from an option; without one it is this month in West Java."""

from scoring.types import month_index
from talent.core import clock
from talent.core.errors import Invalid


def month_option(text: str | None) -> int:
    """Return the month index of `YYYY-MM`, this month where it is absent.

    Raises:
        Invalid: it is not a month.
    """
    try:
        return month_index(text or clock.today().strftime("%Y-%m"))
    except ValueError:
        raise Invalid("error.month") from None

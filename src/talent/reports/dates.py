"""Writes days and durations as the two languages do."""

from datetime import date

from babel.dates import format_date

from talent.core.i18n import translate


def day(on: date, lang: str) -> str:
    """Return a date with the month in words."""
    return format_date(on, "d MMM yyyy", locale=lang)


def duration(months: int, lang: str) -> str:
    """Return a number of months as years and months."""
    years, rest = divmod(months, 12)
    if not years:
        return translate("report.months", lang, months=rest)
    if not rest:
        return translate("report.years", lang, years=years)
    return translate("report.years_months", lang, years=years, months=rest)

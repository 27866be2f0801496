"""Shows a CV that was read as a person reads it: who, work, education, skills with their quotes, what is missing."""

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from talent.core.i18n import translate
from talent.core.text import shorten
from talent.cv.types import ParsedCv

_QUOTE = 100


def print_cv(console: Console, row: dict[str, Any], parsed: ParsedCv, *, lang: str, month: str) -> None:
    """Print one CV. `row` is the line of `talent parse`; `month` is the month up to which running work counts."""
    console.print(Text(row["file"], style="bold"), soft_wrap=True)
    status = translate(f"cv.status.{row['status']}", lang)
    if parsed.reason is not None:
        console.print(f"  {status}: {translate(parsed.reason.code, lang, **dict(parsed.reason.params))}")
        console.print()
        return
    resume = row["resume"]
    _basics(console, resume.get("basics", {}))
    for section in ("work", "volunteer", "education", "projects", "certificates", "languages", "awards"):
        entries = resume.get(section) or []
        if entries:
            console.print(Text(translate(f"cv.section.{section}", lang), style="bold cyan"))
            for entry in entries:
                _entry(console, section, entry)
    _skills(console, row, lang=lang, month=month)
    _notes(console, row, parsed, lang=lang)
    console.print()


def _basics(console: Console, basics: dict[str, Any]) -> None:
    if basics.get("name"):
        console.print(Text("  " + basics["name"], style="bold"))
    place = basics.get("location", {}).get("city")
    contact = [basics.get("email"), basics.get("phone"), place, basics.get("url")]
    contact += [profile.get("url") for profile in basics.get("profiles", [])]
    line = " · ".join(part for part in contact if part)
    if line:
        console.print("  " + line)
    if basics.get("summary"):
        console.print(Padding(basics["summary"], (0, 0, 0, 2)))


def _entry(console: Console, section: str, entry: dict[str, Any]) -> None:
    title, other = {
        "work": ("position", "name"),
        "volunteer": ("position", "organization"),
        "education": ("studyType", "institution"),
        "projects": ("name", "description"),
        "certificates": ("name", "issuer"),
        "languages": ("language", "fluency"),
        "awards": ("title", "awarder"),
    }[section]
    parts = [entry.get(title), entry.get("area"), entry.get(other), entry.get("score")]
    dates = "–".join(part for part in (entry.get("startDate"), entry.get("endDate")) if part)
    dates = dates or entry.get("date", "")
    line = ", ".join(part for part in parts if part)
    console.print(Padding(f"{line}  {dates}".rstrip(), (0, 0, 0, 2)))
    for highlight in entry.get("highlights", []):
        console.print(Padding("• " + highlight, (0, 0, 0, 4)))


def _skills(console: Console, row: dict[str, Any], *, lang: str, month: str) -> None:
    console.print(Text(translate("cv.section.skills", lang, month=month), style="bold cyan"))
    for skill in row["skills"]:
        best = skill["evidence"][0]
        told = [translate(f"evidence.source.{best['source']}", lang)]
        if best["months"]:
            told.append(translate("cv.months", lang, months=best["months"]))
        told.append(translate("cv.page", lang, page=best["page"]))
        console.print(Padding(f"{skill['label']} ({', '.join(told)})", (0, 0, 0, 2)))
        console.print(Padding(Text("“" + shorten(best["quote"], _QUOTE) + "”", style="dim"), (0, 0, 0, 4)))
    if row["unlinked"]:
        listed = ", ".join(row["unlinked"])
        console.print(Padding(translate("cv.unlinked", lang, listed=listed), (0, 0, 0, 2)))


def _notes(console: Console, row: dict[str, Any], parsed: ParsedCv, *, lang: str) -> None:
    notes = [translate(each.reason.code, lang, **dict(each.reason.params)) for each in parsed.missing]
    paths = [each.path for each in parsed.missing]
    lines = [f"{path}: {note}" for path, note in zip(paths, notes, strict=True)]
    lines += [translate(warning.code, lang, **dict(warning.params)) for warning in parsed.warnings]
    if row["protected"]:
        kinds = ", ".join(translate(f"cv.protected.{kind}", lang) for kind in row["protected"])
        lines.append(translate("cv.protected.dropped", lang, kinds=kinds))
    if lines:
        console.print(Text(translate("cv.section.notes", lang), style="bold cyan"))
        for line in lines:
            console.print(Padding(line, (0, 0, 0, 2)))

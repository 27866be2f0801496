"""A requisition as the page shows it: what is asked, how the pool stands, what excludes whom, and its people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from babel.numbers import format_decimal
from sqlmodel import Session

from scoring.gates import GateResult
from scoring.scorecard import Line
from scoring.sensitivity import Exclusion
from scoring.types import GateStatus
from talent.core.clock import JAKARTA
from talent.core.i18n import translate
from talent.projects.models import Programme, Project, Requisition
from talent.projects.requisitions import project_of
from talent.reports.album import Album
from talent.reports.dates import day, duration
from talent.reports.person_view import GateView, PersonView, gate_view, person_view
from talent.shortlists.sheet import Sheet, SheetLine
from talent.shortlists.words import Words, language_name, percent
from talent.units.models import OrganisationalUnit, Region

# The worse status of two gates on the same matter is the one to show.
_WORST_FIRST: Final = (GateStatus.UNMET, GateStatus.UNKNOWN, GateStatus.MET)


@dataclass(frozen=True, slots=True)
class Cell:
    """One person on one line. `coverage` is None where nothing is known; `there` is False for the never matched."""

    there: bool
    coverage: str | None
    share: float
    gate: GateView | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison: a requirement or a criterion, its weight, and a cell for each person."""

    label: str
    detail: str
    kind: str
    weight: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Barrier:
    """A gate that people of the pool do not meet, or of which nobody knows; `share` is per cent of the pool."""

    label: str
    not_met: int
    alone: int
    share: float


@dataclass(frozen=True, slots=True)
class RunView:
    """What the figures come from."""

    reference: str
    as_of: str
    made_on: str
    policy: str
    library: str
    parser: str


@dataclass(frozen=True, slots=True)
class RequisitionView:
    """One requisition with its people."""

    id: str
    reference: str
    shortlist: str
    title: str
    description: str
    programme: str
    project: str
    unit: str
    openings: int
    facts: Sequence[tuple[str, str]]
    pool: int
    all_met: int
    rows: Sequence[Row]
    barriers: Sequence[Barrier]
    relaxations: Sequence[str]
    people: Sequence[PersonView]
    run: RunView


def requisition_view(session: Session, sheet: Sheet, *, album: Album, lang: str) -> RequisitionView:
    """Return the view of a sheet in a language."""
    words = Words(sheet.need, sheet.lexicon, lang)
    requisition = sheet.requisition
    project = project_of(session, requisition)
    programme = session.get_one(Programme, project.programme_key)
    pool = sheet.pool_changes
    return RequisitionView(
        id=requisition.reference.lower(),
        reference=requisition.reference,
        shortlist=sheet.shortlist.reference,
        title=requisition.title_id if lang == "id" else requisition.title_en,
        description=requisition.description,
        programme=programme.name_id if lang == "id" else programme.name_en,
        project=project.name_id if lang == "id" else project.name_en,
        unit=session.get_one(OrganisationalUnit, project.unit_key).official_name,
        openings=requisition.openings,
        facts=_facts(session, requisition, project, lang),
        pool=pool.pool,
        all_met=pool.all_met,
        rows=_rows(sheet, words),
        barriers=[_barrier(each, pool.pool, words) for each in pool.exclusions],
        relaxations=[words.relaxation(each) for each in pool.relaxations],
        people=[person_view(session, person, album=album, words=words) for person in sheet.lines],
        run=_run(sheet, lang),
    )


def _facts(session: Session, requisition: Requisition, project: Project, lang: str) -> list[tuple[str, str]]:
    def label(name: str) -> str:
        return translate(f"report.fact.{name}", lang)

    place = requisition.region_code or project.region_code
    facts = [
        (label("openings"), translate("report.openings", lang, openings=requisition.openings)),
        (
            label("dates"),
            translate(
                "report.dates",
                lang,
                starts=day(requisition.starts_on, lang),
                ends=day(requisition.ends_on, lang),
            ),
        ),
        (label("time"), translate("report.time", lang, percent=requisition.fte_percent)),
    ]
    where = [session.get_one(Region, place).name] if place else []
    if requisition.remote:
        where.append(translate("report.remote", lang))
    if where:
        facts.append((label("place"), " · ".join(where)))
    if requisition.basis is not None:
        facts.append((label("basis"), translate(f"report.basis.{requisition.basis.value}", lang)))
    if requisition.fee_rupiah:
        amount = format_decimal(requisition.fee_rupiah, locale=lang)
        facts.append((label("fee"), translate("report.fee", lang, amount=amount)))
    return facts


def _rows(sheet: Sheet, words: Words) -> list[Row]:
    """The lines of the need in its own order, then gates that carry no weight."""
    scored = [person.card for person in sheet.lines if person.card is not None]
    if not scored:
        return []
    model = scored[0]
    total = sum(line.weight for line in model.lines) or 1.0
    asked = {each.key: each for each in sheet.need.requirements}
    rows = []
    for line in model.lines:
        requirement = asked.get(line.key)
        gates = [gate for gate in model.gates if gate.key == line.key]
        rows.append(
            Row(
                label=words.line(line),
                detail=(
                    translate("report.level", words.lang, level=requirement.level)
                    if requirement
                    else ", ".join(words.gate(gate) for gate in gates)
                ),
                kind=requirement.kind.value if requirement else ("must" if gates else "plus"),
                weight=percent(line.weight / total),
                cells=[_cell(person, line.key, words) for person in sheet.lines],
            )
        )
    weighted = {line.key for line in model.lines}
    for gate in model.gates:
        if gate.key not in weighted:
            cells = [_cell(person, gate.key, words) for person in sheet.lines]
            rows.append(Row(label=words.gate(gate), detail="", kind="must", weight="", cells=cells))
    return rows


def _cell(person: SheetLine, key: str, words: Words) -> Cell:
    if person.card is None:
        return Cell(False, None, 0.0, None)
    line: Line | None = next((each for each in person.card.lines if each.key == key), None)
    gates = [gate for gate in person.card.gates if gate.key == key]
    gates.sort(key=_badness)
    known = line is not None and line.coverage is not None
    coverage = line.coverage if line is not None and line.coverage is not None else 0.0
    return Cell(
        there=True,
        coverage=percent(coverage) if known else None,
        share=round(coverage * 100),
        gate=gate_view(gates[0], words) if gates else None,
    )


def _badness(gate: GateResult) -> int:
    return _WORST_FIRST.index(gate.status)


def _barrier(exclusion: Exclusion, pool: int, words: Words) -> Barrier:
    return Barrier(
        label=_gate_name(exclusion, words),
        not_met=exclusion.not_met,
        alone=exclusion.alone,
        share=round(exclusion.not_met / pool * 100, 1) if pool else 0.0,
    )


def _gate_name(exclusion: Exclusion, words: Words) -> str:
    """What a gate is about; a card has its words only for the people on the list."""
    if exclusion.code == "gate.skill":
        level = next((each.level for each in words.need.requirements if each.key == exclusion.key), "")
        asked = translate("report.level", words.lang, level=level)
        return f"{words.requirement(exclusion.key)}, {asked}"
    if exclusion.code == "gate.language":
        code = exclusion.key.removeprefix("language:")
        return translate("report.barrier.language", words.lang, language=language_name(code, words.lang))
    if exclusion.code == "gate.experience":
        months = duration(words.need.experience_months or 0, words.lang)
        return translate("report.barrier.experience", words.lang, duration=months)
    if exclusion.code == "gate.education":
        return translate("report.barrier.education", words.lang, level=words.need.education_level)
    return translate(f"report.barrier.{exclusion.code.removeprefix('gate.')}", words.lang)


def _run(sheet: Sheet, lang: str) -> RunView:
    version = next((person.card.policy_version for person in sheet.lines if person.card), "–")
    return RunView(
        reference=sheet.run.reference,
        as_of=sheet.run.as_of,
        made_on=day(sheet.run.created_at.astimezone(JAKARTA).date(), lang),
        policy=f"{version} ({sheet.run.policy_hash[:12]})",
        library=sheet.run.library_hash[:12],
        parser=sheet.run.parser_version,
    )

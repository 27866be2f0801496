"""`talent demo`: a whole round before one's eyes, from CV files to exported and verified placement records.

Every step goes through the verbs that people use, in the roles that may use them.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talent.cli.context import lang, progress
from talent.core.i18n import translate

if TYPE_CHECKING:
    from rich.console import Console
    from sqlalchemy import Engine

    from talent.core.settings import Settings
    from talent.seed.demo import Reading


@click.command(help="cli.help.demo")
@click.option(
    "--dir", "folder", type=click.Path(file_okay=False), default="demo-data", help="cli.option.demo_dir"
)
@click.option("--serve", is_flag=True, help="cli.option.demo_serve")
def demo(folder: str, serve: bool) -> None:
    """Run the demo, or serve the site on its data."""
    from talent.core import settings as core_settings

    root = Path(folder)
    settings = core_settings.load(data_dir=root, demo=True, database_url=f"sqlite:///{root / 'talent.db'}")
    if serve:
        from talent.cli.demo_site import serve_demo

        if not (root / "talent.db").exists():
            run_demo(root, settings)
        serve_demo(root, settings)
        return
    run_demo(root, settings)


def run_demo(root: Path, settings: "Settings") -> None:
    """Make the demo afresh in `root` and show it."""
    from rich.console import Console

    from talent.core import clock
    from talent.db import migrate
    from talent.db.engine import make_engine
    from talent.seed.demo import DAY, seed_demo

    console = Console(highlight=False, markup=False, soft_wrap=True)
    _empty(root)
    engine = make_engine(settings.url)
    with clock.frozen(DAY):
        _heading(console, "demo.step.database")
        migrate.upgrade(engine)
        console.print(translate("demo.database", lang(), path=root / "talent.db", revision=migrate.head()))
        _heading(console, "demo.step.read")
        readings = seed_demo(
            engine,
            settings,
            progress=lambda items, code, total: progress(items, label=translate(code, lang()), total=total),
        )
        _readings(console, readings)
        story = Story(console, engine, settings, root)
        story.match()
        story.shortlists()
        story.decide()
        story.place()
        story.export()
    engine.dispose()
    _heading(console, "demo.step.next")
    console.print(translate("demo.next", lang(), folder=root))


class Story:
    """The steps after the reading, in their order; what one step makes, the next ones use."""

    def __init__(self, console: "Console", engine: "Engine", settings: "Settings", root: Path) -> None:
        self.console, self.engine, self.settings, self.root = console, engine, settings, root
        self.selected = ""
        self.exports = root / "exports"

    def match(self) -> None:
        """Match every open requisition, as HR does."""
        from talent.db.session import transaction
        from talent.matching.run import match_all
        from talent.seed.demo import staff_actor

        _heading(self.console, "demo.step.match")
        with transaction(self.engine) as session:
            runs = match_all(session, folder=self.settings.index_folder, actor=staff_actor(session, "hr1"))
            pool = runs[0].pool_size
        self.console.print(translate("demo.matched", lang(), requisitions=len(runs), pool=pool))

    def shortlists(self) -> None:
        """Ask for every shortlist, show the first on one screen and the others in a line each, write them all."""
        from sqlmodel import col, select

        from talent.cli.sheet_page import headline, print_sheet
        from talent.db.session import transaction
        from talent.matching.queries import find_latest_run
        from talent.projects.models import Requisition
        from talent.reports.shortlist_page import render_sheets
        from talent.seed.demo import staff_actor
        from talent.shortlists.sheet import sheet_of
        from talent.shortlists.shortlist import request_shortlist

        _heading(self.console, "demo.step.shortlist")
        sheets = []
        with transaction(self.engine) as session:
            actor = staff_actor(session, "hr1")
            for requisition in session.exec(select(Requisition).order_by(col(Requisition.reference))).all():
                run = find_latest_run(session, requisition)
                if run is None:
                    continue
                shortlist = request_shortlist(session, requisition=requisition, run=run, size=5, actor=actor)
                sheets.append(sheet_of(session, shortlist, actor=actor))
            page = render_sheets(session, sheets, settings=self.settings, lang=lang())
        print_sheet(self.console, sheets[0], lang=lang())
        self.console.print()
        for sheet in sheets[1:]:
            self.console.print(headline(sheet, lang=lang()))
        path = self.root / "shortlists.html"
        path.write_text(page, "utf-8")
        self.console.print(translate("demo.page", lang(), path=path))

    def decide(self) -> None:
        """Let the lead of the first requisition reveal, refer, assess and select the first, and decline the last."""
        from talent.db.session import transaction
        from talent.matching.models import Match
        from talent.matching.queries import card_of
        from talent.projects.requisitions import get_requisition
        from talent.seed.demo import staff_actor
        from talent.shortlists.decide import decide, reveal
        from talent.shortlists.models import Verb
        from talent.shortlists.shortlist import find_shortlist, list_entries

        _heading(self.console, "demo.step.decide")
        with transaction(self.engine) as session:
            lead = staff_actor(session, "lead1")
            requisition = get_requisition(session, "REQ-2026-0001", actor=lead)
            shortlist = find_shortlist(session, requisition)
            entries = list_entries(session, shortlist) if shortlist else []
            first, last = entries[0], entries[-1]
            reveal(session, entry=first, reason_code="interview_invitation", actor=lead)
            decide(session, entry=first, verb=Verb.REFER, reason_code="meets_all_musts", actor=lead)
            decide(session, entry=first, verb=Verb.SELECT, reason_code="strongest_evidence", actor=lead)
            decide(
                session, entry=last, verb=Verb.DECLINE, reason_code="skill_evidence_insufficient", actor=lead
            )
            self.selected = first.reference
            card = card_of(session.get_one(Match, first.match_key))
        self.console.print(
            translate("demo.decided", lang(), selected=card.candidate_ref, declined=last.reference)
        )

    def place(self) -> None:
        """Let one member of HR plan the placement of who was selected, and another confirm it."""
        from talent.applicants.models import EmploymentBasis
        from talent.db.session import transaction
        from talent.placements.confirm import confirm_placement
        from talent.placements.plan import plan_placement
        from talent.projects.models import Requisition
        from talent.seed.demo import staff_actor
        from talent.shortlists.models import Shortlist
        from talent.shortlists.shortlist import get_entry

        _heading(self.console, "demo.step.place")
        with transaction(self.engine) as session:
            planner, approver = staff_actor(session, "hr1"), staff_actor(session, "hr2")
            entry = get_entry(session, self.selected, actor=planner)
            shortlist = session.get_one(Shortlist, entry.shortlist_key)
            requisition = session.get_one(Requisition, shortlist.requisition_key)
            placement = plan_placement(
                session,
                entry=entry,
                basis=requisition.basis or EmploymentBasis.INDIVIDUAL_CONSULTANT,
                starts_on=requisition.starts_on,
                ends_on=requisition.ends_on,
                fte_percent=requisition.fte_percent,
                fee_rupiah=requisition.fee_rupiah,
                budget_code=requisition.budget_code,
                actor=planner,
            )
            confirm_placement(
                session, placement=placement, decree_number="800/Kep.117-Diskominfo/2026", actor=approver
            )
            self.console.print(
                translate(
                    "demo.placed",
                    lang(),
                    ref=placement.reference,
                    starts=placement.starts_on,
                    ends=placement.ends_on,
                    decree=placement.decree_number,
                )
            )

    def export(self) -> None:
        """Export the placement records, alter one cell of a copy, and let the verification name the row."""
        from talent.cli.export import sentences
        from talent.db.session import transaction
        from talent.exports.columns import ExportKind
        from talent.exports.verify import verify
        from talent.exports.write import ExportFormat, prepare_export
        from talent.seed.demo import staff_actor

        _heading(self.console, "demo.step.export")
        for form in (ExportFormat.CSV, ExportFormat.XLSX):
            with transaction(self.engine) as session:
                prepared = prepare_export(
                    session,
                    kind=ExportKind.PLACEMENTS,
                    format=form,
                    path=self.exports / f"placements.{form.value}",
                    lang=lang(),
                    actor=staff_actor(session, "hr1"),
                )
            done = prepared.publish()
            self.console.print(
                translate(
                    "demo.exported", lang(), path=done.path, count=done.row_count, sha256=done.sha256[:16]
                )
            )
        genuine = self.exports / "placements.csv"
        altered = _alter_one_cell(genuine)
        for path in (genuine, altered):
            self.console.print(f"$ talent export verify {path}")
            for sentence in sentences(verify(path)):
                self.console.print("  " + sentence)


def _alter_one_cell(genuine: Path) -> Path:
    """Copy an export with its manifest and raise the fee of its first row in the copy."""
    from talent.exports.manifest import manifest_path

    altered = genuine.with_name("placements-altered.csv")
    shutil.copy(manifest_path(genuine), manifest_path(altered))
    headings, first, *rest = genuine.read_text("utf-8-sig").splitlines(keepends=True)
    fee = max((cell for cell in first.replace('"', "").split(",") if cell.isdigit()), key=len)
    altered.write_text("".join([headings, first.replace(fee, fee[:-1] + "9", 1), *rest]), "utf-8")
    return altered


def _empty(root: Path) -> None:
    """Remove an earlier demo. A folder that holds anything else is left alone, with a refusal."""
    from talent.core.errors import Conflict

    if root.exists() and any(root.iterdir()) and not (root / "talent.db").exists():
        raise Conflict("error.demo.folder", path=root)
    for name in ("uploads", "exports"):
        shutil.rmtree(root / name, ignore_errors=True)
    for name in ("talent.db", "talent.db-wal", "talent.db-shm", "queue.db", "shortlists.html"):
        (root / name).unlink(missing_ok=True)
    root.mkdir(parents=True, exist_ok=True)


def _readings(console: "Console", readings: "list[Reading]") -> None:
    parsed = [reading for reading in readings if reading.status == "parsed"]
    skills = sum(reading.skills for reading in parsed)
    console.print(translate("demo.read", lang(), files=len(readings), parsed=len(parsed), skills=skills))
    for reading in readings:
        if reading.status != "parsed":
            console.print(f"  {reading.file}: {translate(f'cv.status.{reading.status}', lang())}")


def _heading(console: "Console", code: str) -> None:
    console.print()
    console.rule(translate(code, lang()), align="left")

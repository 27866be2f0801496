"""The verbs of a shortlist: ask for one, put a person on it by hand; and finding shortlists and entries."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, func, select

from talent.accounts.models import User
from talent.accounts.permissions import Permission, demand, may
from talent.applicants.consent import may_be_matched
from talent.applicants.models import Applicant
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core.errors import Conflict, Forbidden, Invalid, NotFound
from talent.db.ordering import Order, ordered
from talent.db.references import next_reference
from talent.matching.models import Match, MatchRun
from talent.matching.replay import rank_everybody
from talent.projects.models import Project, Requisition
from talent.projects.projects import leads
from talent.projects.requisitions import project_of
from talent.shortlists.models import Application, ApplicationStatus, EntryOrigin, Shortlist, ShortlistEntry

SIZE: Final = 10


def request_shortlist(
    session: Session, *, requisition: Requisition, run: MatchRun, size: int = SIZE, actor: Actor
) -> Shortlist:
    """Put the first `size` of a run on the requisition's shortlist, and everybody who applied and was scored.

    Who applied is put on the list also where the run kept no row of them, being far behind. Who has taken their
    consent back since the run, or is restricted, is not put on it.

    A shortlist that exists gets those who are new; whoever is on it already keeps their state, and whoever is no
    longer among the first stays too, since a list never drops a person silently.

    Raises:
        Conflict: the run is of another requisition.
    """
    _demand_edit(session, requisition, actor=actor)
    if run.requisition_key != requisition.key:
        raise Conflict("error.run.other_requisition", ref=run.reference)
    shortlist = find_shortlist(session, requisition)
    if shortlist is None:
        shortlist = Shortlist(
            reference=next_reference(session, "SHL"), requisition_key=requisition.key, requested_by=actor.ref
        )
    shortlist.run_key = run.key
    session.add(shortlist)
    session.flush()
    applied = set(
        session.exec(
            select(Application.applicant_key).where(
                Application.requisition_key == requisition.key,
                Application.status == ApplicationStatus.SUBMITTED,
            )
        )
    )
    entries = {entry.applicant_key: entry for entry in list_entries(session, shortlist)}
    matches = list(session.exec(select(Match).where(Match.run_key == run.key).order_by(col(Match.position))))
    for match in matches:
        entry = entries.get(match.applicant_key)
        if entry is not None:
            entry.match_key, entry.rank = match.key, match.rank
            session.add(entry)
        elif match.position <= size or match.applicant_key in applied:
            origin = EntryOrigin.APPLICATION if match.applicant_key in applied else EntryOrigin.MATCH
            _enter(session, shortlist, match.applicant_key, rank=match.rank, match=match, origin=origin)
    others = (applied | entries.keys()) - {match.applicant_key for match in matches}
    if others:
        _place_others(session, shortlist, run, others, entries)
    session.flush()
    record(
        session,
        action="shortlist.request",
        subject=("shortlist", shortlist.reference),
        details={"requisition": requisition.reference, "run": run.reference, "size": size},
        actor=actor,
    )
    return shortlist


def add_candidate(
    session: Session, *, shortlist: Shortlist, applicant: Applicant, note: str | None = None, actor: Actor
) -> ShortlistEntry:
    """Put a person on the list by hand, with a note for the others who work on it.

    Raises:
        Conflict: the person is on it already, is restricted, or has not agreed to be matched.
        Invalid: the note is too long.
    """
    requisition = session.get_one(Requisition, shortlist.requisition_key)
    _demand_edit(session, requisition, actor=actor)
    if any(entry.applicant_key == applicant.key for entry in list_entries(session, shortlist)):
        raise Conflict("error.entry.exists", ref=applicant.reference)
    if not may_be_matched(session, applicant):
        raise Conflict("error.applicant.not_available", ref=applicant.reference)
    if note is not None and len(note) > 4000:
        raise Invalid("error.text.length", max=4000)
    match = None
    if shortlist.run_key is not None:
        match = session.exec(
            select(Match).where(Match.run_key == shortlist.run_key, Match.applicant_key == applicant.key)
        ).one_or_none()
    entry = ShortlistEntry(
        reference=next_reference(session, "ENT"),
        shortlist_key=shortlist.key,
        applicant_key=applicant.key,
        match_key=match.key if match else None,
        rank=match.rank if match else len(list_entries(session, shortlist)) + 1,
        origin=EntryOrigin.MANUAL,
        note=note,
    )
    session.add(entry)
    session.flush()
    record(
        session,
        action="shortlist.add",
        subject=("shortlist", shortlist.reference),
        details={"entry": entry.reference, "applicant": applicant.reference},
        actor=actor,
    )
    return entry


def find_shortlist(session: Session, requisition: Requisition) -> Shortlist | None:
    """Return the requisition's shortlist, None before it was asked for."""
    return session.exec(select(Shortlist).where(Shortlist.requisition_key == requisition.key)).one_or_none()


def get_shortlist(session: Session, reference: str, *, actor: Actor) -> Shortlist:
    """Return the shortlist, if the actor may see it: a lead their own, HR and auditors any.

    Raises:
        NotFound: there is none, or it is outside the actor's scope.
    """
    shortlist = session.exec(select(Shortlist).where(Shortlist.reference == reference)).one_or_none()
    if shortlist is None or not sees_shortlist(session, shortlist, actor=actor):
        raise NotFound("error.shortlist.not_found", ref=reference)
    return shortlist


def sees_shortlist(session: Session, shortlist: Shortlist, *, actor: Actor) -> bool:
    """Return whether the shortlist is in the actor's scope."""
    demand(actor, Permission.VIEW_ANY_SHORTLIST, Permission.VIEW_OWN_SHORTLIST)
    requisition = session.get_one(Requisition, shortlist.requisition_key)
    return may(actor, Permission.VIEW_ANY_SHORTLIST) or leads(
        session, project_of(session, requisition), actor=actor
    )


def list_shortlists(
    session: Session, *, offset: int = 0, limit: int = 50, order: Order | None = None, actor: Actor
) -> tuple[list[Shortlist], int]:
    """Return a page of the shortlists that the actor may see, and how many there are."""
    demand(actor, Permission.VIEW_ANY_SHORTLIST, Permission.VIEW_OWN_SHORTLIST)
    statement = select(Shortlist)
    if not may(actor, Permission.VIEW_ANY_SHORTLIST):
        own = (
            select(Requisition.key)
            .join(Project, col(Requisition.project_key) == col(Project.key))
            .join(User, col(Project.lead_key) == col(User.key))
            .where(User.reference == actor.ref)
        )
        statement = statement.where(col(Shortlist.requisition_key).in_(own))
    total = session.exec(select(func.count()).select_from(statement.subquery())).one()
    columns = {"reference": col(Shortlist.reference), "requested_at": col(Shortlist.requested_at)}
    return list(session.exec(ordered(statement, columns, order).offset(offset).limit(limit))), total


def get_entry(session: Session, reference: str, *, actor: Actor) -> ShortlistEntry:
    """Return the entry, if the actor may see its shortlist.

    Raises:
        NotFound: there is none, or it is outside the actor's scope.
    """
    entry = session.exec(select(ShortlistEntry).where(ShortlistEntry.reference == reference)).one_or_none()
    if entry is None or not sees_shortlist(
        session, session.get_one(Shortlist, entry.shortlist_key), actor=actor
    ):
        raise NotFound("error.entry.not_found", ref=reference)
    return entry


def list_entries(session: Session, shortlist: Shortlist) -> list[ShortlistEntry]:
    """Return the entries in the order of the match, then as they were added."""
    statement = (
        select(ShortlistEntry)
        .join(Match, col(ShortlistEntry.match_key) == col(Match.key), isouter=True)
        .where(ShortlistEntry.shortlist_key == shortlist.key)
        .order_by(col(Match.position).is_(None), col(Match.position), col(ShortlistEntry.reference))
    )
    return list(session.exec(statement))


def count_referrals(session: Session, applicant: Applicant) -> int:
    """Return on how many shortlists the person stands: how often they have been put forward already."""
    statement = (
        select(func.count()).select_from(ShortlistEntry).where(ShortlistEntry.applicant_key == applicant.key)
    )
    return session.exec(statement).one()


def _place_others(
    session: Session,
    shortlist: Shortlist,
    run: MatchRun,
    others: set[UUID],
    entries: Mapping[UUID, ShortlistEntry],
) -> None:
    """Place those of whom the run keeps no row: who applied and is far behind, and who was on the list before."""
    ranks = {each.card.candidate_ref: each.rank for each in rank_everybody(session, run)}
    people = session.exec(select(Applicant).where(col(Applicant.key).in_(others)))
    for person in sorted(people, key=lambda each: (ranks.get(each.reference, 0), each.reference)):
        rank, entry = ranks.get(person.reference), entries.get(person.key)
        if entry is not None:
            # The row of an earlier run would be shown beside the figures of this one.
            entry.match_key, entry.rank = None, rank or entry.rank
            session.add(entry)
        elif rank is not None:
            _enter(session, shortlist, person.key, rank=rank, match=None, origin=EntryOrigin.APPLICATION)


def _enter(
    session: Session,
    shortlist: Shortlist,
    applicant_key: UUID,
    *,
    rank: int,
    match: Match | None,
    origin: EntryOrigin,
) -> None:
    if not may_be_matched(session, session.get_one(Applicant, applicant_key)):
        return
    session.add(
        ShortlistEntry(
            reference=next_reference(session, "ENT"),
            shortlist_key=shortlist.key,
            applicant_key=applicant_key,
            match_key=match.key if match else None,
            origin=origin,
            rank=rank,
        )
    )


def _demand_edit(session: Session, requisition: Requisition, *, actor: Actor) -> None:
    demand(actor, Permission.EDIT_ANY_SHORTLIST, Permission.EDIT_OWN_SHORTLIST)
    own = leads(session, project_of(session, requisition), actor=actor)
    if not may(actor, Permission.EDIT_ANY_SHORTLIST) and not own:
        raise Forbidden("error.permission.missing", permission=Permission.EDIT_ANY_SHORTLIST.value)

"""Decisions about a person on a shortlist: always by a person, always with a coded reason."""

from typing import Final

from sqlmodel import Session, col, select

from talent.accounts.permissions import Permission, demand, may
from talent.applicants.models import Applicant
from talent.applicants.queries import find_own
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core.errors import Forbidden, Invalid, PreconditionFailed
from talent.jobs.queue import post
from talent.projects.models import Requisition
from talent.projects.projects import leads
from talent.projects.requisitions import project_of
from talent.shortlists.models import Decision, EntryState, Reveal, Shortlist, ShortlistEntry, Verb
from talent.shortlists.reasons import demand_reason
from talent.shortlists.states import after

_TOLD: Final = frozenset({Verb.SELECT, Verb.DECLINE})


def decide(
    session: Session,
    *,
    entry: ShortlistEntry,
    verb: Verb,
    reason_code: str,
    note: str | None = None,
    version: int | None = None,
    actor: Actor,
) -> Decision:
    """Refer, select, decline or withdraw the person of an entry. `note` stays internal.

    Raises:
        Forbidden: the actor may not decide here, or is not a person.
        Conflict: the verb leads nowhere from the entry's state.
        Invalid: the reason is unknown or of another verb.
        PreconditionFailed: `version` is given and somebody changed the entry in between.
    """
    _demand_decide(session, entry, verb, actor=actor)
    if actor.is_system:
        raise Forbidden("error.decision.person")
    # Of two who decide at once, the second sees what the first has decided.
    session.refresh(entry, with_for_update=True)
    if version is not None and version != entry.version:
        raise PreconditionFailed("error.version.stale")
    if note is not None and len(note) > 4000:
        raise Invalid("error.text.length", max=4000)
    reason = demand_reason(session, reason_code, verb=verb.value)
    entry.state = after(entry.state, verb)
    entry.version += 1
    decision = Decision(
        entry_key=entry.key, verb=verb, reason_code=reason.code, note=note, decided_by=actor.ref
    )
    session.add(entry)
    session.add(decision)
    session.flush()
    record(
        session,
        action=f"entry.{verb.value}",
        subject=("entry", entry.reference),
        details={"reason": reason.code},
        actor=actor,
    )
    if verb in _TOLD:
        _tell(session, entry, verb, reason.code)
    return decision


def _tell(session: Session, entry: ShortlistEntry, verb: Verb, reason_code: str) -> None:
    """Put a message to the person into the outbox: what was decided and the coded reason, never the note."""
    applicant = session.get_one(Applicant, entry.applicant_key)
    post(
        session,
        channel="email" if applicant.email else "whatsapp_text",
        recipient=("applicant", applicant.reference),
        template=f"entry.{verb.value}",
        lang=applicant.lang,
        params={"requisition": _requisition(session, entry).reference, "reason": reason_code},
    )


def reveal(session: Session, *, entry: ShortlistEntry, reason_code: str, actor: Actor) -> Reveal:
    """Lift the blind of one entry for the actor, with a reason; a second time changes nothing.

    Raises:
        Forbidden: the actor may not reveal here.
        Invalid: the reason is unknown or not one for revealing.
    """
    requisition = _requisition(session, entry)
    demand(actor, Permission.REVEAL_ANY_SHORTLIST, Permission.REVEAL_OWN_SHORTLIST)
    if not may(actor, Permission.REVEAL_ANY_SHORTLIST) and not leads(
        session, project_of(session, requisition), actor=actor
    ):
        raise Forbidden("error.permission.missing", permission=Permission.REVEAL_ANY_SHORTLIST.value)
    demand_reason(session, reason_code, verb="reveal")
    standing = find_reveal(session, entry, actor=actor)
    if standing is not None:
        return standing
    lifted = Reveal(entry_key=entry.key, revealed_to=actor.ref, reason_code=reason_code)
    session.add(lifted)
    session.flush()
    record(
        session,
        action="entry.reveal",
        subject=("entry", entry.reference),
        details={"reason": reason_code},
        actor=actor,
    )
    return lifted


def find_reveal(session: Session, entry: ShortlistEntry, *, actor: Actor) -> Reveal | None:
    """Return the actor's reveal of the entry, None while it is blind to them."""
    statement = select(Reveal).where(Reveal.entry_key == entry.key, Reveal.revealed_to == actor.ref)
    return session.exec(statement).one_or_none()


def decisions_of(session: Session, entry: ShortlistEntry) -> list[Decision]:
    """Return the entry's decisions, the oldest first."""
    statement = select(Decision).where(Decision.entry_key == entry.key)
    return list(session.exec(statement.order_by(col(Decision.decided_at), col(Decision.key))))


def is_selected(entry: ShortlistEntry) -> bool:
    """Return whether a person selected this one."""
    return entry.state is EntryState.SELECTED


def _demand_decide(session: Session, entry: ShortlistEntry, verb: Verb, *, actor: Actor) -> None:
    if verb is Verb.WITHDRAW:
        own = find_own(session, actor)
        if own is not None and own.key == session.get_one(Applicant, entry.applicant_key).key:
            return
    demand(actor, Permission.DECIDE_ANY_SHORTLIST, Permission.DECIDE_OWN_SHORTLIST)
    if not may(actor, Permission.DECIDE_ANY_SHORTLIST) and not leads(
        session, project_of(session, _requisition(session, entry)), actor=actor
    ):
        raise Forbidden("error.permission.missing", permission=Permission.DECIDE_ANY_SHORTLIST.value)


def _requisition(session: Session, entry: ShortlistEntry) -> Requisition:
    shortlist = session.get_one(Shortlist, entry.shortlist_key)
    return session.get_one(Requisition, shortlist.requisition_key)

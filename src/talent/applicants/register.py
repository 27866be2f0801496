"""Registering: a person states who they are, how to be reached, and what the programmes need to know."""

from typing import Final

from sqlmodel import Session, select

from talent.accounts.contacts import normal_email, normal_phone
from talent.accounts.models import User
from talent.accounts.permissions import Permission, Role, demand
from talent.accounts.users import create_user
from talent.applicants.consent import give_consent
from talent.applicants.models import Applicant, EmploymentBasis, Sector
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock
from talent.core.errors import Conflict, Invalid
from talent.db.references import next_reference
from talent.units.queries import get_region

YOUNGEST: Final = 15
OLDEST: Final = 100


def register_applicant(
    session: Session,
    *,
    name: str,
    email: str | None = None,
    phone: str | None = None,
    password: str,
    birth_year: int,
    region_code: str | None = None,
    sector: Sector | None = None,
    basis: EmploymentBasis | None = None,
    lang: str = "id",
    consent: bool,
    actor: Actor,
) -> tuple[User, Applicant]:
    """Make an account with the role of an applicant and the person's entry in the pool.

    The birth year is asked for the cohort gate of a programme alone; no score reads it.

    Raises:
        Invalid: a value breaks a rule, or there is no consent.
        Conflict: somebody signs in with this address already.
    """
    if not consent:
        raise Invalid("error.consent.missing")
    user = create_user(
        session,
        email=email,
        phone=phone,
        password=password,
        roles=frozenset({Role.APPLICANT}),
        lang=lang,
        actor=actor,
    )
    own = Actor("user", user.reference)
    applicant = _add(
        session,
        user=user,
        name=name,
        email=user.email,
        phone=user.phone,
        birth_year=birth_year,
        region_code=region_code,
        sector=sector,
        basis=basis,
        lang=lang,
        actor=own,
    )
    give_consent(session, applicant=applicant, channel="form", lang=lang, actor=own)
    return user, applicant


def add_applicant(
    session: Session,
    *,
    name: str,
    email: str | None = None,
    phone: str | None = None,
    birth_year: int | None = None,
    region_code: str | None = None,
    sector: Sector | None = None,
    basis: EmploymentBasis | None = None,
    nip: str | None = None,
    lang: str = "id",
    actor: Actor,
) -> Applicant:
    """Add a person without an account, as HR does at an import.

    Whoever is added so is matched only once their consent has been noted (`give_consent`).
    """
    demand(actor, Permission.EDIT_ANY_APPLICANT)
    if not email and not phone:
        raise Invalid("error.contact.missing")
    return _add(
        session,
        user=None,
        name=name,
        email=normal_email(email) if email else None,
        phone=normal_phone(phone) if phone else None,
        birth_year=birth_year,
        region_code=region_code,
        sector=sector,
        basis=basis,
        nip=nip,
        lang=lang,
        actor=actor,
    )


def _add(
    session: Session,
    *,
    user: User | None,
    name: str,
    email: str | None,
    phone: str | None,
    birth_year: int | None,
    region_code: str | None,
    sector: Sector | None,
    basis: EmploymentBasis | None,
    nip: str | None = None,
    lang: str,
    actor: Actor,
) -> Applicant:
    name = " ".join(name.split())
    # Control and invisible characters are no part of a name, and a database may refuse them.
    if not name or len(name) > 200 or not name.isprintable():
        raise Invalid("error.applicant.name")
    this_year = clock.today().year
    if birth_year is not None and not this_year - OLDEST <= birth_year <= this_year - YOUNGEST:
        raise Invalid("error.applicant.birth_year", first=this_year - OLDEST, last=this_year - YOUNGEST)
    if region_code is not None:
        get_region(session, region_code)
    if nip is not None and not (nip.isascii() and nip.isdigit() and len(nip) == 18):
        raise Invalid("error.applicant.nip")
    if _known(session, email, phone):
        raise Conflict("error.applicant.exists")
    applicant = Applicant(
        reference=next_reference(session, "APL"),
        user_key=user.key if user else None,
        name=name,
        email=email,
        phone=phone,
        birth_year=birth_year,
        nip=nip,
        region_code=region_code,
        sector=sector,
        basis=basis,
        lang=lang,
    )
    session.add(applicant)
    session.flush()
    record(session, action="applicant.register", subject=("applicant", applicant.reference), actor=actor)
    return applicant


def _known(session: Session, email: str | None, phone: str | None) -> bool:
    for column, value in ((Applicant.email, email), (Applicant.phone, phone)):
        if (
            value is not None
            and session.exec(select(Applicant.key).where(column == value)).first() is not None
        ):
            return True
    return False

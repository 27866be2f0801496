"""Brings a library into the database: adds, updates, retires; never deletes, since claims refer to skills."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from scoring.lexicon import Lexicon, SkillEntry
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock, ids
from talent.skills.models import LibraryVersion, Skill, SkillAlias, SkillFamily, SkillKind, SkillNeighbour


def load_library(
    session: Session,
    *,
    lexicon: Lexicon,
    families: Mapping[str, Mapping[str, str]],
    source: str,
    actor: Actor,
) -> LibraryVersion:
    """Make the stored library equal to `lexicon`; `families` gives the labels of each family by language.

    A skill that is no longer there is retired. Loading what is stored already changes nothing.
    """
    for code, labels in sorted(families.items()):
        session.merge(SkillFamily(code=code, label_id=labels["id"], label_en=labels["en"]))
    session.flush()
    newest = find_version(session)
    if newest is not None and newest.content_hash == lexicon.version:
        return newest
    # Held, so that each merge finds its row in the session instead of asking for it.
    stored = session.exec(select(Skill)).all()
    with session.no_autoflush:
        for entry in lexicon:
            session.merge(_row(entry, broader=None))
    session.flush()
    del stored
    for skill in session.exec(select(Skill)):
        if skill.id in lexicon:
            skill.broader = lexicon.entry(skill.id).broader
            skill.retired_at = None
        else:
            skill.retired_at = skill.retired_at or clock.now()
        session.add(skill)
    _replace_names(session, lexicon)
    version = LibraryVersion(content_hash=lexicon.version, source=source, skills=len(lexicon))
    if newest is not None:
        # What is loaded last is the newest, also where a clock was put back or stands still.
        version.loaded_at = max(version.loaded_at, newest.loaded_at + timedelta(microseconds=1))
    session.add(version)
    session.flush()
    record(
        session,
        action="skills.load",
        # The ledger's column of subjects is shorter than a hash, and PostgreSQL minds.
        subject=("library", lexicon.version[:16]),
        details={"skills": len(lexicon), "source": source, "version": lexicon.version},
        actor=actor,
    )
    return version


def find_version(session: Session) -> LibraryVersion | None:
    """Return the library version that was loaded last, None before the first."""
    statement = select(LibraryVersion).order_by(
        col(LibraryVersion.loaded_at).desc(), col(LibraryVersion.key).desc()
    )
    return session.exec(statement.limit(1)).first()


def _row(entry: SkillEntry, broader: str | None) -> Skill:
    return Skill(
        id=entry.id,
        family=entry.family,
        kind=SkillKind(entry.kind),
        label_id=entry.labels["id"],
        label_en=entry.labels["en"],
        broader=broader,
        codes=dict(entry.codes),
    )


def _replace_names(session: Session, lexicon: Lexicon) -> None:
    session.execute(delete(SkillAlias))
    session.execute(delete(SkillNeighbour))
    aliases = [
        {"key": ids.new_key(), "skill_id": entry.id, "lang": lang, "alias": alias, "ambiguous": lang is None}
        for entry in lexicon
        for lang, names in (*entry.aliases.items(), (None, entry.ambiguous_aliases))
        for alias in names
    ]
    neighbours = [
        {
            "key": ids.new_key(),
            "skill_id": entry.id,
            "neighbour_id": near.id,
            "affinity": near.affinity,
            "reason": near.reason,
        }
        for entry in lexicon
        for near in entry.neighbours
    ]
    # Rows by the ten thousand: as objects, one by one, they would take ten times as long.
    for table, rows in ((SkillAlias, aliases), (SkillNeighbour, neighbours)):
        if rows:
            session.execute(insert(table), rows)

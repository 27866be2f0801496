"""Brings a library into the database: adds, updates, retires; never deletes, since claims refer to skills."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, insert
from sqlmodel import Session, SQLModel, col, select

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
    stored = set(session.exec(select(Skill.id)))
    # A broader skill may come after the narrower one: it is set once all rows are there.
    _insert(
        session,
        Skill,
        [{"id": entry.id, **_columns(entry), "broader": None} for entry in lexicon if entry.id not in stored],
    )
    for skill in session.exec(select(Skill)):
        if skill.id in lexicon:
            for column, value in _columns(lexicon.entry(skill.id)).items():
                if getattr(skill, column) != value:
                    setattr(skill, column, value)
        else:
            skill.retired_at = skill.retired_at or clock.now()
        session.add(skill)
    session.flush()
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


def _columns(entry: SkillEntry) -> dict[str, Any]:
    """What the row of a skill that is in the library says."""
    return {
        "family": entry.family,
        "kind": SkillKind(entry.kind),
        "label_id": entry.labels["id"],
        "label_en": entry.labels["en"],
        "broader": entry.broader,
        "codes": dict(entry.codes),
        "retired_at": None,
    }


def _insert(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    """Rows by the thousand: as objects, one by one, they would take ten times as long."""
    if rows:
        session.execute(insert(table), rows)


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
    _insert(session, SkillAlias, aliases)
    _insert(session, SkillNeighbour, neighbours)

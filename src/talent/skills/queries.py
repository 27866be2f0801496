"""Reads the stored library: as a lexicon for the engine, and as rows for lists."""

from collections import defaultdict
from functools import lru_cache

from sqlmodel import Session, col, func, select

from scoring.lexicon import Lexicon, Neighbour, SkillEntry
from scoring.linker import Linker
from talent.core.errors import Conflict, Invalid, NotFound
from talent.core.text import fold
from talent.db.ordering import Order, ordered
from talent.skills.load import find_version
from talent.skills.models import Skill, SkillAlias, SkillNeighbour

_kept: dict[str, Lexicon] = {}


def stored_lexicon(session: Session) -> Lexicon:
    """Return the library of the database, kept in memory for as long as its version stays the same.

    Raises:
        Conflict: no library has been loaded.
    """
    version = find_version(session)
    if version is None:
        raise Conflict("error.skill.no_library")
    if version.content_hash not in _kept:
        _kept.clear()
        _kept[version.content_hash] = _read(session)
    return _kept[version.content_hash]


def stored_linker(session: Session) -> Linker:
    """Return a linker over the library of the database."""
    return _linker(stored_lexicon(session))


@lru_cache(maxsize=1)
def _linker(lexicon: Lexicon) -> Linker:
    return Linker(lexicon)


def _read(session: Session) -> Lexicon:
    aliases: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    ambiguous: dict[str, list[str]] = defaultdict(list)
    for alias in session.exec(select(SkillAlias).order_by(col(SkillAlias.key))):
        if alias.lang is None:
            ambiguous[alias.skill_id].append(alias.alias)
        else:
            aliases[alias.skill_id][alias.lang].append(alias.alias)
    neighbours: dict[str, list[Neighbour]] = defaultdict(list)
    for near in session.exec(select(SkillNeighbour).order_by(col(SkillNeighbour.key))):
        neighbours[near.skill_id].append(Neighbour(near.neighbour_id, near.affinity, near.reason))
    return Lexicon(
        SkillEntry(
            id=skill.id,
            family=skill.family,
            kind=skill.kind.value,
            labels={"id": skill.label_id, "en": skill.label_en},
            aliases={lang: tuple(names) for lang, names in aliases[skill.id].items()},
            ambiguous_aliases=tuple(ambiguous[skill.id]),
            neighbours=tuple(neighbours[skill.id]),
            broader=skill.broader,
            codes=skill.codes,
        )
        for skill in session.exec(select(Skill).where(col(Skill.retired_at).is_(None)))
    )


def get_skill(session: Session, skill_id: str) -> Skill:
    """Return the skill.

    Raises:
        NotFound: the library does not hold it.
    """
    skill = session.get(Skill, skill_id)
    if skill is None:
        raise NotFound("error.skill.not_found", skill=skill_id)
    return skill


def demand_skills(session: Session, skill_ids: list[str]) -> None:
    """Refuse unless the library holds all of them and none is retired.

    Raises:
        Invalid: naming the first that it does not.
    """
    known = set(
        session.exec(select(Skill.id).where(col(Skill.id).in_(skill_ids), col(Skill.retired_at).is_(None)))
    )
    for skill_id in skill_ids:
        if skill_id not in known:
            raise Invalid("error.skill.not_found", skill=skill_id)


def list_skills(
    session: Session,
    *,
    q: str = "",
    family: str | None = None,
    offset: int = 0,
    limit: int = 50,
    order: Order | None = None,
) -> tuple[list[Skill], int]:
    """Return a page of skills whose label or id contains `q`, in the order of their ids, and how many there are."""
    statement = select(Skill).where(col(Skill.retired_at).is_(None))
    if family is not None:
        statement = statement.where(Skill.family == family)
    if q:
        words = fold(q)
        statement = statement.where(
            col(Skill.id).icontains(words, autoescape=True)
            | col(Skill.label_id).icontains(words, autoescape=True)
            | col(Skill.label_en).icontains(words, autoescape=True)
        )
    total = session.exec(select(func.count()).select_from(statement.subquery())).one()
    columns = {"id": col(Skill.id), "label_id": col(Skill.label_id), "label_en": col(Skill.label_en)}
    return list(session.exec(ordered(statement, columns, order).offset(offset).limit(limit))), total

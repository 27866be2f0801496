"""Brings a published list into the library of the database: maps onto our skills, adds what is new.

A skill of ours keeps its id, labels, neighbours and levels, so every claim and run that refers to it stays as it
is; it gains the publisher's code and those other names that no other skill has. Nothing is deleted. A skill that
only the list has gets an id made from the publisher's, so the next edition of the list finds it again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlmodel import Session, select

from scoring.lexicon import Lexicon, SkillEntry
from scoring.text import key_of
from talent.audit.actors import Actor
from talent.core.errors import Invalid
from talent.skills.load import load_library
from talent.skills.models import SkillFamily, SkillKind
from talent.skills.official_files import Published, own_id, read_published
from talent.skills.queries import stored_lexicon

FAMILIES = {
    "esco": {"id": "Daftar ESCO", "en": "ESCO list"},
    "onet": {"id": "Daftar O*NET", "en": "O*NET list"},
    "csv": {"id": "Daftar sendiri", "en": "Own list"},
}
"""Labels of the families in which skills stand that only a list has."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: skills read, mapped onto ours, changed, added, and names left out as another's."""

    read: int
    mapped: int
    changed: int
    added: int
    names_left: int


def import_skills(
    session: Session, *, path: Path, source: str, actor: Actor, only_known: bool = False
) -> ImportReport:
    """Load or update the library from a file; `only_known` maps onto what is there and adds no skill.

    Raises:
        Invalid: the file breaks a rule, or a broader skill is not there or leads back.
        TooLarge: the file is larger than what is read.
        Conflict: no library has been loaded.
    """
    published = read_published(path, source)
    before = stored_lexicon(session)
    merged = _Merge(before, source)
    for each in published:
        merged.take(each, only_known=only_known)
    merged.set_broader(published)
    lexicon = Lexicon(merged.entries.values())
    known = session.exec(select(SkillFamily)).all()
    families: dict[str, Mapping[str, str]] = {
        family.code: {"id": family.label_id, "en": family.label_en} for family in known
    }
    for entry in lexicon:
        families.setdefault(
            entry.family, FAMILIES.get(entry.family, {"id": entry.family, "en": entry.family})
        )
    load_library(
        session, lexicon=lexicon, families=families, source=f"{source}:{path.name}"[:40], actor=actor
    )
    changed = sum(entry.id in before and entry != before.entry(entry.id) for entry in lexicon)
    return ImportReport(
        read=len(published),
        mapped=merged.mapped,
        changed=changed,
        added=len(lexicon) - len(before),
        names_left=merged.names_left,
    )


def keep_imported(shipped: Lexicon, stored: Lexicon) -> Lexicon:
    """The shipped library and beside it what lists have added: skills, and codes of the shipped ones.

    So a new edition of the shipped library takes nothing away that was imported.
    """
    entries = {entry.id: entry for entry in shipped}
    for entry in stored:
        if entry.id in entries:
            ours = entries[entry.id]
            entries[entry.id] = replace(ours, codes={**entry.codes, **ours.codes})
        elif entry.family in FAMILIES:
            entries[entry.id] = entry
    taken = {key_of(name) for entry in shipped for name in (*entry.labels.values(), *entry.names())}
    for skill, entry in entries.items():
        if skill in shipped:
            continue
        names = {
            lang: tuple(n for n in names if key_of(n) not in taken) for lang, names in entry.aliases.items()
        }
        broader = entry.broader if entry.broader in entries else None
        near = tuple(each for each in entry.neighbours if each.id in entries)
        entries[skill] = replace(entry, aliases=names, broader=broader, neighbours=near)
    return Lexicon(entries.values())


class _Merge:
    """The library as it becomes, with who owns which name and which code."""

    def __init__(self, lexicon: Lexicon, source: str) -> None:
        self.source = source
        self.entries = {entry.id: entry for entry in lexicon}
        self.mapped = self.names_left = 0
        self._by_code = {
            entry.codes[source]: entry.id for entry in lexicon if source != "csv" and source in entry.codes
        }
        self._owners: dict[tuple[str, ...], set[str]] = {}
        self._plain: dict[tuple[str, ...], str] = {}
        for entry in lexicon:
            ambiguous = {key_of(name) for name in entry.ambiguous_aliases}
            for name in (*entry.labels.values(), *entry.names()):
                self._owners.setdefault(key_of(name), set()).add(entry.id)
                if key_of(name) not in ambiguous:
                    self._plain.setdefault(key_of(name), entry.id)

    def take(self, each: Published, *, only_known: bool) -> None:
        """Map one published skill onto ours, or add it."""
        skill = self._find(each)
        if skill is not None:
            self.mapped += 1
            self._update(self.entries[skill], each)
        elif (each.labels or self.source == "csv") and not only_known and not each.obsolete:
            self._add(each)

    def _find(self, each: Published) -> str | None:
        """By the publisher's code, by our own id, else by a label that is a name of one skill of ours alone."""
        if self.source == "csv":
            return each.code if each.code in self.entries else None
        made = own_id(self.source, each.code)
        if each.code in self._by_code or made in self.entries:
            return self._by_code.get(each.code, made)
        if not each.labels:
            return None
        key = key_of(each.labels["en"])
        skill = self._plain.get(key)
        alone = skill is not None and self._owners[key] == {skill}
        return skill if alone and self.source not in self.entries[skill or ""].codes else None

    def _update(self, ours: SkillEntry, each: Published) -> None:
        codes = dict(each.codes or {}) if self.source == "csv" else {self.source: each.code}
        entry = replace(ours, codes={**ours.codes, **codes})
        if self.source == "csv" or ours.family == self.source:
            entry = replace(
                entry,
                labels={**ours.labels, **each.labels},
                kind=(each.kind or SkillKind(ours.kind)).value,
                family=each.family or ours.family,
            )
        self._put(entry, each)

    def _add(self, each: Published) -> None:
        labels = {
            lang: each.labels.get(lang) or next(iter(each.labels.values()), "") for lang in ("id", "en")
        }
        if not labels["id"]:
            raise Invalid("error.skill.import.no_label", skill=each.code)
        own = self.source == "csv"
        entry = SkillEntry(
            id=each.code if own else own_id(self.source, each.code),
            family=each.family or self.source,
            kind=(each.kind or SkillKind.SKILL).value,
            labels=labels,
            codes=dict(each.codes or {}) if own else {self.source: each.code},
        )
        for label in labels.values():
            self._owners.setdefault(key_of(label), set()).add(entry.id)
        self._put(entry, each)
        if not own:
            self._by_code[each.code] = entry.id

    def _put(self, entry: SkillEntry, each: Published) -> None:
        """Store the entry with those of the published names that no other skill has."""
        mine = {key_of(name) for name in (*entry.labels.values(), *entry.names())}
        aliases = {lang: list(names) for lang, names in entry.aliases.items()}
        for lang, names in each.names.items():
            for name in names:
                key = key_of(name)
                if key in mine:
                    continue
                owners = self._owners.setdefault(key, set())
                if owners - {entry.id}:
                    self.names_left += 1
                    continue
                mine.add(key)
                owners.add(entry.id)
                aliases.setdefault(lang, []).append(name)
        self.entries[entry.id] = replace(
            entry, aliases={lang: tuple(names) for lang, names in aliases.items()}
        )

    def set_broader(self, published: list[Published]) -> None:
        """Link to broader skills once all are there; a skill of ours keeps the one it has.

        Raises:
            Invalid: in our own CSV a broader skill is not there, or leads back to the skill.
        """
        for each in published:
            if each.broader is None:
                continue
            skill, broader = self._known(each.code), self._known(each.broader)
            if self.source == "csv" and broader is None:
                raise Invalid("error.skill.dangling", skill=each.code, other=each.broader)
            if skill is None or broader is None or (self.source != "csv" and self.entries[skill].broader):
                continue
            if self._leads_to(broader, skill):
                if self.source == "csv":
                    raise Invalid("error.skill.import.circle", skill=each.code, other=each.broader)
                continue
            self.entries[skill] = replace(self.entries[skill], broader=broader)

    def _known(self, code: str) -> str | None:
        if self.source == "csv":
            return code if code in self.entries else None
        return self._by_code.get(code)

    def _leads_to(self, start: str, end: str) -> bool:
        above: str | None = start
        seen: set[str] = set()
        while above is not None and above not in seen:
            if above == end:
                return True
            seen.add(above)
            above = self.entries[above].broader
        return False

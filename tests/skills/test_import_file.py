"""Imports keep what refers to skills: ids, labels and claims stay; codes and names are added; again changes nothing."""

from pathlib import Path

import pytest
from sqlmodel import Session, select

from talent.audit.actors import OPERATOR
from talent.core.errors import Conflict, Invalid
from talent.seed.reference import seed_reference
from talent.skills.import_file import ImportReport, import_skills, keep_imported
from talent.skills.library import family_labels, shipped_lexicon
from talent.skills.load import load_library
from talent.skills.models import LibraryVersion, Skill, SkillNeighbour
from talent.skills.queries import stored_lexicon
from tests.factories.lexicon import FAMILIES, small_lexicon

LABELS = {family["family"]: family["labels"] for family in FAMILIES}
PYTHON = "11111111-2222-3333-4444-555555555555"
BEES = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
HIVES = "aaaaaaaa-bbbb-cccc-dddd-ffffffffffff"
HEAD = "conceptType,conceptUri,skillType,preferredLabel,altLabels,status,broaderConceptUri\n"


@pytest.fixture
def library(session: Session) -> Session:
    """A session over a database that holds the small library."""
    load_library(session, lexicon=small_lexicon(), families=LABELS, source="test", actor=OPERATOR)
    return session


def esco(uuid: str, label: str, alt: str = "", status: str = "released", broader: str = "") -> str:
    """A row of a collection."""
    uri = "http://data.europa.eu/esco/skill/"
    above = uri + broader if broader else ""
    return f"KnowledgeSkillCompetence,{uri}{uuid},knowledge,{label},{alt},{status},{above}\n"


def load(session: Session, folder: Path, text: str, source: str = "esco", **options: bool) -> ImportReport:
    """Import a file with this text."""
    path = folder / f"list.{source}"
    path.write_text(text, encoding="utf-8")
    return import_skills(session, path=path, source=source, actor=OPERATOR, **options)


def test_a_skill_of_ours_keeps_all_and_gains_code_and_names(library: Session, tmp_path: Path) -> None:
    before = small_lexicon().entry("python")
    near = len(library.exec(select(SkillNeighbour)).all())
    report = load(library, tmp_path, HEAD + esco(PYTHON, "PYTHON", "snake language | Java | python3"))
    after = stored_lexicon(library).entry("python")
    assert report == ImportReport(read=1, mapped=1, changed=1, added=0, names_left=1)
    assert (after.labels, set(after.neighbours), after.broader, after.family) == (
        before.labels,
        set(before.neighbours),
        before.broader,
        before.family,
    )
    assert after.codes["esco"] == PYTHON
    assert "snake language" in after.aliases["en"]
    assert "Java" not in after.aliases["en"]
    assert len(library.exec(select(SkillNeighbour)).all()) == near


def test_importing_again_changes_nothing(library: Session, tmp_path: Path) -> None:
    text = HEAD + esco(PYTHON, "Python", "snake language") + esco(BEES, "bee keeping", "apiculture")
    load(library, tmp_path, text)
    versions = len(library.exec(select(LibraryVersion)).all())
    report = load(library, tmp_path, text)
    assert (report.mapped, report.changed, report.added) == (2, 0, 0)
    assert len(library.exec(select(LibraryVersion)).all()) == versions


def test_a_new_skill_keeps_its_id_through_a_new_label(library: Session, tmp_path: Path) -> None:
    load(library, tmp_path, HEAD + esco(BEES, "bee keeping"))
    load(library, tmp_path, HEAD + esco(BEES, "apiculture", "bee keeping"))
    skill = library.get_one(Skill, f"esco-{BEES}")
    assert (skill.label_en, skill.label_id, skill.family) == ("apiculture", "bee keeping", "esco")
    assert stored_lexicon(library).entry(skill.id).codes == {"esco": BEES}


def test_broader_skills_are_linked_once_all_are_there(library: Session, tmp_path: Path) -> None:
    load(
        library,
        tmp_path,
        HEAD + esco(HIVES, "hive inspection", broader=BEES) + esco(BEES, "bee keeping", broader=HIVES),
    )
    assert library.get_one(Skill, f"esco-{HIVES}").broader == f"esco-{BEES}"
    assert library.get_one(Skill, f"esco-{BEES}").broader is None


def test_the_file_of_broader_relations_adds_only_relations(library: Session, tmp_path: Path) -> None:
    load(library, tmp_path, HEAD + esco(HIVES, "hive inspection") + esco(BEES, "bee keeping"))
    uri, kind = "http://data.europa.eu/esco/skill/", "KnowledgeSkillCompetence"
    rows = "".join(
        f"{kind},{uri}{low},{over},{uri}{high}\n"
        for low, over, high in ((HIVES, "SkillGroup", PYTHON), (HIVES, kind, BEES), (PYTHON, kind, BEES))
    )
    report = load(library, tmp_path, "conceptType,conceptUri,broaderType,broaderUri\n" + rows)
    assert (report.read, report.added) == (2, 0)
    assert library.get_one(Skill, f"esco-{HIVES}").broader == f"esco-{BEES}"


def test_a_name_of_two_of_our_skills_maps_onto_neither(library: Session, tmp_path: Path) -> None:
    """`go` is ambiguous in the library, so a list's "Go" is not taken for it."""
    load(library, tmp_path, HEAD + esco(BEES, "go"))
    assert "esco" not in stored_lexicon(library).entry("go").codes
    assert f"esco-{BEES}" in stored_lexicon(library)


def test_only_known_adds_no_skill(library: Session, tmp_path: Path) -> None:
    text = HEAD + esco(PYTHON, "Python") + esco(BEES, "bee keeping")
    report = load(library, tmp_path, text, only_known=True)
    assert (report.mapped, report.added) == (1, 0)
    assert len(stored_lexicon(library)) == len(small_lexicon())


def test_obsolete_concepts_are_not_added_and_nothing_is_retired(library: Session, tmp_path: Path) -> None:
    report = load(
        library, tmp_path, HEAD + esco(BEES, "bee keeping", status="obsolete") + esco(PYTHON, "Python")
    )
    assert report.added == 0
    assert library.exec(select(Skill).where(Skill.retired_at != None)).all() == []  # noqa: E711 - SQL


def test_onet_tools_map_by_name_and_keep_their_commodity(library: Session, tmp_path: Path) -> None:
    head = "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n"
    rows = (
        "15-1252.00\tPython\t43232405\tLanguages\tY\tY\n15-1252.00\tZeta Editor\t43232202\tDocuments\tN\tN\n"
    )
    report = load(library, tmp_path, head + rows, "onet")
    assert (report.mapped, report.added) == (1, 1)
    assert stored_lexicon(library).entry("python").codes["onet"] == "43232405:Python"


def test_our_list_changes_by_id_and_leaves_blank_cells_alone(library: Session, tmp_path: Path) -> None:
    text = (
        "id,label_id,label_en,kind,family,aliases_en,broader\n"
        "python,,Python language,,,snake language,\nbee-keeping,Beternak lebah,Bee keeping,skill,,apiary,python\n"
    )
    report = load(library, tmp_path, text, "csv")
    lexicon = stored_lexicon(library)
    assert (report.mapped, report.added) == (1, 1)
    assert lexicon.entry("python").labels == {"id": "Python", "en": "Python language"}
    assert lexicon.entry("python").kind == small_lexicon().entry("python").kind
    assert (lexicon.entry("bee-keeping").family, lexicon.entry("bee-keeping").broader) == ("csv", "python")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("id,label,broader\nbee-keeping,Bees,alchemy\n", "alchemy"),
        ("id,label,broader\nbee-keeping,Bees,hive-work\nhive-work,Hives,bee-keeping\n", "below"),
        ("id,label\nbee-keeping,\n", "no label"),
    ],
)
def test_a_list_that_does_not_hold_together_is_refused(
    library: Session, tmp_path: Path, rows: str, words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        load(library, tmp_path, rows, "csv")


def test_without_a_library_nothing_is_imported(sqlite_session: Session, tmp_path: Path) -> None:
    with pytest.raises(Conflict, match="talent seed"):
        load(sqlite_session, tmp_path, HEAD + esco(BEES, "bee keeping"))


def test_a_new_edition_of_the_shipped_library_keeps_what_was_imported(
    sqlite_session: Session, tmp_path: Path
) -> None:
    load_library(
        sqlite_session, lexicon=shipped_lexicon(), families=family_labels(), source="shipped", actor=OPERATOR
    )
    load(sqlite_session, tmp_path, HEAD + esco(BEES, "zebra taming", "SQL"))
    seed_reference(sqlite_session, actor=OPERATOR)
    stored = stored_lexicon(sqlite_session)
    assert f"esco-{BEES}" in stored
    assert sqlite_session.get_one(Skill, f"esco-{BEES}").retired_at is None
    assert len(stored) == len(shipped_lexicon()) + 1
    assert keep_imported(shipped_lexicon(), shipped_lexicon()).version == shipped_lexicon().version

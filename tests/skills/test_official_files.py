"""Published files as they are, and as they should not be: wrong, huge, empty, hostile."""

from pathlib import Path

import pytest

from talent.core.errors import Invalid, Problem, TooLarge
from talent.skills import official_files
from talent.skills.models import SkillKind
from talent.skills.official_files import own_id, read_published

UUID = "11111111-2222-3333-4444-555555555555"
OTHER = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
ESCO = (
    "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,description\n"
)
ONET = "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n"


def written(tmp_path: Path, text: str | bytes, name: str = "file.csv") -> Path:
    """The file with this text."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def esco_row(uuid: str = UUID, label: str = "keep bees", alt: str = "", status: str = "released") -> str:
    """A row of `skills_en.csv`."""
    uri = f"http://data.europa.eu/esco/skill/{uuid}"
    return f'KnowledgeSkillCompetence,{uri},skill/competence,sector-specific,{label},"{alt}",,{status},"Two\nlines"\n'


def test_esco_skills_with_other_names_between_lines_or_bars(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "\ufeff" + ESCO + esco_row(alt="tend bees\nbeekeeping | apiculture") + "SkillGroup,x,,,group,,,,\n",
    )
    (each,) = read_published(file, "esco")
    assert (each.code, each.labels, each.kind) == (UUID, {"en": "keep bees"}, SkillKind.SKILL)
    assert each.names == {"en": ("tend bees", "beekeeping", "apiculture")}


def test_esco_collections_name_the_broader_skill(tmp_path: Path) -> None:
    text = (
        "conceptType,conceptUri,preferredLabel,status,skillType,reuseLevel,altLabels,description,broaderConceptUri,broaderConceptPT\n"
        f"KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/{UUID},Zig,released,knowledge,sector-specific,,,"
        f"http://data.europa.eu/esco/isced-f/0613 | http://data.europa.eu/esco/skill/{OTHER},a | b\n"
    )
    (each,) = read_published(written(tmp_path, text), "esco")
    assert (each.kind, each.broader) == (SkillKind.KNOWLEDGE, OTHER)


def test_esco_lists_with_uuid_and_label(tmp_path: Path) -> None:
    text = f"uuid,preferredLabel,skillType,collections,altLabels\n{UUID},3D lighting,knowledge,digital,light in 3D\n"
    (each,) = read_published(written(tmp_path, text), "esco")
    assert (each.code, each.names["en"]) == (UUID, ("light in 3D",))


def test_onet_tools_once_each(tmp_path: Path) -> None:
    row = "15-1252.00\tZeta Editor\t43232202\tDocument software\tN\tN\n"
    (each,) = read_published(written(tmp_path, ONET + row + row.replace("15-1252", "11-1011")), "onet")
    assert (each.code, each.labels["en"], each.kind) == (
        "43232202:Zeta Editor",
        "Zeta Editor",
        SkillKind.TOOL,
    )


def test_onet_keeps_a_quotation_mark_as_it_is(tmp_path: Path) -> None:
    (each,) = read_published(written(tmp_path, ONET + '1\t5" display tool\t4323\tx\tN\tN\n'), "onet")
    assert each.labels["en"] == '5" display tool'


def test_onet_skills_and_knowledge_but_no_abilities(tmp_path: Path) -> None:
    text = (
        "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\n11-1011.00\t2.A.1.a\tReading\tIM\n"
        "11-1011.00\t2.C.1.a\tTrade\tIM\n11-1011.00\t1.A.1.a.1\tHearing\tIM\n11-1011.00\t2.A.1.a\tReading\tLV\n"
    )
    found = read_published(written(tmp_path, text), "onet")
    assert [(each.code, each.kind.value if each.kind else "") for each in found] == [
        ("2.A.1.a", "skill"),
        ("2.C.1.a", "knowledge"),
    ]


def test_our_own_list(tmp_path: Path) -> None:
    text = (
        "id,label_id,label_en,kind,family,aliases_id,aliases_en,broader,esco\n"
        "bee-keeping,Beternak lebah,Bee keeping,skill,farm,ternak lebah|lebah madu,apiary,,abc\n"
    )
    (each,) = read_published(written(tmp_path, text), "csv")
    assert each.labels == {"id": "Beternak lebah", "en": "Bee keeping"}
    assert (each.names["id"], each.codes, each.broader) == (
        ("ternak lebah", "lebah madu"),
        {"esco": "abc"},
        None,
    )


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        ("esco", "", "no skill"),
        ("onet", "", "no skill"),
        ("csv", "id,label\n", "no skill"),
        ("esco", "title,description\nx,y\n", "line 2"),
        ("esco", ESCO + esco_row(uuid="../../etc/passwd"), "line 3"),
        ("esco", ESCO + esco_row(label=""), "line 3"),
        ("esco", ESCO + esco_row(label="x" * 161), "line 3"),
        ("onet", ESCO + esco_row(), "line 2"),
        ("onet", ONET + "1\tTool\t12'; DROP TABLE skill\tx\tN\tN\n", "line 2"),
        ("csv", "id,label\nNot Kebab,x\n", "line 2: id"),
        ("csv", "id,label,kind\nx,y,magic\n", "line 2: kind"),
        ("csv", "id,label,family\nx,y,../up\n", "line 2: family"),
        ("csv", b"id,label\nx,\xff\xfe\n", "UTF-8"),
        ("csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "UTF-8"),
        ("csv", "id,label\nx,\"" + "y" * 200_000 + "\"\n", "field"),
    ],
)  # fmt: skip
def test_a_file_that_breaks_a_rule_is_refused_in_words(
    tmp_path: Path, source: str, text: str | bytes, words: str
) -> None:
    with pytest.raises(Problem, match=words) as refusal:
        read_published(written(tmp_path, text), source)
    assert isinstance(refusal.value, Invalid)
    assert refusal.value.message("id") != refusal.value.message("en")


def test_control_and_invisible_characters_are_taken_out(tmp_path: Path) -> None:
    hostile = "keep\u202e bees\u200b\x07"
    (each,) = read_published(
        written(tmp_path, ESCO + esco_row(label=hostile, alt="\x00\u2066\n  a  hive ")), "esco"
    )
    assert (each.labels["en"], each.names["en"]) == ("keep bees", ("a hive",))


def test_names_too_long_for_the_database_are_left(tmp_path: Path) -> None:
    (each,) = read_published(written(tmp_path, ESCO + esco_row(alt="x" * 161 + "|hive")), "esco")
    assert each.names["en"] == ("hive",)


def test_too_many_bytes_or_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, "id,label\n" + "".join(f"skill-{n},Skill {n}\n" for n in range(20)))
    monkeypatch.setattr(official_files, "MOST_ROWS", 10)
    with pytest.raises(TooLarge, match="10 rows"):
        read_published(file, "csv")
    monkeypatch.setattr(official_files, "LARGEST", 100)
    with pytest.raises(TooLarge, match="larger"):
        read_published(file, "csv")


def test_ids_made_of_theirs_are_stable_and_in_our_alphabet() -> None:
    assert own_id("esco", UUID) == f"esco-{UUID}"
    assert own_id("onet", "2.A.1.a") == "onet-2-a-1-a"
    made = own_id("onet", "43232202:Ωmega C++ / “x” " + "y" * 200)
    assert official_files.KEBAB_CASE.fullmatch(made)
    assert len(made) <= 80
    assert made == own_id("onet", "43232202:Ωmega C++ / “x” " + "y" * 200)
    assert own_id("onet", "1:C++") != own_id("onet", "1:C#")
    assert official_files.KEBAB_CASE.fullmatch(own_id("onet", "1:微信"))

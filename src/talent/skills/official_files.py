"""Reads skill lists as others publish them: ESCO 1.2 (CSV), O*NET technology skills (tab-separated), our own CSV.

A file from outside is never trusted: its size, rows, lengths and characters are bounded, and a fault is named
with its line. What comes out are plain values that keep the publisher's own ids.
"""

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from talent.core.errors import Invalid, TooLarge
from talent.core.text import fold
from talent.skills.models import SkillKind

LARGEST = 100 * 1024 * 1024
"""Bytes of the largest file that is read; the official ones have about 20 million."""
MOST_ROWS, LONGEST = 200_000, 160
"""Rows of a file, and characters of a name: what the database holds."""
SOURCES = ("esco", "onet", "csv")
ESCO_KINDS = {"knowledge": SkillKind.KNOWLEDGE, "skill/competence": SkillKind.SKILL}
KEBAB_CASE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SPLIT = re.compile(r"\s*[|\n]\s*")


@dataclass(frozen=True, slots=True)
class Published:
    """One skill as a file has it. What is None is not said by the file.

    `code` is the publisher's id (for our own CSV, ours); `names` are other names by language.
    """

    code: str
    labels: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    kind: SkillKind | None = None
    family: str | None = None
    broader: str | None = None
    codes: Mapping[str, str] | None = None
    obsolete: bool = False


def read_published(path: Path, source: str) -> list[Published]:
    """Return the skills of a file, each id once, in the order of the file.

    Raises:
        Invalid: the file is empty, not UTF-8, lacks a column, or a row breaks a rule (with its line).
        TooLarge: more bytes or rows than are read.
    """
    if path.stat().st_size > LARGEST:
        raise TooLarge("error.skill.import.too_large", path=path.name, limit=LARGEST // 1024**2)
    read = {"esco": _esco, "onet": _onet, "csv": _ours}[source]
    found: dict[str, Published] = {}
    try:
        for line, row in _rows(path, "\t" if source == "onet" else ","):
            each = read(row)
            if isinstance(each, str):
                raise Invalid("error.skill.import.row", path=path.name, line=line, reason=each)
            if each is not None:
                found.setdefault(each.code, each)
    except UnicodeDecodeError:
        raise Invalid("error.input.encoding") from None
    except csv.Error as error:
        raise Invalid("error.taxonomy.content", path=path.name, reason=str(error)) from None
    if not found:
        raise Invalid("error.skill.import.nothing", path=path.name, source=source)
    return list(found.values())


def _rows(path: Path, delimiter: str) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        if delimiter == "\t":
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        else:
            reader = csv.DictReader(file, restval="")
        for number, row in enumerate(reader, 1):
            if number > MOST_ROWS:
                raise TooLarge("error.skill.import.too_many", path=path.name, limit=MOST_ROWS)
            yield reader.line_num, {name: text for name, text in row.items() if isinstance(name, str)}


def _esco(row: Mapping[str, str]) -> Published | str | None:
    """A row of `skills_en.csv`, a collection, a list with `uuid`, or the broader relations."""
    if row.get("conceptType", "KnowledgeSkillCompetence") != "KnowledgeSkillCompetence":
        return None
    if "broaderUri" in row:
        return _relation(row)
    if "preferredLabel" not in row:
        return "preferredLabel"
    uuid = (row.get("uuid") or row.get("conceptUri") or "").rsplit("/", 1)[-1].lower()
    label = _clean(row["preferredLabel"])
    if not _UUID.fullmatch(uuid) or label is None:
        return "conceptUri, preferredLabel"
    broader = [part.rsplit("/", 1)[-1] for part in _SPLIT.split(row.get("broaderConceptUri") or "")]
    return Published(
        code=uuid,
        labels={"en": label},
        names={"en": _names(f"{row.get('altLabels') or ''}\n{row.get('hiddenLabels') or ''}")},
        kind=ESCO_KINDS.get(row.get("skillType") or "", SkillKind.SKILL),
        broader=next((part for part in broader if _UUID.fullmatch(part)), None),
        obsolete=row.get("status") == "obsolete",
    )


def _relation(row: Mapping[str, str]) -> Published | str | None:
    """A row of `broaderRelationsSkillPillar_en.csv`: which skill stands below which; groups are passed over."""
    if row.get("broaderType") != "KnowledgeSkillCompetence":
        return None
    below, above = (row.get(name, "").rsplit("/", 1)[-1] for name in ("conceptUri", "broaderUri"))
    if not (_UUID.fullmatch(below) and _UUID.fullmatch(above)):
        return "conceptUri, broaderUri"
    return Published(code=below, labels={}, names={}, broader=above)


def _onet(row: Mapping[str, str]) -> Published | str | None:
    """A row of `Technology Skills.txt`, `Skills.txt`, `Knowledge.txt` or the content model.

    O*NET gives a tool no id: its commodity code and name are one. Of the content model 2.A and 2.B are skills
    and 2.C is knowledge; abilities, interests and tasks are passed over.
    """
    if "Element ID" in row:
        return _element(row)
    name, commodity = _clean(row.get("Example") or ""), (row.get("Commodity Code") or "").strip()
    if name is None or not commodity.isascii() or not commodity.isdigit():
        return "Example, Commodity Code"
    return Published(code=f"{commodity}:{name}", labels={"en": name}, names={"en": ()}, kind=SkillKind.TOOL)


def _element(row: Mapping[str, str]) -> Published | str | None:
    code, name = row["Element ID"].strip(), _clean(row.get("Element Name") or "")
    if name is None or not re.fullmatch(r"\d(?:\.[A-Za-z0-9]+)*", code):
        return "Element ID, Element Name"
    if code[:3] not in ("2.A", "2.B", "2.C") or code.count(".") < 3:
        return None
    kind = SkillKind.KNOWLEDGE if code.startswith("2.C") else SkillKind.SKILL
    return Published(code=code, labels={"en": name}, names={"en": ()}, kind=kind)


def _ours(row: Mapping[str, str]) -> Published | str | None:
    """A row of `id,label_id,label_en,kind,family,aliases_id,aliases_en,broader,esco,onet`; only the id is needed."""
    code, broader, kind = ((row.get(name) or "").strip() for name in ("id", "broader", "kind"))
    if not KEBAB_CASE.fullmatch(code) or len(code) > 80:
        return "id"
    if kind and kind not in set(SkillKind):
        return "kind"
    family = (row.get("family") or "").strip()
    if family and (len(family) > 40 or not re.fullmatch(r"[a-z][a-z0-9_]*", family)):
        return "family"
    labels = {}
    for lang in ("id", "en"):
        written = row.get(f"label_{lang}") or row.get("label") or ""
        label = _clean(written)
        if written.strip() and label is None:
            return f"label_{lang}"
        if label is not None:
            labels[lang] = label
    names = {lang: _names((row.get(f"aliases_{lang}") or "").replace(";", "|")) for lang in ("id", "en")}
    codes = {name: row[name].strip()[:200] for name in ("esco", "onet") if (row.get(name) or "").strip()}
    return Published(
        code=code,
        labels=labels,
        names=names,
        kind=SkillKind(kind) if kind else None,
        family=family or None,
        broader=broader or None,
        codes=codes,
    )


def _names(text: str) -> tuple[str, ...]:
    """The usable names among those between bars or lines, each once; those too long for the database are left."""
    cleaned = (_clean(part) for part in _SPLIT.split(text))
    return tuple({fold(name): name for name in cleaned if name is not None}.values())


def _clean(text: str) -> str | None:
    """A name on one line without control or invisible characters; None when empty or too long."""
    visible = "".join(" " if ch.isspace() else ch for ch in text)
    kept = "".join(ch for ch in visible if unicodedata.category(ch)[0] != "C")
    name = " ".join(kept.split())
    return name if name and len(name) <= LONGEST else None


def own_id(source: str, code: str) -> str:
    """The id in our library of a skill that is only in a publisher's list: stable, and in our alphabet."""
    if source == "esco":
        return f"esco-{code}"
    if ":" not in code:
        return f"onet-{code.lower().replace('.', '-')}"
    words = re.findall(r"[a-z0-9]+", fold(code.partition(":")[2]))
    digest = hashlib.sha256(code.encode()).hexdigest()[:8]
    return f"onet-{'-'.join(words)[:60].strip('-')}-{digest}".replace("--", "-")

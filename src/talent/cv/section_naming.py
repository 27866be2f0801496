"""Sections whose heading says nothing known are named by the stems of its words and by what stands below."""

from collections.abc import Sequence

from talent.cv.heading_stems import stem_scores
from talent.cv.headings import section_of
from talent.cv.section import Section
from talent.cv.section_contents import LEAD, THRESHOLD, content_scores

# How much the lines must speak for another section than the stems of the heading do.
OVERRULED = 3.4
SURE = ("work", "education", "skills", "languages", "certificates")


def named_by_contents(sections: Sequence[Section]) -> list[Section]:
    """The sections with a key for each unknown one that can be told; jobs come before offices in clubs."""
    keys = {section.key for section in sections if section.heading is not None and not _is_open(section)}
    for section in sections:
        if not _is_open(section) or not section.lines:
            continue
        key = _key_of(section, keys)
        if key is not None:
            section.key = key
        keys.add(section.key)
    return list(sections)


def _is_open(section: Section) -> bool:
    """Whether the heading is not in the tables, so that its section is a guess."""
    if section.heading is None:
        return False
    text = section.heading.text.strip()
    return section_of(text) is None


def _key_of(section: Section, keys: set[str]) -> str | None:
    """The best name by heading and lines together; None where they leave it open."""
    stems = stem_scores(section.heading.text) if section.heading is not None else {}
    contents = content_scores(section.lines)
    club = max(contents, key=contents.__getitem__, default="") == "volunteer" and "work" in contents
    if club and "work" not in keys and stems.get("volunteer", 0.0) < 2:
        # What reads like an office in a club is the person's job where no other jobs are told.
        contents["work"], contents["volunteer"] = contents["volunteer"], contents["work"]
    if section.key != "other":
        best = max(contents, key=contents.__getitem__, default=section.key)
        overruled = contents.get(best, 0.0) >= OVERRULED and contents.get(section.key, 0.0) < 1.0
        return best if overruled and best in SURE else section.key
    totals = {key: stems.get(key, 0.0) + contents.get(key, 0.0) for key in {*stems, *contents}}
    if "summary" in totals and "summary" in keys:
        totals["summary"] -= 1.5
    ordered = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    if (
        not ordered
        or ordered[0][1] < THRESHOLD
        or (len(ordered) > 1 and ordered[0][1] - ordered[1][1] < LEAD)
    ):
        return None
    return ordered[0][0]

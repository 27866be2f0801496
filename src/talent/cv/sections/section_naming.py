"""Sections whose heading says nothing known are named by the stems of its words and by what stands below."""

import re
from collections.abc import Sequence

from talent.cv.fields.citations import read_citations
from talent.cv.found import Entry
from talent.cv.layout import TextLine
from talent.cv.section import Section
from talent.cv.sections.section_contents import content_scores
from talent.cv.vocabulary.heading_stems import stem_scores
from talent.cv.vocabulary.headings import normal, section_of

# The stems of a heading count less than what stands below: people choose the words for their sound.
STEMS, STEMS_MOST = 0.7, 3.4
# What words of the table of headings, or a stem that tells one kind of section only, are worth besides.
NAMED, TELLING = 0.8, 2.4
# Offices in clubs, and nothing of a project, under the heading of the projects, as some themes print them.
OFFICES = 3.6
# Titles with their journals, each dated, under "Karya" or "Portfolio".
CITING = 4.0
LEAST, LEAD = 1.5, 0.25
# How unlikely a second section of a kind is.
AGAIN = {"languages": 1.6, "summary": 1.6, "education": 1.0, "interests": 0.8, "work": 0.9, "skills": 0.8}
AGAIN_ELSE = 0.5
# "My Work" heads jobs as well as what somebody has made.
AMBIGUOUS = re.compile(r"(?:my |our |selected )works?|works|karya(?: saya| pilihan)?|hasil karya")
# Initials of an author, which begin a citation.
CITED = re.compile(r"(?:^|\s)[A-Z]\.[\s,]")
Scores = dict[str, float]


def named_by_contents(sections: Sequence[Section]) -> list[Section]:
    """The sections with a key for each unknown one that can be told; the surest are named first, so that what is
    left over can be something else."""
    for section in sections:
        if _is_open(section) and _are_citations(section.lines):
            section.key, section.settled = "publications", True
        if section.key == "projects" and section.lines:
            scores = content_scores(section.lines)
            if scores.get("projects", 0.0) < 1.5:
                if scores.get("volunteer", 0.0) >= OFFICES:
                    section.key = "volunteer"
                elif scores.get("publications", 0.0) >= CITING:
                    section.key = "publications"
    keys = {section.key for section in sections if section.heading is not None and not _is_open(section)}
    open_ones = [(section, _scores(section)) for section in sections if _is_open(section) and section.lines]
    keys |= {section.key for section in sections if _is_open(section) and not section.lines} - {"other"}
    while open_ones:
        section, scores = max(open_ones, key=lambda one: _lead(_totals(one[1], keys)))
        open_ones = [one for one in open_ones if one[0] is not section]
        key = _key_of(_totals(scores, keys))
        if key is not None:
            section.guessed = section.heading is not None and key not in stem_scores(section.heading.text)
            section.key = key
        keys.add(section.key)
    return list(sections)


def _are_citations(lines: list[TextLine]) -> bool:
    """Whether all that stands below a heading is publications in a style of citing."""
    cited = read_citations(lines) if lines and CITED.search(lines[0].text) else []
    return bool(cited) and all(isinstance(part, Entry) for part in cited)


def _is_open(section: Section) -> bool:
    """Whether the heading is not in the tables, so that its section is a guess."""
    if section.heading is None or section.settled:
        return False
    text = section.heading.text.strip()
    return section_of(text) is None or AMBIGUOUS.fullmatch(normal(text)) is not None


def _scores(section: Section) -> Scores:
    """What heading and lines say together."""
    stems = stem_scores(section.heading.text) if section.heading is not None else {}
    scores = content_scores(section.lines)
    for key, points in stems.items():
        scores[key] = scores.get(key, 0.0) + STEMS * min(points, STEMS_MOST)
    if section.key != "other" and stems.get(section.key, TELLING) >= TELLING:
        scores[section.key] = scores.get(section.key, 0.0) + NAMED
    return scores


def _totals(scores: Scores, keys: set[str]) -> Scores:
    """The scores in a document that has sections of `keys` already."""
    totals = {
        key: value - (AGAIN.get(key, AGAIN_ELSE) if key in keys else 0.0) for key, value in scores.items()
    }
    if "volunteer" in totals and "work" not in keys:
        # What reads like an office in a club is the person's job where no other jobs are told.
        totals["work"] = totals.get("work", 0.0) + 1.0
    return totals


def _lead(totals: Scores) -> float:
    first, second, *_ = [*sorted(totals.values(), reverse=True), 0.0, 0.0]
    return first - second


def _key_of(totals: Scores) -> str | None:
    """The best name; None where it is too weak or another as good."""
    if not totals:
        return None
    best = max(sorted(totals), key=totals.__getitem__)
    return best if totals[best] >= LEAST and _lead(totals) >= LEAD else None

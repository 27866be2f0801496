"""Reads golden documents on all processors and keeps of each answer what the figures need."""

import shutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scoring.metrics.precision_recall import Counts
from talent.cv.processes.batch import parse_many
from talent.cv.processes.sandbox import STOPPED, read_in_child
from talent.cv.types import ParsedCv
from talent.evaluation.baseline import read_plainly
from talent.evaluation.evidence import invented, leaked, told_as_scan, unexplained
from talent.evaluation.golden import GoldenDocument
from talent.evaluation.kinds import KINDS, NAMES, found, truth
from talent.evaluation.matching import Matched, match
from talent.evaluation.plain_text import linked_addresses, plain_text


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, what was found of each kind, the counts of the baseline, and what must be empty."""

    document: GoldenDocument
    status: str
    expected: str
    matched: dict[str, Matched]
    baseline: dict[str, Counts]
    confidence: dict[str, float]
    told_as_scan: bool
    invented: tuple[str, ...]
    unexplained: tuple[str, ...]
    leaked: tuple[str, ...]
    skill_ids: Counts | None = None


def read_golden(documents: Sequence[GoldenDocument], files: Sequence[bytes]) -> Iterator[Reading]:
    """Yield the reading of each document in order; `files` are their bytes."""
    recognised = shutil.which("tesseract") is not None
    answers = parse_many([(data, document.file) for data, document in zip(files, documents, strict=True)])
    for document, data, parsed in zip(documents, files, answers, strict=True):
        if parsed.reason is not None and parsed.reason.code in STOPPED:
            # Read once more, as the import does: that a machine had much to do says nothing of the reader.
            parsed = read_in_child(data, filename=document.file)
        links = linked_addresses(data) if any(field.link is not None for field in parsed.fields) else None
        expected = "needs_ocr" if document.scan and not recognised else document.status
        yield reading_of(document, parsed, plain_text(data, parsed), expected, links)


def reading_of(
    document: GoldenDocument, parsed: ParsedCv, text: str, expected: str, links: Collection[str] | None = None
) -> Reading:
    """Return what the answer is worth beside the truth; `text` is its plain text, which the baseline reads, `links`
    the addresses that it leads to where another program takes them out."""
    true = truth(document.resume, document.skills)
    ours, plain = found(parsed.resume), found(read_plainly(text))
    confidence: dict[str, float] = {}
    for field in parsed.fields:
        confidence.setdefault(field.path, field.confidence)
    return Reading(
        document=document,
        status=parsed.status,
        expected=expected,
        matched={kind.name: match(ours[kind.name], true[kind.name], kind.meets) for kind in KINDS},
        baseline={kind.name: match(plain[kind.name], true[kind.name], kind.meets).counts for kind in KINDS},
        confidence=confidence,
        told_as_scan=told_as_scan(parsed),
        # What is recognised in a picture stands in no other text.
        invented=tuple(invented(parsed, "" if told_as_scan(parsed) else text, links)),
        unexplained=tuple(unexplained(parsed)),
        leaked=tuple(leaked(parsed, document.protected, document.resume)),
        skill_ids=_linked(document, parsed),
    )


def fields_of(readings: Sequence[Reading], *, scans: bool = False) -> list[Reading]:
    """Return the readings whose fields count: documents that can be read, scans only where asked for."""
    return [each for each in readings if each.expected == "parsed" and (scans or not each.document.scan)]


def main_counts(reading: Reading, names: Sequence[str] = NAMES) -> Counts:
    """Return the counts of several kinds together."""
    return sum((reading.matched[name].counts for name in names), Counts(0, 0, 0))


def _linked(document: GoldenDocument, parsed: ParsedCv) -> Counts | None:
    """The skills of the library that were linked, where the truth names them."""
    if document.skill_ids is None:
        return None
    from scoring.types import month_index
    from talent.applicants.link import link_skills
    from talent.skills.library import shipped_linker

    linked = link_skills(parsed, shipped_linker(), as_of=month_index("2026-11"), document=document.file)
    return Counts.of({skill.id for skill in linked}, set(document.skill_ids))

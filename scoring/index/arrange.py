"""Plain columns in any order to the columns of a pool: people by what gates ask, postings by skill and by class.

New pools, and pools joined of others, are arranged here alike, so the same people give the same bytes either way.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scoring.index import profiles as layout
from scoring.index.profiles import UNKNOWN, Floats, Ints, Profiles, covered_at, ranges
from scoring.types import LEVELS

CLASSES = 32
_BLOCK_BYTES = 12
"""What the starts of postings may take of each profile: the more skills there are, the larger are the blocks."""
_LARGEST_BLOCK = 1 << 16
"""Rows of which a sum for each fits into the cache of a core."""

_COLUMNS = 20
"""At most so many skills have columns: they take five bytes of each profile."""
_COMMON = 0.08
"""What is added for each of so large a part of everybody takes as long as a column."""

_LANGUAGES = 3
"""By so many of the languages that most people name are people put in order."""

SUMMARY_FIGURES = len(LEVELS) + 2
"""S(1) to S(5), how much is told, and the cap (-1 for none)."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of `Profiles` before they are arranged: numbers name places in tables of any order.

    summaries: [D, 7]. offers: [A, 3] share of time, first and last month; the first entry is "nothing stated".
    regions: the first entry is "" for an unknown place. language_rows, language_code, language_level: [L].
    """

    refs: NDArray[np.bytes_]
    cell_starts: Ints
    cell_skill: Ints
    cell_summary: Ints
    summaries: Floats
    work_months: Ints
    education: Ints
    asn: Ints
    region: Ints
    offer: Ints
    offers: Floats
    language_rows: Ints
    language_code: Ints
    language_level: Ints
    skills: NDArray[np.bytes_]
    regions: NDArray[np.bytes_]
    language_codes: NDArray[np.bytes_]


def arranged(raw: Columns) -> Profiles:
    """Arrange columns. ValueError when two people share a reference."""
    count = len(raw.refs)
    named = np.argsort(raw.refs, kind="stable")
    if count and (raw.refs[named[1:]] == raw.refs[named[:-1]]).any():
        raise ValueError("two profiles have the same reference")
    offers, offer = _first_kept(raw.offers, raw.offer)
    codes, language = _sorted(raw.language_codes, raw.language_code)
    order = named[_by_gates(raw, named, offers[offer], language)]
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count)
    counts = _steps(raw.cell_starts)[order]
    cells = ranges(raw.cell_starts[:-1][order], counts)
    rows = np.repeat(np.arange(count), counts)
    skills, cell_skill = _sorted(raw.skills, raw.cell_skill[cells])
    summaries, cell_summary = _used(raw.summaries, raw.cell_summary[cells])
    # A profile's cells stand in the order of their skills, whatever order they came in.
    within = np.lexsort((cell_skill, rows))
    cell_skill, cell_summary = cell_skill[within], cell_summary[within]
    of_summary, bounds = _classes(summaries[:, : len(LEVELS)], cell_summary)
    common = _common(cell_skill, len(skills), count)
    hundredths = np.ceil(100 * covered_at(summaries[:, : len(LEVELS)])).astype(np.uint8)
    regions, region = _sorted(raw.regions, raw.region[order])
    language_rows = place[raw.language_rows]
    by_language = np.lexsort((language_rows, language))
    starts = np.concatenate([[0], np.cumsum(counts)])
    block_starts = np.append(np.arange(0, count, _block(len(skills))), count)
    posting_rows, run_starts = _postings(
        rows,
        cell_skill * CLASSES + of_summary[cell_summary],
        len(skills) * CLASSES,
        starts[block_starts],
    )
    return Profiles(
        refs=raw.refs[order],
        by_ref=place[named].astype(np.uint32),
        cell_starts=starts.astype(np.uint32),
        cell_skill=_narrow(cell_skill, len(skills)),
        cell_summary=_narrow(cell_summary, len(summaries)),
        block_starts=block_starts.astype(np.int32),
        posting_rows=posting_rows,
        run_starts=run_starts,
        common=common,
        common_covers=_columns(rows, cell_skill, cell_summary, hundredths, common, count),
        strengths=np.ascontiguousarray(summaries[:, : len(LEVELS)]),
        told=np.ascontiguousarray(summaries[:, len(LEVELS)]),
        cap=summaries[:, len(LEVELS) + 1].astype(np.int8),
        bounds=bounds,
        work_months=raw.work_months[order].astype(np.int32),
        education=raw.education[order].astype(np.int8),
        asn=raw.asn[order].astype(np.int8),
        region=_narrow(region, len(regions)),
        offer=_narrow(offer[order], len(offers)),
        offer_fte=np.ascontiguousarray(offers[:, 0]),
        offer_first=offers[:, 1].astype(np.int32),
        offer_last=offers[:, 2].astype(np.int32),
        language_rows=language_rows[by_language].astype(np.int32),
        language_starts=np.searchsorted(language[by_language], np.arange(len(codes) + 1)).astype(np.uint32),
        language_level=raw.language_level[by_language].astype(np.int8),
        skills=skills,
        regions=regions,
        language_codes=codes,
    )


def _by_gates(raw: Columns, named: Ints, offered: Floats, language: Ints) -> Ints:
    """People, given in the order of their references, in that of what gates ask of them."""
    often = np.bincount(language, minlength=len(raw.language_codes))
    keys = [_unknown_last(raw.work_months, UNKNOWN), offered[:, 0]]
    for code in np.argsort(-often, kind="stable")[:_LANGUAGES]:
        level = np.full(len(named), UNKNOWN)
        says = language == code
        level[raw.language_rows[says]] = raw.language_level[says]
        keys.append(_unknown_last(level, 0))
    keys += [_unknown_last(raw.education, UNKNOWN), offered[:, 2], offered[:, 1]]
    # The last key counts first.
    return np.lexsort([key[named] for key in keys])


def _unknown_last(values: Ints, unknown: int) -> Ints:
    """Values that pass a gate, and unknown ones (those up to `unknown`), beside each other."""
    return np.where(values <= unknown, values.max(initial=0) + 1 - values, values)


def _block(skills: int) -> int:
    """How many rows a block has: a power of two of strips."""
    rows = min(_LARGEST_BLOCK, skills * CLASSES * np.dtype(np.int32).itemsize // _BLOCK_BYTES)
    return int(layout.STRIP * (1 << max(0, rows // layout.STRIP - 1).bit_length()))


def joined(parts: list[tuple[Profiles, NDArray[np.bool_]]]) -> Profiles:
    """One pool of the people of several that are marked to be kept [N]. ValueError when two share a reference.

    The parts must have been built under the same policy and as of the same month.
    """
    columns = [_kept(profiles, keep) for profiles, keep in parts]
    skills, skill_at = _stacked([each.skills for each in columns])
    regions, region_at = _stacked([each.regions for each in columns])
    codes, code_at = _stacked([each.language_codes for each in columns])
    summaries_at = np.cumsum([0, *(len(each.summaries) for each in columns)])
    offers_at = np.cumsum([0, *(len(each.offers) for each in columns)])
    rows_at = np.cumsum([0, *(len(each.refs) for each in columns)])
    cells_at = np.cumsum([0, *(len(each.cell_skill) for each in columns)])

    def stack(pieces: list[Ints]) -> Ints:
        return np.concatenate([np.empty(0, np.int64), *pieces])

    return arranged(
        Columns(
            refs=np.concatenate([np.empty(0, "S1"), *(each.refs for each in columns)]),
            cell_starts=stack(
                [each.cell_starts[:-1] + at for each, at in zip(columns, cells_at, strict=False)]
                + [cells_at[-1:]]
            ),
            cell_skill=stack([at[each.cell_skill] for each, at in zip(columns, skill_at, strict=True)]),
            cell_summary=stack(
                [each.cell_summary + at for each, at in zip(columns, summaries_at, strict=False)]
            ),
            summaries=np.concatenate([np.empty((0, SUMMARY_FIGURES)), *(each.summaries for each in columns)]),
            work_months=stack([each.work_months for each in columns]),
            education=stack([each.education for each in columns]),
            asn=stack([each.asn for each in columns]),
            region=stack([at[each.region] for each, at in zip(columns, region_at, strict=True)]),
            # The first offer of every part is "nothing stated"; equal offers become one when arranged.
            offer=stack(
                [
                    np.where(each.offer == 0, 0, each.offer + at)
                    for each, at in zip(columns, offers_at, strict=False)
                ]
            ),
            offers=np.concatenate([each.offers for each in columns]),
            language_rows=stack(
                [each.language_rows + at for each, at in zip(columns, rows_at, strict=False)]
            ),
            language_code=stack([at[each.language_code] for each, at in zip(columns, code_at, strict=True)]),
            language_level=stack([each.language_level for each in columns]),
            skills=skills,
            regions=regions,
            language_codes=codes,
        )
    )


def _kept(profiles: Profiles, keep: NDArray[np.bool_]) -> Columns:
    """The columns of those people of a pool who are kept."""
    counts = _steps(profiles.cell_starts)
    kept_cells = np.repeat(keep, counts)
    named = keep[profiles.language_rows]
    code = np.repeat(np.arange(len(profiles.language_codes)), _steps(profiles.language_starts))
    number = np.cumsum(keep) - 1
    return Columns(
        refs=profiles.refs[keep],
        cell_starts=np.concatenate([[0], np.cumsum(counts[keep])]),
        cell_skill=profiles.cell_skill[kept_cells].astype(np.int64),
        cell_summary=profiles.cell_summary[kept_cells].astype(np.int64),
        summaries=np.column_stack([profiles.strengths, profiles.told, profiles.cap]),
        work_months=profiles.work_months[keep],
        education=profiles.education[keep],
        asn=profiles.asn[keep],
        region=profiles.region[keep].astype(np.int64),
        offer=profiles.offer[keep].astype(np.int64),
        offers=np.column_stack([profiles.offer_fte, profiles.offer_first, profiles.offer_last]),
        language_rows=number[profiles.language_rows[named]],
        language_code=code[named],
        language_level=profiles.language_level[named],
        skills=profiles.skills,
        regions=profiles.regions,
        language_codes=profiles.language_codes,
    )


def _postings(
    rows: Ints, runs: Ints, number: int, block_cells: Ints
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Cells in the order of their rows to postings by block and run; `number` runs a block."""
    posting_rows = np.zeros(-(-len(rows) // layout.LINE) * layout.LINE, np.int32)
    counts = [np.zeros(1, np.int64)]
    for first, last in pairwise(block_cells.tolist()):
        of_block = runs[first:last]
        posting_rows[first:last] = rows[first:last][np.argsort(of_block, kind="stable")]
        counts.append(np.bincount(of_block, minlength=number))
    return posting_rows, np.cumsum(np.concatenate(counts)).astype(np.int32)


def _common(cell_skill: Ints, skills: int, people: int) -> NDArray[np.int32]:
    """The skills that so many show that it takes less to add a column of everybody than their postings."""
    shown = np.bincount(cell_skill, minlength=skills)
    often = np.argsort(-shown, kind="stable")[:_COLUMNS]
    common = often[shown[often] >= _COMMON * people] if people >= layout.STRIP else often[:0]
    return np.sort(common).astype(np.int32)


def _columns(
    rows: Ints, cell_skill: Ints, cell_summary: Ints, hundredths: Ints, common: Ints, people: int
) -> NDArray[np.uint8]:
    """The columns of the common skills; `hundredths` [D, 5] are those that each summary covers."""
    strips = -(-people // layout.STRIP)
    columns = np.zeros((len(common), len(LEVELS), strips * layout.STRIP), np.uint8)
    for column, skill in zip(columns, common.tolist(), strict=True):
        cells = np.flatnonzero(cell_skill == skill)
        column[:, rows[cells]] = hundredths[cell_summary[cells]].T
    return columns


def _steps(starts: Ints) -> NDArray[np.int64]:
    """How many there are between each start and the next."""
    return starts[1:].astype(np.int64) - starts[:-1].astype(np.int64)


def _stacked(tables: list[NDArray[np.bytes_]]) -> tuple[NDArray[np.bytes_], list[Ints]]:
    """The names of all tables, each once, and for each table the new place of its names."""
    names, place = np.unique(np.concatenate([np.empty(0, "S1"), *tables]), return_inverse=True)
    return names, np.split(place.reshape(-1), np.cumsum([len(each) for each in tables])[:-1])


def _narrow(values: Ints, count: int) -> Ints:
    """The smallest unsigned type that holds every number below `count`."""
    return values.astype(np.min_scalar_type(max(0, count - 1)))


def _sorted(names: NDArray[np.bytes_], values: Ints) -> tuple[NDArray[np.bytes_], Ints]:
    """The names that are used, in order, and the values as places among them."""
    used = _places(values, len(names))
    order = used[np.argsort(names[used], kind="stable")]
    new = np.zeros(len(names), dtype=np.int64)
    new[order] = np.arange(len(order))
    return names[order], new[values]


def _used(table: Floats, values: Ints) -> tuple[Floats, Ints]:
    """The different rows that are used, in order, and the values as places among them: equal rows become one."""
    used = _places(values, len(table))
    rows, merged = np.unique(table[used], axis=0, return_inverse=True)
    new = np.zeros(len(table), dtype=np.int64)
    new[used] = merged.reshape(-1)
    return rows, new[values]


def _places(values: Ints, count: int) -> Ints:
    """Which of the numbers below `count` occur."""
    return np.flatnonzero(np.bincount(values, minlength=count))


def _first_kept(table: Floats, values: Ints) -> tuple[Floats, Ints]:
    """As `_used`, with the first row, which has a meaning of its own, kept apart as the first."""
    rows, place = _used(table, values[values > 0])
    moved = np.zeros(len(values), dtype=np.int64)
    moved[values > 0] = place + 1
    return np.concatenate([table[:1], rows]), moved


def _classes(strengths: Floats, cells: Ints) -> tuple[Ints, Floats]:
    """The class of each summary, and the most that each class covers at each required level [CLASSES, 5].

    The class whose bounds are furthest above what its cells cover is parted in two, again and again. Classes are in
    order of falling cover at level 3, the one asked for most.
    """
    number, bounds = np.zeros(len(strengths), np.int64), np.zeros((CLASSES, len(LEVELS)))
    if not len(strengths):
        return number, bounds
    covers = covered_at(strengths)
    often = np.bincount(cells, minlength=len(strengths)).astype(np.float64)
    parts = [np.arange(len(strengths))]
    cuts = [_cut(covers, often)]
    while len(parts) < CLASSES:
        widest = max(range(len(parts)), key=lambda part: cuts[part][0])
        gain, order, place = cuts[widest]
        if gain <= 0:
            break
        both = parts[widest][order[:place]], parts[widest][order[place:]]
        parts[widest : widest + 1] = both
        cuts[widest : widest + 1] = [_cut(covers[part], often[part]) for part in both]
    parts.sort(key=lambda part: -float(covers[part, 2].max()))
    for place, part in enumerate(parts):
        number[part] = place
        bounds[place] = covers[part].max(axis=0)
    return number, bounds


def _cut(covers: Floats, often: Floats) -> tuple[float, Ints, int]:
    """How to part summaries in two: how much nearer bounds come to covers, the order, and how many come first."""
    level = int((often @ (covers.max(axis=0) - covers)).argmax())
    order = np.argsort(covers[:, level], kind="stable")
    cover = covers[order, level]
    nearer = np.cumsum(often[order]) * (cover[-1] - cover)
    place = int(nearer.argmax())
    # Equal covers stay together.
    return float(nearer[place]), order, int(np.searchsorted(cover, cover[place], side="right"))

"""Takes stretches out of lines and remembers where they were, so that they can be shown apart or not at all."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from talent.cv.layout import TextLine

SEPARATORS = " ,;|•·/\t–—-"


@dataclass(frozen=True, slots=True)
class Cut:
    """`line.text[start:end]` states a fact of `kind`; an empty stretch only tells that the kind was seen."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class SetApart:
    """Lines as they go on, and what was taken out of them.

    `origins` has for each line of `kept` the index of the line it was and the place of each of its characters
    there. `facts` are the cuts with the index of their line.
    """

    kept: list[TextLine] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    facts: list[tuple[int, Cut]] = field(default_factory=list)
    origins: list[tuple[int, Sequence[int]]] = field(default_factory=list)


def without_cuts(lines: list[TextLine], cuts: Mapping[int, list[Cut]]) -> SetApart:
    """The lines without the stretches `cuts` of each index; the lines themselves stay as they are."""
    result = SetApart()
    for index, line in enumerate(lines):
        if index not in cuts:
            result.kept.append(line)
            result.origins.append((index, range(len(line.text))))
            continue
        own = _tidy(line.text, cuts[index])
        for cut in own:
            result.kinds.add(cut.kind)
            if cut.start < cut.end:
                result.facts.append((index, cut))
        gone = {place for cut in own for place in range(cut.start, cut.end)}
        places = [place for place in range(len(line.text)) if place not in gone]
        places = _closed_up(line.text, places) if len(places) < len(line.text) else places
        text = "".join(line.text[place] for place in places)
        if len(places) < len(line.text) and not re.search(r"[^\W_]", text):
            continue
        result.kept.append(line if len(places) == len(line.text) else _shortened(line, text, places))
        result.origins.append((index, places))
    return result


def _tidy(text: str, cuts: list[Cut]) -> list[Cut]:
    """Cuts in order, without blanks at their ends, none over another."""
    tidy: list[Cut] = []
    for cut in sorted(cuts, key=lambda each: (each.start, -each.end)):
        start, end = max(cut.start, tidy[-1].end if tidy else 0), cut.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        tidy.append(Cut(start, max(start, end), cut.kind))
    return tidy


def _closed_up(text: str, places: list[int]) -> list[int]:
    """The places that stay, without separators and brackets that now stand beside nothing."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    kept: list[int] = []
    for run in runs:
        if run[0] > 0:
            run = _joined_to(text, kept, run)
        kept += run
    if (kept and places[-1] < len(text) - 1) or (kept and kept[-1] != places[-1]):
        while kept and text[kept[-1]] in SEPARATORS + "(:":
            kept.pop()
    return kept


def _joined_to(text: str, kept: list[int], run: list[int]) -> list[int]:
    """What is left of `run` behind a gap; of the separators on its two sides only those of one stay."""
    lead = 0
    while lead < len(run) and text[run[lead]] in SEPARATORS:
        lead += 1
    trail = 0
    while trail < len(kept) and text[kept[-1 - trail]] in SEPARATORS:
        trail += 1
    if trail == len(kept):
        kept.clear()
        return run[lead:]
    if lead < len(run) and text[run[lead]] == ")" and text[kept[-1 - trail]] == "(":
        del kept[-1 - trail :]
        while kept and text[kept[-1]] in SEPARATORS:
            kept.pop()
        return run[lead + 1 :]
    if text[kept[-1 - trail]] == ":":
        return run[lead:] if trail else run[max(0, lead - 1) :]
    left = "".join(text[place] for place in kept[len(kept) - trail :])
    if trail and (left.strip(" ") or not "".join(text[place] for place in run[:lead]).strip(" ")):
        return run[lead:]
    if lead:
        del kept[len(kept) - trail :]
    return run


def _shortened(line: TextLine, text: str, places: list[int]) -> TextLine:
    """A line of fewer characters: boxes and cells follow."""
    new = {old: number for number, old in enumerate(places)}
    cells = []
    for start, end in line.cells:
        inside = [new[place] for place in range(start, end) if place in new]
        if inside:
            cells.append((inside[0], inside[-1] + 1))
    boxes = [line.boxes[place] for place in places] if line.boxes else []
    bold_start = sum(place < line.bold_start for place in places)
    return replace(line, text=text, boxes=boxes, cells=cells if len(cells) > 1 else [], bold_start=bold_start)

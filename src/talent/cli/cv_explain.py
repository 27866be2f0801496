"""Shows why a field has the value it has: the candidates in order, and what spoke for and against each."""

import re
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from talent.core.i18n import translate
from talent.core.text import shorten
from talent.cv.types import Field, FieldScore, ParsedCv

_QUOTE = 100


def explain_rows(file: str, parsed: ParsedCv, field: str, lang: str) -> Iterator[dict[str, Any]]:
    """Yield one row a candidate of `field`, then one a reason why it is empty.

    `field` is a path of the answer (`basics.name`, `work[0].position`), or one without numbers
    (`work.position`), which means every entry.
    """
    fields = [each for each in parsed.fields if _is_asked(each.path, field)]
    scores = [each for each in parsed.scores if _is_asked(each.path, field)]
    paths = [each.path for each in fields] + [each.path for each in scores]
    for path in dict.fromkeys(paths):
        chosen = next((each for each in fields if each.path == path), None)
        weighed = [each for each in scores if each.path == path]
        yield from _candidates(file, path, chosen, weighed)
    for missing in parsed.missing:
        if _is_asked(missing.path, field):
            reason = translate(missing.reason.code, lang, **dict(missing.reason.params))
            yield _row(file, missing.path, chosen=False, reason=reason)


def _candidates(
    file: str, path: str, chosen: Field | None, scores: list[FieldScore]
) -> Iterator[dict[str, Any]]:
    """The weighed stretches of text, best first; the value itself where nothing else was weighed."""
    place = None if chosen is None else (chosen.page, chosen.start, chosen.end)
    by_place = {(each.page, each.start, each.end): each for each in scores}
    for score in sorted(by_place.values(), key=lambda each: -each.total):
        is_chosen = (score.page, score.start, score.end) == place
        yield _row(
            file,
            path,
            chosen=is_chosen,
            value=chosen.value if chosen is not None and is_chosen else None,
            confidence=chosen.confidence if chosen is not None and is_chosen else None,
            quote=score.text,
            page=score.page,
            total=score.total,
            features=dict(sorted(score.features, key=lambda item: -abs(item[1]))),
        )
    if chosen is not None and place not in by_place:
        yield _row(
            file,
            path,
            chosen=True,
            value=chosen.value,
            confidence=chosen.confidence,
            quote=chosen.quote,
            page=chosen.page,
        )


def _row(file: str, path: str, **told: object) -> dict[str, Any]:
    empty = dict.fromkeys(("chosen", "value", "confidence", "quote", "page", "total", "features", "reason"))
    return {"file": file, "path": path, **empty, **told}


def _is_asked(path: str, field: str) -> bool:
    return path == field or re.sub(r"\[\d+\]", "", path) == field


def print_explanation(console: Console, file: str, rows: list[dict[str, Any]], lang: str) -> None:
    """Print the rows of one file for a person: the value that was taken is marked."""
    console.print(Text(file, style="bold"), soft_wrap=True)
    path = None
    for row in rows:
        if row["path"] != path:
            path = row["path"]
            console.print(Text("  " + str(path), style="bold cyan"))
        if row["reason"] is not None:
            console.print(Padding(row["reason"], (0, 0, 0, 4)))
            continue
        mark = "→" if row["chosen"] else "·"
        told = [translate("cv.page", lang, page=row["page"])]
        if row["total"] is not None:
            told.append(translate("cv.explain.total", lang, total=f"{row['total']:+.2f}"))
        if row["confidence"] is not None:
            told.append(translate("cv.explain.confidence", lang, confidence=f"{row['confidence']:.2f}"))
        line = f"{mark} “{shorten(row['quote'], _QUOTE)}” ({', '.join(told)})"
        console.print(Padding(line, (0, 0, 0, 4)))
        for name, points in (row["features"] or {}).items():
            if points:
                console.print(Padding(f"{points:+.2f}  {name.replace('_', ' ')}", (0, 0, 0, 8)))
    if not rows:
        console.print(Padding(translate("cv.explain.nothing", lang), (0, 0, 0, 2)))
    console.print()

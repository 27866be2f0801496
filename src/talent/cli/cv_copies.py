"""`talent parse --draw` and `--redact`: one CV as a picture of how it was read, or as a copy without an identity."""

from collections.abc import Sequence
from pathlib import Path

import click

from talent.cli.context import lang
from talent.core.errors import BadInput, Invalid
from talent.core.i18n import translate


def write_copies(
    documents: Sequence[tuple[bytes, str]],
    *,
    draw: str | None,
    page: int,
    redact: str | None,
    names: Sequence[str],
) -> None:
    """Write what is asked for of the one document and say where; raises Problem, and then nothing is written."""
    from talent.cv.page_map import draw_reading
    from talent.cv.processes.sandbox import read_in_child
    from talent.cv.protection.redact import redact as make_blind

    if len(documents) != 1:
        raise Invalid("error.cv.one_file")
    data, name = documents[0]
    parsed = read_in_child(data, filename=name)
    if parsed.reason is not None:
        raise BadInput(parsed.reason.code, **dict(parsed.reason.params))
    written: dict[str, bytes] = {}
    if draw is not None:
        written[draw] = draw_reading(data, parsed, page)
    if redact is not None:
        copy = make_blind(data, parsed, names=names)
        written[redact] = copy.pdf
        written[str(Path(redact).with_suffix(".txt"))] = (copy.text + "\n").encode("utf-8")
    for path, content in written.items():
        Path(path).write_bytes(content)
        click.echo(translate("cli.parse.written", lang(), path=path))

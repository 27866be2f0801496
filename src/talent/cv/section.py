"""A section of a CV: a heading and the lines that stand under it."""

from dataclasses import dataclass, field

from talent.cv.layout import TextLine


@dataclass(slots=True)
class Section:
    """Lines under one heading; `key` is `head` for what stands before the first heading.

    `guessed` says that only the lines told the key: no word of the heading speaks for it. `settled` says that the key
    holds, whatever the heading sounds like.
    """

    key: str
    heading: TextLine | None
    lines: list[TextLine] = field(default_factory=list)
    guessed: bool = False
    settled: bool = False

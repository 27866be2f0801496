"""Reads the text of a handed-in ad or of terms of reference, in the confined child that reads everything handed in.

The reader also drops what the law protects (religion, sex, age): a line that asks for it never becomes a requirement.
"""

import re
from typing import Final

from talent.core.errors import BadInput, TooLarge
from talent.cv.formats.detect import MAX_BYTES
from talent.cv.processes.sandbox import read_in_child

MOST_CHARACTERS: Final = 100_000
"""A long terms of reference has 60,000; beyond this it is another kind of document."""
_FRONT: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_COMMENTS: Final = re.compile(rb"(?m)^[ \t]*#.*(?:\n|\Z)")
_TEMPLATE: Final = re.compile(
    rb"\{%-?\s*comment\b.{0,4000}?endcomment[^%]{0,200}%\}|\{[%{][^{}\n]{0,400}[%}]\}", re.DOTALL
)
_CUT: Final = "cv.warning.too_long"


def read_text(data: bytes, *, filename: str, max_bytes: int = MAX_BYTES) -> str:
    """Return the text of a document in its order of reading, pages parted by an empty line.

    Raises:
        BadInput: it cannot be read; the sentence says why and what to do.
        TooLarge: it is longer than any ad.
    """
    document = read_in_child(without_comments(data), filename=filename, max_bytes=max_bytes)
    if document.reason is not None:
        raise BadInput(document.reason.code, **dict(document.reason.params))
    text = "\n\n".join(page.text for page in document.pages)
    if not any(letter.isalpha() for letter in text):
        raise BadInput("cv.reason.no_text")
    if len(text) > MOST_CHARACTERS or any(each.code == _CUT for each in document.warnings):
        raise TooLarge("error.need.too_long", limit=MOST_CHARACTERS)
    return text


def without_comments(data: bytes) -> bytes:
    """Return Markdown for a site's builder without what its readers never see: comments of front matter, templates."""
    front = _FRONT.match(data)
    if front is None:
        return data
    return _COMMENTS.sub(b"", front[1]) + b"\n\n" + _TEMPLATE.sub(b"", data[front.end() :])

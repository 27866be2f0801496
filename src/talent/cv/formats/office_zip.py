"""Parts of an office file: unpacked up to a limit whatever its entries say, parsed without entities or DTDs.

defusedxml refuses both, so neither billion laughs nor an outside reference is followed.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from talent.cv.refusal import refuse, unreadable

MAX_PART = 24 * 1024 * 1024
# What zipfile and zlib raise of a file that is not as it says; NotImplementedError is zipfile's for a way of packing
# that it does not know.
_DAMAGE = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    zlib.error,
    ValueError,
    NotImplementedError,
    RuntimeError,
    KeyError,
)


@contextmanager
def open_archive(data: bytes, kind: str) -> Iterator[zipfile.ZipFile]:
    """The archive; what is wrong with it becomes a Refusal (unreadable)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except RecursionError:
        raise
    except _DAMAGE as error:
        raise unreadable("cv.reason.damaged", format=kind) from error


def unpack(archive: zipfile.ZipFile, name: str, *, most: int = MAX_PART) -> bytes:
    """One part, never more of it than is allowed. Raises Refusal (refused) where there is more."""
    with archive.open(name) as part:
        data = part.read(most + 1)
    if len(data) > most:
        raise refuse("cv.reason.zip_bomb")
    return data


def parse_xml(data: bytes, kind: str) -> Element:
    """The root of a part. Raises Refusal: entities or a DTD (refused), damaged (unreadable)."""
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise refuse("cv.reason.unsafe_xml") from error
    except (ParseError, ValueError, LookupError) as error:
        raise unreadable("cv.reason.damaged", format=kind) from error
    return root


def read_part(archive: zipfile.ZipFile, name: str, kind: str) -> Element | None:
    """The root of a part that may be absent."""
    return parse_xml(unpack(archive, name), kind) if name in archive.namelist() else None

"""Takes the one file of an upload out of its form, whose size has been watched while it came in."""

from dataclasses import dataclass
from typing import Annotated, Final

from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import BodyKwarg

# Boundaries and headers of the form's parts come on top of the file itself.
FORM_OVERHEAD: Final = 64_000


@dataclass(frozen=True, slots=True)
class UploadForm:
    """A form with one file; of its name only the extension is kept."""

    file: UploadFile


MultipartUpload = Annotated[UploadForm, BodyKwarg(media_type=RequestEncodingType.MULTI_PART)]


def read_upload(form: UploadForm, *, most: int) -> tuple[bytes, str]:
    """Return the content of the file, cut one byte beyond `most`, and the name it came with."""
    return form.file.file.read(most + 1), form.file.filename or ""

"""How a parent and its reading child speak over two pipes: both sides take the form from here.

To the child goes a head (largest size that is read, whether OCR is wanted, number of parts, length of the name), the
length of each part, the name, and the parts: one document, or several pictures of one. From it come frames of a
letter, a length and that many bytes.
"""

import struct
from typing import Final

HEAD: Final = struct.Struct(">QBHH")
LENGTH: Final = struct.Struct(">I")
# Whether OCR is wanted: where it is there, never, always.
OCR: Final = (None, False, True)
FRAME: Final = struct.Struct(">cI")
# Ready: the number of the process and the names of the protections that hold, by commas.
READY: Final = b"R"
# Pictures of text are about to be read: this will take long.
MORE_TIME: Final = b"T"
# The answer, as `wire` writes it; the second is the last one of this child.
ANSWER: Final = b"A"
LAST_ANSWER: Final = b"L"

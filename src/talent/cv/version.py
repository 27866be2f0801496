"""The version of the reader, stored with everything it reads; it moves whenever the same bytes "
"could read differently."""

from typing import Final

PARSER_VERSION: Final = "2026.12"

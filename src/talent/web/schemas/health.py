"""Health of the process."""

from typing import Literal

from talent.web.schemas.base import Read


class HealthRead(Read):
    """`live` or `ready`; a process that is not ready answers with a problem."""

    status: Literal["live", "ready"]

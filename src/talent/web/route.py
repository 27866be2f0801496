"""What a line of the route table says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from litestar.types import Method

from talent.web.guards import Access


@dataclass(frozen=True, slots=True)
class Route:
    """One route. `tag` groups it in the documentation; routes without one are not documented."""

    method: Method
    path: str
    handler: Callable[..., Any]
    access: Access
    tag: str | None = None
    status: int = 200
    upload: bool = False

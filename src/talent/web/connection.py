"""The type of a connection of ours: by nobody, or by a user who acts."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.datastructures import State

Connection = ASGIConnection[Any, Any, Any, State]

"""Lists a page at a time: what the queries ask for, and the answer with its figures and links (RFC 8288)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Generic, Literal, TypeVar
from urllib.parse import urlencode

from litestar import Response
from litestar.params import QueryParameter
from pydantic import BaseModel, ConfigDict, Field

from talent.core.errors import Invalid
from talent.db.ordering import Order
from talent.web.strict_json import StrictRequest

T = TypeVar("T", bound=BaseModel)

MAX_LIMIT: Final = 100
DEFAULT_LIMIT: Final = 25
MAX_PAGE: Final = 100_000


class PageMeta(BaseModel):
    """Where this page lies: `from` and `to` count items from 1, and are null on an empty page."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, serialize_by_alias=True, validate_by_name=True, validate_by_alias=True
    )

    page: int
    from_: int | None = Field(alias="from")
    to: int | None
    last_page: int
    limit: int
    total: int


class Page(BaseModel, Generic[T]):
    """One page of a list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    data: list[T]
    meta: PageMeta


@dataclass(frozen=True, slots=True)
class Paging:
    """The page that is asked for."""

    path: str
    query: tuple[tuple[str, str], ...]
    page: int
    limit: int
    order: Order

    @property
    def offset(self) -> int:
        """How many items lie before the page."""
        return (self.page - 1) * self.limit

    def answer(self, rows: Sequence[T], total: int) -> Response[Page[T]]:
        """Return the page with links to the first, previous, next and last one."""
        last = max(1, -(-total // self.limit))
        meta = PageMeta(
            page=self.page,
            from_=self.offset + 1 if rows else None,
            to=self.offset + len(rows) if rows else None,
            last_page=last,
            limit=self.limit,
            total=total,
        )
        return Response(Page(data=list(rows), meta=meta), headers={"Link": self._links(last)})

    def cut(self, rows: Sequence[T]) -> Response[Page[T]]:
        """Return the page of a list that is there whole, in its own order or the reverse.

        Raises:
            Invalid: another order is asked for.
        """
        if self.order.by is not None:
            raise Invalid("error.sort.fixed")
        wanted = rows[::-1] if self.order.descending else rows
        return self.answer(wanted[self.offset : self.offset + self.limit], len(rows))

    def _links(self, last: int) -> str:
        pages = {"first": 1, "prev": self.page - 1, "next": self.page + 1, "last": last}
        return ", ".join(
            f'<{self.path}?{self._query(page)}>; rel="{rel}"'
            for rel, page in pages.items()
            if 1 <= page <= last
        )

    def _query(self, page: int) -> str:
        kept = [(name, value) for name, value in self.query if name not in {"page", "limit"}]
        return urlencode([*kept, ("page", page), ("limit", self.limit)])


async def provide_paging(
    request: StrictRequest,
    limit: Annotated[int, QueryParameter(ge=1, le=MAX_LIMIT)] = DEFAULT_LIMIT,
    page: Annotated[int, QueryParameter(ge=1, le=MAX_PAGE)] = 1,
    sort_by: Annotated[str | None, QueryParameter(max_length=40)] = None,
    sort: Annotated[Literal["asc", "desc"], QueryParameter()] = "asc",
) -> Paging:
    """Read the queries of a list."""
    return Paging(
        path=request.scope["path"],
        query=tuple((name, value) for name, value in request.query_params.multi_items()),
        page=page,
        limit=limit,
        order=Order(sort_by, sort == "desc"),
    )

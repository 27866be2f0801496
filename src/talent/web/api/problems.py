"""What the types of problem details mean: each `type` of an error answer leads here."""

from litestar.params import FromPath

from talent.web.problem_types import words_of
from talent.web.schemas.problem import ProblemType


def read_problem(code: FromPath[str]) -> ProblemType:
    """Read what a type of problem means."""
    words = words_of(code)
    return ProblemType(code=code, detail_id=words["id"], detail_en=words["en"])

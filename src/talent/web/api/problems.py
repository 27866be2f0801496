"""What the types of problem details mean: each `type` of an error answer leads here."""

from litestar.params import FromPath

from talent.core.errors import NotFound
from talent.core.i18n import translate
from talent.web.schemas.problem import ProblemType


def read_problem(code: FromPath[str]) -> ProblemType:
    """Read what a type of problem means."""
    key = f"error.{code}"
    words = {lang: translate(key, lang) for lang in ("id", "en")}
    if words["en"] == key:
        raise NotFound("error.request.path")
    return ProblemType(code=code, detail_id=words["id"], detail_en=words["en"])

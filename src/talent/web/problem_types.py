"""The types of problem details: every message code of an error is one."""

from talent.core.errors import NotFound
from talent.core.i18n import LANGUAGES, translate


def words_of(code: str) -> dict[str, str]:
    """Return the sentence of a type in each language, with braces for what a case fills in.

    Raises:
        NotFound: there is no such type.
    """
    key = f"error.{code}"
    words = {lang: translate(key, lang) for lang in LANGUAGES}
    if key in words.values():
        raise NotFound("error.request.path")
    return words

"""Opens the templates of reports: everything that is filled in is escaped, and a name that is not there is an error."""

from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from talent.core.i18n import translate

_FOLDER: Final = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, *, lang: str, **values: object) -> str:
    """Return the template filled with `values`; in it, `say(code, …)` gives words in `lang`."""
    return _environment().get_template(template).render(lang=lang, say=partial(_say, lang), **values)


def _say(lang: str, code: str, **params: object) -> str:
    return translate(code, lang, **params)

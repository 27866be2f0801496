"""Words for people, in Indonesian and English, from gettext catalogues whose keys are codes.

An installation reads the compiled `.mo` files that the wheel carries; a checkout, where a translator edits the
`.po` files, reads those, so that nobody has to compile anything to see a change.
"""

import io
import os
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("id", "en")
DEFAULT_LANGUAGE: Final = "id"

_LOCALE = Path(__file__).resolve().parent.parent / "locale"


@lru_cache
def catalogue(lang: str) -> GNUTranslations:
    """Return the catalogue of `lang`.

    Raises:
        LookupError: `lang` is not one of `LANGUAGES`.
    """
    if lang not in LANGUAGES:
        raise LookupError(lang)
    folder = _LOCALE / lang / "LC_MESSAGES"
    source, compiled = folder / "talent.po", folder / "talent.mo"
    if not compiled.exists():
        return GNUTranslations(io.BytesIO(_compile(source, lang)))
    with compiled.open("rb") as file:
        return GNUTranslations(file)


def _compile(source: Path, lang: str) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    buffer = io.BytesIO()
    with source.open("rb") as file:
        write_mo(buffer, read_po(file, locale=lang))
    return buffer.getvalue()


def translate(code: str, lang: str, /, **params: object) -> str:
    """Return the words for `code` in `lang`, with `{names}` filled from `params`.

    A code without words is returned as it is, so that a missing translation is seen and never hides an error.
    """
    words = catalogue(lang if lang in LANGUAGES else DEFAULT_LANGUAGE).gettext(code)
    return words.format(**params) if params else words


def preferred_language(environ: dict[str, str] | None = None) -> str:
    """Return the language of the environment: `TALENT_LANG`, else the locale's, else Indonesian."""
    env = os.environ if environ is None else environ
    for name in ("TALENT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        lang = env.get(name, "")[:2].lower()
        if lang in LANGUAGES:
            return lang
    return DEFAULT_LANGUAGE

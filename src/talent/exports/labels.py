"""The words behind the codes in an export: from the reference data where they stand there, else from the catalogues."""

import json
from functools import lru_cache
from typing import Any, Final

from talent.core import paths
from talent.core.i18n import translate

# Vocabulary → file of the reference data, and the key of a row's code in it.
_FILES: Final = {
    "basis": ("employment_bases.json", "id"),
    "sector": ("sectors.json", "id"),
    "reason": ("reasons.json", "code"),
}


def label(vocabulary: str, code: str, lang: str) -> str:
    """Return the words for a code; a code without words is returned as it is."""
    if vocabulary in _FILES:
        return _reference(vocabulary).get(code, {}).get(lang, code)
    message = f"export.value.{vocabulary}.{code}"
    words = translate(message, lang)
    return code if words == message else words


@lru_cache
def _reference(vocabulary: str) -> dict[str, dict[str, str]]:
    name, key = _FILES[vocabulary]
    rows: list[dict[str, Any]] = json.loads((paths.reference() / name).read_text(encoding="utf-8"))
    return {row[key]: row["labels"] for row in rows}

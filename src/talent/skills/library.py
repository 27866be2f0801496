"""The skill library as it is shipped, readable without a database: what `talent parse` and `talent rank` use."""

import json
from functools import lru_cache

from scoring.lexicon import Lexicon
from scoring.linker import Linker
from talent.core import paths
from talent.core.errors import Invalid


@lru_cache(maxsize=1)
def shipped_lexicon() -> Lexicon:
    """Return the library of `fixtures/reference/skills/`.

    Raises:
        Invalid: a neighbour or a broader skill names a skill that no family defines.
    """
    files = sorted((paths.reference() / "skills").glob("*.json"))
    lexicon = Lexicon.from_family_dicts(json.loads(file.read_text("utf-8")) for file in files)
    if lexicon.dangling:
        raise Invalid("error.skill.dangling", skill=lexicon.dangling[0][0], other=lexicon.dangling[0][1])
    return lexicon


@lru_cache(maxsize=1)
def shipped_linker() -> Linker:
    """Return a linker over the shipped library; building it takes a moment, so it is kept."""
    return Linker(shipped_lexicon())


def family_labels() -> dict[str, dict[str, str]]:
    """Return the labels of each shipped family by language."""
    files = sorted((paths.reference() / "skills").glob("*.json"))
    families = (json.loads(file.read_text("utf-8")) for file in files)
    return {family["family"]: family["labels"] for family in families}

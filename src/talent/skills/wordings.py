"""The shipped wordings of job ads and catalogues, readable without a database."""

import json
from functools import lru_cache

from scoring.wordings import Wordings
from talent.core import paths


@lru_cache(maxsize=1)
def shipped_wordings() -> Wordings:
    """Return what `fixtures/reference/wordings.json` holds."""
    data = json.loads((paths.reference() / "wordings.json").read_text("utf-8"))
    return Wordings(data["words"], data["phrases"])

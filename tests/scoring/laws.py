"""`law`: a property with as many examples as the profile asks for.

300 examples each by default, thousands with HYPOTHESIS_PROFILE=thorough (tests/scoring/conftest.py registers
both). The default is derandomised, so that a red run is red again; the thorough one looks further each time.
The settings go with each law instead of being loaded for the session, where they would reach other folders.
"""

import os
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

Test = Callable[..., None]


def law(*drawn: st.SearchStrategy[Any], share: float = 1.0) -> Callable[[Test], Test]:
    """`given` with the chosen profile; `share` of its examples where many classes inherit the same law."""
    profile = settings.get_profile(os.environ.get("HYPOTHESIS_PROFILE", "laws"))

    def decorate(test: Test) -> Test:
        examples = max(20, int(profile.max_examples * share))
        return settings(profile, max_examples=examples)(given(*drawn)(test))

    return decorate

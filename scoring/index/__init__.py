"""The exact top n of a large pool: columns that bound a score from above, and the engine's own rules for the rest.

`Builder` takes candidates one by one and gives `Profiles` (arrays that may be mapped from a file); `search` finds
the first n of a need with the same figures as `scoring.engine` gives alone; `Pool` takes changes, and `merged` joins
the answers of pools of different people.
"""

from scoring.index.build import Builder
from scoring.index.pool import Pool, merged
from scoring.index.profiles import Profiles
from scoring.index.search import Row, search

__all__ = ["Builder", "Pool", "Profiles", "Row", "merged", "search"]

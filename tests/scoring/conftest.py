"""The profiles in which the laws of the engine are tried; `tests/scoring/laws.py` chooses between them."""

from hypothesis import HealthCheck, settings

# CriterionTests is inherited on purpose: the same law runs once for each criterion.
ALLOWED = (HealthCheck.differing_executors, HealthCheck.too_slow)
settings.register_profile(
    "laws", max_examples=300, deadline=None, derandomize=True, suppress_health_check=ALLOWED, database=None
)
settings.register_profile("thorough", max_examples=5000, deadline=None, suppress_health_check=ALLOWED)

"""Employment basis: a post reserved for civil servants (ASN) is closed to others by law.

UU 20/2023 art. 65 forbids appointing a non-ASN to an ASN post. A gate only: the basis is worth no points.
"""

from scoring.criteria.criterion import NOT_ASKED, Finding
from scoring.gates import GateResult, status_of
from scoring.policy import Policy
from scoring.types import Candidate, Need


def basis(candidate: Candidate, need: Need, policy: Policy, as_of: int) -> Finding:
    """One gate on an ASN post: unmet for a stated non-ASN, unknown while nobody said."""
    if not need.asn_post:
        return NOT_ASKED
    return Finding(gates=(GateResult("gate.asn", "basis", status_of(candidate.asn), {"asn": candidate.asn}),))

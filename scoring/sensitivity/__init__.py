"""What would change a result: for the applicant, for the lead, and when the weights move.

Every figure here comes from scoring again with the one engine; nothing is estimated.
"""

from scoring.sensitivity.applicant import Change, applicant_counterfactuals
from scoring.sensitivity.lead import Exclusion, LeadCounterfactuals, Relaxation, lead_counterfactuals
from scoring.sensitivity.weights import Robustness, WeightSwap, swapping_weights, weight_robustness

__all__ = [
    "Change",
    "Exclusion",
    "LeadCounterfactuals",
    "Relaxation",
    "Robustness",
    "WeightSwap",
    "applicant_counterfactuals",
    "lead_counterfactuals",
    "swapping_weights",
    "weight_robustness",
]

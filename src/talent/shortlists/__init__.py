"""Applications, people put forward for a requisition, their assessment and the decision with its reason."""

"""The ledger: what was done, by whom, to what, in an order that nobody can change unseen."""

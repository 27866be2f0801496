"""How good the reading and the ranking are: one metric a module, each with what it cannot tell."""

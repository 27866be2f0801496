"""Who works where, from when, on what basis: planned, confirmed, running, ended."""

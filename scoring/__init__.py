"""The matching engine, importable alone.

It stands outside the application on purpose: dataclasses in, dataclasses out, no database, no web, no
clock, no file, no network. Whoever doubts a score can install this package alone and compute it again.
`docs/scoring.md` gives the formulas and an example computed by hand.
"""

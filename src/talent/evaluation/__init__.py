"""Measures how well CVs are read: golden documents with their truth, what was found, a plain baseline beside it.

`golden` (documents and truth) → `reading` (all of them read, each value matched by `kinds`, `folding`, `matching`) →
`figures`, `measures` and `wrong` (rows for the command line). Nothing here is used by the product itself.
"""

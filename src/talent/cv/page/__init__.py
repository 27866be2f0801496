"""A page as words with boxes becomes lines in the order in which a person reads them.

`lines` is the way in: rows, ruled and open tables, side bars and columns, notes in a margin, cells that wrap.
"""

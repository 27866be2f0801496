"""What CVs say, as tables and expressions: months, degrees, places, headings, levels, in Indonesian and English.

Nothing here knows of a page; `features` says what a piece of text looks like, and everything above asks here.
"""

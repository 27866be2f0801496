"""Lines to sections: which lines are headings, what stands under each, and what a section without a heading is."""

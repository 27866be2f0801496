"""Reading in child processes that have given up all they can; whatever a document does to them, the parent lives."""

"""One module per field of the resume: lines of a section in, values with their places out."""

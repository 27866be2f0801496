"""From the text of a job ad or of terms of reference (KAK) to the requirements that it asks for.

`passages` parts the text, `headings` and `cues` hold the words of both languages, `kinds` and `levels` judge them,
`mentions` finds skills, `criteria` what is asked besides; `propose` puts a need together, `read_document` reads a file.
Everything here proposes: a person accepts (docs/scoring.md).
"""

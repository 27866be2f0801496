"""What each format of a file says, as pages of words or lines: PDF, DOCX, ODT, RTF, HTML, text, pictures, values."""

"""Pages that are pictures of text: told as scans, righted, and recognised where tesseract is installed."""

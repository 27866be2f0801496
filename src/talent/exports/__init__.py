"""Files for HR: tables of records with a manifest, and the proof later that a file is the one that was exported."""

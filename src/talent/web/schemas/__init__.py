"""What the API takes and gives: Create schemas that refuse unknown keys, Read schemas that are never table rows."""

"""The skill library: families, skills, aliases in two languages, neighbours."""

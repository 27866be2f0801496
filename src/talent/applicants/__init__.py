"""People who applied or are in the pool: their documents, skill claims with evidence, consent, availability."""

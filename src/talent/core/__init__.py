"""What every other package stands on: settings, clock, errors, ids, paths, words. It imports nothing of talent."""

"""Tests of the engine: every law of docs/scoring.md, and each part by example."""

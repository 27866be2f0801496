"""Brings reference data and the demo into every domain."""

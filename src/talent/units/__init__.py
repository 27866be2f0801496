"""Organisational units and the regions of West Java."""

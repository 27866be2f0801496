"""Tests of the demo's people, files and projects."""

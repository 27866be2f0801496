"""Programmes with their rounds, projects, and the requisitions that ask for people."""

"""Makers of rows and documents that tests start from."""

"""The recruitment and matching application of a provincial digital service."""

__version__ = "0.1.0"

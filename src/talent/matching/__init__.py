"""Runs the pure engine on stored rows; the only package that knows both sides."""

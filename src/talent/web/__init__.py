"""The web entry: reads requests, checks permissions, calls one service each, and renders what it gives."""

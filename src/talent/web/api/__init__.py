"""The controllers of the JSON API, one file a domain: each binds its input, calls one service, and answers."""

"""The suite: it mirrors the modules, runs on SQLite and on a real PostgreSQL, and talks to loopback only."""

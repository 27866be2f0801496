"""The database: base class, column types, engine, session and migrations; the only package that knows its dialect."""

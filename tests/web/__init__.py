"""Tests of the web entry: access, sessions, errors, conventions, and whole journeys by HTTP."""

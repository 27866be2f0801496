"""Users, their sessions, and what each role may do."""

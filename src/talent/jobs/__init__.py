"""What is to be done: rows of work written in the transaction that wants it, and messages to be sent."""

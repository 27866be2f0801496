"""What is told about the work: pages that people open, keep and print."""

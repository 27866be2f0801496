"""What never decides about a person and what tells who somebody is: recognised, set apart, hidden in the blind copy."""

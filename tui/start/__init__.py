"""First run and unlocking: from an empty or locked store to a session."""

"""What Sotto knows about its user: facts, and finding them again."""

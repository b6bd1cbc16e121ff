"""What a local model may be able to do besides answering, and whether this one is."""

"""Makes the data for the reader of privacy instructions, trains it, exports it and scores it."""

"""The screen Models: those on this machine, and those to get."""

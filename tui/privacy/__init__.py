"""The screen Privacy: writing privacy profiles, seeing what they are read as, and trying them out."""

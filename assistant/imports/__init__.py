"""Bringing in what was said elsewhere: one file per source, each a stream of records."""

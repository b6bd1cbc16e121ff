"""Searching everything that is kept."""

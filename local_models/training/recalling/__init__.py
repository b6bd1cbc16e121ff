"""Teaches the recaller which words answer which question."""

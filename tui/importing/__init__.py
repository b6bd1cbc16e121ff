"""Bringing in what was said elsewhere: choosing a file, looking into it, and taking what is wanted."""

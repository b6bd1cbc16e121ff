"""Makes the data for the span tagger, trains it, exports it and scores it. Needs the extra `train`."""

"""What recall is made of: texts in parts, vectors in memory, questions read, hits chosen."""

"""What trains the profiler: sentences and pairs written for it, and the trainer."""

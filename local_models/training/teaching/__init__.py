"""What teaches the embedded model its background jobs: the lessons, the trainer, the adapter file."""

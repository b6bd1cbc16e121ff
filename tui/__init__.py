"""The Textual app; one widget a file, grouped by screen."""

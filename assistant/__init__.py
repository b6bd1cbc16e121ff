"""The conversation and everything it remembers; what both the command line and the app drive."""

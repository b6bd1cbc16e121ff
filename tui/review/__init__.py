"""The review screen: what the user wrote beside what would leave, and every span with its reason."""

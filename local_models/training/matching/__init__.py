"""Training the matcher, which reads a wish together with a text."""

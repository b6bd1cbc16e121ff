"""Writing a question: the input with what is around it."""

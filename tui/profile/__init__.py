"""The screen You: facts that wait for the user's word, what is known by area, and the short profile."""

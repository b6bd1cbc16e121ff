"""The list of conversations, and what can be done to them."""

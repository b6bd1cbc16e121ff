"""The chat screen: conversations, messages, the input and the line that says what would leave."""

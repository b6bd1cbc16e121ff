"""What there is to know about writing a question, for the help of the chat."""

WRITING = """
- **Enter** sends, **Ctrl+J** (or **Shift+Enter**) begins a new line, **Esc** stops an answer
- **up** in the first line walks back through your earlier questions, **down** in the last line forth again; what
  you were writing is kept, and every conversation has a draft of its own
- **@** and a path attaches a text file: **Tab** takes the path that is marked in the list. A line above the input
  shows each file with its size; **Shift+Tab** goes there, **Delete** takes it off. Only what you type or choose is
  attached, never what a pasted text names. A file goes through detection and review like your words, and nothing
  in it becomes a fact about you
- **Ctrl+O** opens the input in your editor (VISUAL or EDITOR). The text lies in a private folder in memory, where
  the system has such a place (else you are asked first), and is overwritten and removed when the editor ends. Your
  editor may keep copies of its own: vim is told not to
- **Ctrl+A** selects all, **Alt+Z** takes back what was typed, **Ctrl+Y** brings it back
- Underlined words are those that your privacy profile protects: they would not leave as they are
"""

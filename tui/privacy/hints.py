"""The page of help, and what the screen says to begin with."""

HELP = """
# Privacy

A privacy profile says in your own words what may be revealed and what may not. As you type, you see what each
sentence is read as, and what would leave of a text. Nothing here is sent anywhere.

**Tab, Shift+Tab** go from field to field, **Ctrl+S** saves, **Esc** goes back to the chat.

**Profiles** (**Ctrl+L**)

- **Enter** opens one to write, **a** uses it everywhere
- **o** uses it only in the conversation you come from; pressed again, no longer
- **n** begins a new one, **c** copies, **r** renames, **d** deletes; one that is in use asks first
- Changing one that comes with Sotto makes your own version of it; deleting that brings the first one back

**Write**

- A sentence marked **!** is not understood: say it in other words or take it out. Until then nothing leaves under
  the profile
- Of two sentences that contradict each other the one that protects more wins
- **Enter** on a sentence among those that were read goes to it in the prose
- **Ctrl+_** and **Ctrl+Y** take back and do again what you typed

**Try**

- Write or paste any text; **Ctrl+up, Ctrl+down** go through your last questions
- **Ctrl+T** keeps the text as a test, with the words that must be hidden and those that must stay

**Tests**

- A test fails as soon as the profile decides otherwise. **Enter** tries its text, **d** deletes it

**u** on a list takes the last change back, again and again until you leave this screen.
"""
FIRST = "What you write here counts once it is saved: Ctrl+S."
TAKEN_UP = "What you wrote in {name} last time is here again, and not saved yet. Ctrl+S saves it."
NAME_IT = {
    "New": "What shall the new privacy profile be called?",
    "Copy": "What shall the copy be called?",
    "Rename": "What shall it be called?",
}
NEW_FIRST = "Save the new profile first: a test is kept with it."
NO_TEXT = "There is no text to keep as a test. Write one under Try."

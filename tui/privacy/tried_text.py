"""The text that profiles are tried on: one of the user's last questions, or whatever they type."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from tui.writing import WrittenText

EXAMPLE = (
    "Please write a short bio of me. I'm Anna Kovacs, a nurse at Brightwell Clinic in Lisbon, born on 4 May 1987. "
    "I have asthma. My e-mail is anna.kovacs@example.com, my password is hunter2."
)
"""What is tried as long as the user has asked nothing."""
MINE, TYPED, NOBODYS = "Your question {number} of {count}", "Your own text", "An example: write your own text here"


class TriedText(WrittenText):
    """A text to try. Ctrl+up goes to older questions of the user's, Ctrl+down to newer ones."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+up", "question(1)", "Questions", key_display="^↑↓"),
        Binding("ctrl+down", "question(-1)", show=False),
    ]

    @dataclass
    class Given(Message):
        """Another text is to be tried."""

        text: str

    def __init__(self) -> None:
        super().__init__(highlight_cursor_line=False, placeholder="Write or paste a text to see what would leave.")
        self._questions: Sequence[str] = ()
        self._at = 0

    def offer(self, questions: Sequence[str]) -> None:
        """Let these be the user's questions, the newest first, and begin with it; with an example without any."""
        self._questions = questions
        self.load_text(questions[0] if questions else EXAMPLE)
        self.refresh_bindings()

    def put(self, text: str) -> None:
        """Try this text."""
        self.load_text(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer questions only where there are some."""
        return bool(self._questions) if action == "question" else True

    def action_question(self, older: int) -> None:
        """Go to an older or newer question."""
        present = self._questions[self._at] if self._questions else ""
        step = older if self.text == present else 0  # from a text of one's own back to the question one left
        self._at = min(max(self._at + step, 0), len(self._questions) - 1)
        self.load_text(self._questions[self._at])

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say whose text it is, and have it tried."""
        event.stop()
        if self._questions and self.text == self._questions[self._at]:
            self.border_title = MINE.format(number=self._at + 1, count=len(self._questions))
        else:
            self.border_title = NOBODYS if self.text == EXAMPLE else TYPED
        self.post_message(self.Given(self.text))

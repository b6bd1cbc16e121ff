"""One sentence that may be learnt from a review: what it says, the rule it stands for and what it would change."""

import asyncio
import threading
import time
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from assistant.effect import Recent
from assistant.errors import SottoError
from assistant.joining import Suggestion
from assistant.learning import Learning
from assistant.showing import plain
from assistant.telling import effect_lines, place_lines, rule_line
from tui.failures import line_about
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.taking import TakenLine

SETTLING_S = 0.5
"""How long after it appears the screen adds nothing, in seconds: a key meant for the chat must not."""
LOOKING = "Looking at your recent messages…"
KEPT = "☒ This question is kept as a test of the profile (t)"
NOT_KEPT = "☐ Keep this question as a test of the profile, too (t)"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the user says to a suggestion, which they may have put in other words."""

    suggestion: Suggestion
    add: bool
    keep_sample: bool = False


class LearnScreen(Dialog[Answer | None]):
    """Shows one suggestion; the answer is the user's, or None if they want to hear no more of this review."""

    HELP = """
# Learning from a review

You decided otherwise than your privacy profile. This sentence would have it decide so by itself from now on;
below it stand the rule that the sentence is read as, and what would change in your recent messages.

- **y** adds the sentence to the profile, **n** does not, **Esc** leaves all of them; what you leave is not offered
  again in this conversation
- **e** changes the sentence; the rule under it follows as you type
- **t** keeps your question with the profile, so that `sotto privacy test` tells when it is decided otherwise
- `sotto privacy show` prints a profile, `sotto privacy edit` changes it
"""
    CSS_PATH = "learning.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "add", "Add"),
        Binding("n", "decline", "Not now"),
        Binding("e", "edit", "Edit"),
        Binding("t", "sample", "Keep as test"),
        Binding("enter", "take", "Take"),
        Binding("escape", "leave", "Leave"),
        HELP_KEY,
    ]

    def __init__(self, learning: Learning, recent: Recent, suggestion: Suggestion, more: int = 0) -> None:
        """`more` is how many other suggestions wait."""
        super().__init__()
        self.suggestion = suggestion
        self._offered = suggestion
        self._learning = learning
        self._recent = recent
        self._more = more
        self._keep_sample = False
        self._stop_looking = threading.Event()
        self._appeared = time.monotonic()

    def compose(self) -> ComposeResult:
        """The sentence, its rule, its place, its effect, and whether the question is kept."""
        with VerticalScroll(id="learn") as card:
            card.border_title = "Learn from this review?" + (f" ({self._more} more)" if self._more else "")
            yield Static(id="sentence")
            yield TakenLine(id="edit")
            yield Static(id="rules")
            yield Static(id="place")
            yield Static(id="effect")
            yield Static(NOT_KEPT, id="sample")
        yield FittingFooter()

    def on_mount(self) -> None:
        """Show the suggestion, and begin to look at what it would change."""
        self._show(self.suggestion)

    def on_unmount(self) -> None:
        """Look no further."""
        self._stop_looking.set()

    def on_screen_resume(self) -> None:
        """Settle anew: a key that closed the help must not add."""
        self._appeared = time.monotonic()

    @property
    def editing(self) -> bool:
        """Whether the sentence is being changed."""
        return self.has_class("-editing")

    @property
    def may_add(self) -> bool:
        """Whether `y` is taken."""
        return not self.editing and time.monotonic() - self._appeared >= SETTLING_S

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the sentence is being changed, letters are letters."""
        if action in {"add", "decline", "edit", "sample"}:
            return not self.editing
        return self.editing if action == "take" else True

    # ---- answers

    def action_add(self) -> None:
        """Have the sentence in the profile."""
        if self.may_add:
            self.dismiss(Answer(self.suggestion, add=True, keep_sample=self._keep_sample))

    def action_decline(self) -> None:
        """Not this one."""
        self.dismiss(Answer(self._offered, add=False))

    def action_leave(self) -> None:
        """Leave the sentence as it was; if nothing is being changed, leave altogether."""
        if self.editing:
            self._show(self.suggestion)
        else:
            self.dismiss(None)

    def action_sample(self) -> None:
        """Keep the question as a test of the profile, or not."""
        self._keep_sample = not self._keep_sample
        self.query_one("#sample", Static).update(KEPT if self._keep_sample else NOT_KEPT)

    # ---- other words

    def action_edit(self) -> None:
        """Put the sentence in other words."""
        self.add_class("-editing")
        self.query_one("#learn").border_subtitle = "Enter takes these words, Esc leaves them"
        field = self.query_one(Input)
        field.value = self.suggestion.sentence
        field.focus()
        self.refresh_bindings()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the words are read as."""
        event.stop()
        if self.editing:
            self.run_worker(self._read(event.value), group="reading", exclusive=True, exit_on_error=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the words, if they are understood."""
        event.stop()
        self.run_worker(self._read(event.value, take=True), group="reading", exclusive=True, exit_on_error=False)

    async def _read(self, words: str, *, take: bool = False) -> None:
        try:
            new = await asyncio.to_thread(self._learning.worded, self._offered, words)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self._tell([line_about(error)], refused=isinstance(error, SottoError))
            return
        if take and self.editing:
            self._show(new)
        elif self.editing:
            self._tell([rule_line(rule) for rule in new.rules])

    def _tell(self, lines: list[str], *, refused: bool = False) -> None:
        self.query_one("#rules", Static).update(Content("\n".join(f"  {line}" for line in lines)))
        self.set_class(refused, "-refused")

    # ---- showing

    def _show(self, suggestion: Suggestion) -> None:
        self.remove_class("-editing")
        self.query_one("#learn").border_subtitle = ""
        self.suggestion = suggestion
        self.query_one("#sentence", Static).update(Content(plain(suggestion.sentence)))
        self._tell([rule_line(rule) for rule in suggestion.rules])
        self.query_one("#place", Static).update(Content("\n".join(place_lines(suggestion))))
        self.query_one("#effect", Static).update(LOOKING)
        self.query_one("#learn").focus()
        self.refresh_bindings()
        self.run_worker(self._look(suggestion), group="effect", exclusive=True, exit_on_error=False)

    async def _look(self, suggestion: Suggestion) -> None:
        """Work out what the sentence would change, on a thread."""
        self._stop_looking.set()
        stop = self._stop_looking = threading.Event()
        try:
            effect = await asyncio.to_thread(
                lambda: self._recent.effect(suggestion.before, suggestion.after, stop=stop.is_set)
            )
            lines = effect_lines(effect)
        except Exception as error:  # as above
            lines = [line_about(error)]
        self.query_one("#effect", Static).update(Content("\n".join(lines)))

"""The input of the very first frame: what is typed while the store opens is kept for the chat."""

import asyncio

from textual import events

from tui.writing import WrittenText

_NEW_LINE = frozenset({"shift+enter", "alt+enter", "ctrl+j"})


class FirstInput(WrittenText):
    """Takes the first question. Enter says that it is whole; it is asked once the chat is there."""

    DEFAULT_CSS = """
    FirstInput, FirstInput:focus {
        dock: bottom; height: 3; margin: 0 0 2 0; border: round $success; background: $background;
    }
    """

    def __init__(self) -> None:
        super().__init__(placeholder="Ask something. Enter sends, Ctrl+J begins a new line.")
        self.whole = False
        """Whether the question is to be asked as it is."""

    def begin(self) -> None:
        """Be seen, and take what is typed."""
        self.display = True
        self.focus()

    def take(self, event: events.Event) -> None:
        """Take what was typed elsewhere, in its turn."""
        self._forward_event(event)

    async def caught_up(self) -> None:
        """Wait until everything is taken that was typed so far."""
        done = asyncio.Event()
        self.call_later(done.set)
        await done.wait()

    async def _on_key(self, event: events.Key) -> None:
        if event.key in {"enter", "backspace"} or event.key in _NEW_LINE:
            event.stop()
            event.prevent_default()
        if event.key == "enter":
            self.whole = bool(self.text.strip())
        elif event.key == "backspace":  # its binding is not found while another screen is in front
            self.action_delete_left()
        elif event.key in _NEW_LINE:
            self.insert("\n")
        else:
            self.whole = False
            await super()._on_key(event)

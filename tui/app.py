"""The app: opens the store, shows the chat, and leaves nothing running behind."""

import asyncio
import signal
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tui.failures import line_about
from tui.help import HelpScreen
from tui.start.flow import opened
from tui.start.refusal import RefusalScreen

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen
    from tui.session import Session

WIDTHS = [(0, "-narrow"), (90, "-wide")]
"""From how many columns on a screen gets which class: narrow ones stack what wide ones show side by side."""


class SottoApp(App[None]):
    """What bare `sotto` runs."""

    TITLE = "Sotto"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help"),
        Binding("ctrl+q", "quit", "Quit", priority=True),
    ]

    def __init__(self, theme: str) -> None:
        """`theme` is the name of one of Textual's themes; an unknown one leaves the default."""
        super().__init__()
        if theme in self.available_themes:
            self.theme = theme
        self._session: Session | None = None
        self._chat: ChatScreen | None = None

    def compose(self) -> ComposeResult:
        """What is seen while the store opens."""
        yield Static("Opening…")

    def on_mount(self) -> None:
        """Open everything behind the first frame. Being told to end is an ordinary end, the terminal restored."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self.exit)
        self.run_worker(self._open(), group="open", exit_on_error=False)

    async def _open(self) -> None:
        try:
            self._session = await opened(self)
            from tui.chat.screen import ChatScreen

            self._chat = ChatScreen(self._session)
            await self.push_screen(self._chat)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self._return_code = 1
            await self.push_screen(RefusalScreen(line_about(error)))

    async def action_quit(self) -> None:
        """Leave, with the code 1 if the app could not even start."""
        self.exit(return_code=self.return_code or 0)

    def action_help(self) -> None:
        """Show the help of the present screen."""
        if self.screen.HELP:
            self.push_screen(HelpScreen(self.screen.HELP))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer help only where there is some."""
        return bool(self.screen.HELP) if action == "help" and self.screen_stack else True

    async def on_unmount(self) -> None:
        """Stop what is running, wait for its end, and close the store."""
        if self._chat is not None:
            self._chat.stop_turn()
            await self._chat.turn_ended()
        if self._session is not None:
            await asyncio.to_thread(self._session.close)

    def _fatal_error(self) -> None:
        """End after a bug. Textual's own way prints the values of local variables: the user's words among them."""
        self.panic(f"sotto: {line_about(self._exception or RuntimeError())}")

"""The app: shows where to write at once, opens the store behind it, and leaves nothing running behind."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Static, TextArea

from assistant.errors import SottoError
from tui import themes
from tui.collecting import COLLECTING, QUIET_S
from tui.failures import line_about
from tui.footer import FittingFooter
from tui.keys import keymap, name_bindings, problems, remappable
from tui.notices import OneNotice
from tui.start.first import first_step
from tui.start.first_input import FirstInput
from tui.start.flow import opened
from tui.terminal import outlived

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen
    from tui.session import Session

WIDTHS = [(0, "-narrow"), (90, "-wide")]
"""From how many columns on a screen gets which class: narrow ones stack what wide ones show side by side."""

OFFERED = frozenset({"Theme", "Quit"})
"""Of Textual's own commands those that the palette has. A picture of the screen would lie on the disk for all to
read, the route is hidden while the input is maximized, and no Esc closes the list of keys, which F1 has.
"""


class SottoApp(OneNotice):
    """What bare `sotto` runs."""

    TITLE = "Sotto"
    CSS = """
    #opening { height: 1fr; padding: 1 2; color: $text-muted; }
    ToastRack { margin: 0 0 2 0; }
    Toast { max-width: 100%; margin: 0; padding: 0 1; }
    App.-theme-high-contrast TextArea .text-area--placeholder { color: $foreground; }
    App.-theme-high-contrast Input .input--placeholder { color: $foreground; }
    App.-theme-high-contrast Tab { color: $foreground; }
    App.-theme-high-contrast ModalScreen, App.-theme-high-contrast CommandPalette { background: $background; }
    """
    HORIZONTAL_BREAKPOINTS = WIDTHS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", tooltip="What can be done here, and with which keys"),
        Binding("ctrl+q", "quit", "Quit", priority=True, tooltip="Leave Sotto; everything is kept"),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True),
        Binding("ctrl+underscore,alt+z", "undo_typing", "Undo typing", show=False, priority=True),
    ]

    def __init__(self, theme: str) -> None:
        """`theme` is the name of a theme; with an unknown or empty one the usual one stays."""
        colourless = themes.colourless()
        super().__init__(ansi_color=True if colourless else None)
        self.register_theme(themes.HIGH_CONTRAST)
        self._first = first_step()
        self._early: FirstInput | None = FirstInput()
        self._remapped = False
        self._session: Session | None = None
        self._chat: ChatScreen | None = None
        if colourless:
            self.register_theme(themes.WITHOUT_COLOUR)
            self.theme = themes.WITHOUT_COLOUR.name
        elif theme in self.available_themes:
            self.theme = theme

    def compose(self) -> ComposeResult:
        """The first frame: where to write, if the store opens by itself."""
        yield Static("Opening…" + (" You can write already." if self._first == "open" else ""), id="opening")
        if self._early is not None:
            self._early.display = self._first == "open"
            yield self._early
        if self._first == "open":
            yield FittingFooter()

    def on_mount(self) -> None:
        """Open everything behind the first frame. Being told to end is an ordinary end, the terminal restored."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self.exit)
        name_bindings(self)
        self.screen_change_signal.subscribe(self, self._prepare, immediate=True)
        COLLECTING.begin()
        self.set_interval(QUIET_S, COLLECTING.look)
        self.call_after_refresh(self.run_worker, self._open, group="open", exit_on_error=False)

    def _prepare(self, screen: Screen[Any]) -> None:
        """Before its first frame a screen knows how wide it is, and its keys have names."""
        name_bindings(screen)
        width = max(least for least, _ in WIDTHS if self.size.width >= least)
        for least, name in WIDTHS:
            screen.set_class(least == width, name)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let the settings change the keys of the widget, too."""
        for node in event.widget.ancestors_with_self:
            name_bindings(node)
        if self._remapped:
            self.screen.refresh_bindings()

    # ---- opening

    async def _open(self) -> None:
        try:
            assert self._early is not None  # noqa: S101 - it goes only when the chat is there
            with COLLECTING.loading():
                self._session = await opened(self, self._early)
                await asyncio.to_thread(import_module, "tui.chat.screen")
                await self._show_chat(self._session)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            from tui.start.refusal import RefusalScreen

            self._return_code = 1
            await self.push_screen(RefusalScreen(line_about(error)))

    async def _show_chat(self, session: "Session") -> None:
        """Open the chat with what was typed until now."""
        from tui.chat.composer import Composer
        from tui.chat.screen import ChatScreen

        self._chat = ChatScreen(session)
        await self.push_screen(self._chat)
        self._take_keys(session)
        first, self._early = self._early, None  # from here on the chat's own input takes what is typed
        if first is None:
            return
        await first.caught_up()
        composer = self._chat.query_one(Composer)
        if first.whole:
            self._chat.call_later(self._chat.ask, first.text)
        elif first.text:
            composer.put("\n".join(filter(None, (composer.text, first.text))))

    async def on_event(self, event: events.Event) -> None:
        """Keep for the chat what is typed before it can take it itself."""
        early, typed = self._early, isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if early is not None and typed and self._chat is not None and self.screen is self._chat:
            early.take(event)
        else:
            await super().on_event(event)

    # ---- settings

    async def take_settings(self) -> None:
        """Go by the settings as they are by now, as far as that can be while the app runs. Raises SottoError."""
        if self._session is None:
            return
        from tui.settings.applying import apply

        await asyncio.to_thread(apply, self._session)
        theme = self._session.config.app.theme
        if theme in self.available_themes and not self.no_color:
            self.theme = theme
        self._take_keys(self._session)
        await self._change_model()

    async def on_over(self) -> None:
        """An answer has ended: a model that was chosen meanwhile takes over."""
        await self._change_model()

    async def _change_model(self) -> None:
        """Let the model that was chosen last answer, unless an answer is being given; the old one goes."""
        if self._session is None or self._chat is None or self._chat.busy:
            return
        if old := self._session.take_over():
            await self._chat.show_session()  # it may be a server: that must stand there before anything is asked
            for assistant in old:
                await asyncio.to_thread(assistant.close)
            await self._chat.another_model()

    async def on_models_screen_changed(self) -> None:
        """Another model was chosen on its screen."""
        await self.on_settings_screen_changed()

    async def on_review_screen_another_profile(self) -> None:
        """Another privacy profile holds than the one that the chat names."""
        if self._chat is not None:
            await self._chat.show_session()

    async def on_settings_screen_changed(self) -> None:
        """A setting was changed on their screen."""
        try:
            await self.take_settings()
        except SottoError as error:
            self.notify(error.message, severity="error", timeout=12, markup=False)

    def watch_theme(self, theme: str) -> None:
        """Keep the theme that was chosen in the command palette."""
        if self._session is not None and theme != self._session.config.app.theme and not self.no_color:
            self.run_worker(self._keep_theme(theme), group="theme", exclusive=True, exit_on_error=False)

    async def _keep_theme(self, theme: str) -> None:
        from assistant.config import set_value

        try:
            await asyncio.to_thread(set_value, "app.theme", theme)
            await self.take_settings()
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self.notify(line_about(error), severity="error", timeout=12, markup=False)

    def _take_keys(self, session: "Session") -> None:
        keys = session.config.keys
        self._remapped = bool(keys)
        self.set_keymap(keymap(keys))
        if keys:
            self.run_worker(self._check_keys(session), group="keys", exclusive=True, exit_on_error=False)

    async def _check_keys(self, session: "Session") -> None:
        """Say which of the user's keys can't be as the settings have them."""
        everything = await asyncio.to_thread(remappable)
        lines = list(problems(session.config.keys, everything))
        for turn, line in zip(range(len(lines), 0, -1), lines, strict=True):  # they are shown one after the other
            self.notify(line, title="Keys", severity="warning", timeout=12 * turn, markup=False)

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, by their names."""
        return {**super().get_css_variables(), **themes.DARKER_BAR.get(self.theme, {})}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What the lines go through on their way to the terminal."""
        before, after = themes.FILTERS.get(self.theme, themes.USUAL_FILTERS)
        return [*before, *super().get_line_filters(), *after]

    # ---- keys

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the command palette has on every screen."""
        return (command for command in super().get_system_commands(screen) if command.title in OFFERED)

    async def action_quit(self) -> None:
        """Leave, with the code 1 if the app could not start; a screen with something unsaved is asked first."""
        ask = getattr(self.screen, "may_quit", None)
        if ask is None:
            self.exit(return_code=self.return_code or 0)
        else:
            self.run_worker(self._quit_if(ask), group="quit", exclusive=True, exit_on_error=False)

    async def _quit_if(self, ask: Callable[[], Awaitable[bool]]) -> None:
        if await ask():
            self.exit(return_code=self.return_code or 0)

    def action_help(self) -> None:
        """Show the help of the present screen."""
        if self.screen.HELP:
            from tui.help import HelpScreen, page_of

            changed = keymap(self._session.config.keys) if self._session else {}
            self.push_screen(HelpScreen(page_of(self.screen, changed)))

    def action_undo_typing(self) -> None:
        """Take back what was typed last: Ctrl+Z belongs to the terminal."""
        if isinstance(self.focused, TextArea):
            self.focused.undo()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer help only where there is some."""
        return bool(self.screen.HELP) if action == "help" and self.screen_stack else True

    # ---- the end

    def get_driver_class(self) -> type[Driver]:
        """What draws on the terminal and reads its keys."""
        return outlived(super().get_driver_class())

    async def on_unmount(self) -> None:
        """Stop what is running, wait for its end, and close the store."""
        if self._chat is not None:
            self._chat.stop_turn()
            await self._chat.turn_ended()
        if self._session is not None:
            await asyncio.to_thread(self._session.close)
        COLLECTING.end()

    def _fatal_error(self) -> None:
        """End after a bug. Textual's own way prints the values of local variables: the user's words among them."""
        self.panic(f"sotto: {line_about(self._exception or RuntimeError())}")

"""The help of the screen one is on: what it is for, and the keys as they are by now."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType, Keymap
from textual.containers import VerticalScroll
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Markdown

from tui.footer import FittingFooter
from tui.keys import own_actions
from tui.pages import Dialog

HELP_KEY = Binding("f1", "app.help", "Help")
"""For every modal screen: the app's own keys do not reach them."""


class HelpScreen(Dialog[None]):
    """Shows a page of help."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 90%; padding: 0 2; border: round $primary;
        background: $background;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,enter", "leave", "Back")]

    def __init__(self, page: str) -> None:
        """`page` is Markdown."""
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll():
            yield Markdown(self._page)
        yield FittingFooter()

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss(None)


def page_of(screen: Screen[Any], changed: Keymap) -> str:
    """The help of `screen`, and a list of its keys: those that the settings have `changed` are marked."""
    rows = [f"| {key} | {words} |" for key, words in _keys(screen, changed)]
    if not rows:
        return screen.HELP or ""
    table = "\n".join(("## Keys", "", "| key | what it does |", "| --- | --- |", *rows))
    mark = f"\n\n{_MARK} The settings give it this key." if any(_MARK in row for row in rows) else ""
    return f"{screen.HELP or ''}\n\n{table}{mark}\n"


def _keys(screen: Screen[Any], changed: Keymap) -> list[tuple[str, str]]:
    """Keys, and what they do, of what has the focus, of the screen and of the app, each action once."""
    found: dict[str, tuple[list[str], str]] = {}
    nodes: list[DOMNode] = list(screen.focused.ancestors_with_self) if screen.focused else [screen, screen.app]
    for node in nodes:
        bindings, ours = node._bindings.copy(), own_actions(type(node))
        bindings.apply_keymap(changed)
        for _, binding in bindings:
            if binding.description and binding.action in ours:
                keys, _ = found.setdefault(binding.id or binding.action, ([], binding.description))
                keys.append(screen.app.get_key_display(binding) + (_MARK if binding.id in changed else ""))
    return [(", ".join(dict.fromkeys(keys)), words) for keys, words in found.values()]


_MARK = "\\*"

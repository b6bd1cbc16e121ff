"""The input: Enter sends; Shift+Enter, Alt+Enter or Ctrl+J begins a new line; up brings back earlier questions."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message

from assistant.attached import Attached, parted
from assistant.attaching import Writing
from assistant.mentions import Mention, being_typed, mentions, written
from assistant.showing import plain
from tui.composing.marks import Place, by_line, moved
from tui.composing.offers import PathOffers
from tui.writing import WrittenText

MOST_LINES = 8
"""How many lines of input are in view, before it scrolls."""


class Composer(WrittenText):
    """Where the user writes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"composer--protected"}
    DEFAULT_CSS = """
    Composer .composer--protected { text-style: bold underline; color: $text-warning; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "Send", show=False, tooltip="Send what is written"),
        Binding("ctrl+j,shift+enter,alt+enter", "new_line", "New line", show=False),
        Binding("up", "cursor_up", "Earlier question", show=False, tooltip="Bring back an earlier question"),
        Binding("down", "cursor_down", "Later question", show=False),
        Binding("tab", "take_path", "Take path", tooltip="Attach the file at this path"),
        Binding("escape", "leave_paths", "Close list"),
        Binding("ctrl+o", "editor", "Editor", show=False, tooltip="Write in your own editor"),
        Binding("pageup", "screen.page(-1)", "Scroll up", show=False),
        Binding("pagedown", "screen.page(1)", "Scroll down", show=False),
    ]

    @dataclass
    class Submitted(Message):
        """The user sends `text`."""

        text: str

    @dataclass
    class RecallWanted(Message):
        """The user went up from the first line, or down from the last one, for another question of his."""

        older: bool = True

    class EditorWanted(Message):
        """The user wants to write in an editor of his own."""

    @dataclass
    class PathsWanted(Message):
        """The user wants to know which paths begin with `path`; `take` says to take it if there is but one."""

        path: str
        take: bool = False

    def __init__(self, placeholder: str = "", offers: PathOffers | None = None) -> None:
        """`offers` is the list of paths, shown elsewhere, that the keys act on while it is open."""
        self._places: list[Place] = []
        self._on_lines: Mapping[int, list[Place]] = {}
        self._marked_text = ""
        self._meant: set[str] = set()
        self._kept: dict[str, Attached] = {}
        self._recalled: str | None = None
        self._typed = False
        self.last_key = 0.0
        """When a key was last pressed here, by time.monotonic."""
        self._offers = offers or PathOffers()
        super().__init__(placeholder=placeholder, highlight_cursor_line=False)

    # ---- what is written

    @property
    def writing(self) -> Writing:
        """What is written, and which files it means."""
        return Writing(self.text, frozenset(self._meant), dict(self._kept))

    def put(self, text: str) -> None:
        """Show a message, ready to be changed, in place of what is there; its files are attached as they were."""
        words, attached = parted(text)
        self.restore(Writing(words, kept={file.name: file for file in attached}))
        self.focus()

    def recall(self, text: str) -> None:
        """Show an earlier message; as long as it stays as it is, up and down go on from there."""
        self.put(text)
        self._recalled = self.text

    @property
    def recalled(self) -> bool:
        """Whether what is written is an earlier message, as it was."""
        return self._recalled == self.text

    def restore(self, writing: Writing) -> None:
        """Show what was written before."""
        self.load_text(writing.text)
        self._meant, self._kept = set(writing.meant), dict(writing.kept)
        self.move_cursor(self.document.end)

    def load_text(self, text: str) -> None:
        """Show `text` in place of what is there. It attaches nothing."""
        self._meant, self._kept, self._recalled = set(), {}, None
        super().load_text(text)

    def change_to(self, text: str) -> None:
        """Show `text` in place of what is there, so that it can be undone and keeps its files."""
        if text != self.text:
            self.replace(text, self.document.start, self.document.end)
            self.move_cursor(self.document.end)

    def on_text_area_changed(self) -> None:
        """Grow with the text. A height of `auto` would lay out the whole conversation at every key."""
        lines = min(max(self.wrapped_document.height, 1), MOST_LINES)
        if self.styles.height is None or self.styles.height.value != lines + 2:
            self.styles.height = lines + 2
        if self.wrapped_document.height > MOST_LINES:  # Textual scrolls by the height before the change
            self.call_after_refresh(self.scroll_cursor_visible)
        self._ask_for_paths()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Bring the cursor into view. In the midst of an undo Textual asks while it is below the last line."""
        if self.cursor_location[0] >= self.document.line_count:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)

    async def _on_key(self, event: events.Key) -> None:
        self.last_key = time.monotonic()
        if self._sends(event.key):  # here, behind the letters before it: a priority binding would overtake them
            event.stop()
            event.prevent_default()
            self.action_send()
            return
        await super()._on_key(event)
        if event.is_printable:
            row, column = self.cursor_location
            found = mentions(self.document.get_line(row))
            self._meant.update(each.path for each in found if each.start < column <= each.end)
            self._typed = True

    def _sends(self, key: str) -> bool:
        """Whether `key` is the one that sends, as the user's keys have it. TextArea takes Enter for itself."""
        bound = self.screen.active_bindings.get(key) if len(key) > 1 else None
        return bound is not None and bound.node is self and bound.binding.action == "send"

    async def _on_paste(self, event: events.Paste) -> None:
        """Take the line ends of every system for line ends; TextArea's own handler goes on from here."""
        event.text = event.text.replace("\r\n", "\n").replace("\r", "\n")

    # ---- keys

    def action_send(self) -> None:
        """Send what is written; in the list of paths, take the one that was gone to."""
        if self._offers.open and self._offers.moved:
            self.take(self._offers.marked)
        elif self.text.strip():
            self._offers.close()
            self.post_message(self.Submitted(self.text))

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    def action_editor(self) -> None:
        """Ask for the user's own editor."""
        self.post_message(self.EditorWanted())

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up: in the list of paths, in the text, or from its first line to an earlier question."""
        self._go(-1, select, at_edge=self.navigator.is_first_wrapped_line(self.cursor_location))

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down, likewise."""
        self._go(1, select, at_edge=self.navigator.is_last_wrapped_line(self.cursor_location))

    def _go(self, rows: int, select: bool, *, at_edge: bool) -> None:
        unchanged = self.recalled and self.cursor_location == self.document.end
        if self._offers.open and not select:
            self._offers.move(rows)
        elif not select and (at_edge or unchanged):
            self.post_message(self.RecallWanted(rows < 0))
        elif rows < 0:
            super().action_cursor_up(select)
        else:
            super().action_cursor_down(select)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the keys of the list of paths only while a path is typed; leave F6 and F7 to the screen."""
        match action:
            case "take_path":
                return self._offers.open or self._path_at_cursor() is not None
            case "leave_paths":
                return self._offers.open
            case "select_line" | "select_all":
                return False
        return True

    # ---- paths

    def action_take_path(self) -> None:
        """Take the path that is marked in the list, or ask for the list."""
        typing = self._path_at_cursor()
        if self._offers.open:
            self.take(self._offers.marked)
        elif typing is not None:
            self.post_message(self.PathsWanted(typing.path, take=True))

    def action_leave_paths(self) -> None:
        """Close the list of paths."""
        self._offers.close()

    def take(self, path: str) -> None:
        """Write `path` in place of what was typed of it, and attach it; of a folder, go on with what is in it."""
        self._offers.close()
        typing = self._path_at_cursor()
        if typing is None:
            return
        row, column = self.cursor_location
        is_folder = path.endswith("/")
        whole = written(path)
        text = whole.removesuffix('"') if is_folder else f"{whole} "
        self._typed = is_folder
        if not is_folder:
            self._meant.add(path)
        self.replace(text, (row, typing.start), (row, column))
        self.move_cursor((row, typing.start + len(text)))

    def wants_paths_of(self, path: str) -> bool:
        """Whether `path` is what is still being typed."""
        typing = self._path_at_cursor()
        return self.has_focus and typing is not None and typing.path == path

    def _path_at_cursor(self) -> Mention | None:
        row, column = self.cursor_location
        return being_typed(self.document.get_line(row)[:column])

    def _ask_for_paths(self) -> None:
        """Keep the list of paths with what is typed; a text that was pasted or brought back opens none."""
        if not (self._typed or self._offers.open):
            return
        self._typed = False
        typing = self._path_at_cursor()
        if typing is None:
            self._offers.close()
        else:
            self.post_message(self.PathsWanted(typing.path))

    # ---- what is marked

    def mark(self, text: str, places: Iterable[Place]) -> None:
        """Underline these places of `text`, which is what was written a moment ago."""
        self._marked_text, self._places = text, list(places)
        self._follow()
        self._line_cache.clear()
        self.refresh()

    def update_suggestion(self) -> None:
        """Let the marks follow their words. Textual calls this after every change, before it draws."""
        if self._places:
            self._follow()

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn: what is protected underlined, control characters as visible signs."""
        words: str = self.document.get_line(line_index)
        line = Text(plain(words), end="", no_wrap=True)
        if line_index in self._on_lines:
            style = self.get_component_rich_style("composer--protected", partial=True)
            for start, end in self._on_lines[line_index]:
                line.stylize(style, start, end)
        return line

    def _follow(self) -> None:
        text, lines = self.text, self._lines()
        self._places = moved(self._places, self._marked_text, text)
        self._marked_text = text
        self._on_lines = by_line(self._places, lines, self.document.newline)

    def _lines(self) -> Sequence[str]:
        return [self.document.get_line(number) for number in range(self.document.line_count)]

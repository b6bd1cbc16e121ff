"""Going from message to message, and what the keys do to the one that is marked."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.chat.code import CodeBlock
from tui.chat.history import HistoryView
from tui.chat.message import MessageView
from tui.chat.question import QuestionView
from tui.chat.reply import ReplyView
from tui.chat.said import Said, said
from tui.reading import in_background


class MovingView(HistoryView):
    """A conversation in which one message is marked while it has the focus."""

    FOCUS_ON_CLICK = False
    """Dragging over words, to copy them, leaves the input its focus; a click on a message marks it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "copy", "Copy", tooltip="Copy the whole message"),
        Binding("y", "copy_code", "Copy code", tooltip="Copy the code of the message, block by block"),
        Binding("e", "want('edit')", "Edit", tooltip="Edit the question, and send it in a copy of all before"),
        Binding("r", "want('again')", "Again", tooltip="Ask the last question again; the reply so far is kept"),
        Binding("b", "want('branch')", "Branch", tooltip="Go on from this message in a copy of the conversation"),
        Binding("w", "want('why')", "Why", tooltip="Show what was used for the reply"),
        Binding("x", "raw", "As sent", tooltip="Show the message as it crossed the wire, and back"),
        Binding("left", "version(-1)", "Earlier", key_display="←", tooltip="Show the version before this one"),
        Binding("right", "version(1)", "Later", key_display="→", tooltip="Show the version after this one"),
        Binding("up,ctrl+up,k", "step(-1)", "Up", show=False),
        Binding("down,ctrl+down,j", "step(1)", "Down", show=False),
        Binding("home", "to_start", "First message", show=False),
        Binding("end", "to_end", "Last message", show=False),
        Binding("pageup", "page(-1)", "Scroll up", show=False),
        Binding("pagedown", "page(1)", "Scroll down", show=False),
    ]

    @dataclass
    class Wanted(Message):
        """The user wants something done with a message: `edit`, `again`, `branch` or `why`."""

        what: str
        message: int
        text: str

    _current: MessageView | None = None

    @property
    def current(self) -> MessageView | None:
        """The message that the keys are about: the marked one; without the focus the last one that is drawn."""
        marked = self._current if self._current in self.children else None
        if marked is not None and self.screen.focused is self:
            return marked
        return next(reversed(self.views), None)

    def mark(self, view: MessageView | None) -> None:
        """Let the keys be about this message."""
        self.query(".-current").remove_class("-current")
        self._current = view
        if view is not None:
            view.add_class("-current")
        self.refresh_bindings()

    def on_focus(self) -> None:
        """Mark the message that the keys are about."""
        self.mark(self.current)

    def on_click(self, event: events.Click) -> None:
        """Mark the message that was clicked on, unless words of it were selected."""
        clicked = event.widget
        views = [node for node in clicked.ancestors_with_self if isinstance(node, MessageView)] if clicked else []
        if views and not self.screen.get_selected_text():
            self.mark(views[0])
            self.focus(scroll_visible=False)

    # ---- going

    async def action_step(self, by: int) -> None:
        """Go to the message before or after the marked one; more are drawn if need be."""
        old = self.current
        if old is None:
            return
        place = self.views.index(old) + by
        if place < 0:
            await self.show_earlier()
        elif place >= len(self.views):
            await self.show_later()
        views = self.views
        place = views.index(old) + by if old in views else -1
        if 0 <= place < len(views):
            self.mark(views[place])
            self.scroll_to_widget(views[place], animate=False, force=True)

    async def action_to_start(self) -> None:
        """Go to the first message."""
        await self.to_start()
        self.mark(next(iter(self.views), None))

    async def action_to_end(self) -> None:
        """Go to the last message."""
        await self.to_end()
        self.mark(next(reversed(self.views), None))

    def action_page(self, pages: int) -> None:
        """Scroll by so many screens."""
        self.page(pages)

    # ---- doing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the marked message."""
        view = self.current
        if action == "raw":
            return view is not None and bool(view.raw)
        if action == "copy_code":
            return isinstance(view, ReplyView) and bool(view.code)
        if action == "version":
            return self._beside(int(str(parameters[0]))) is not None
        return self.may(str(parameters[0])) if action == "want" else True

    def may(self, what: str) -> bool:
        """Whether this may be wanted of the marked message."""
        view = self.current
        if view is None or view.message is None:
            return False
        if what == "edit":
            return isinstance(view, QuestionView)
        if what == "why":
            return isinstance(view, ReplyView) and view.said is not None and view.said.message.route is not None
        return what == "branch" or self._is_last(view)

    def _is_last(self, view: MessageView) -> bool:
        """Whether it is the last question of the conversation, or its reply, and nothing is on its way."""
        asked = [index for index, each in enumerate(self.views) if isinstance(each, QuestionView)]
        idle = not self._growing and not self._window.later
        return idle and bool(asked) and self.views.index(view) >= asked[-1]

    def action_want(self, what: str) -> None:
        """Ask for something that goes beyond this view."""
        view = self.current
        if view is not None and view.message is not None:
            self.post_message(self.Wanted(what, view.message, view.text))

    def action_copy(self) -> None:
        """Copy all that the message says, as it is shown."""
        if view := self.current:
            self.app.copy_to_clipboard(view.raw if view.raw_shown else view.text)
            self.notify("Copied the message.")

    def action_copy_code(self) -> None:
        """Copy the first block of code, and the next one if this is pressed again."""
        if isinstance(view := self.current, ReplyView) and (blocks := view.code):
            places = [index for index, block in enumerate(blocks) if block.has_class("-copied")]
            self._copy_code(view, blocks[(places[0] + 1) % len(blocks) if places else 0])

    def on_code_block_copied(self, event: CodeBlock.Copied) -> None:
        """Copy the block that was clicked on."""
        event.stop()
        view = next(node for node in event.block.ancestors if isinstance(node, ReplyView))
        self._copy_code(view, event.block)

    def _copy_code(self, view: ReplyView, block: CodeBlock) -> None:
        self.query(CodeBlock).remove_class("-copied")
        block.add_class("-copied")
        self.app.copy_to_clipboard(block.code)
        blocks = view.code
        which = f" {blocks.index(block) + 1} of {len(blocks)}" if len(blocks) > 1 else ""
        self.notify(f"Copied code block{which}.")

    def action_raw(self) -> None:
        """Show the message as it crossed the wire, or as it is meant."""
        if view := self.current:
            view.raw_shown = not view.raw_shown

    async def action_version(self, by: int) -> None:
        """Bring another version of the reply into view: from now on the conversation goes on from it."""
        view, wanted = self.current, self._beside(by)
        if not isinstance(view, ReplyView) or view.message is None or wanted is None:
            return
        found = await in_background(self, lambda: self._choose(wanted))
        if found and view.message in self._window.numbers:
            self._window.replace(view.message, wanted)
            await view.take(found[0])
            self.refresh_bindings()

    def _beside(self, by: int) -> int | None:
        view = self.current
        return view.said.beside(by) if isinstance(view, ReplyView) and view.said and not self._growing else None

    def _choose(self, version: int) -> list[Said]:
        self._store.messages.choose(version)
        return list(said(self._store, [version]))

"""The list of privacy profiles: which hold where, and what can be done with each."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.showing import plain
from privacy.builtin import BUILTIN
from tui.privacy.shelf import Shelf


class ProfileList(OptionList):
    """Every privacy profile by its name. Enter or a click opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open"),
        Binding("a", "ask('Use')", "Use"),
        Binding("o", "ask('UseHere')", "Only here"),
        Binding("n", "ask('New')", "New"),
        Binding("c", "ask('Copy')", "Copy"),
        Binding("r", "ask('Rename')", "Rename"),
        Binding("d", "ask('Delete')", "Delete"),
    ]

    @dataclass
    class Asked(Message):
        """The user wants `what` done with the profile `name`: one of the words of the bindings, or Open."""

        what: str
        name: str

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.border_title = "Privacy profiles"
        self._shelf = Shelf()
        self._new: str | None = None
        self._conversation = False

    def show(self, shelf: Shelf, opened: str, *, unsaved: bool, conversation: bool, mark: bool) -> None:
        """List what is on the shelf and what is `opened`, which may be a new profile.

        `unsaved` says that it has changes that are not kept, `conversation` that the user comes from one, `mark`
        that the opened one is to be marked; else what the user has marked stays so while they are here.
        """
        self._shelf, self._conversation = shelf, conversation
        self._new = opened if opened and shelf.get(opened) is None else None
        names = [profile.name for profile in shelf.profiles] + ([self._new] if self._new else [])
        marked = self.marked
        options = [Option(_line(name, self._marks(name, opened if unsaved else "")), id=name) for name in names]
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            if names:
                stays = self.has_focus and marked in names and not mark
                wanted = marked if stays else opened
                self.highlighted = names.index(wanted) if wanted in names else 0
        self.refresh_bindings()

    @property
    def marked(self) -> str:
        """The name of the profile that is marked; "" for none."""
        option = self.highlighted_option
        return (option.id or "") if option is not None else ""

    def _marks(self, name: str, unsaved: str) -> list[str]:
        shelf = self._shelf
        profile = shelf.get(name)
        builtin = name in BUILTIN
        return [
            word
            for word, so in (
                ("in use", name == shelf.active),
                ("only here", name == shelf.here),
                ("not saved", name == unsaved or profile is None),
                ("yours" if name in shelf.own else "comes with Sotto", builtin),
                ("not understood", bool(profile and profile.unread)),
            )
            if so
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the marked profile."""
        if action != "ask":
            return True
        name, stored = self.marked, self._shelf.get(self.marked) is not None
        return {
            "Use": stored and not (name == self._shelf.active and self._shelf.here is None),
            "UseHere": stored and self._conversation,
            "New": True,
            "Copy": stored,
            "Rename": stored and name in self._shelf.own and name not in BUILTIN,
            "Delete": name in self._shelf.own,
        }[str(parameters[0])]

    def action_ask(self, what: str) -> None:
        """Ask for something to be done with the marked profile."""
        self.post_message(self.Asked(what, self.marked))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Offer what can be done with this one."""
        event.stop()
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the profile."""
        event.stop()
        self.post_message(self.Asked("Open", event.option_id or ""))


def _line(name: str, marks: list[str]) -> Content:
    about = f"\n  {' · '.join(marks)}" if marks else ""
    return Content.assemble((plain(name), "bold"), (about, "dim"))

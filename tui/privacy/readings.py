"""What a profile is read as: what is amiss first, then every sentence with its rules."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.showing import one_line
from assistant.telling import rule_line
from assistant.understood import Contradiction, Kind, Read, advice, contradictory, sentences_read
from privacy.decide import BASE_REASON, FLOOR_REASON
from privacy.rules import PrivacyProfile, Rule

SAID: dict[Kind, str] = {
    "background": "background: makes no rule, and none is amiss",
    "doubt": "hides what is only perhaps private, too",
    "manner": "says what stands in the place of hidden words",
    "heading": "stands over the lines below it",
}
"""What is said of a sentence that makes no rule."""
MOST = 200
"""Sentences that are listed: whoever pastes a book needs no list of it."""
_LONGEST = 300
"""Characters of a sentence that are shown."""


class Readings(OptionList):
    """Every sentence of a profile with what it is read as. Enter or a click goes to it in the prose."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "To the sentence")]

    @dataclass
    class Wanted(Message):
        """The user wants to see the sentence that stands from `start` to before `end` in the prose."""

        start: int
        end: int

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._places: dict[str, tuple[int, int]] = {}

    def show(self, profile: PrivacyProfile, added: Collection[Rule] = ()) -> None:
        """Show what `profile` is read as; `added` are the rules that the local model added."""
        found = sentences_read(profile)
        first = [each for each in found if each.kind == "unread"]
        pairs = contradictory(profile)
        at, top = self.highlighted, self.scroll_y
        self.set_options(list(self._listed(first, pairs, found, profile, added)))
        self.highlighted = at if at is not None and at < self.option_count else None
        self.scroll_to(y=top, animate=False)
        self.border_title = title(profile, len(first), len(pairs))
        self.set_class(bool(first), "-unread")

    def tell(self, line: str) -> None:
        """Show a line in place of everything, where there is nothing to read or it can't be read."""
        self._places = {}
        self.set_options([Option(Content(line), disabled=True)])
        self.border_title = "What it is read as"
        self.remove_class("-unread")

    def _listed(
        self,
        unread: list[Read],
        pairs: list[Contradiction],
        found: list[Read],
        profile: PrivacyProfile,
        added: Collection[Rule],
    ) -> Iterator[Option]:
        self._places = {}
        advised = advice(profile.unread) if unread else ""
        for read in unread[:MOST]:
            yield self._place(_unread(read, advised), read)
        for pair in pairs[:MOST]:
            yield Option(_pair(pair), disabled=True)
        rest = [read for read in found if read.kind != "unread"]
        for read in rest[:MOST]:
            yield self._place(_sentence(read, added), read)
        if len(rest) > MOST:
            yield Option(f"… and {len(rest) - MOST} more", disabled=True)
        for line in ([f"Where no rule speaks: {BASE_REASON}"] if profile.based else []) + [FLOOR_REASON]:
            yield Option(Content.styled(line, "dim"), disabled=True)

    def _place(self, content: Content, read: Read) -> Option:
        key = str(len(self._places))
        self._places[key] = (read.start, read.end)
        return Option(content, id=key, disabled=read.start < 0)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the sentence in the prose."""
        event.stop()
        if place := self._places.get(event.option_id or ""):
            self.post_message(self.Wanted(*place))


def title(profile: PrivacyProfile, unread: int, pairs: int) -> str:
    """How much was understood, in a few words."""
    counts = ((unread, "not understood"), (len(profile.rules), "rules"), (pairs, "contradictions"))
    said = [f"{count} {what if count > 1 else what.removesuffix('s')}" for count, what in counts if count]
    return f"Read as: {', '.join(said) or 'no rule yet'}"


def _unread(read: Read, advised: str) -> Content:
    lines = [_line(rule, ()) for rule in read.rules]
    return Content.assemble(
        ("! Not understood: ", "bold $text-warning"),
        (one_line(read.text, _LONGEST), "bold"),
        *lines,
        (f"\n    {advised}", "$text-warning"),
    )


def _pair(pair: Contradiction) -> Content:
    return Content.assemble(
        ("≠ These contradict each other:", "bold $text-warning"),
        f"\n    {one_line(pair.one, _LONGEST)}\n    {one_line(pair.other, _LONGEST)}",
        (f"\n  What protects more wins: {one_line(pair.wins, _LONGEST)}", "$text-warning"),
    )


def _sentence(read: Read, added: Collection[Rule]) -> Content:
    lines = [_line(rule, added) for rule in read.rules] or [(f"\n    {SAID.get(read.kind, '')}", "dim")]
    style = "dim" if read.kind in ("background", "heading") else "italic"
    return Content.assemble((one_line(read.text, _LONGEST), style), *lines)


def _line(rule: Rule, added: Collection[Rule]) -> tuple[str, str]:
    """One rule on a line of its own, with its style."""
    whence = " (the local model's)" if rule in added else ""
    return f"\n    {rule_line(rule)}{whence}", "bold" if rule.action.hides else "$text-success"

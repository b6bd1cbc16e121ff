"""The list of spans: what each is, what happens to it and why."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.showing import one_line
from assistant.telling import ACTION_WORDS
from privacy.draft import Change, Draft
from privacy.fold import same_words
from privacy.rules import Action

_MOST = 40
_LONGEST_REASON = 200


class SpanList(OptionList):
    """Every span of a draft. Up and down move; a click only marks, it never approves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.approve", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
    ]

    def show(self, draft: Draft, selected: int | None) -> None:
        """List the spans of `draft` with `selected` marked."""
        self.clear_options()
        self.add_options([Option(_line(change)) for change in draft.changes])
        self.highlighted = selected


def _line(change: Change) -> Content:
    decision = change.decision
    kind = decision.span.kind or decision.span.category.value
    words, becomes = one_line(change.original, _MOST), one_line(change.replacement, _MOST)
    arrow = f" → {becomes}" if becomes and decision.action.hides and decision.action is not Action.DROP else ""
    what = Content.assemble(
        (ACTION_WORDS[decision.action].ljust(9), "bold" if decision.action.hides else ""),
        f"{kind}: ",
        (words, "bold"),
        arrow,
    )
    return Content("\n").join(
        [what, Content.styled(f"         {one_line(decision.reason, _LONGEST_REASON)}", "dim")]
    )


def index_of(draft: Draft, words: str, start: int = 0) -> int:
    """Where `words` are in the draft's list: those at `start`, else the first of them, else the first of all."""
    key = same_words(words)
    same = [index for index, change in enumerate(draft.changes) if same_words(change.original) == key]
    near = [index for index in same if draft.changes[index].decision.span.start == start]
    return (near or same or [0])[0]

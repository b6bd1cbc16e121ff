"""The list of spans: what each is, what happens to it and why."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.changing import CYCLE
from assistant.showing import one_line
from assistant.telling import ACTION_WORDS
from privacy.draft import Change, Draft
from privacy.fold import same_words
from privacy.rules import Action

ALWAYS = "always in this conversation"
THIS_ONCE = "this once"
"""How a decision that is kept for the conversation, or one that goes against it, is told from the others."""
_MOST = 40
_LONGEST_REASON = 200


class SpanList(OptionList):
    """Every span of a draft. Up and down move; a click only marks, it never approves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.approve", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
    ]

    def on_mount(self) -> None:
        """Say what it is."""
        self.border_title = "What was found"

    def show(self, draft: Draft, selected: int | None, kept: Mapping[str, Action]) -> None:
        """List the spans of `draft` with `selected` marked. `kept` are the choices for the conversation."""
        always = {same_words(words): action for words, action in kept.items()}
        self.clear_options()
        self.add_options([Option(_line(change, always)) for change in draft.changes])
        self.highlighted = selected

    def show_actions(self, present: Action | None, impossible: Collection[Action]) -> None:
        """Say which actions there are for the marked span, and which one is in use, if there is a choice."""
        possible = [action for action in CYCLE if action is present or action not in impossible]
        signs = [_sign(action, in_use=action is present) for action in possible]
        choice = present is not None and len(possible) > 1
        self.border_subtitle = Content("c: ") + Content("  ").join(signs) if choice else None


def _sign(action: Action, *, in_use: bool) -> Content:
    words = ACTION_WORDS[action]
    return Content.styled(f"‹{words}›", "bold") if in_use else Content.styled(words, "dim")


def _line(change: Change, always: Mapping[str, Action]) -> Content:
    decision = change.decision
    words, becomes = one_line(change.original, _MOST), one_line(change.replacement, _MOST)
    arrow = f" → {becomes}" if becomes and decision.action.hides and decision.action is not Action.DROP else ""
    what = Content.assemble(
        (ACTION_WORDS[decision.action].ljust(9), "bold" if decision.action.hides else ""),
        f"{_kind(change)}: ",
        (words, "bold"),
        arrow,
    )
    kept = _kept(always.get(same_words(change.original)), decision.action)
    why = Content.assemble(" " * 9, kept, (one_line(decision.reason, _LONGEST_REASON), "dim"))
    return Content("\n").join([what, why])


def _kind(change: Change) -> str:
    """The category, and the kind within it if that says more."""
    category, kind = change.decision.span.category.value, change.decision.span.kind
    if not kind or kind == category:
        return category
    return kind if category in kind else f"{category}, {kind}"


def _kept(always: Action | None, action: Action) -> str:
    if always is None:
        return ""
    return f"{ALWAYS if always is action else THIS_ONCE} · "

"""The review: what the user wrote beside what would leave. Shows the draft that is sent, byte for byte."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, OptionList, Static

from assistant.proposal import AnswerLocally, Approved, Cancelled, Proposal, Verdict
from assistant.showing import plain
from privacy.categories import FLOOR
from privacy.draft import Change, Draft
from privacy.rules import Action
from tui.help import HELP_KEY
from tui.review.edit import EditScreen
from tui.review.hide import HideScreen
from tui.review.placing import leaves_title, outgoing_marked, places, source_marked
from tui.review.spans import SpanList, index_of
from tui.review.warning import can_leave, first_marked, warning
from tui.review.whole import WholeScreen
from tui.session import Session

READING_S = 0.5
"""How long after it appears the screen takes no approval, in seconds: a key pressed twice must not send."""


class ReviewScreen(ModalScreen[Verdict]):
    """Asks whether a draft may leave. What is approved is the very draft that is on the screen."""

    HELP = """
# Review

Read what would leave; the words in it are the ones that are sent.

- **Enter** or **s** sends, **l** answers on this machine, **Esc** sends nothing
- **up, down** go from one span to the next
- **space** shows a hidden span, or hides it again
- **h** hides words that were not found
- A question that turns on what is hidden waits for you: **space** shows that this once
- **g** says only roughly what a span says, **d** leaves it out altogether
- **e** edits the text by hand; it is checked again
- **u** takes the last change back, the local model's wording too
- **w** shows everything that leaves: the instruction about tags and earlier messages go along
- **Page up, Page down** scroll both texts
"""
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,enter", "approve", "Send"),
        Binding("l", "local", "Local"),
        Binding("escape", "cancel", "Cancel"),
        HELP_KEY,
        Binding("space", "hide_or_show", "Show/hide", key_display="␣"),
        Binding("h", "hide_words", "Hide words"),
        Binding("e", "edit", "Edit"),
        Binding("w", "whole", "All"),
        Binding("d", "leave_out", "Drop"),
        Binding("u", "undo", "Undo"),
        Binding("g", "roughly", "Roughly", show=False),
    ]

    def __init__(self, session: Session, proposal: Proposal) -> None:
        """`proposal` is what the turn asks about."""
        super().__init__()
        self.draft = proposal.draft
        self._before: list[Draft] = [self.draft.span_by_span] if self.draft.spanwise else []
        self._session = session
        self._proposal = proposal
        self._armed: str | None = None
        self._working = False
        self._appeared = time.monotonic()

    def compose(self) -> ComposeResult:
        """The heading, both texts, the spans."""
        yield Static(id="title")
        yield Static(id="held")
        with Container(id="texts"):
            with VerticalScroll(id="yours", can_focus=False):
                yield Static(id="source")
            with VerticalScroll(id="leaves", can_focus=False):
                yield Static(id="outgoing")
        yield SpanList()
        yield Static("Nothing in this text was found to be private.", id="nothing")
        yield Footer(show_command_palette=False, compact=True)

    def on_screen_resume(self) -> None:
        """Begin to read anew: a key that closed the help or an input, pressed twice, must not send either."""
        self._appeared = time.monotonic()

    def on_mount(self) -> None:
        """Show the draft."""
        self.query_one("#yours").border_title = "What you wrote"
        self.query_one(SpanList).border_title = "What was found"
        self._show(first_marked(self.draft))

    @property
    def may_send(self) -> bool:
        """Whether an approval is taken: not while held, not while being checked, not in the first instant."""
        read = time.monotonic() - self._appeared >= READING_S
        return read and not self._working and can_leave(self.draft)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A held draft can be edited, answered locally or cancelled, not sent."""
        if action == "approve":
            return can_leave(self.draft)
        if action == "undo":
            return bool(self._before)
        if action in {"whole", "hide_words"}:
            return self.draft.held is None
        if action in {"hide_or_show", "leave_out", "roughly"}:
            return bool(self.draft.changes) and self.draft.held is None
        return True

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Mark the span in both texts."""
        self._armed = None
        self._mark(event.option_index)

    # ---- verdicts

    def action_approve(self) -> None:
        """Let exactly the text on the screen leave."""
        if self.may_send:
            self.dismiss(Approved(replace(self.draft, seen=True)))

    def action_local(self) -> None:
        """Let the local model answer; nothing leaves."""
        self.dismiss(AnswerLocally())

    def action_cancel(self) -> None:
        """Send nothing."""
        self.dismiss(Cancelled())

    # ---- changes

    def action_hide_or_show(self) -> None:
        """Hide the marked words, or show them; showing a key or an identification number takes two presses."""
        if change := self._marked():
            if (
                change.decision.action.hides
                and change.decision.span.category in FLOOR
                and not self._confirmed(change)
            ):
                return
            self._choose(change, Action.KEEP if change.decision.action.hides else Action.TAG)

    def action_leave_out(self) -> None:
        """Leave the marked words out, or hide them again if they are left out."""
        if change := self._marked():
            self._choose(change, Action.TAG if change.decision.action is Action.DROP else Action.DROP)

    def action_roughly(self) -> None:
        """Say only roughly what the marked words say, or hide them again."""
        if change := self._marked():
            rough = change.decision.action is Action.GENERALISE
            self._choose(change, Action.TAG if rough else Action.GENERALISE)

    def action_edit(self) -> None:
        """Change the outgoing text by hand."""
        self.app.push_screen(EditScreen(self.draft.text or self.draft.source), self._edited)

    def action_hide_words(self) -> None:
        """Ask for words that no detector found, and hide them wherever they stand."""
        self.app.push_screen(HideScreen(self.draft.source), self._hide)

    def action_undo(self) -> None:
        """Take the last change back."""
        if self._before and not self._working:
            self.draft = self._before.pop()
            self._show(self.query_one(SpanList).highlighted or 0)

    def action_whole(self) -> None:
        """Show every message that would leave, not only the new one."""
        self.app.push_screen(WholeScreen(self._proposal.having(self.draft).messages))

    def action_page(self, pages: int) -> None:
        """Scroll both texts."""
        for pane in self.query(VerticalScroll):
            pane.scroll_relative(y=pages * max(1, pane.size.height - 1), animate=False)

    def _confirmed(self, change: Change) -> bool:
        if self._armed == change.original:
            return True
        self._armed = change.original
        self.notify(
            f"This reveals {change.decision.span.kind or change.decision.span.category.value}. "
            "Press space once more to do it.",
            severity="warning",
        )
        return False

    def _choose(self, change: Change, action: Action) -> None:
        self._armed = None
        draft, rewriter = self.draft, self._session.assistant.rewriter
        self._rewrite(
            lambda: rewriter.again(draft, change.original, action), lambda new: self._chosen(new, change)
        )

    def _chosen(self, new: Draft, change: Change) -> None:
        """Take the new draft, unless the words could not be shown or the change would hold the turn."""
        if new.held or new.text == self.draft.text:
            self.notify(f"These words have to stay as they are. {new.held or ''}", severity="warning")
        else:
            self._take(new, index_of(new, change.original, change.decision.span.start))

    def _hide(self, words: str | None) -> None:
        if words is None:
            return
        draft, rewriter = self.draft, self._session.assistant.rewriter
        self._rewrite(lambda: rewriter.again(draft, words, Action.TAG), lambda new: self._hidden(new, words))

    def _hidden(self, new: Draft, words: str) -> None:
        """Take the new draft, unless it is no other one or hiding these words would hold the turn."""
        if new.held or new.text == self.draft.text:
            self.notify(new.held or "These words are hidden already.", severity="warning", markup=False)
        else:
            self._take(new, index_of(new, words))

    def _edited(self, text: str | None) -> None:
        if text is None or text == self.draft.text:
            return
        draft, rewriter = self.draft, self._session.assistant.rewriter
        self._rewrite(
            lambda: rewriter.edited(draft, text),
            self._take,
        )

    def _take(self, new: Draft, selected: int = 0) -> None:
        self._before.append(self.draft)
        self.draft = new
        self._show(selected)

    def _rewrite(self, work: Callable[[], Draft], take: Callable[[Draft], None]) -> None:
        """Make a draft on a thread; until it is there nothing can be sent or changed."""
        if self._working:
            return
        self._working = True

        async def run() -> None:
            try:
                new = await asyncio.to_thread(work)
            finally:
                self._working = False
            if self.is_attached:
                take(new)

        self.app.run_worker(run(), group="review", exit_on_error=False)

    # ---- showing

    def _marked(self) -> Change | None:
        index = self.query_one(SpanList).highlighted
        return self.draft.changes[index] if index is not None and index < len(self.draft.changes) else None

    def _show(self, selected: int) -> None:
        draft = self.draft
        self.query_one("#leaves").border_title = leaves_title(draft)
        self.query_one("#title", Static).update(self._title())
        self.query_one("#held", Static).update(Content(warning(draft)))
        self.set_class(bool(draft.gate or draft.unsure) and draft.held is None, "-unsure")
        self.set_class(draft.held is not None, "-held")
        self.set_class(not draft.changes and draft.held is None, "-nothing")
        last = len(draft.changes) - 1
        self.query_one(SpanList).show(draft, min(selected, last) if last >= 0 else None)
        self._mark(min(selected, last) if last >= 0 else None)
        self.query_one(SpanList).focus()
        self.refresh_bindings()

    def _title(self) -> Content:
        earlier = len(self._proposal.history)
        along = f", with {earlier} earlier messages that it has already (w)" if earlier else ""
        profile = plain(self.draft.profile.name)
        return Content.assemble(
            "To ", (plain(self._proposal.target.label), "bold"), ", privacy profile ", (profile, "bold"), along
        )

    def _mark(self, index: int | None) -> None:
        first = self._before[0] if self.draft.edited else self.draft
        self.query_one("#source", Static).update(source_marked(first, None if self.draft.edited else index))
        self.query_one("#outgoing", Static).update(outgoing_marked(self.draft, index))
        if index is not None:
            self._bring_into_view("#leaves", self.draft.text, places(self.draft)[index][0])
            if not self.draft.edited:
                start = self.draft.changes[index].decision.span.start
                self._bring_into_view("#yours", self.draft.source, start)

    def _bring_into_view(self, pane: str, text: str, start: int) -> None:
        """Scroll so that the place in the text is seen, with a line or two before it."""
        scroll = self.query_one(pane, VerticalScroll)
        width = scroll.scrollable_content_region.width
        if width > 0:
            line = Content(plain(text[:start])).get_height({}, width)
            scroll.scroll_to(y=max(0, line - 3), animate=False)

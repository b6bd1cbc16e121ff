"""The review: what the user wrote beside what would leave. Shows the draft that is sent, byte for byte."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from assistant.proposal import AnswerLocally, Approved, Cancelled, Proposal, Verdict
from assistant.showing import plain
from privacy.categories import FLOOR
from privacy.draft import Change, Draft
from privacy.rules import Action
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.review.drafting import Drafting
from tui.review.edit import EditScreen
from tui.review.heading import heading
from tui.review.hide import HideScreen
from tui.review.inline import can_be_inline
from tui.review.keeping import Keeping
from tui.review.kind import KindScreen
from tui.review.profile import profile_after
from tui.review.spans import SpanList
from tui.review.texts import Texts
from tui.review.warning import can_leave, first_marked, is_held_by_profile, warning
from tui.review.whole import WholeScreen
from tui.session import Session

READING_S = 0.5
"""How long after it appears the screen takes no approval, in seconds: a key pressed twice must not send."""
HEIGHTS = [(0, "-low"), (16, "-high")]
"""From how many lines on the screen gets which class: a narrow low one shows only what would leave."""
ON_SPANS = {"hide_or_show", "cycle", "call", "leave_out", "roughly", "always"}
"""What is done with the marked span."""
Answer = TypeVar("Answer")


class ReviewScreen(Dialog[Verdict]):
    """Asks whether a draft may leave. What is approved is the very draft that is on the screen."""

    HELP = """
# Review

Read what would leave; the words in it are the ones that are sent.

- **Enter** or **s** sends, **l** has the local model answer, **Esc** sends nothing
- Where a terminal is too small for a word of what would leave, nothing can be sent
- **up, down** go from one span to the next
- **space** shows a hidden span this once, or hides it again
- **c** goes on to the next that can be done with a span: shown, said roughly, a stand-in, hidden, left out
- **g** says only roughly what a span says, **d** leaves it out altogether
- **a** keeps what is decided about a span for this conversation, or keeps it no longer
- **h** hides words that were not found
- **k** hides a span as what you say it is: a name, a firm, a project
- A question that turns on what is hidden waits for you: **space** shows that this once
- **e** edits the text by hand; it is checked again
- **u** takes the last change back, the local model's wording too
- **v** shows both texts in one, or apart again
- **F2** goes to the privacy profile where a sentence of it that is not understood holds the text
- **w** shows everything that leaves: the instruction about tags and earlier messages go along
- **Page up, Page down** scroll the texts
"""
    CSS_PATH = "review.tcss"
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,enter", "approve", "Send", key_display="s ⏎"),
        Binding("l", "local", "Local"),
        Binding("escape", "cancel", "Cancel"),
        HELP_KEY,
        Binding("f2", "profile", "Privacy"),
        Binding("space", "hide_or_show", "Show", key_display="␣"),
        Binding("c", "cycle", "Change"),
        Binding("a", "always", "Always"),
        Binding("h", "hide_words", "Hide"),
        Binding("e", "edit", "Edit"),
        Binding("u", "undo", "Undo"),
        Binding("w", "whole", "All", show=False),
        Binding("v", "view", "View", show=False),
        Binding("k", "call", "Kind", show=False),
        Binding("d", "leave_out", "Drop", show=False),
        Binding("g", "roughly", "Roughly", show=False),
    ]

    class AnotherProfile(Message):
        """Another privacy profile holds by now."""

    def __init__(self, session: Session, proposal: Proposal, conversation: int | None = None) -> None:
        """`proposal` is what the turn asks about, `conversation` the one for which decisions can be kept."""
        super().__init__()
        self._session, self._proposal = session, proposal
        self._drafting = Drafting(proposal.draft, session.assistant.rewriter, self, self)
        self._conversation = conversation
        self._keeping = Keeping(session.store, conversation, self)
        self._armed: str | None = None
        self._appeared = time.monotonic()

    def compose(self) -> ComposeResult:
        """The heading, both texts, the spans."""
        yield Static(id="title")
        yield Static(id="held")
        yield Texts()
        yield SpanList()
        yield Static("Nothing in this text was found to be private. h hides words of it.", id="nothing")
        yield FittingFooter()

    def on_screen_resume(self) -> None:
        """Begin to read anew: a key that closed the help or an input, pressed twice, must not send either."""
        self._appeared = time.monotonic()

    def on_mount(self) -> None:
        """Show the draft, and then what is kept for the conversation."""
        self.changed(first_marked(self.draft))
        self._read_kept()

    @work(group="kept", exclusive=True, exit_on_error=False)
    async def _read_kept(self) -> None:
        await self._keeping.read()
        if self._keeping.kept:
            self.changed(-1)

    @property
    def draft(self) -> Draft:
        """The draft that is shown, and sent if it is approved."""
        return self._drafting.draft

    @property
    def may_send(self) -> bool:
        """Whether an approval is taken: not while held, unseen or being checked, not in the first instant."""
        read = time.monotonic() - self._appeared >= READING_S
        return read and not self._drafting.working and self._can_leave

    @property
    def _can_leave(self) -> bool:
        return can_leave(self.draft) and any(texts.seen for texts in self.query(Texts))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A draft that is held, or of which no word is seen, can be edited, answered locally or cancelled."""
        draft = self.draft
        if action in ON_SPANS:
            return bool(draft.changes) and draft.held is None and (action != "always" or self._keeping.possible)
        if action in {"whole", "hide_words"}:
            return draft.held is None
        if action == "profile":
            return is_held_by_profile(draft)
        may = {"approve": self._can_leave, "undo": self._drafting.undoable, "view": can_be_inline(draft)}
        return may.get(action, True)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Mark the span in both texts."""
        event.stop()
        self._armed = None
        self._mark(self.query_one(SpanList).highlighted)

    # ---- verdicts

    def action_approve(self) -> None:
        """Let exactly the text on the screen leave."""
        if self.may_send:
            self.dismiss(Approved(replace(self.draft, seen=True)))

    def action_local(self) -> None:
        """Let the local model answer: the one on this machine, or the user's own server, as the title says."""
        self.dismiss(AnswerLocally())

    def action_cancel(self) -> None:
        """Send nothing."""
        self.dismiss(Cancelled())

    # ---- changes

    def action_hide_or_show(self) -> None:
        """Hide the marked words, or show them; showing a key or an identification number takes two presses."""
        if (change := self._marked()) and not (_is_guarded(change) and not self._confirmed(change)):
            self._choose(change, Action.KEEP if change.decision.action.hides else Action.TAG)

    def action_cycle(self) -> None:
        """Go on to the next that can be done with the marked words."""
        if change := self._marked():
            self._drafting.cycle(change)

    def action_leave_out(self) -> None:
        """Leave the marked words out, or hide them again if they are left out."""
        if change := self._marked():
            self._choose(change, Action.TAG if change.decision.action is Action.DROP else Action.DROP)

    def action_roughly(self) -> None:
        """Say only roughly what the marked words say, or hide them again."""
        if change := self._marked():
            rough = change.decision.action is Action.GENERALISE
            self._choose(change, Action.TAG if rough else Action.GENERALISE)

    @work(group="keep", exclusive=True, exit_on_error=False)
    async def action_always(self) -> None:
        """Keep what is decided about the marked words for the conversation, or keep it no longer."""
        if change := self._marked():
            await self._keeping.switch(change, self.draft)
            if self.is_attached:
                self.changed(-1)

    def action_call(self) -> None:
        """Ask what the marked words are, and hide them as that."""
        if change := self._marked():
            kinds = KindScreen(change.original, change.decision.span.category)
            self._ask(kinds, partial(self._drafting.call, change))

    def action_edit(self) -> None:
        """Change the outgoing text by hand."""
        self._ask(EditScreen(self.draft.text or self.draft.source), self._drafting.edit)

    def action_hide_words(self) -> None:
        """Ask for words that no detector found, and hide them wherever they stand."""
        self._ask(HideScreen(self.draft.source), self._drafting.hide)

    @work(group="profile", exclusive=True, exit_on_error=False)
    async def action_profile(self) -> None:
        """Go to the privacy profile that holds this text, and look at it anew if another one holds then."""
        profile = await profile_after(self, self._session, self._conversation)
        if profile is not None and profile != self.draft.profile and self.is_attached:
            self.post_message(self.AnotherProfile())
            self._drafting.under(profile)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._drafting.undo()

    def action_whole(self) -> None:
        """Show every message that would leave, not only the new one."""
        self.app.push_screen(WholeScreen(self._proposal.having(self.draft).messages))

    def action_view(self) -> None:
        """Show both texts in one, or apart again."""
        self.query_one(Texts).switch()
        self._mark(self.query_one(SpanList).highlighted)

    def action_page(self, pages: int) -> None:
        """Scroll the texts."""
        self.query_one(Texts).page(pages)

    def _confirmed(self, change: Change) -> bool:
        if self._armed == change.original:
            return True
        self._armed = change.original
        what = change.decision.span.kind or change.decision.span.category.value
        self.tell(f"This reveals {what}. Press space once more to do it.")
        return False

    def _choose(self, change: Change, action: Action) -> None:
        self._armed = None
        self._drafting.choose(change, action)

    def _ask(self, dialog: Dialog[Answer | None], take: Callable[[Answer], None]) -> None:
        """Show a dialog, and take what is answered; None leaves everything as it was."""
        self.app.push_screen(dialog, lambda answer: None if answer is None else take(answer))

    # ---- showing

    def tell(self, line: str) -> None:
        """Say why something was not done."""
        self.app.notify(plain(line), severity="warning", markup=False)

    def changed(self, selected: int) -> None:
        """Show the draft with the span at `selected` marked; -1 leaves the one that is."""
        draft, proposal = self.draft, self._proposal.having(self.draft)
        held = draft.held is not None
        self.query_one("#title", Static).update(heading(proposal, self._session.assistant.server))
        self.query_one("#held", Static).update(Content(warning(draft)))
        self.set_class(bool(draft.gate or draft.unsure) and not held, "-unsure")
        self.set_class(held, "-held")
        self.set_class(not draft.changes and not held, "-nothing")
        spans, last = self.query_one(SpanList), len(draft.changes) - 1
        wanted = min((spans.highlighted or 0) if selected < 0 else selected, last) if last >= 0 else None
        spans.show(draft, wanted, self._keeping.kept)
        self._mark(wanted)
        spans.focus()
        self.refresh_bindings()

    def _marked(self) -> Change | None:
        index = self.query_one(SpanList).highlighted
        return self.draft.changes[index] if index is not None and index < len(self.draft.changes) else None

    def _mark(self, index: int | None) -> None:
        change = self.draft.changes[index] if index is not None else None
        self.query_one(Texts).show(self.draft, self._drafting.source, index)
        impossible = self._drafting.impossible(change) if change else ()
        self.query_one(SpanList).show_actions(change.decision.action if change else None, impossible)


def _is_guarded(change: Change) -> bool:
    """Whether showing these words takes two presses."""
    return change.decision.action.hides and change.decision.span.category in FLOOR

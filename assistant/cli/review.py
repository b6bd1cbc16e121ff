"""The review on the command line: the exact words that would leave, and the question whether they may."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from assistant.cli.output import narrate
from assistant.errors import SottoError
from assistant.proposal import AnswerLocally, Approved, Cancelled, Proposal, Verdict
from assistant.showing import one_line
from assistant.understood import unread_lines
from privacy.categories import FLOOR, Category
from privacy.chosen import FIXED, is_fixed
from privacy.draft import Change, Draft
from privacy.rewrite import Rewriter
from privacy.rules import Action

_QUESTION = (
    "Send it? [y]es, [n]o, [l]ocal answer instead, or a number to hide or show that item "
    "(1g: say item 1 roughly, 1 name: hide it as a name)"
)


class Reviewer:
    """Shows a draft on stderr and asks on the terminal. With `yes` it shows and does not ask.

    What a person has to look at is held with `yes`. `approved` is the draft that a person let leave, if one did.
    """

    def __init__(self, rewriter: Rewriter, *, yes: bool, quiet: bool = False, server: str = "") -> None:
        """`server` is the name of the user's own server that gives local answers, "" if this machine does."""
        self._rewriter = rewriter
        self._server = server
        self._yes = yes
        self._quiet = quiet
        self.approved: Draft | None = None

    def __call__(self, proposal: Proposal) -> Verdict:
        """The user's verdict on the proposal. Raises SottoError when there is nobody to ask."""
        if not self._quiet:
            show(proposal)
        if self._yes:
            return Approved(proposal.draft)
        ask = asker()
        while True:
            answer = ask(_question(proposal.draft, self._server)).strip().lower()
            if answer in {"y", "yes"}:
                self.approved = replace(proposal.draft, seen=True)
                return Approved(self.approved)
            if answer in {"n", "no", "q"}:
                return Cancelled()
            if answer in {"l", "local"}:
                return AnswerLocally()
            if answer in {"u", "undo"} and proposal.draft.spanwise:
                proposal = proposal.having(proposal.draft.span_by_span)
                show(proposal)
                continue
            proposal = self._changed(proposal, answer, ask)

    def _changed(self, proposal: Proposal, answer: str, ask: Callable[[str], str]) -> Proposal:
        """The proposal with one item hidden, shown, said roughly or called something else."""
        if answer in {"r", "reveal"} and proposal.draft.at_stake:
            answer = _number_of(proposal.draft)
        number, _, category = answer.partition(" ")
        change = _item(proposal.draft, number.removesuffix("g"))
        if change is None or category not in {"", *Category}:
            narrate(f"Not understood: {answer}")
            if change:
                narrate(f"What an item is, is one of: {', '.join(Category)}")
            return proposal
        if category:
            return self._called(proposal, change, Category(category))
        if number.endswith("g"):
            return self._again(proposal, change, Action.GENERALISE)
        return self._switched(proposal, change, ask)

    def _switched(self, proposal: Proposal, change: Change, ask: Callable[[str], str]) -> Proposal:
        """The proposal with one item hidden or shown. Showing a key or a number has to be confirmed."""
        decision = change.decision
        if decision.action.hides and decision.span.category in FLOOR:
            what = decision.span.kind or decision.span.category.value
            if ask(f"This reveals the {what}. Type reveal to do it").strip().lower() != "reveal":
                return proposal
        return self._again(proposal, change, Action.KEEP if decision.action.hides else Action.TAG)

    def _called(self, proposal: Proposal, change: Change, category: Category) -> Proposal:
        """The proposal with the words of one item hidden as something of `category`, and shown."""
        if is_fixed(proposal.draft, change.original):
            narrate(FIXED)
            return proposal
        proposal = proposal.having(self._rewriter.called(proposal.draft, change.original, category))
        show(proposal)
        return proposal

    def _again(self, proposal: Proposal, change: Change, action: Action) -> Proposal:
        """The proposal with `action` for the words of one item, and shown."""
        proposal = proposal.having(self._rewriter.again(proposal.draft, change.original, action))
        show(proposal)
        return proposal


def show(proposal: Proposal) -> None:
    """Write what would leave, word for word, and what was decided about each span."""
    draft = proposal.draft
    if draft.held:
        narrate(f"Held: {' '.join([draft.held, *unread_lines(draft.profile)])}", fg="red")
        return
    _show_earlier(proposal)
    narrate(f"To {proposal.target.label} under the privacy profile {draft.profile.name}:", bold=True)
    narrate(draft.text)
    if draft.spanwise:
        narrate("  Said again by the local model; u goes back to your own words, rewritten span by span.")
    if draft.gate:
        narrate(f"  Not sent yet. {draft.gate}", fg="yellow")
    if draft.unsure:
        narrate(f"  Careful: {draft.unsure}", fg="yellow")
    for number, (change, times) in enumerate(draft.by_value, 1):
        narrate(f"  {number}. {_summary(change)}{f' (×{times})' if times > 1 else ''}", dim=True)
    narrate()


def _show_earlier(proposal: Proposal) -> None:
    """What goes along: earlier messages, which this provider has already, and the instruction about tags."""
    along = proposal.messages[:-1]
    if along:
        narrate("Going along, as this provider has it already or as it needs to read the tags:", dim=True)
    for message in along:
        narrate(f"  [{message.role}] {message.text}", dim=True)


def _summary(change: Change) -> str:
    words = one_line(change.original, 40)
    if change.decision.action.hides:
        shown = "(left out)" if change.decision.action is Action.DROP else change.replacement
        return f"{shown} hides {words!r}: {change.decision.reason}"
    return f"{words!r} stays: {change.decision.reason}"


def _question(draft: Draft, server: str) -> str:
    """What is asked; where the question turns on what is hidden, also whether to reveal that this once."""
    by_server = f"[l]ocal answer by your server {server} instead, unprotected"
    question = _QUESTION.replace("[l]ocal answer instead", by_server) if server else _QUESTION
    if draft.is_empty:
        return question.replace("Send it? [y]es, [n]o", "[r]eveal what is left out, [n]o")
    return question.replace("[l]ocal", "[r]eveal what it turns on, [l]ocal") if draft.at_stake else question


def _item(draft: Draft, number: str) -> Change | None:
    """The item of this number in the list, None if there is none."""
    items = draft.by_value
    known = number.isascii() and number.isdigit() and 1 <= int(number) <= len(items)
    return items[int(number) - 1][0] if known else None


def _number_of(draft: Draft) -> str:
    """The number in the list of what the question turns on."""
    words = [change.original for change, _ in draft.by_value]
    return str(words.index(draft.at_stake) + 1) if draft.at_stake in words else ""


def asker() -> Callable[[str], str]:
    """How to reach the person: the terminal itself, since stdin may carry the context."""
    try:
        terminal = Path("/dev/tty").open(encoding="utf-8")  # noqa: SIM115 - asked again and again
    except OSError as error:
        raise SottoError(
            "Nobody is here to review what would leave, so nothing was sent. Add --yes to send."
        ) from error

    def ask(question: str) -> str:
        click.echo(f"{question}: ", err=True, nl=False)
        line = terminal.readline()
        return line if line else "n"

    return ask

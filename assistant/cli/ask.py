"""`sotto ask`: ask a question and stream the answer."""

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.inputs import given_text, not_empty, piped_text
from assistant.cli.output import emit, narrate, say
from assistant.cli.session import opened_assistant
from assistant.errors import SottoError
from assistant.routing import BUILT

if TYPE_CHECKING:
    from assistant.cli.review import Reviewer
    from assistant.turn import Assistant, Question


@click.command()
@click.argument("text", required=False)
@click.option("--route", type=click.Choice(BUILT), help="How to answer: local or protected.")
@click.option(
    "--privacy",
    metavar="NAME",
    callback=not_empty,
    help="The privacy profile for this question; else the active one.",
)
@click.option(
    "--to", metavar="PROVIDER/MODEL", callback=not_empty,
    help="The cloud model to ask, for example openai/gpt-4.1.",
)  # fmt: skip
@click.option("--yes", is_flag=True, help="Send without asking. What is held is still not sent.")
@click.option("-c", "--continue", "go_on", is_flag=True, help="Go on with the latest conversation.")
@click.option("--conversation", type=int, metavar="ID", help="Go on with this conversation.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object when the answer is complete.")
def ask(
    text: str | None,
    route: str | None,
    privacy: str | None,
    to: str | None,
    yes: bool,
    go_on: bool,
    conversation: int | None,
    as_json: bool,
) -> None:
    """Ask TEXT and stream the answer. What is piped in goes along as context.

    Before anything leaves this machine, the exact words are shown and you are asked, unless you say --yes.
    """
    from assistant.cli.review import Reviewer
    from assistant.conversations import continued
    from assistant.profiles import privacy_profile
    from assistant.turn import Question

    words = _question(text)
    with opened_assistant() as assistant:
        if privacy:  # whatever the route, and before anything is kept
            privacy_profile(assistant.store, privacy)
        place = continued(assistant.store, conversation, latest=go_on, opening=words)
        question = Question(words, place, route, privacy, to)
        answer = _Answer(as_json)
        server = assistant.server.name if assistant.server else ""
        reviewer = Reviewer(assistant.rewriter, yes=yes, server=server)
        for event in assistant.ask(question, reviewer):
            answer.take(event)
        answer.finish()
        if not as_json:
            _learn(assistant, reviewer, question)


def _learn(assistant: "Assistant", reviewer: "Reviewer", question: "Question") -> None:
    """After the answer, offer to learn from what was changed on the review, if a person sits at the terminal."""
    from assistant.cli.learning import may_ask, offer
    from assistant.cli.review import asker
    from assistant.learning import Reviewed

    if reviewer.approved is None or not reviewer.approved.overrides or not may_ask():
        return
    try:
        offer(assistant, Reviewed(question.text, reviewer.approved, question.conversation), asker())
    except SottoError as error:  # the answer is there: that nothing was learnt is no failure of the question
        narrate(error.message, fg="yellow")


def _question(text: str | None) -> str:
    """The question: the argument, then what is piped in; or only the one of them that is there."""
    if text is None or sys.stdin.isatty():
        words = given_text(text)
    else:
        words = "\n\n".join(part for part in (given_text(text), piped_text().strip()) if part)
    if not words.strip():
        raise click.UsageError("The question is empty.")
    return words


@dataclass
class _Answer:
    """Shows a turn as it goes, or gathers it for one JSON object."""

    as_json: bool
    pieces: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    note: str = ""

    def take(self, event: Any) -> None:
        from assistant import events

        match event:
            case events.Stored():
                self.facts["conversation"] = event.conversation
            case events.Routed():
                self.facts |= {"route": event.route, "reason": event.reason}
                narrate(event.reason, dim=True)
            case events.Drafted():
                self.facts |= {"privacy": event.draft.profile.name, "to": event.label}
            case events.Sent():
                self.facts |= {"ledger": event.ledger, "outgoing": event.outgoing}
            case events.Piece():
                self._show(event.text)
            case events.Done():
                self.facts |= {"state": event.state, "message": event.message}
                self.note = event.note

    def _show(self, text: str) -> None:
        self.pieces.append(text)
        if not self.as_json:
            say(text, end="")

    def finish(self) -> None:
        """End the output. Raises SottoError for a turn that was held, cancelled or cut."""
        answer = "".join(self.pieces)
        if self.as_json:
            emit({"answer": answer, **self.facts})
        elif answer:
            click.echo("" if answer.endswith("\n") else "\n", nl=False)
        if self.facts.get("state") != "complete":
            raise SottoError(self.note or "The answer was cancelled.")
        if self.note:
            narrate(self.note)

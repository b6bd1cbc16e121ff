"""`sotto demo`: one question goes the whole way, on real parts, in a temporary home."""

import os
import secrets
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from assistant.cli.output import styled
from assistant.store.store import Store
from assistant.turn import Assistant
from privacy.draft import Draft

QUESTION = (
    "My name is Peter Lang, born 12 March 1985, peter.lang@example.org. "
    "Write a short thank-you e-mail from Peter Lang to Dr. Anna Kovacs for the flowers."
)
PLAIN_QUESTION = "What is the capital of Portugal? Answer in one sentence."
PROVIDER = "stand-in"
OPENING = (
    "All of it happens on this machine, in a temporary folder. A second language model, served on 127.0.0.1, "
    "plays the part of the cloud. Starting both takes a few seconds."
)
NEXT = """
The folder is gone, and the stand-in is off. Next:
   sotto                the terminal app
   sotto ask "…"        a question, answered on this machine
   sotto rewrite "…"    what a text would look like when it leaves
   sotto doctor         is everything in order?"""


@click.command()
def demo() -> None:
    """Watch one question go the whole way: hidden, verified, sent, answered, restored, remembered.

    Everything happens on this machine: a second model server on 127.0.0.1 plays the part of the cloud. It runs
    in a temporary folder that is removed in the end; nothing of yours is touched.
    """
    click.echo(styled("Sotto: one question, the whole way", bold=True))
    _say(OPENING)
    with _temporary_home(), _stand_in() as (assistant, to):
        _protected_question(assistant, to)
        _local_question(assistant)
        _remembered(assistant.store)
    click.echo(NEXT)


@contextmanager
def _temporary_home() -> Iterator[None]:
    """A home of our own, with a passphrase that nobody needs to know; the user's is left alone."""
    mine = {"SOTTO_PASSPHRASE": secrets.token_urlsafe(16)}
    theirs = {name: os.environ.get(name) for name in ("SOTTO_HOME", *mine)}
    with tempfile.TemporaryDirectory(prefix="sotto-demo-") as folder:
        os.environ.update({"SOTTO_HOME": folder, **mine})
        try:
            yield
        finally:
            for name, value in theirs.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})


@contextmanager
def _stand_in() -> Iterator[tuple[Assistant, str]]:
    """An assistant, and the name of a model that is served on loopback in the role of the cloud."""
    from assistant.cli.session import opened_assistant
    from assistant.config import set_value
    from local_models.catalog import embedded
    from local_models.serve import serve

    info = embedded()
    with serve(info) as address:
        set_value(f"providers.{PROVIDER}.base_url", f"{address}/v1")
        set_value("cloud.max_tokens", "160")
        set_value("local.max_tokens", "80")
        with opened_assistant() as assistant:
            yield assistant, f"{PROVIDER}/{info.name}"


def _protected_question(assistant: Assistant, to: str) -> None:
    from assistant import events
    from assistant.proposal import Approved
    from assistant.turn import Question

    _step("You ask", QUESTION)
    place = assistant.store.conversations.create("Flowers").id
    question = Question(QUESTION, place, "protected", "balanced", to)
    state = ""
    for event in assistant.ask(question, lambda proposal: Approved(proposal.draft)):
        match event:
            case events.Drafted():
                _explain(event.draft)
            case events.Sent():
                _step("The ledger has it, and only then it leaves", f"entry {event.ledger}: sent to {event.label}")
                _step("The reply comes back, and your own words are put in as it arrives")
                click.echo("   ", nl=False)
            case events.Piece():
                click.echo(event.text.replace("\n", "\n   "), nl=False)
            case events.Done():
                state = event.state
    click.echo("")
    if state != "complete":
        _say(f"(The reply ended early: {state}.)")
    _as_it_arrived(assistant.store, place)


def _explain(draft: Draft) -> None:
    """What was found, what was decided, and the exact words that would leave."""
    _step("Sotto finds what is private, and the rules of your privacy profile decide")
    for change in draft.changes:
        span = change.decision.span
        fate = change.replacement if change.decision.action.hides else "stays"
        _say(f"{change.original:<24} {span.kind or span.category.value:<14} {fate:<14}")
    _say(f"The privacy profile is {draft.profile.name}: “{draft.profile.prose}”", dim=True)
    _step("These exact words would leave", draft.text)
    checked = len(draft.protected)
    _say(f"Verified: none of the {checked} protected values is in them, in any spelling or encoding.", dim=True)
    _say("Now Sotto shows you both texts and waits. (The demo says yes.)", dim=True)


def _as_it_arrived(store: Store, conversation: int) -> None:
    """The reply before restoring: this is all that the provider ever knew."""
    raw = next((m.raw for m in store.messages.of(conversation) if m.role == "assistant" and m.raw), None)
    if raw:
        _step("For comparison, the same reply as the provider wrote it", raw.strip())


def _local_question(assistant: Assistant) -> None:
    from assistant import events
    from assistant.proposal import Cancelled
    from assistant.turn import Question

    _step("A question that needs no cloud stays here", PLAIN_QUESTION)
    place = assistant.store.conversations.create("Portugal").id
    asked = Question(PLAIN_QUESTION, place, "local")
    pieces = [e.text for e in assistant.ask(asked, lambda _: Cancelled()) if isinstance(e, events.Piece)]
    _say(f"→ {''.join(pieces).strip()}")


def _remembered(store: Store) -> None:
    from assistant.paths import home, store_path
    from assistant.store.connections import is_encrypted

    files = [path for path in home().rglob("*") if path.is_file()]
    readable = any(b"Kovacs" in path.read_bytes() for path in files)
    sent = len(store.ledger.list())
    _step("Everything is remembered, encrypted")
    _say(f"{Path(store_path()).name} is encrypted: {'yes' if is_encrypted(store_path()) else 'NO'}")
    _say(
        f"the name Kovacs can be read in one of the {len(files)} files on the disk: {'YES' if readable else 'no'}"
    )
    _say(f"texts that left in all: {sent} (see: sotto ledger list)")


def _step(title: str, text: str = "") -> None:
    click.echo(styled(f"\n▸ {title}", bold=True))
    if text:
        _say(text)


def _say(text: str, *, dim: bool = False) -> None:
    for line in text.splitlines():
        for part in textwrap.wrap(line, 77, break_on_hyphens=False) or [""]:
            click.echo(styled(f"   {part}", dim=dim))

"""`sotto why`: what an answer rested on."""

from typing import TYPE_CHECKING, Any

import click

from assistant.cli.groups import Command
from assistant.cli.output import emit, narrate, say
from assistant.cli.session import opened_assistant, opened_store
from assistant.errors import SottoError
from assistant.showing import one_line

if TYPE_CHECKING:
    from assistant.store.messages import Message
    from assistant.store.reply_sources import ReplySource
    from assistant.store.store import Store

_WIDTH = 90


@click.command(cls=Command)
@click.argument("reply", type=int, required=False)
@click.option(
    "--without", type=int, multiple=True, metavar="N", help="Ask again without source N; may be repeated."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def why(reply: int | None, without: tuple[int, ...], as_json: bool) -> None:
    """Show what was in the prompt of an answer: facts, messages, rules. REPLY is its message; else the latest one.

    With --without, the question is asked again by the route local, and the source is left out.
    """
    if without:
        _ask_again(reply, without)
        return
    from assistant.sources import line_on

    with opened_store() as store:
        message = _reply(store, reply)
        sources = store.reply_sources.of(message.id)
        if as_json:
            shown = [{"id": number, **_as_object(store, each)} for number, each in enumerate(sources, 1)]
            emit({"reply": message.id, "sources": shown})
            return
        say(f"Message {message.id}: {one_line(message.text, _WIDTH)}")
        for number, source in enumerate(sources, 1):
            say(f"{number:>3}  {line_on(store, source, _WIDTH)}{'  (switched off)' if source.off else ''}")
        if not sources:
            say("It rested on nothing but the conversation itself.")


def _reply(store: "Store", number: int | None) -> "Message":
    """The reply with that number, else the latest one. Raises SottoError if there is none."""
    if number is None:
        latest = store.messages.latest("assistant", 1)
        if not latest:
            raise SottoError('There is no answer yet. Ask something first: sotto ask "…"')
        return latest[0]
    message = store.messages.get(number)
    if message.role != "assistant":
        raise SottoError(f"Message {number} is no answer. Without a number, the latest answer is shown.")
    return message


def _as_object(store: "Store", source: "ReplySource") -> dict[str, Any]:
    from assistant.sources import line_on

    return {
        "fact": source.fact, "message": source.message, "rule": source.rule, "off": source.off,
        "text": line_on(store, source, _WIDTH).partition(": ")[2],
    }  # fmt: skip


def _ask_again(number: int | None, without: tuple[int, ...]) -> None:
    """Ask the reply's question once more, locally, without these sources and those that are off already."""
    from assistant.events import Done, Piece, Routed
    from assistant.proposal import Cancelled
    from assistant.sources import switched_off
    from assistant.turn import Question

    with opened_store() as store:
        reply = _reply(store, number)
        sources = store.reply_sources.of(reply.id)
        for each in without:
            if not 1 <= each <= len(sources):
                raise SottoError(f"Message {reply.id} has no source {each}. `sotto why` lists them.")
        for each in without:
            store.reply_sources.switch(sources[each - 1].id)
    with opened_assistant() as assistant:
        store = assistant.store
        asked = _question(store, reply)
        narrate(f"Asking again: {one_line(asked.text, _WIDTH)}", dim=True)
        question = Question(asked.text, asked.conversation, route="local", off=switched_off(store, [reply.id]))
        for event in assistant.ask(question, lambda _: Cancelled()):
            if isinstance(event, Routed) and event.server:
                narrate(event.reason, dim=True)
            elif isinstance(event, Piece):
                say(event.text, end="")
            elif isinstance(event, Done):
                say("")


def _question(store: "Store", reply: "Message") -> "Message":
    before = [message for message in store.messages.of(reply.conversation) if message.id < reply.id]
    asked = [message for message in before if message.role == "user"]
    if not asked:
        raise SottoError(f"The question of message {reply.id} is gone, so it cannot be asked again.")
    return asked[-1]

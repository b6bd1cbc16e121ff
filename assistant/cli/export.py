"""`sotto export`: everything Sotto holds, readable."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import click

from assistant.cli.output import narrate
from assistant.cli.session import opened_store
from assistant.store.store import Store


@click.command()
@click.option("--conversation", type=int, metavar="ID", help="Only this conversation.")
@click.option(
    "--out", type=click.File("x", encoding="utf-8", lazy=True), help="Write to a new file; else to stdout."
)
def export(conversation: int | None, out: Any) -> None:
    """Write out everything Sotto holds as JSON lines: conversations, messages, vaults, ledger, privacy profiles.

    The output is not encrypted and holds the real names: keep it as safe as the store.
    """
    count = 0
    with opened_store() as store:
        for record in _records(store, conversation):
            click.echo(json.dumps(record, ensure_ascii=False), file=out)
            count += 1
    narrate(f"{count} records. They are readable by anyone who can read the file.")


def _records(store: Store, only: int | None) -> Iterator[dict[str, Any]]:
    """Everything, one record each, whose `record` says what it is."""
    for conversation in [store.conversations.get(only)] if only else _paged(store.conversations.list):
        yield {"record": "conversation", **asdict(conversation)}
        for message in store.messages.of(conversation.id):
            yield {"record": "message", **asdict(message)}
        for entry in store.vaults.load(conversation.id):
            yield {"record": "vault", "conversation": conversation.id, **asdict(entry)}
    if only is None:
        yield from ({"record": "ledger", **asdict(entry)} for entry in _paged(store.ledger.list))
        yield from ({"record": "privacy profile", **asdict(profile)} for profile in store.privacy_profiles.list())


def _paged(page: Callable[..., list[Any]], size: int = 200) -> Iterator[Any]:
    """Everything that `page(limit=, offset=)` gives, a page at a time."""
    offset = 0
    while found := page(limit=size, offset=offset):
        yield from found
        offset += size

"""`sotto export`: everything Sotto holds, readable."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import click

from assistant.cli.output import narrate
from assistant.cli.profile_showing import as_object
from assistant.cli.session import opened_store
from assistant.files import new_text
from assistant.profiles import all_profiles
from assistant.store.facts import EVERY
from assistant.store.store import Store


@click.command()
@click.option("--conversation", type=int, metavar="ID", help="Only this conversation.")
@click.option("--out", type=click.Path(path_type=Path), help="Write to a new file; else to stdout.")
def export(conversation: int | None, out: Any) -> None:
    """Write out everything Sotto holds as JSON lines: conversations, messages, vaults, ledger, facts, profiles.

    The output is not encrypted and holds the real names: keep it as safe as the store.
    """
    count = 0
    with opened_store() as store, _writing(out) as file:
        for record in _records(store, conversation):
            click.echo(json.dumps(record, ensure_ascii=False, default=sorted), file=file)
            count += 1
    narrate(f"{count} records. They are readable by anyone who can read the file.")


@contextmanager
def _writing(out: Path | None) -> Iterator[IO[str] | None]:
    """The new file to write to, readable by its owner alone; None for stdout."""
    if out is None:
        yield None
        return
    with new_text(out) as file:
        yield file


def _records(store: Store, only: int | None) -> Iterator[dict[str, Any]]:
    """Everything, one record each, whose `record` says what it is."""
    for conversation in [store.conversations.get(only)] if only is not None else _paged(store.conversations.every):
        yield {"record": "conversation", **asdict(conversation)}
        for message in store.messages.of(conversation.id):
            yield {"record": "message", **asdict(message)}
        for entry in store.vaults.load(conversation.id):
            yield {"record": "vault", "conversation": conversation.id, **asdict(entry)}
    if only is None:
        yield from ({"record": "ledger", **asdict(entry)} for entry in _paged(store.ledger.list))
        for fact in store.facts.list(EVERY, over=True):
            yield {"record": "fact", **as_object(store, fact)}
        yield from ({"record": "digest", **asdict(line)} for line in store.digest.list())
        yield from ({"record": "import", **asdict(each)} for each in store.imports.list())
        yield from ({"record": "privacy profile", **asdict(profile)} for profile in store.privacy_profiles.list())
        for profile in all_profiles(store):
            for sample in store.profile_samples.list(profile.name):
                yield {"record": "sample", "profile": profile.name, **asdict(sample)}


def _paged(page: Callable[..., list[Any]], size: int = 200) -> Iterator[Any]:
    """Everything that `page(limit=, offset=)` gives, a page at a time."""
    offset = 0
    while found := page(limit=size, offset=offset):
        yield from found
        offset += size

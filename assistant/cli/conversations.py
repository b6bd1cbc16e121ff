"""`sotto conversations`: list, read, put in order, export and delete them."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.groups import Group
from assistant.cli.output import emit, is_interactive, narrate, say, table
from assistant.cli.session import opened_store
from assistant.errors import SottoError
from assistant.showing import one_line

if TYPE_CHECKING:
    from assistant.store.conversations import Conversation
    from assistant.store.messages import Message
    from assistant.store.store import Store

_TITLE = 60


@click.group(cls=Group)
def conversations() -> None:
    """List your conversations, read them, put them in order, export and delete them."""


@conversations.command("list")
@click.option("--archived", is_flag=True, help="Those in the archive.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many, the latest first.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_(archived: bool, limit: int, as_json: bool) -> None:
    """List conversations with their numbers: pinned ones, then the latest, first."""
    with opened_store() as store:
        found = store.conversations.list(limit, archived=archived)
        others = store.conversations.count_archived()
    if as_json:
        emit({"conversations": [_object(each) for each in found]})
    elif found:
        say(table([_row(each) for each in found]))
    else:
        narrate(
            "Nothing is archived." if archived else "There is no conversation yet. Begin one with: sotto ask TEXT"
        )
    if others and not archived and not as_json:
        narrate(f"{others:,} more in the archive: sotto conversations list --archived", dim=True)


@conversations.command()
@click.argument("number", type=int)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(number: int, as_json: bool) -> None:
    """Show conversation NUMBER: its messages, with their numbers."""
    from assistant.exporting import as_object

    with opened_store() as store:
        found, messages = store.conversations.get(number), store.messages.in_view(number)
        if as_json:
            emit(as_object(store, number))
            return
    narrate(f"{found.id}  {one_line(found.title or 'Untitled', _TITLE)}", bold=True)
    for message in messages:
        narrate(_about(message), dim=True)
        say(message.text)


@conversations.command()
@click.argument("number", type=int)
@click.argument("title")
def rename(number: int, title: str) -> None:
    """Give conversation NUMBER the title TITLE. Sotto never changes it."""
    from assistant.cli.inputs import given_text

    words = " ".join(given_text(title).split())
    if not words:
        raise SottoError("A title needs at least one letter.")
    with opened_store() as store:
        store.conversations.rename(number, words)
    narrate(f"Conversation {number} is called: {one_line(words, _TITLE)}")


@conversations.command()
@click.argument("number", type=int)
@click.option("--off", is_flag=True, help="Show it among the others again.")
def pin(number: int, off: bool) -> None:
    """Show conversation NUMBER above the others."""
    with opened_store() as store:
        store.conversations.pin(number, not off)
    narrate(f"Conversation {number} {'stands among the others' if off else 'stands on top'}.")


@conversations.command()
@click.argument("number", type=int)
@click.option("--off", is_flag=True, help="Take it out of the archive.")
def archive(number: int, off: bool) -> None:
    """Put conversation NUMBER into the archive: it is kept and found, but not listed."""
    with opened_store() as store:
        store.conversations.archive(number, not off)
    narrate(f"Conversation {number} is {'listed again' if off else 'in the archive'}.")


@conversations.command()
@click.argument("number", type=int)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Only show what would go.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def delete(context: click.Context, number: int, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Erase conversation NUMBER with all that rests only on it, and prove it: as `sotto forget conversation`."""
    from assistant.cli.forget import conversation

    context.invoke(conversation, number=number, yes=yes, dry_run=dry_run, as_json=as_json)


@conversations.command()
@click.argument("number", type=int)
@click.option(
    "--format", "form", type=click.Choice(["markdown", "json"]), help="By the file's ending if not said."
)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file; else to stdout.")
@click.option("--as-sent", is_flag=True, help="Add what of each message crossed the wire, word for word.")
@click.option("--overwrite", is_flag=True, help="Write over a file that is there.")
def export(number: int, form: Any, out: Any, as_sent: bool, overwrite: bool) -> None:
    """Write conversation NUMBER out as Markdown or JSON. It holds the real names; a file is for your eyes only."""
    from assistant.exporting import as_object, form_of, save, written

    form = form or (form_of(out) if out else "markdown")
    with opened_store() as store:
        if out is None and form == "json":
            emit(as_object(store, number, as_sent=as_sent))
            return
        if out is None:
            say(written(store, number, form, as_sent=as_sent), end="")
            return
        overwrite = overwrite or _may_overwrite(store, number, out)
        save(store, number, out, form, as_sent=as_sent, overwrite=overwrite)
    narrate(f"Conversation {number} is in {out}. It is readable by anyone who can read the file.")


def _may_overwrite(store: "Store", number: int, out: Path) -> bool:
    """Ask, where the file is there and somebody can answer. Raises MissingError, and SottoError for a no."""
    store.conversations.get(number)
    if out.is_dir():
        raise SottoError(f"{out} is a folder. Name a file in it.")
    if not out.exists():
        return False
    if not is_interactive():
        raise SottoError(f"{out} is there already. Say --overwrite, or name a new file.")
    if not click.confirm(f"{out} is there already. Write over it?", err=True):
        raise SottoError("Nothing was written.")
    return True


def _object(conversation: "Conversation") -> dict[str, Any]:
    known = asdict(conversation)
    shown = ("title", "created", "updated", "pinned", "archived", "privacy_profile", "imported")
    return {"conversation": known["id"], **{name: known[name] for name in shown}}


def _row(conversation: "Conversation") -> tuple[str, ...]:
    marks: Sequence[str] = [mark for mark, on in (("pinned", conversation.pinned),) if on]
    title = one_line(conversation.title or "Untitled", _TITLE)
    return str(conversation.id), conversation.updated[:16].replace("T", " "), title, " ".join(marks)


def _about(message: "Message") -> str:
    who = message.author or {"user": "you"}.get(message.role, message.role)
    route = f", {message.route}" if message.route else ""
    state = f", {message.state}" if message.state != "complete" else ""
    return f"\nmessage {message.id}, {message.time[:16].replace('T', ' ')}, {who}{route}{state}:"

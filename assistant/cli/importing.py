"""`sotto import`: what was said elsewhere, in chats, mail and notes."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.groups import Group
from assistant.cli.output import emit, narrate, say, table
from assistant.cli.session import opened_store
from assistant.errors import SottoError
from assistant.showing import one_line
from assistant.store.errors import StoreError

if TYPE_CHECKING:
    from assistant.imports.importing import Choice, Counts, Preview


@click.group("import", cls=Group)
def importing() -> None:
    """Bring in what you said elsewhere. Importing the same again adds nothing; one command removes an import."""


def _source(command: Callable[..., None]) -> Callable[..., None]:
    """The argument and the options that every source has."""
    day = click.DateTime(["%Y-%m-%d"])
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print the counts as one JSON object."),
        click.option(
            "--until", type=day, metavar="DATE", help="Only what was written until this day (YYYY-MM-DD)."
        ),
        click.option("--since", type=day, metavar="DATE", help="Only what was written from this day on."),
        click.option("--only", metavar="WORDS", help="Only conversations whose title holds all these words."),
        click.option("--preview", is_flag=True, help="Show what is there and store nothing."),
        click.argument("path", type=click.Path(exists=True, allow_dash=True, path_type=Path)),
    ):
        command = option(command)
    return command


@importing.command()
@_source
def messages(path: Path, **asked: Any) -> None:
    """Import JSON lines from the file PATH, or from stdin with -.

    A line is {"id", "conversation", "time", "role", "author", "text"}. Role (user, assistant or other) and text
    must be there; the time is ISO 8601 or seconds since 1970.
    """
    _run("messages", path, **asked)


@importing.command()
@_source
def chatgpt(path: Path, **asked: Any) -> None:
    """Import ChatGPT's export: the zip that it sent, its folder, or a conversations.json."""
    _run("chatgpt", path, **asked)


@importing.command()
@_source
def claude(path: Path, **asked: Any) -> None:
    """Import Claude's export: the zip that it sent, its folder, a conversations.json or a memories.json.

    Claude's memories are its words about you, not yours: they are kept as what an assistant said.
    """
    _run("claude", path, **asked)


@importing.command()
@_source
def gemini(path: Path, **asked: Any) -> None:
    """Import Gemini's prompts and answers from Google's Takeout: the zip, its folder, or My Activity.json.

    In Takeout choose My Activity, only Gemini Apps, format JSON. HTML is read, too.
    """
    from assistant.imports.sources import SOURCES

    narrate(SOURCES["gemini"].note)
    _run("gemini", path, **asked)


@importing.command()
@click.option("--me", multiple=True, metavar="ADDRESS", help="A mail address of yours; may be repeated.")
@_source
def mail(path: Path, me: tuple[str, ...], **asked: Any) -> None:
    """Import mail: an mbox file, a Maildir, an .eml file, or a folder of them (also Gmail's, unpacked).

    What you sent is yours, the rest is other people's. Attachments, spam and trash are left out.
    """
    if wrong := [address for address in me if "@" not in address]:
        raise click.UsageError(f"--me takes mail addresses; {wrong[0]} is none.")
    _run("mail", path, me=me, **asked)


@importing.command()
@_source
def notes(path: Path, **asked: Any) -> None:
    """Import notes: a folder, a zip or one file of Markdown or text (.md, .markdown, .txt).

    Each note becomes a conversation of yours, dated as its front matter, its name or the file says.
    """
    _run("notes", path, **asked)


def _run(
    source: str,
    path: Path,
    preview: bool,
    only: str | None,
    as_json: bool,
    me: tuple[str, ...] = (),
    **days: datetime | None,
) -> None:
    from assistant.cli.meter import Meter
    from assistant.imports.importing import Choice
    from assistant.imports.record import Progress
    from assistant.imports.sources import SOURCES

    if str(path) == "-" and source != "messages":
        raise click.UsageError("Only `sotto import messages` reads from stdin. Name a file or a folder.")
    since, until = (day.date().isoformat() if day else None for day in (days["since"], days["until"]))
    choice = Choice(tuple((only or "").split()), since, until)
    progress = Progress(tell=narrate)
    meter = Meter(progress)
    act = _preview if preview else _bring_in
    act(source, path, SOURCES[source].reader(me)(path, progress), choice, meter, as_json=as_json)


def _preview(source: str, path: Path, items: Any, choice: "Choice", meter: Any, *, as_json: bool) -> None:
    from assistant.imports.importing import preview

    try:
        found = preview(source, items, choice, meter.count)
    finally:
        meter.clear()
    if as_json:
        emit(_preview_object(found))
    else:
        say(_preview_in_words(found))
    _tell_malformed(source, path, found.counts, found.messages)


def _bring_in(source: str, path: Path, items: Any, choice: "Choice", meter: Any, *, as_json: bool) -> None:
    from assistant.imports import in_words
    from assistant.imports.importing import bring_in

    name = "standard input" if str(path) == "-" else path.absolute().name
    with opened_store() as store:
        try:
            counts = bring_in(store, source, name, items, choice, meter.count)
        except (KeyboardInterrupt, StoreError):
            meter.clear()
            narrate("Stopped. What has come in is kept; run the same command again to go on.")
            raise
        finally:
            meter.clear()
    if as_json:
        emit({"source": source, "name": name, **_object(counts)})
    else:
        say(in_words.done(counts))
    _tell_malformed(source, path, counts, counts.added + counts.known + counts.left_out)
    if counts.added:
        narrate(
            f"Let Sotto learn from it: sotto profile build. Undo: sotto import remove {counts.number}.", dim=True
        )


def _object(counts: "Counts") -> dict[str, Any]:
    return {
        "import": counts.number if counts.added else None,
        "added": counts.added,
        "known": counts.known,
        "malformed": counts.malformed,
        "left_out": counts.left_out,
        "conversations": counts.conversations,
        "places": counts.places,
    }


def _preview_object(found: "Preview") -> dict[str, Any]:
    return {
        "conversations": len(found.conversations),
        "messages": found.messages,
        "own": found.own,
        "first": found.first,
        "last": found.last,
        "titles": found.titles,
        "malformed": found.counts.malformed,
        "left_out": found.counts.left_out,
        "places": found.counts.places,
    }


def _preview_in_words(preview: "Preview") -> str:
    from assistant.imports import in_words

    lines = [in_words.found(preview)]
    if preview.counts.left_out:
        lines.append(f"{preview.counts.left_out} left out by your choice")
    lines += [f"  {one_line(title, 60)}" for title in preview.titles]
    return "\n".join(lines)


def _tell_malformed(source: str, path: Path, counts: "Counts", readable: int) -> None:
    """Say where the malformed records are, and why. Raises SottoError if there is nothing else."""
    if not counts.malformed:
        return
    from assistant.imports import in_words
    from assistant.imports.sources import SOURCES

    if not readable:
        raise SottoError(
            f"Nothing in {path} could be read as such an export. The first places: {in_words.places(counts)}."
        )
    narrate(f"{counts.malformed} malformed: {in_words.places(counts)}", fg="yellow")
    narrate(f"Each is {SOURCES[source].malformed}.", dim=True)


@importing.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_(as_json: bool) -> None:
    """List the imports, the newest first."""
    with opened_store() as store:
        found = store.imports.list()
    if as_json:
        emit({"imports": [asdict(each) for each in found]})
    elif found:
        from assistant.imports.in_words import count

        rows = [
            (str(each.id), each.source, one_line(each.name, 40), each.began[:10], count(each.kept, "message"),
             "" if each.ended else "interrupted: import it again to go on")
            for each in found
        ]  # fmt: skip
        say(table(rows))
    else:
        narrate("Nothing has been imported yet.")


@importing.command()
@click.argument("number", type=int)
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.pass_context
def remove(ctx: click.Context, number: int, yes: bool) -> None:
    """Remove all that import NUMBER brought, with the facts that rest on nothing else, and prove it.

    The same as: sotto forget import NUMBER
    """
    from assistant.cli.forget import import_

    ctx.invoke(import_, number=number, yes=yes, dry_run=False, as_json=False)

"""`sotto ledger`: everything that was ever sent."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from assistant.cli.groups import Group
from assistant.cli.output import emit, narrate, say, table
from assistant.cli.session import opened_store
from assistant.ledger_export import all_counted, kind_of, pieces, write_ledger
from assistant.ledger_summary import STEPS, Period, Wanted, over_time, sent
from assistant.showing import one_line

_PROVIDER = click.option("--provider", metavar="NAME", help="Only what this provider was sent.")
_CATEGORY = click.option("--category", metavar="NAME", help="Only what hid or showed something of this category.")


@click.group(cls=Group)
def ledger() -> None:
    """See everything that was ever sent: when, to whom, under which privacy profile, in which words."""


@ledger.command("list")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many, newest first.")
@_PROVIDER
@_CATEGORY
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_(limit: int, provider: str | None, category: str | None, as_json: bool) -> None:
    """List what was sent, newest first."""
    with opened_store() as store:
        entries = store.ledger.list(limit=limit, provider=provider, category=category)
    if as_json:
        emit({"entries": [asdict(entry) for entry in entries]})
    elif entries:
        say(table([_row(entry) for entry in entries]))
    else:
        narrate(_nothing(provider, category))


def _nothing(provider: str | None, category: str | None) -> str:
    if category:
        return f"Nothing of the category {category} was hidden or shown{f' to {provider}' if provider else ''}."
    return f"Nothing was ever sent to {provider}." if provider else "Nothing has ever been sent."


def _row(entry: Any) -> tuple[str, ...]:
    return (
        str(entry.id),
        entry.time[:19].replace("T", " "),
        f"{entry.provider}/{entry.model}",
        entry.privacy_profile,
        entry.outcome,
        one_line(entry.words, 60),
    )


@ledger.command()
@click.argument("entry", type=int)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(entry: int, as_json: bool) -> None:
    """Show entry number ENTRY: every word that was sent, and what it revealed."""
    with opened_store() as store:
        found = store.ledger.get(entry)
    if as_json:
        emit(asdict(found))
        return
    narrate(f"{found.time}  to {found.provider}/{found.model} at {found.base_url}", bold=True)
    narrate(f"privacy profile {found.privacy_profile}; {found.outcome}{': ' + found.error if found.error else ''}")
    narrate(f"protected: {all_counted(found.protected)}; revealed: {len(found.revealed)} detected detail(s)")
    if found.forgotten:
        say(f"Forgotten on {found.forgotten[:10]}: that it was sent is kept, the words are not.")
    for message in found.messages:
        say(f"[{message['role']}] {message['content']}")


@ledger.command()
@click.option("--by", "step", type=click.Choice(STEPS), help="Also sum up every day, week or month.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def summary(step: Any, as_json: bool) -> None:
    """Sum up what each provider has been told."""
    with opened_store() as store:
        totals = store.ledger.summary()
        periods = over_time(store.ledger.sums.daily(), step) if step else []
    if as_json:
        course = {"step": step, "periods": [asdict(period) for period in periods]} if step else {}
        emit({"providers": [asdict(total) for total in totals], **course})
        return
    if not totals:
        narrate("Nothing has ever been sent.")
    for total in totals:
        say(f"{total.provider}: {sent(total.count, total.failed)}, {total.first[:10]} to {total.last[:10]}")
        say(f"  protected: {all_counted(total.protected)}")
        say(f"  revealed:  {all_counted(total.revealed)}")
    if periods:
        say(table([_HEADINGS, *map(_period, periods)]))


_HEADINGS = ("from", "sent", "hidden", "shown")


def _period(period: Period) -> tuple[str, ...]:
    return (period.start, sent(period.entries, period.failed, ""), str(period.hidden), str(period.shown))


@ledger.command()
@click.option("--out", type=click.Path(path_type=Path), help="Write to a new file; else to stdout.")
@click.option(
    "--format", "kind", type=click.Choice(["jsonl", "markdown"]),
    help="JSON lines or Markdown. If not given, as the file's name ends; JSON lines to stdout.",
)  # fmt: skip
@_PROVIDER
@_CATEGORY
def export(out: Path | None, kind: Any, provider: str | None, category: str | None) -> None:
    """Write out everything that was ever sent, the newest first.

    The output is not encrypted: keep it as safe as the store.
    """
    wanted = Wanted(provider, category)
    chosen = kind or (kind_of(out) if out else "jsonl")
    with opened_store() as store:
        if out:
            count = write_ledger(store, out.expanduser(), chosen, wanted)
        else:
            count = 0
            for text in pieces(store, chosen, wanted):
                say(text, end="")
                count += 1
    narrate(f"{count} entries. They are readable by anyone who can read the file.")

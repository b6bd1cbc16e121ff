"""`sotto ledger`: everything that was ever sent."""

from dataclasses import asdict
from typing import Any

import click

from assistant.cli.output import emit, emit_pretty, narrate, say, table
from assistant.cli.session import opened_store
from assistant.showing import one_line


@click.group()
def ledger() -> None:
    """See everything that was ever sent: when, to whom, under which privacy profile, in which words."""


@ledger.command("list")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many, newest first.")
@click.option("--provider", metavar="NAME", help="Only what this provider was sent.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_(limit: int, provider: str | None, as_json: bool) -> None:
    """List what was sent, newest first."""
    with opened_store() as store:
        entries = store.ledger.list(limit=limit, provider=provider)
    if as_json:
        emit({"entries": [asdict(entry) for entry in entries]})
    elif entries:
        say(table([_row(entry) for entry in entries]))
    else:
        narrate(f"Nothing was ever sent to {provider}." if provider else "Nothing has ever been sent.")


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
    narrate(f"protected: {_counts(found.protected)}; revealed: {len(found.revealed)} detected detail(s)")
    if found.forgotten:
        say(f"Forgotten on {found.forgotten[:10]}: that it was sent is kept, the words are not.")
    for message in found.messages:
        say(f"[{message['role']}] {message['content']}")


@ledger.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def summary(as_json: bool) -> None:
    """Sum up what each provider has been told."""
    with opened_store() as store:
        totals = store.ledger.summary()
    if as_json:
        emit_pretty({"providers": [asdict(total) for total in totals]})
    elif not totals:
        narrate("Nothing has ever been sent.")
    for total in totals if not as_json else []:
        click.echo(f"{total.provider}: {total.count} sent, {total.first[:10]} to {total.last[:10]}")
        click.echo(f"  protected: {_counts(total.protected)}")
        click.echo(f"  revealed:  {_counts(total.revealed)}")


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "nothing"

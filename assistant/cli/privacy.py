"""`sotto privacy`: the privacy profiles."""

from shlex import quote
from typing import Any

import click

from assistant.cli.inputs import not_empty
from assistant.cli.output import emit, narrate, say, table
from assistant.cli.privacy_testing import explain, sample, test
from assistant.cli.privacy_writing import compile_, delete, edit, new
from assistant.cli.rules import as_object, show_rules
from assistant.cli.session import opened_store
from assistant.profiles import active_name, all_profiles, privacy_profile
from assistant.showing import one_line


@click.group()
def privacy() -> None:
    """Write, show, test and choose privacy profiles: what may be revealed, and what may not."""


for command in (new, edit, delete, compile_, explain, sample, test):
    privacy.add_command(command)


@privacy.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_(as_json: bool) -> None:
    """List the privacy profiles; the active one is marked."""
    with opened_store() as store:
        active, profiles = active_name(store), all_profiles(store)
    if as_json:
        found = [{"name": p.name, "active": p.name == active, "prose": p.prose} for p in profiles]
        emit({"profiles": found})
        return
    rows = [
        ("*" if p.name == active else "", p.name, f"{len(p.rules)} rules", one_line(p.prose, 70)) for p in profiles
    ]
    say(table(rows))


@privacy.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(name: str | None, as_json: bool) -> None:
    """Show the privacy profile NAME (or the active one): its prose and its rules."""
    with opened_store() as store:
        profile = privacy_profile(store, name)
    if as_json:
        shown: dict[str, Any] = {"name": profile.name, "prose": profile.prose, **as_object(profile)}
        emit(shown)
        return
    say(f"{profile.name}\n\n{profile.prose}\n")
    show_rules(profile)


@privacy.command()
@click.argument("name", callback=not_empty)
def use(name: str) -> None:
    """Make the privacy profile NAME the active one."""
    with opened_store() as store:
        profile = privacy_profile(store, name)
        store.privacy_profiles.use(profile.name)
    say(f"{profile.name} is the active privacy profile.")
    if profile.unread:
        see = f"sotto privacy show {quote(profile.name)}"
        narrate(f"Nothing can leave under it before every sentence is understood: {see}")

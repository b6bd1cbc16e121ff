"""`sotto profile`: what Sotto knows about its user."""

import time
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.groups import Group
from assistant.cli.output import emit, emit_pretty, narrate, say, table
from assistant.cli.profile_inbox import accept, catch_up, edit, inbox, reject
from assistant.cli.profile_showing import as_object, in_area, line, shown_by_area
from assistant.cli.session import opened_store
from assistant.showing import plain
from assistant.store.facts import CURRENT, EVERY

if TYPE_CHECKING:
    from assistant.profile.builder import Built, Progress

_EVERY_S = 3


@click.group(cls=Group)
def profile() -> None:
    """See, correct and erase what Sotto knows about you."""


for command in (inbox, accept, reject, edit):
    profile.add_command(command)


@profile.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def build(as_json: bool) -> None:
    """Look for facts in the messages that were not read yet. What is found waits in the inbox, or is accepted."""
    from assistant.profiling import build as build_profile

    with opened_store() as store:
        waiting = store.read_messages.count()
        if waiting:
            narrate(f"{waiting} messages to read.", dim=True)
        built = build_profile(store, progress=_now_and_then())
        counts = {state: len(store.facts.list((state,))) for state in ("accepted", "proposed")}
    if as_json:
        emit({"read": built.read, "shortened": built.shortened, **dict(built.outcomes), **counts})
    else:
        say(_in_words(built, counts))


def _now_and_then() -> "Progress":
    """Says how far it is every few seconds, and at the end."""
    said = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal said
        if done == total or time.monotonic() - said >= _EVERY_S:
            said = time.monotonic()
            narrate(f"  {done} of {total} messages read", dim=True)

    return tell


def _in_words(built: "Built", counts: dict[str, int]) -> str:
    found = built.outcomes
    lines = [
        f"{built.read} messages read: {found['added']} new facts, {found['reinforced']} confirmed, "
        f"{found['refined']} made more exact, {found['superseded']} changed.",
        f"{counts['accepted']} facts are accepted, {counts['proposed']} wait in the inbox.",
    ]
    if built.shortened:
        lines.append(f"Of {built.shortened} very long messages only the beginning was read.")
    if counts["proposed"]:
        lines.append("Look at them: sotto profile inbox")
    return "\n".join(lines)


@profile.command()
@click.option("--area", metavar="WORDS", help="Only areas whose name holds these words.")
@click.option("--old", is_flag=True, help="Also what no longer holds.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(area: str | None, old: bool, as_json: bool) -> None:
    """Show what Sotto knows about you, area by area; what only waits in the inbox has a question mark."""
    with opened_store() as store:
        catch_up(store)
        facts = in_area(store.facts.list(EVERY if old else CURRENT, over=old), area)
        if as_json:
            emit({"facts": [as_object(store, fact) for fact in facts]})
            return
    if facts:
        say(shown_by_area(facts))
    else:
        narrate("Nothing yet. Talk to Sotto, or import something, then: sotto profile build")


@profile.command()
@click.argument("number", type=int)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def fact(number: int, as_json: bool) -> None:
    """Show the fact NUMBER: the words it rests on, and what became of it."""
    with opened_store() as store:
        found, changes = store.facts.get(number), store.facts.history(number)
        evidence = store.facts.evidence(number)
        shown = as_object(store, found)
    if as_json:
        history = [{"time": c.time, "event": c.event, "other": c.other, "before": c.text} for c in changes]
        emit({**shown, "history": history})
        return
    say(line(found))
    for each in evidence:
        say(f"  {each.time[:10]}  message {each.message}: “{plain(each.quote)}”")
    if found.origin == "user":
        say("  You said so yourself.")
    for change in changes:
        before = f": before, “{plain(change.text)}”" if change.text else ""
        by = f" by fact {change.other}" if change.other else ""
        say(f"  {change.time[:10]}  {change.event}{by}{before}")


@profile.command()
@click.argument("text")
@click.option("--category", metavar="NAME", help="What it reveals; judged if not given.")
@click.option("--kind", metavar="NAME", help="trait, preference, goal, routine, person or place; else judged.")
def add(text: str, category: str | None, kind: str | None) -> None:
    """Add a fact in your own words, for example "You live in Porto."; it counts as accepted."""
    from assistant.profiling import editor

    with opened_store() as store:
        say(line(editor(store).add(text, category, kind)))


@profile.command()
@click.argument("number", type=int)
@click.option("--off", is_flag=True, help="Unpin it.")
def pin(number: int, off: bool) -> None:
    """Pin the fact NUMBER: it comes first and does not fade."""
    from assistant.profiling import editor

    with opened_store() as store:
        editor(store).pin(number, not off)
        say(line(store.facts.get(number)))


@profile.command()
@click.argument("number", type=int)
@click.option("--off", is_flag=True, help="Use it again.")
def mute(number: int, off: bool) -> None:
    """Mute the fact NUMBER: it is kept and not used."""
    from assistant.profiling import editor

    with opened_store() as store:
        editor(store).mute(number, not off)
        say(line(store.facts.get(number)))


@profile.command()
@click.option("--lock", type=int, metavar="N", help="Keep line N as it is when the digest is made anew.")
@click.option("--unlock", type=int, metavar="N", help="Let line N change again.")
@click.option("--text", metavar="WORDS", help="With --lock: put the line into these words.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def digest(lock: int | None, unlock: int | None, text: str | None, as_json: bool) -> None:
    """Show the short profile that goes with questions to the local model, with about how many tokens it takes."""
    if (lock is not None and unlock is not None) or (text is not None and (lock is None or not text.strip())):
        raise click.UsageError("Lock a line or unlock it; --text gives the line that is locked other words.")
    from assistant.profile.digest import digest as read
    from assistant.profile.digest import rebuild

    with opened_store() as store:
        found = rebuild(store)
        number = lock if lock is not None else unlock
        if number is not None:
            if not 1 <= number <= len(found.lines):
                raise click.UsageError(f"There is no line {number}: the digest has {len(found.lines)} lines.")
            chosen = found.lines[number - 1]
            store.digest.lock(chosen.area, chosen.position, text, on=lock is not None)
            found = read(store)
    if as_json:
        lines = [{"area": each.area, "text": each.text, "locked": each.locked} for each in found.lines]
        emit({"lines": lines, "tokens": found.tokens})
        return
    rows = [
        (str(at), each.area, ("locked " if each.locked else "") + each.text)
        for at, each in enumerate(found.lines, 1)
    ]
    say(table(rows) if rows else "Nothing yet: no fact is accepted.")
    narrate(f"About {found.tokens} tokens.", dim=True)


@profile.command()
@click.argument("number", type=int)
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(number: int, yes: bool) -> None:
    """Forget the fact NUMBER for good, as: sotto forget fact NUMBER. Say which words are no longer protected."""
    from assistant.cli.forget import forget_fact

    forget_fact(number, yes=yes)


@profile.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (else it is indented for reading).")
def export(as_json: bool) -> None:
    """Write out every fact with its evidence and history. Not encrypted: keep it as safe as the store."""
    with opened_store() as store:
        facts = store.facts.list(EVERY, over=True)
        value: dict[str, Any] = {"facts": [as_object(store, fact) for fact in facts]}
    (emit if as_json else emit_pretty)(value)

"""The inbox: facts that were found and wait for the user's word."""

from itertools import chain

import click

from assistant.cli.groups import Command
from assistant.cli.output import emit, is_interactive, narrate, say
from assistant.cli.profile_showing import as_object, line
from assistant.cli.session import opened_store
from assistant.errors import SottoError
from assistant.showing import plain
from assistant.store.facts import EVERY, Fact
from assistant.store.store import Store

_LITTLE = 200
"""Messages that are read on the way."""
_KEYS = "a accept · e edit · r reject · k reject all of this kind · s skip · q quit"


@click.command()
@click.option("--review", is_flag=True, help="Go through them one by one, with one key each.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def inbox(review: bool, as_json: bool) -> None:
    """List the facts that wait, each with the words it rests on."""
    with opened_store() as store:
        catch_up(store)
        waiting = store.facts.list(("proposed",), over=True)
        if as_json:
            emit({"facts": [as_object(store, fact) for fact in waiting]})
        elif review:
            _go_through(store, waiting)
        else:
            _list(store, waiting)


def catch_up(store: Store) -> None:
    """Read what was said since the last time, if it is little and the settings let it; else say how."""
    from assistant.config import load
    from assistant.profiling import build

    waiting, config = store.read_messages.count(), load()
    if waiting > _LITTLE or (waiting and config.profile.learn == "off"):
        narrate(f"Not read for facts yet: {waiting}. Read them: sotto profile build", dim=True)
    elif waiting:
        build(store, config)


def _list(store: Store, waiting: list[Fact]) -> None:
    for fact in waiting:
        say(line(fact))
        _evidence(store, fact)
    if not waiting:
        say("The inbox is empty.")
    else:
        narrate('Accept, reject or correct them: sotto profile accept 1 2, reject 3, edit 4 "…"', dim=True)


def _evidence(store: Store, fact: Fact) -> None:
    for evidence in store.facts.evidence(fact.id):
        say(f"         {evidence.time[:10]}  “{plain(evidence.quote)}”")


def _go_through(store: Store, waiting: list[Fact]) -> None:
    """One key for each. What was decided stays decided when it is broken off."""
    if not is_interactive():
        raise SottoError(
            "Nobody is there to press the keys. Run it in a terminal, or name the numbers: accept 1 2."
        )
    narrate(_KEYS, dim=True)
    for fact in waiting:
        if fact.id not in {known.id for known in store.facts.list(("proposed",), over=True)}:
            continue  # went with another of its kind
        say(line(fact))
        _evidence(store, fact)
        if not _act(store, fact):
            return
    say("That was the last one.")


def _act(store: Store, fact: Fact) -> bool:
    """Do what the next key says; false to stop."""
    from assistant.profiling import editor

    key = ""
    while key not in tuple("aerksq"):
        key = click.getchar().lower()
    if key == "a":
        editor(store).accept(fact.id)
    elif key == "e":
        editor(store).edit(fact.id, click.prompt("In your words", default=fact.text, err=True))
    elif key == "r":
        editor(store).reject(fact.id)
    elif key == "k":
        narrate(f"Rejected {len(editor(store).reject_kind(fact.id))}: nothing of this kind is proposed again.")
    return key != "q"


@click.command(cls=Command)
@click.argument("numbers", type=int, nargs=-1)
@click.option("--all", "every", is_flag=True, help="Everything in the inbox.")
def accept(numbers: tuple[int, ...], every: bool) -> None:
    """Accept the facts NUMBERS."""
    from assistant.profiling import editor

    if bool(numbers) == every:
        raise click.UsageError("Name the numbers of facts, or say --all.")
    with opened_store() as store:
        change = editor(store)
        chosen = numbers or [fact.id for fact in store.facts.list(("proposed",), over=True)]
        with store.transaction():  # all of them, or none
            accepted = [change.accept(number) for number in chosen]
    for fact in accepted:
        say(line(fact))


@click.command(cls=Command)
@click.argument("numbers", type=int, nargs=-1, required=True)
@click.option("--kind", is_flag=True, help="And everything of the same kind and category, now and later.")
def reject(numbers: tuple[int, ...], kind: bool) -> None:
    """Reject the facts NUMBERS. They are not proposed again, and their words are not kept."""
    from assistant.profile.terms import protected_no_more
    from assistant.profiling import editor

    with opened_store() as store:
        change = editor(store)
        with store.transaction():
            gone = [change.reject_kind(number) if kind else [change.reject(number)] for number in numbers]
        lost = protected_no_more(chain(*gone), store.facts.list(EVERY, over=True))
    for facts in gone:
        say(f"Rejected {len(facts)}.")
    if lost:
        narrate(lost)


@click.command(cls=Command)
@click.argument("number", type=int)
@click.argument("text")
def edit(number: int, text: str) -> None:
    """Put the fact NUMBER into your own words; that accepts it."""
    from assistant.profiling import editor

    with opened_store() as store:
        say(line(editor(store).edit(number, text)))

"""`sotto forget`: erase something and everything that hangs on it, and prove that it is gone."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from assistant.cli.forget_report import hanging_lines, hanging_object, report_lines, report_object, unproven
from assistant.cli.groups import Group
from assistant.cli.inputs import given_text, piped_text
from assistant.cli.output import emit, is_interactive, narrate, say
from assistant.cli.session import opened_store
from assistant.errors import SottoError
from assistant.store.facts import EVERY

if TYPE_CHECKING:
    from assistant.store.forgetting import Thing

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(cls=Group)
def forget() -> None:
    """Forget a message, a conversation, an import, a fact, a person or a value.

    Everything that rests only on it goes too: from the conversations, the profile, vaults, indexes, privacy
    profiles. The ledger keeps that something was sent, not the words. Then every page of the store is decrypted
    and searched, to prove that it is gone. There is no way back.
    """


def _choices(command: Command) -> Command:
    """The options of every command here."""
    command = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(command)
    command = click.option("--dry-run", is_flag=True, help="Only show what would go.")(command)
    return click.option("--yes", is_flag=True, help="Do not ask.")(command)


@forget.command()
@click.argument("number", type=int)
@_choices
def message(number: int, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Forget message NUMBER, and the facts that rest only on it."""
    _forget(_row("message", number), yes=yes, dry_run=dry_run, as_json=as_json)


@forget.command()
@click.argument("number", type=int)
@_choices
def conversation(number: int, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Forget conversation NUMBER with its messages, its vault and the facts that rest only on it."""
    _forget(_row("conversation", number), yes=yes, dry_run=dry_run, as_json=as_json)


@forget.command("import")
@click.argument("number", type=int)
@_choices
def import_(number: int, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Forget all that import NUMBER brought, and the facts that rest only on it."""
    _forget(_row("import", number), yes=yes, dry_run=dry_run, as_json=as_json)


@forget.command()
@click.argument("number", type=int)
@_choices
def fact(number: int, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Forget fact NUMBER. It is not proposed again; the words that it was taken from stay."""
    _forget(_row("fact", number), yes=yes, dry_run=dry_run, as_json=as_json)


@forget.command()
@click.argument("name", required=False)
@click.option("--keep", multiple=True, metavar="PART", help="A part of the name that may stay where it is alone.")
@_choices
def person(name: str | None, keep: tuple[str, ...], yes: bool, dry_run: bool, as_json: bool) -> None:
    """Forget somebody called NAME (- or nothing: read it from stdin): also the parts of the name, and initials.

    Nicknames and bare initials may be anybody's and stay; forget them as values.
    """
    from assistant.store.forgetting import Thing
    from assistant.store.sought import of_person

    _forget(Thing("person", sought=of_person(_words(name), keep)), yes=yes, dry_run=dry_run, as_json=as_json)


@forget.command()
@click.argument("text", required=False)
@_choices
def value(text: str | None, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Forget the words TEXT (- or nothing: read them from stdin) wherever they stand, in any case and spelling."""
    from assistant.store.forgetting import Thing
    from assistant.store.sought import of_value

    _forget(Thing("value", sought=of_value(_words(text))), yes=yes, dry_run=dry_run, as_json=as_json)


@forget.command()
def finish() -> None:
    """Remove the old pages of something forgotten while another program was using the store."""
    with opened_store() as store:
        waits = store.forgetting.clean_up()
    if waits:
        raise SottoError(waits)
    say("No old pages are left in the store or its log. To prove a value gone, forget it again.")


def _row(kind: Any, number: int) -> "Thing":
    from assistant.store.forgetting import Thing

    return Thing(kind, number)


def _words(argument: str | None) -> str:
    """The words given, so that they need not stand in the shell's history: from stdin."""
    if argument is not None and argument != "-":
        return given_text(argument)
    if is_interactive():
        answer: str = click.prompt("What should be forgotten", err=True)
        return answer
    return piped_text()


def forget_fact(number: int, *, yes: bool) -> None:
    """Forget a fact as `sotto forget fact` does, and say which words lose their protection. Raises SottoError."""
    _forget(_row("fact", number), yes=yes, dry_run=False, as_json=False, names_lost=True)


def _forget(thing: "Thing", *, yes: bool, dry_run: bool, as_json: bool, names_lost: bool = False) -> None:
    """Show what hangs on `thing`, ask, erase, prove, report. Raises SottoError where there is no proof."""
    from assistant.forgetting import forget as carry_out
    from assistant.profile.terms import protected_no_more

    if not (yes or dry_run or is_interactive()):
        raise SottoError("Forgetting cannot be undone, so it asks first. Say --yes to go on without being asked.")
    with opened_store() as store:
        _narrate("Looking for it in the whole store.", as_json)
        hanging = store.forgetting.hanging(thing)
        if dry_run:
            emit(hanging_object(hanging)) if as_json else say("\n".join(hanging_lines(hanging)))
            return
        if not yes:
            for line in hanging_lines(hanging):
                narrate(line)
            if not click.confirm("Forget this for good?", err=True):
                raise SottoError("Nothing was forgotten.")
        _narrate("Erasing it, then reading every page of the store.", as_json)
        known = store.facts.list(EVERY, over=True) if names_lost else []
        forgotten = carry_out(store, hanging)
        lost = protected_no_more(known, store.facts.list(EVERY, over=True)) if names_lost else ""
    emit(report_object(forgotten)) if as_json else say("\n".join(report_lines(forgotten)))
    if lost:
        narrate(lost)
    if reason := unproven(forgotten.proof):
        raise SottoError(reason)


def _narrate(line: str, as_json: bool) -> None:
    """Say what is going on: a large store takes a while."""
    if not as_json:
        narrate(line, dim=True)

"""`sotto store`: the lock on everything Sotto remembers."""

import os
from pathlib import Path

import click

from assistant.cli.output import is_interactive, narrate
from assistant.errors import SottoError


@click.group()
def store() -> None:
    """Change the passphrase; move the key to or from the keyring; make and use a recovery file."""


@store.command()
def path() -> None:
    """Print where the encrypted store is."""
    from assistant.paths import store_path

    click.echo(str(store_path()))


@store.command()
def passphrase() -> None:
    """Choose a new passphrase. A store whose key was in the keyring is under the passphrase from then on.

    Without a terminal, SOTTO_NEW_PASSPHRASE gives the new one.
    """
    from assistant.store import keys

    if keys.method() == "keyring":
        keys.to_passphrase(_new())
    else:
        keys.change_passphrase(_current(), _new())
    narrate("The new passphrase holds from now on.")


@store.command()
def keyring() -> None:
    """Keep the key in the OS keyring from now on, so that no passphrase is asked for."""
    from assistant.store import keys

    if keys.method() == "keyring":
        raise SottoError("The key is in the keyring already.")
    keys.to_keyring(_current())
    narrate("The key is in the keyring from now on.")


@store.command()
@click.argument("file", type=click.Path(path_type=Path))
def recovery(file: Path) -> None:
    """Write a recovery FILE and print the code that opens it. Keep the two apart; nobody can make them again."""
    from assistant.store import keys
    from assistant.store.recovery import export_recovery

    code = export_recovery(file, _current() if keys.method() == "passphrase" else None)
    narrate(f"{file} opens the store with this code, and is of no use without it:")
    click.echo(code)


@store.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--code", help="The code that was shown when FILE was made; else it is asked for.")
def restore(file: Path, code: str | None) -> None:
    """Get back in with a recovery FILE and its code, and choose a new passphrase."""
    from assistant.store.recovery import require_code, restore_from_recovery

    code = code or _recovery_code()
    require_code(file, code)  # before a new passphrase is thought of
    restore_from_recovery(file, code, _new())
    narrate("The store opens with the new passphrase.")


def _current() -> str:
    return os.environ.get("SOTTO_PASSPHRASE") or _asked("Current passphrase", confirm=False)


def _recovery_code() -> str:
    if not is_interactive():
        raise SottoError("The recovery code is missing. Give it with --code, or run this in a terminal.")
    answer: str = click.prompt("Recovery code", err=True)
    return answer


def _new() -> str:
    from assistant.store.keys import SHORTEST

    new = f"New passphrase, at least {SHORTEST} characters"
    return os.environ.get("SOTTO_NEW_PASSPHRASE") or _asked(new, confirm=True)


def _asked(what: str, *, confirm: bool) -> str:
    if not is_interactive():
        raise SottoError(f"{what}: set SOTTO_{'NEW_' if confirm else ''}PASSPHRASE, or run this in a terminal.")
    answer: str = click.prompt(what, hide_input=True, confirmation_prompt=confirm, err=True)
    return answer

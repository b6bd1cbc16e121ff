"""Opening what a command needs: the store, the privacy profile, the assistant."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from assistant.cli.output import is_interactive, narrate
from assistant.errors import SottoError
from privacy.rules import PrivacyProfile

if TYPE_CHECKING:
    from assistant.store.store import Store
    from assistant.turn import Assistant
    from privacy.spans import Detector


def ask_passphrase(first_time: bool) -> str:
    """Ask for the passphrase on the terminal; the first time, ask twice and say what it is for."""
    if first_time:
        from assistant.store.keys import SHORTEST

        choose = f"Choose a passphrase of at least {SHORTEST} characters"
        click.echo(f"No keyring was found. {choose}: it encrypts everything Sotto remembers.", err=True)
        click.echo("Nobody can recover it for you. `sotto store recovery FILE` makes a spare key.", err=True)
    answer: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=first_time, err=True)
    return answer


@contextmanager
def opened_store() -> Iterator["Store"]:
    """The store, unlocked; a passphrase is asked for only on a terminal. Raises StoreError or LockedError."""
    from assistant.store.opening import open_store

    store = open_store(ask_passphrase if is_interactive() else None)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def opened_assistant() -> Iterator["Assistant"]:
    """Everything that a question needs. The local model is loaded when it is first used."""
    from assistant.assembly import assemble

    with opened_store() as store:
        assistant = assemble(store)
        try:
            yield assistant
        finally:
            assistant.close()


def detector_without_prompt() -> "Detector":
    """The detector, with the user's own terms where a store can be opened; a line where it cannot."""
    from assistant.profiling import detector_for
    from assistant.store.opening import exists
    from privacy.detect.engine import default_detector

    if not exists():
        return default_detector()
    try:
        with opened_store() as store:
            return detector_for(store)
    except SottoError as error:
        narrate(f"Your own terms are not looked for: {error}", dim=True)
        return default_detector()


def profile_without_prompt(name: str | None) -> PrivacyProfile:
    """The privacy profile called `name`, else the active one. A built-in one is found without opening a store."""
    from assistant.profiles import privacy_profile
    from assistant.store.opening import exists
    from privacy.builtin import BUILTIN

    if not exists():
        return privacy_profile(None, name)
    try:
        with opened_store() as store:
            return privacy_profile(store, name)
    except SottoError:
        if name in BUILTIN:
            return BUILTIN[name]
        raise

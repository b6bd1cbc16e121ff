"""Opening what a command needs: the store, the privacy profile, the assistant."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
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


def own_detector() -> "Detector":
    """The detector, with the user's own terms where a store can be opened; a line where it cannot."""
    with _store_if_it_opens(needed=False) as store:
        return _detector(store)


def chosen_profile(name: str | None) -> PrivacyProfile:
    """The privacy profile called `name`, else the active one; a built-in one needs no store. Raises SottoError."""
    from assistant.profiles import privacy_profile
    from privacy.builtin import BUILTIN

    with _store_if_it_opens(needed=name not in BUILTIN) as store:
        return privacy_profile(store, name)


def detector_and_profile(name: str | None) -> tuple["Detector", PrivacyProfile]:
    """Both of the above, for one unlocking of the store; a built-in profile needs none. Raises SottoError."""
    from assistant.profiles import privacy_profile
    from privacy.builtin import BUILTIN

    with _store_if_it_opens(needed=name not in BUILTIN) as store:
        return _detector(store), privacy_profile(store, name)


def _detector(store: "Store | None") -> "Detector":
    from assistant.profiling import detector_for
    from privacy.detect.engine import default_detector

    return detector_for(store) if store else default_detector()


@contextmanager
def _store_if_it_opens(*, needed: bool) -> Iterator["Store | None"]:
    """The store; None where nothing was ever stored, or with a line where it does not open and is not `needed`."""
    from assistant.store.opening import exists

    with ExitStack() as stack:
        store = None
        try:
            store = stack.enter_context(opened_store()) if exists() else None
        except SottoError as error:
            if needed:
                raise
            narrate(f"Your own terms are not looked for: {error}", dim=True)
        yield store

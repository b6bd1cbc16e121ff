"""From nothing, or from a locked store, to a session: the steps of the first run and of every later start."""

import asyncio
import os
from typing import TYPE_CHECKING

from textual.app import App

from tui.start.key_choice import KeyChoice
from tui.start.passphrase import PassphraseScreen
from tui.start.profile_choice import ProfileChoice

if TYPE_CHECKING:
    from assistant.store.store import Store
    from tui.session import Session

WRONG_VARIABLE = "SOTTO_PASSPHRASE does not hold the right passphrase. Type it here, or mend the variable."


async def opened(app: App[None]) -> "Session":
    """A session over the user's store, made on the first run. Asks what it must. Raises SottoError."""
    from tui.start.unlock import assembled

    store = await _store(app)
    await _choose_profile(app, store)
    return await asyncio.to_thread(assembled, store)


async def _store(app: App[None]) -> "Store":
    from assistant.store.errors import WrongPassphraseError
    from assistant.store.opening import exists
    from tui.start.unlock import unlocked

    if os.environ.get("SOTTO_PASSPHRASE"):
        try:
            return await asyncio.to_thread(unlocked, None)
        except WrongPassphraseError:
            del os.environ["SOTTO_PASSPHRASE"]  # it would be taken before anything that is typed
            return await _unlock(app, WRONG_VARIABLE)
    if await asyncio.to_thread(exists):
        return await _unlock(app)
    return await _make(app)


async def _make(app: App[None]) -> "Store":
    """The first run: where to keep the key, and a passphrase if that is where, until it is a good one."""
    from assistant.store.errors import StoreError
    from assistant.store.opening import create_store
    from tui.start.unlock import keyring_works

    method = await app.push_screen_wait(KeyChoice(keyring=await asyncio.to_thread(keyring_works)))
    if method == "keyring":
        return await asyncio.to_thread(create_store, "keyring")
    problem = ""
    while True:
        passphrase = await app.push_screen_wait(PassphraseScreen(new=True, problem=problem))
        try:
            return await asyncio.to_thread(create_store, "passphrase", passphrase)
        except StoreError as error:
            problem = error.message


async def _unlock(app: App[None], problem: str = "") -> "Store":
    """A later start: ask for the passphrase as often as it takes, if it takes one; `problem` is said first."""
    from assistant.store.errors import WrongPassphraseError
    from tui.start.unlock import PassphraseNeededError, unlocked

    passphrase = None
    while True:
        try:
            return await asyncio.to_thread(unlocked, passphrase)
        except PassphraseNeededError:
            pass
        except WrongPassphraseError as error:
            problem = error.message
        passphrase = await app.push_screen_wait(PassphraseScreen(new=False, problem=problem))


async def _choose_profile(app: App[None], store: "Store") -> None:
    """Ask for a privacy profile if none was ever chosen."""
    from assistant.profiles import active_name, all_profiles

    if await asyncio.to_thread(store.privacy_profiles.active) is not None:
        return
    profiles = await asyncio.to_thread(all_profiles, store)
    name = await app.push_screen_wait(ProfileChoice(profiles, active_name(None), may_cancel=False))
    if name is not None:
        await asyncio.to_thread(store.privacy_profiles.use, name)

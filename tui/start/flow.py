"""From nothing, or from a locked store, to a session: the steps of the first run and of every later start."""

import asyncio
import os
from importlib import import_module
from typing import TYPE_CHECKING

from textual.app import App

from tui.start.first import first_step

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.store.key_file import Method
    from assistant.store.store import Store
    from tui.session import Session
    from tui.start.first_input import FirstInput

WRONG_VARIABLE = "SOTTO_PASSPHRASE does not hold the right passphrase. Type it here, or mend the variable."


async def opened(app: App[None], first: "FirstInput") -> "Session":
    """A session over the user's store, made on the first run. Asks what it must. Raises SottoError.

    Once nothing is to be asked any more, `first` takes what is typed.
    """
    step = first_step()
    loading = asyncio.create_task(asyncio.to_thread(import_module, "tui.start.unlock"))  # behind what is asked
    store = await (_make(app) if step == "new" else _opened(app, asked=step == "passphrase"))
    await loading
    try:
        await _choose_profile(app, store, first)
    except BaseException:  # the app ends before there is a session to close it
        store.close()
        raise
    first.begin()
    from tui.start.unlock import assembled

    return await asyncio.to_thread(assembled, store)


async def _make(app: App[None]) -> "Store":
    """The first run: where to keep the key, and a passphrase if that is where, until it is a good one."""
    from tui.start.key_choice import KeyChoice

    works = await asyncio.to_thread(_keyring_works)
    while True:
        method = await app.push_screen_wait(KeyChoice(keyring=works))
        opening = await asyncio.to_thread(import_module, "assistant.store.opening")
        if method == "keyring":
            return await asyncio.to_thread(opening.create_store, "keyring")
        if store := await _under_passphrase(app, opening.create_store):
            return store


async def _under_passphrase(app: App[None], create: "Callable[[Method, str], Store]") -> "Store | None":
    """A new store under a passphrase; None if the user goes back instead."""
    from assistant.store.errors import StoreError

    problem = ""
    while True:
        passphrase = await _asked(app, new=True, problem=problem)
        if passphrase is None:
            return None
        try:
            return await asyncio.to_thread(create, "passphrase", passphrase)
        except StoreError as error:
            problem = error.message


def _keyring_works() -> bool:
    """Whether the system's keyring can be reached."""
    from assistant.store import os_keyring
    from assistant.store.errors import LockedError

    try:
        os_keyring.require()
    except LockedError:
        return False
    return True


async def _opened(app: App[None], *, asked: bool) -> "Store":
    """A later start: ask for the passphrase as often as it takes, at once if it is `asked` for."""
    from assistant.store.errors import WrongPassphraseError

    passphrase = await _asked(app) if asked else None
    while True:
        unlock = await asyncio.to_thread(import_module, "tui.start.unlock")
        problem = ""
        try:
            return await asyncio.to_thread(unlock.unlocked, passphrase)
        except unlock.PassphraseNeededError:
            pass
        except WrongPassphraseError as error:
            problem = error.message
            if os.environ.pop("SOTTO_PASSPHRASE", None):  # it would be taken before anything that is typed
                problem = WRONG_VARIABLE
        passphrase = await _asked(app, problem=problem)


async def _asked(app: App[None], *, new: bool = False, problem: str = "") -> str | None:
    from tui.start.passphrase import PassphraseScreen

    return await app.push_screen_wait(PassphraseScreen(new=new, problem=problem))


async def _choose_profile(app: App[None], store: "Store", first: "FirstInput") -> None:
    """Ask for a privacy profile if none was ever chosen. What is typed after the answer is for `first`."""
    from assistant.profiles import active_name, all_profiles

    if await asyncio.to_thread(store.privacy_profiles.active) is not None:
        return
    from tui.start.profile_choice import ProfileChoice

    profiles = await asyncio.to_thread(all_profiles, store)
    first.begin()  # now, so that no key falls between the answer and the input
    name = await app.push_screen_wait(ProfileChoice(profiles, active_name(None), first.take))
    await asyncio.to_thread(store.privacy_profiles.use, name)

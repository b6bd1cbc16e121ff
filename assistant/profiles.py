"""The privacy profiles of a store: which one holds, and writing, copying, renaming and deleting them."""

from dataclasses import dataclass, replace

from assistant.errors import SottoError
from assistant.store.profile_samples import Sample
from assistant.store.store import Store
from privacy.builtin import BUILTIN, DEFAULT
from privacy.rules import PrivacyProfile

LONGEST_NAME = 40
"""Characters that the name of a privacy profile may have."""


def privacy_profile(store: Store | None, name: str | None = None) -> PrivacyProfile:
    """The privacy profile called `name`, or the active one. Raises SottoError for an unknown name."""
    name = name or (store.privacy_profiles.active() if store else None) or DEFAULT
    profile = (store.privacy_profiles.get(name) if store else None) or BUILTIN.get(name)
    if profile is None:
        raise SottoError(f"No privacy profile is called {name}. See them with: sotto privacy list")
    return profile


def all_profiles(store: Store | None) -> list[PrivacyProfile]:
    """The built-in privacy profiles and the user's own, by name; an own one hides a built-in of the same name."""
    own = {profile.name: profile for profile in store.privacy_profiles.list()} if store else {}
    return [profile for _, profile in sorted((BUILTIN | own).items())]


def active_name(store: Store | None) -> str:
    """The name of the privacy profile that holds when none is named."""
    return (store.privacy_profiles.active() if store else None) or DEFAULT


def name_in(store: Store, conversation: int | None) -> str:
    """The name of the privacy profile that holds in a conversation: its own, else the active one."""
    own = store.conversations.get(conversation).privacy_profile if conversation is not None else None
    return own or active_name(store)


def use_everywhere(store: Store, name: str, conversation: int | None = None) -> PrivacyProfile:
    """Make `name` the active privacy profile, and let `conversation` have none of its own. Raises SottoError."""
    profile = privacy_profile(store, name)
    with store.transaction():
        store.privacy_profiles.use(name)
        if conversation is not None:
            store.conversations.set_privacy_profile(conversation, None)
    return profile


def use_in(store: Store, name: str, conversation: int) -> PrivacyProfile:
    """Let the privacy profile `name` hold in `conversation`, whatever holds elsewhere. Raises SottoError."""
    profile = privacy_profile(store, name)
    store.conversations.set_privacy_profile(conversation, name)
    return profile


class NameTakenError(SottoError):
    """There is a privacy profile of this name."""


def new_name(store: Store, name: str) -> str:
    """`name`, if a privacy profile can be called so and none is. Raises NameTakenError, SottoError."""
    if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise SottoError(f"A privacy profile needs a name on one line, of at most {LONGEST_NAME} characters.")
    if name in BUILTIN or store.privacy_profiles.get(name):
        raise NameTakenError(f"There is a privacy profile called {name} already. Take another name.")
    return name


class ChangedError(SottoError):
    """A privacy profile is no longer what its writer began with."""


def save_profile(store: Store, profile: PrivacyProfile, before: PrivacyProfile | None) -> None:
    """Keep `profile` in place of `before`, which its name stood for when it was begun; None for a new one.

    Raises ChangedError if its name stands for something else by now; StoreError.
    """
    with store.transaction():
        if (store.privacy_profiles.get(profile.name) or BUILTIN.get(profile.name)) != before:
            raise ChangedError(f"{profile.name} was changed meanwhile, elsewhere or by what a review taught.")
        store.privacy_profiles.save(profile)


def copy_profile(store: Store, name: str, new: str) -> PrivacyProfile:
    """Make a privacy profile `new` that says what `name` says, with the same tests. Raises SottoError."""
    profile = replace(privacy_profile(store, name), name=new_name(store, new))
    with store.transaction():
        store.privacy_profiles.save(profile)
        for sample in store.profile_samples.list(name):
            store.profile_samples.add(new, sample.text, sample.hidden, sample.kept)
    return profile


def rename_profile(store: Store, name: str, new: str) -> None:
    """Call the user's own profile `new` from now on, wherever it is in use. Raises SottoError.

    One that stands for a built-in profile can't be renamed: the built-in one would be back under its name, unseen.
    """
    if name in BUILTIN:
        raise SottoError(f"{name} comes with Sotto and keeps its name. Copy it to have it under another.")
    with store.transaction():
        store.privacy_profiles.rename(name, new_name(store, new))
        store.profile_samples.rename(name, new)


@dataclass(frozen=True, slots=True)
class Deleted:
    """A privacy profile that was deleted, with all that went with it."""

    profile: PrivacyProfile
    samples: tuple[Sample, ...]
    conversations: tuple[int, ...]
    """Those in which it held; there the active one holds now."""
    active: bool
    """Whether it was the active one, so that none is any more."""


def delete_profile(store: Store, name: str) -> Deleted:
    """Delete the user's own profile `name` and its samples; what is gone. Raises SottoError.

    A built-in one that it stood for is back, and holds wherever `name` held.
    """
    with store.transaction():
        samples, active = tuple(store.profile_samples.list(name)), store.privacy_profiles.active()
        profile = store.privacy_profiles.delete(name)
        store.profile_samples.delete(name)
        left = () if name in BUILTIN else store.privacy_profiles.leave_conversations(name)
    return Deleted(profile, samples, left, active == name and name not in BUILTIN)


def restore_profile(store: Store, deleted: Deleted) -> None:
    """Have a deleted privacy profile back as it was, unless its name was taken since. Raises SottoError."""
    name = deleted.profile.name
    if store.privacy_profiles.get(name):
        raise SottoError(f"There is another privacy profile called {name} by now.")
    with store.transaction():
        store.privacy_profiles.save(deleted.profile)
        for sample in deleted.samples:
            store.profile_samples.add(name, sample.text, sample.hidden, sample.kept)
        for conversation in deleted.conversations:
            store.conversations.set_privacy_profile(conversation, name)
        if deleted.active and store.privacy_profiles.active() is None:
            store.privacy_profiles.use(name)

"""What the keys of the list of profiles do: each change, the line that says so, and how it is taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.profiles import (
    active_name,
    copy_profile,
    delete_profile,
    rename_profile,
    restore_profile,
    use_everywhere,
    use_in,
)
from assistant.store.profile_samples import Sample
from assistant.store.store import Store
from privacy.builtin import BUILTIN, DEFAULT
from privacy.rules import PrivacyProfile
from tui.privacy.sample_form import Wanted
from tui.privacy.shelf import Desk

UNDO = "u takes it back."
UNDO_HERE = "u takes it back until you leave this screen."
"""Said where words of the user's would be gone for good."""
HOLDS_ALL = "Nothing leaves under it until every sentence is understood."


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in a line; the profile to write next, if another one; and what takes it back, if anything."""

    said: str
    open: str | None = None
    undo: Callable[[], object] | None = None


def use(desk: Desk, name: str, _: str) -> Done:
    """Let the profile hold everywhere, here too."""
    profile = use_everywhere(desk.session.store, name, desk.conversation)
    return Done(_said(f"{name} is the privacy profile in use, everywhere.", profile))


def use_here(desk: Desk, name: str, _: str) -> Done:
    """Let the profile hold in the conversation one comes from and nowhere else; or no longer."""
    store, conversation = desk.session.store, desk.conversation
    if conversation is None:
        return Done("")
    if store.conversations.get(conversation).privacy_profile == name:
        store.conversations.set_privacy_profile(conversation, None)
        return Done(f"{active_name(store)}, which is in use everywhere, holds in this conversation too.")
    profile = use_in(store, name, conversation)
    return Done(_said(f"{name} holds in this conversation and nowhere else.", profile))


def copy(desk: Desk, name: str, new: str) -> Done:
    """Make a profile that says the same under a new name."""
    copy_profile(desk.session.store, name, new)
    return Done(f"{new} says what {name} says, with the same tests. {UNDO}", new, lambda: remove(desk, new))


def rename(desk: Desk, name: str, new: str) -> Done:
    """Call the profile otherwise, wherever it is in use."""
    store = desk.session.store
    since = store.forgetting.asked
    rename_profile(store, name, new)
    back = _unless_forgotten(store, since, lambda: rename_profile(store, new, name))
    return Done(f"{name} is called {new} now. {UNDO}", new, back)


def delete(desk: Desk, name: str, _: str) -> Done:
    """Delete the user's own profile with its tests."""
    store = desk.session.store
    since = store.forgetting.asked
    gone = delete_profile(store, name)
    tests = f" with its {len(gone.samples)} test{'' if len(gone.samples) == 1 else 's'}" if gone.samples else ""
    if name in BUILTIN:
        back = f"The {name} that comes with Sotto is back. "
    elif gone.active or gone.conversations:
        back = f"{active_name(store)} holds where it did. "
    else:
        back = ""
    undo = _unless_forgotten(store, since, lambda: restore_profile(store, gone))
    return Done(f"Deleted {name}{tests}. {back}{UNDO_HERE}", "", undo)


def in_its_place(desk: Desk, name: str) -> str:
    """What would hold wherever the profile holds, were it deleted; "" if it holds nowhere. Raises StoreError."""
    store = desk.session.store
    active = active_name(store)
    if name != active and not store.privacy_profiles.conversations(name):
        return ""
    if name in BUILTIN:
        return f"the {name} that comes with Sotto"
    return DEFAULT if name == active else active


def remove(desk: Desk, name: str) -> None:
    """Take a copy back. Raises SottoError."""
    delete_profile(desk.session.store, name)


CHANGES: Mapping[str, Callable[[Desk, str, str], Done]] = {
    "Use": use,
    "UseHere": use_here,
    "Copy": copy,
    "Rename": rename,
    "Delete": delete,
}
"""By what is asked for; each takes the name that is marked and, if it needs one, a new one. Raises SottoError."""


def add_sample(desk: Desk, name: str, wanted: Wanted) -> Done:
    """Keep a test with the profile `name`."""
    samples = desk.session.store.profile_samples
    id = samples.add(name, wanted.text, wanted.hidden, wanted.kept)
    return Done(f"Kept as a test of {name}. {UNDO}", undo=lambda: samples.remove(id))


def remove_sample(desk: Desk, name: str, sample: Sample) -> Done:
    """Forget a test of the profile `name`."""
    store = desk.session.store
    since = store.forgetting.asked
    store.profile_samples.remove(sample.id)
    back = (sample.text, sample.hidden, sample.kept)
    undo = _unless_forgotten(store, since, lambda: store.profile_samples.add(name, *back))
    return Done(f"Deleted a test of {name}. {UNDO_HERE}", undo=undo)


def _unless_forgotten(store: Store, since: int, back: Callable[[], object]) -> Callable[[], None]:
    """What takes a change back; it raises a StoreError if words were forgotten `since`, which it may hold."""

    def carefully() -> None:
        with store.transaction():
            store.forgetting.require_none_since(since)
            back()

    return carefully


def _said(line: str, profile: PrivacyProfile) -> str:
    return f"{line} {HOLDS_ALL}" if profile.unread else line

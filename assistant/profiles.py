"""Which privacy profile holds: the one named, else the active one, else the default that comes with Sotto."""

from assistant.errors import SottoError
from assistant.store.store import Store
from privacy.builtin import BUILTIN, DEFAULT
from privacy.rules import PrivacyProfile


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

"""The keys of providers: where each one lies, and keeping one that a person gives."""

import os
from dataclasses import dataclass
from typing import Literal

from assistant.config import load
from assistant.errors import SottoError
from assistant.providers import Provider, keep_key, key_of, known


@dataclass(frozen=True, slots=True)
class Keyed:
    """A provider, and where its key is: in the environment, which goes first, in the keyring, or nowhere."""

    provider: Provider
    where: Literal["environment", "keyring", "nowhere"]
    own: bool


def keyed() -> list[Keyed]:
    """Every provider that can be chosen, the user's own first. Raises ConfigError."""
    config = load()
    found = [
        Keyed(provider, _where(provider), provider.name in config.providers) for provider in known(config).values()
    ]
    return sorted(found, key=lambda each: (not each.own, each.provider.name))


def require_known(name: str) -> None:
    """Raise SottoError unless a provider is called `name`."""
    if name not in known(load()):
        raise SottoError(f"No provider is called {name}. Set its address first: providers.{name}.base_url")


def give(name: str, key: str) -> None:
    """Keep the key of the provider `name` in the keyring. Raises SottoError."""
    require_known(name)
    if not key.strip():
        raise SottoError("The key is empty; nothing was changed.")
    keep_key(name, key.strip())


def _where(provider: Provider) -> Literal["environment", "keyring", "nowhere"]:
    if os.environ.get(provider.key_env):
        return "environment"
    return "keyring" if key_of(provider) else "nowhere"

"""The cloud models a user can choose, by provider, and where each one's key is kept."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Literal
from urllib.parse import urlsplit

from assistant.config_sections import Config
from assistant.errors import SottoError
from assistant.store import os_keyring
from assistant.store.errors import LockedError
from local_models import addresses

Wire = Literal["openai", "anthropic"]
KEYRING_SERVICE = "sotto-provider"


@dataclass(frozen=True, slots=True)
class Provider:
    """A service. `key_env` is the environment variable that its own tools read, `wire` the protocol it speaks."""

    name: str
    base_url: str
    key_env: str
    wire: Wire = "openai"


PRESETS: dict[str, Provider] = {
    provider.name: provider
    for provider in (
        Provider("anthropic", "https://api.anthropic.com", "ANTHROPIC_API_KEY", "anthropic"),
        Provider("cerebras", "https://api.cerebras.ai/v1", "CEREBRAS_API_KEY"),
        Provider("deepseek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY"),
        Provider("fireworks", "https://api.fireworks.ai/inference/v1", "FIREWORKS_API_KEY"),
        Provider("google", "https://generativelanguage.googleapis.com/v1beta/openai", "GEMINI_API_KEY"),
        Provider("groq", "https://api.groq.com/openai/v1", "GROQ_API_KEY"),
        Provider("mistral", "https://api.mistral.ai/v1", "MISTRAL_API_KEY"),
        Provider("openai", "https://api.openai.com/v1", "OPENAI_API_KEY"),
        Provider("openrouter", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"),
        Provider("together", "https://api.together.xyz/v1", "TOGETHER_API_KEY"),
        Provider("xai", "https://api.x.ai/v1", "XAI_API_KEY"),
    )
}


@dataclass(frozen=True, slots=True)
class Target:
    """One model at one provider, and the key to use there. The key shows in no representation."""

    provider: str
    base_url: str
    model: str
    key: str | None = field(default=None, repr=False)
    wire: Wire = "openai"

    @property
    def label(self) -> str:
        """How the user names it: PROVIDER/MODEL."""
        return f"{self.provider}/{self.model}"


def target(to: str | None, config: Config) -> Target:
    """The target named by `to` ("PROVIDER/MODEL"), else the one in the config.

    Raises SottoError if there is none, if the provider is unknown or its address is not safe.
    """
    name, _, model = (to or "").partition("/")
    if to is not None and not name:
        raise SottoError(f"{to} names no provider. Write PROVIDER/MODEL, for example openai/gpt-4.1.")
    name = name or config.cloud.provider or ""
    model = model or (config.cloud.model or "" if name == config.cloud.provider else "")
    if not name:
        raise SottoError("No cloud model is set up. Name one with --to PROVIDER/MODEL, or ask with --route local.")
    if not model:
        raise SottoError(f"Which model of {name}? Name it with --to {name}/MODEL.")
    provider = known(config).get(name)
    if provider is None:
        raise SottoError(f"No provider is called {name}. Known are: {', '.join(sorted(known(config)))}.")
    refuse_unsafe(provider.base_url)
    refuse_unready(provider)
    return Target(name, provider.base_url, model, key_of(provider), provider.wire)


def known(config: Config) -> dict[str, Provider]:
    """The presets and the user's own providers by name; the user's own come first."""
    own = {
        name: Provider(name, entry.base_url, entry.key_env or default_env(name))
        for name, entry in config.providers.items()
    }
    return PRESETS | own


def default_env(name: str) -> str:
    """The environment variable that holds the key of a provider which names none."""
    return f"SOTTO_KEY_{name.upper().replace('-', '_')}"


def is_loopback(base_url: str) -> bool:
    """Whether the address is on this machine."""
    return addresses.is_loopback(urlsplit(base_url).hostname or "")


def refuse_unsafe(base_url: str) -> None:
    """Raise SottoError unless the address is https, or on this machine."""
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SottoError(f"{base_url} is no web address. A provider's base_url looks like https://host/v1.")
    if parts.scheme == "http" and not is_loopback(base_url):
        raise SottoError(f"{base_url} is not encrypted. Use https; plain http is for this machine alone.")


def refuse_unready(provider: Provider) -> None:
    """Raise SottoError, before anything is shown or sent, for a known provider without its key or its library."""
    if provider.name in PRESETS and not key_of(provider) and not is_loopback(provider.base_url):
        raise SottoError(f"{provider.name} has no key. Set it with: sotto config key set {provider.name}")
    if provider.wire == "anthropic" and find_spec("anthropic") is None:
        raise SottoError("Anthropic needs its own library: pip install 'sotto-assistant[anthropic]'")


def key_of(provider: Provider) -> str | None:
    """The provider's key from the environment, else from the keyring, else None."""
    return os.environ.get(provider.key_env) or _from_keyring(provider.name)


def _from_keyring(name: str) -> str | None:
    try:
        return os_keyring.look_up(KEYRING_SERVICE, name)
    except LockedError:
        return None


def require_keyring(name: str) -> None:
    """Raise SottoError unless a keyring that is safe can take the key of the provider: before a key is typed."""
    with _or_environment(name):
        os_keyring.require()


def keep_key(name: str, key: str) -> None:
    """Put a provider's key into the OS keyring. Raises SottoError if none is safe, or it loses it."""
    with _or_environment(name) as where:
        if not os_keyring.keep(KEYRING_SERVICE, name, key):
            raise SottoError(f"The keyring did not keep the key. Put it in the environment as {where}.")


@contextmanager
def _or_environment(name: str) -> Iterator[str]:
    """Say which environment variable takes a provider's key where there is no keyring; its name."""
    where = PRESETS[name].key_env if name in PRESETS else default_env(name)
    try:
        yield where
    except os_keyring.KeyringMissingError as error:
        raise SottoError(f"No keyring can be reached. Put the key in the environment as {where}.") from error


def drop_key(name: str) -> None:
    """Take a provider's key out of the OS keyring. Raises SottoError if it is not there."""
    try:
        found = os_keyring.remove(KEYRING_SERVICE, name)
    except os_keyring.KeyringMissingError:
        found = False
    if not found:
        raise SottoError(f"The keyring holds no key for {name}.")

"""Model servers of the user's own on other machines: which there are, and which of them were declared trusted.

The address stands in config.toml, the declaration in the encrypted store. It holds for the very address and
certificates that the user was shown: a config that was edited, or copied from somebody, sends nothing anywhere.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote

from assistant.config_sections import Config
from assistant.errors import SottoError
from assistant.providers import Provider, default_env, drop_key, keep_key, key_of
from assistant.store.settings import Settings
from local_models.addresses import ServerAddress, parse
from local_models.catalog import CONTEXT, ModelInfo
from local_models.llm import LocalModel
from local_models.trusted_server import Trusted

PREFIX = "trusted:"
"""What the name of such a server begins with where models are named."""
KEY = "trusted servers"
"""The setting of the store with what was declared: by name the address, the CA file's digest, and the time."""

NOT_MEASURED = "on another machine and only answers, so neither its speed nor its skills are measured"


@dataclass(frozen=True, slots=True)
class Server:
    """A server of the user's own as config.toml has it; whether it was declared trusted is another question."""

    name: str
    url: str
    model: str
    context: int = CONTEXT
    ca_file: Path | None = None

    @property
    def label(self) -> str:
        """How it is named among models and providers."""
        return f"{PREFIX}{self.name}"

    @property
    def address(self) -> ServerAddress:
        """Where it is. Raises ModelError."""
        return parse(self.url)

    @property
    def host(self) -> str:
        """The machine that it is on, as a person reads it."""
        return self.address.netloc

    @property
    def says(self) -> str:
        """What it means that it answers, on one line."""
        return f"your server {self.name} (trusted): everything said here goes to {self.host}"

    @property
    def info(self) -> ModelInfo:
        """It as a model that can answer."""
        return ModelInfo(self.label, "trusted", url=self.url, context=self.context)

    @property
    def trusted(self) -> Trusted:
        """How it is reached, with its key if it has one."""
        return Trusted(self.url, self.ca_file, key_of(_keyed(self.name, self.url)))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """That a server of the user's own answers, and the model on this machine that does everything else."""

    server: Server
    aside: Callable[[], LocalModel]


def servers(config: Config) -> list[Server]:
    """The servers that the settings name."""
    return [
        Server(name, each.url, each.model, each.context or CONTEXT, Path(each.ca_file) if each.ca_file else None)
        for name, each in config.servers.items()
    ]


def server_called(label: str, config: Config) -> Server:
    """The server of this label or name. Raises SottoError if the settings have none."""
    name = label.removeprefix(PREFIX)
    for server in servers(config):
        if server.name == name:
            return server
    raise SottoError(f"There is no server called {name}. Declare it: sotto models trust URL --name {quote(name)}")


def chosen_server(config: Config) -> Server | None:
    """The server that answers by the settings; None if a model on this machine does, or if there is none such."""
    wanted = config.local.model
    return next((server for server in servers(config) if server.label == wanted), None)


def declared(settings: Settings, server: Server) -> str | None:
    """When (ISO 8601) exactly this server was declared trusted; None if it was not. Raises StoreError."""
    kept = settings.get(KEY, {}).get(server.name, {})
    same = kept.get("url") == server.address.url and kept.get("ca") == _digest(server.ca_file)
    return str(kept["time"]) if same else None


def declare(settings: Settings, server: Server) -> None:
    """Keep that the user declared this server trusted. Raises SottoError if its CA file can't be read."""
    time = datetime.now(UTC).isoformat(timespec="seconds")
    entry = {"url": server.address.url, "ca": _digest(server.ca_file), "time": time}
    settings.set(KEY, {**settings.get(KEY, {}), server.name: entry})


def withdraw(settings: Settings, name: str) -> None:
    """Forget that the server was declared trusted."""
    left = {other: entry for other, entry in settings.get(KEY, {}).items() if other != name}
    if left:
        settings.set(KEY, left)
    else:
        settings.delete(KEY)


def require_usable(settings: Settings, config: Config, server: Server) -> None:
    """Raise SottoError unless something may be sent to it: it was declared, and this is no offline mode."""
    refuse_offline(config, server.name)
    if declared(settings, server) is None:
        raise SottoError(not_declared(server))


def refuse_offline(config: Config, name: str) -> None:
    """Raise SottoError in offline mode (HF_HUB_OFFLINE, or local.downloads is off): it promises no network."""
    from assistant.fetching import offline  # brings the hub's library along

    if offline(config):
        raise SottoError(f"Offline mode is on, so nothing goes to {name}: choose a model on this machine.")


def not_declared(server: Server) -> str:
    """One line about a server that merely stands in the settings."""
    return (
        f"{server.name} at {server.url} stands in the settings but was not declared trusted, so nothing is sent "
        f"to it. Declare it: sotto models trust {quote(server.url)} --name {server.name}"
    )


def keep_server_key(name: str, url: str, key: str) -> None:
    """Keep the key for a server in the OS keyring. Raises SottoError."""
    keyed = _keyed(name, url)
    if not key.strip():
        raise SottoError("The key is empty; nothing was changed.")
    try:
        keep_key(keyed.name, key.strip())
    except SottoError:
        raise SottoError(
            f"No keyring can be reached. Put the key in the environment as {keyed.key_env}."
        ) from None


def drop_server_key(name: str) -> None:
    """Take the key for a server out of the OS keyring, if it is there."""
    try:
        drop_key(_keyed(name, "").name)
    except SottoError:
        return  # it had none


def _keyed(name: str, url: str) -> Provider:
    """The server as something that a key is kept for, like a provider's."""
    return Provider(f"{PREFIX}{name}", url, default_env(f"trusted_{name}"))


def _digest(ca_file: Path | None) -> str:
    """What tells one CA file from another; "" for none. Raises SottoError."""
    if ca_file is None:
        return ""
    try:
        return hashlib.sha256(ca_file.read_bytes()).hexdigest()
    except OSError as error:
        raise SottoError(f"The CA file {ca_file} can't be read ({error.strerror}), so nothing is sent.") from None

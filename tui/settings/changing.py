"""Carrying out a change of a setting, checked by the same code as on the command line. For a thread."""

from assistant import config, provider_keys, providers
from assistant.errors import SottoError
from tui.keys import problem_with, remappable
from tui.settings.rows import Row


def change(row: Row, text: str) -> str:
    """Let a setting be `text`: a line that says what was done. Raises SottoError, and nothing was changed."""
    if row.kind == "provider key":
        provider_keys.give(_provider(row), text)
        return f"The key of {_provider(row)} is in the keyring."
    if row.kind == "key":
        _refuse_taken(row.id.removeprefix("keys."), text)
    config.set_value(row.id, text)
    return f"{row.id} is {config.get(row.id)} now."


def require_keyring(row: Row) -> None:
    """Raise SottoError unless a keyring can take the key of a provider: asked before it is typed."""
    providers.require_keyring(_provider(row))


def reset(row: Row) -> str:
    """Give a setting its default again, or take a provider's key away: a line. Raises SottoError."""
    if row.kind == "provider key":
        providers.drop_key(_provider(row))
        return f"The key of {_provider(row)} is gone from the keyring."
    config.unset(row.id)
    return f"{row.id} has its default again."


def add_provider(name: str, address: str) -> str:
    """Set up a provider of the user's own: a line. Raises SottoError."""
    config.set_value(f"providers.{name}.base_url", address)
    return f"{name} is set up. Give it a key with Enter, if it needs one."


def remove_provider(name: str) -> str:
    """Forget the settings of a provider of the user's own: a line. Raises SottoError."""
    config.unset(f"providers.{name}")
    return f"{name} is no longer set up. Its key, if it had one, is left in the keyring."


def _provider(row: Row) -> str:
    return row.id.split(".")[1]


def _refuse_taken(id: str, key: str) -> None:
    if line := problem_with(id, key, remappable(), config.load().keys):
        raise SottoError(line)

"""What the settings screen lists: settings, providers with their keys, and the keys of the keyboard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant import config
from assistant.config import Present
from assistant.config_settings import describe
from assistant.provider_keys import Keyed, keyed
from assistant.store import keys as store_keys
from tui.keys import Remappable, keymap, remappable
from tui.settings.store_key import WAYS

Kind = Literal["setting", "provider key", "key", "store"]

_WHERE = {"environment": "key in the environment", "keyring": "key in the keyring", "nowhere": "no key"}
_STORE = {"keyring": "in the keyring", "passphrase": "under a passphrase", "recovery": "in a recovery file"}
_STORE_SAYS = "How the key to the store is kept. A spare key is made by: sotto store recovery FILE"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `value` is what is shown of it, `given` what it is changed from.

    `says` is what it is for, `about` its type and default. `choices` are the words it may be, if these are few.
    """

    id: str
    section: str
    name: str
    value: str
    given: str
    says: str
    about: str
    kind: Kind = "setting"
    choices: tuple[str, ...] = ()
    is_set: bool = False


def setting_rows(themes: Sequence[str]) -> list[Row]:
    """The settings of config.toml, and how the store's key is kept. Raises SottoError."""
    choices = {"app.theme": tuple(themes), "cloud.provider": tuple(each.provider.name for each in keyed())}
    found = [
        _setting(each, choices.get(each.setting.dotted, each.setting.choices))
        for each in config.present()
        if each.setting.section not in {"providers", "keys"} and not _is_named(each)
    ]
    way = store_keys.method()
    return [*found, Row("store.key", "store", "key", _STORE[way], "", _STORE_SAYS, "", "store", WAYS[way])]


def provider_rows() -> list[Row]:
    """Every provider: its key, and the settings of one of the user's own. Raises SottoError."""
    settings = [
        each for each in config.present() if _is_named(each) and each.setting.dotted.startswith("providers.")
    ]
    return [row for each in keyed() for row in _provider(each, settings)]


def new_provider(name: str = "NAME") -> Row:
    """The address of a provider that is only being added."""
    setting = next(each for each in describe() if each.dotted == "providers.NAME.base_url")
    return _setting(Present(replace(setting, dotted=f"providers.{name}.base_url"), None, is_set=False), ())


def key_rows() -> list[Row]:
    """Everything that a key does. Raises SottoError. Imports every screen."""
    changed = keymap(config.load().keys)
    return [_key(each, changed.get(each.id, each.key), is_set=each.id in changed) for each in remappable()]


def _key(each: Remappable, key: str, *, is_set: bool) -> Row:
    place, _, action = each.id.partition(".")
    about = f"a key; {each.key} if you say nothing"
    return Row(f"keys.{each.id}", place, action, key, key, f"{each.description}.", about, "key", (), is_set)


def _provider(keyed: Keyed, settings: Sequence[Present]) -> Iterator[Row]:
    name, provider = keyed.provider.name, keyed.provider
    says = f"The key of {name}, at {provider.base_url}. It goes into the keyring, never into the file."
    about = f"The environment variable {provider.key_env} goes first, if it is set."
    section, called = (f"providers.{name}", "key") if keyed.own else ("known providers", name)
    yield Row(f"providers.{name}.key", section, called, _WHERE[keyed.where], "", says, about, "provider key")
    yield from (_setting(each, ()) for each in settings if each.setting.section == f"providers.{name}")


def _setting(present: Present, choices: tuple[str, ...]) -> Row:
    setting, value = present.setting, "" if present.value is None else str(present.value)
    default = f"; {setting.default} if you say nothing" if setting.default is not None else ""
    return Row(
        setting.dotted, setting.section, setting.name, value or "not set", value, setting.description,
        f"{setting.type}{default}", "setting", choices, present.is_set,
    )  # fmt: skip


def _is_named(present: Present) -> bool:
    return "." in present.setting.section

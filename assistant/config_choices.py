"""Words that a setting may be which depend on what else there is: the app's themes and keys, the providers.

They are asked for where a setting is set. One that is gone since then is told where it is used; the rest goes on.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.app_names import KEYS, THEMES
from assistant.config_faults import ConfigError


def refuse_unknown(dotted: str, value: Any, data: Mapping[str, Any]) -> None:
    """Raise ConfigError, with what there is, if `dotted` can't be `value` beside the other settings in `data`."""
    match dotted.split("."):
        case ["app", "theme"] if value not in THEMES:
            raise ConfigError(f"There is no theme called {value}. There are: {_listed(THEMES)}.")
        case ["cloud", "provider"]:
            _refuse_provider(value, data.get("providers"))
        case ["keys", place, _] if place not in KEYS:
            raise ConfigError(f"No place in the app is called {place}. There are: {_listed(KEYS)}.")
        case ["keys", place, action] if action not in KEYS[place]:
            raise ConfigError(f"{place} has no key called {action}. It has: {_listed(KEYS[place])}.")


def _refuse_provider(name: str, own: Any) -> None:
    from assistant.providers import PRESETS

    known = {*PRESETS, *(own if isinstance(own, Mapping) else ())}
    if name not in known:
        raise ConfigError(
            f"No provider is called {name}. Known are: {_listed(sorted(known))}; add one of your own with "
            "`sotto config set providers.NAME.base_url ADDRESS`."
        )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)

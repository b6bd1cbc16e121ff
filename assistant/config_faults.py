"""What is wrong with settings: a line for each fault, and how it is mended where it stands in config.toml."""

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assistant import paths
from assistant.config_sections import Config
from assistant.config_settings import names
from assistant.errors import SottoError


class ConfigError(SottoError):
    """The config file, or a change to it, is wrong."""


class Fault(NamedTuple):
    """One thing that is wrong: the setting or section, and a line about it."""

    dotted: str
    line: str

    def concerns(self, dotted: str) -> bool:
        """Whether it is about `dotted`, something in it, or something that it is in."""
        return f"{self.dotted}.".startswith(f"{dotted}.") or f"{dotted}.".startswith(f"{self.dotted}.")

    @property
    def in_file(self) -> str:
        """The line about it where it stands in config.toml: with the file, and how to mend it."""
        path = str(paths.config_path())
        if path in self.line or self.line.startswith(f"{self.dotted} is missing"):
            return self.line
        return f"{self.line} It stands in {path}; `sotto config unset {self.dotted}` takes it out."


def checked(data: Mapping[str, Any]) -> Config:
    """The settings in `data`. Raises ConfigError about the first thing that is wrong."""
    if found := faults(data):
        raise ConfigError(found[0].line)
    return Config.model_validate(data)


def faults(data: Mapping[str, Any]) -> list[Fault]:
    """All that is wrong with the settings in `data`."""
    found = list(_secrets(data))
    try:
        Config.model_validate(data)
    except ValidationError as error:
        found += map(_fault, error.errors(include_url=False, include_input=False))
    return found


def require_known(dotted: str) -> None:
    """Raise ConfigError unless there is a setting `dotted`."""
    if dotted not in names(dotted):
        raise ConfigError(_unknown(dotted))


def refuse_secrets(data: Mapping[str, Any]) -> None:
    """Raise ConfigError if a key is written anywhere in `data`, whatever the setting is called."""
    for fault in _secrets(data):
        raise ConfigError(fault.line)


def section_expected(dotted: str) -> str:
    """What to say where a value stands in config.toml in the place of a section."""
    return f"{dotted} in {paths.config_path()} is a section: begin it with [{dotted}]."


def _fault(error: ErrorDetails) -> Fault:
    dotted = ".".join(str(part) for part in error["loc"]).removesuffix(".[key]")
    return Fault(dotted, _line(dotted, error))


def _line(dotted: str, error: ErrorDetails) -> str:
    match error["type"]:
        case "extra_forbidden":
            return _unknown(dotted)
        case "missing" if dotted.startswith("servers."):
            name = dotted.split(".")[1]
            return f"{dotted} is missing. Declare the server with `sotto models trust ADDRESS --name {name}`."
        case "missing":
            return f"{dotted} is missing. Set it with `sotto config set {dotted} VALUE`."
        case "string_pattern_mismatch":
            return f"{dotted} is not a name. Use letters, digits, - and _ only."
        case "model_type" | "dict_type":
            return section_expected(dotted)
        case _:
            said = error["msg"].removeprefix("Value error, ").removeprefix("Input ")
            return f"{dotted} is not right: {_IN_PLAIN_WORDS.get(error['type'], said)}."


_IN_PLAIN_WORDS = {
    **dict.fromkeys(("int_parsing", "int_from_float", "int_type"), "give a whole number, for example 300"),
    **dict.fromkeys(("float_parsing", "float_type"), "give a number, for example 0.5"),
}
"""What pydantic says of these is for programmers."""


def _unknown(dotted: str) -> str:
    near = difflib.get_close_matches(dotted, names(dotted), n=1)
    hint = f"did you mean {near[0]}?" if near else "see `sotto config list`."
    return f"There is no setting {dotted}; {hint}"


def _secrets(data: Mapping[str, Any], section: str = "") -> Iterator[Fault]:
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield from _secrets(value, f"{section}{name}.")
        elif _SECRET.search(name):
            yield Fault(
                f"{section}{name}",
                f"Keys don't belong in the config, so {section}{name} is refused. Remove it and run "
                "`sotto config key set NAME`, or put the key in an environment variable.",
            )


_SECRET = re.compile(r"(^|[_-])(api)?(key|token|secret|password|passphrase)$", re.IGNORECASE)

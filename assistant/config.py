"""The settings in config.toml: what they are, and reading and changing them. Keys never belong in it."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

import tomlkit
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from assistant import paths
from assistant.config_sections import Config, Provider
from assistant.errors import SottoError
from assistant.files import told, write_atomically


class ConfigError(SottoError):
    """The config file, or a change to it, is wrong."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What one setting is, for the docs and `sotto config list`. `default` is None where it has none."""

    dotted: str
    type: str
    default: Any
    description: str


def load() -> Config:
    """The settings in config.toml; the defaults where there is no such file. Raises ConfigError."""
    return _checked(_read())


def get(dotted: str) -> Any:
    """The value of the setting `dotted` ("local.model"). Raises ConfigError."""
    _require_known(dotted)
    value: Any = load().model_dump()
    for part in dotted.split("."):
        if part not in value:
            raise ConfigError(f"{dotted} is not set. Set it with `sotto config set {dotted} VALUE`.")
        value = value[part]
    return value


def set_value(dotted: str, text: str) -> None:
    """Set `dotted` to what `text` says, keeping the file's comments. Raises ConfigError and changes nothing."""
    _refuse_secrets({dotted.rpartition(".")[2]: text})
    _require_known(dotted)
    *sections, name = dotted.split(".")
    document = _document()
    table = document
    for section in sections:
        table = table.setdefault(section, {})
    table[name] = text
    value: Any = _checked(document.unwrap()).model_dump()
    for part in dotted.split("."):
        value = value[part]
    table[name] = value
    _write(document)


def unset(dotted: str) -> None:
    """Go back to the default of `dotted`, or remove a whole provider ("providers.NAME"). Raises ConfigError."""
    parts = dotted.split(".")
    if not (len(parts) == 2 and parts[0] == "providers"):
        _require_known(dotted)
    document = _document()
    table = document
    for section in parts[:-1]:
        table = table.get(section, {})
    if parts[-1] in table:
        del table[parts[-1]]
        _checked(document.unwrap())
        _write(document)


def describe() -> list[Setting]:
    """Every setting there is, in the file's order; NAME stands for a provider's name."""
    sections: dict[str, Any] = {name: field.annotation for name, field in Config.model_fields.items()}
    sections["providers.NAME"] = Provider
    del sections["providers"]
    return [
        Setting(f"{section}.{name}", _type_words(field.annotation), _default(field), field.description or "")
        for section, model in sections.items()
        for name, field in model.model_fields.items()
    ]


def _default(field: FieldInfo) -> Any:
    return None if field.is_required() else field.default


def _type_words(annotation: Any) -> str:
    inner = get_args(annotation)
    if not inner:
        return {str: "text", int: "whole number", float: "number"}[annotation]
    return " or ".join(inner) if isinstance(inner[0], str) else _type_words(inner[0])


def _source() -> str:
    path = paths.config_path()
    with told(path):
        try:
            return path.read_text("utf-8")
        except FileNotFoundError:
            return ""
        except UnicodeDecodeError:
            raise ConfigError(f"{path} is not UTF-8 text. Save it again as UTF-8.") from None


def _read() -> dict[str, Any]:
    try:
        return tomllib.loads(_source())
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{paths.config_path()} can't be read: {error}. Mend that line.") from None


def _document() -> tomlkit.TOMLDocument:
    """The file with its comments, known to be right."""
    load()
    return tomlkit.parse(_source())


def _write(document: tomlkit.TOMLDocument) -> None:
    path = paths.config_path().resolve()  # a link to a file kept elsewhere stays a link
    write_atomically(path, tomlkit.dumps(document).encode())


def _checked(data: Mapping[str, Any]) -> Config:
    _refuse_secrets(data)
    try:
        return Config.model_validate(data)
    except ValidationError as error:
        raise ConfigError(_first_line(error)) from None


def _first_line(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    dotted = ".".join(str(part) for part in first["loc"])
    match first["type"]:
        case "extra_forbidden":
            return _unknown(dotted)
        case "missing":
            return f"{dotted} is missing. Set it with `sotto config set {dotted} VALUE`."
        case "string_pattern_mismatch":
            return f"{dotted.removesuffix('.[key]')} is not a name. Use letters, digits, - and _ only."
        case "model_type" | "dict_type":
            return f"{dotted} in {paths.config_path()} is a section: begin it with [{dotted}]."
        case _:
            reason = first["msg"].removeprefix("Value error, ").removeprefix("Input ")
            return f"{dotted} is not right: {reason}."


def _require_known(dotted: str) -> None:
    if dotted not in _names(dotted):
        raise ConfigError(_unknown(dotted))


def _unknown(dotted: str) -> str:
    near = difflib.get_close_matches(dotted, _names(dotted), n=1)
    hint = f"did you mean {near[0]}?" if near else "see `sotto config list`."
    return f"There is no setting {dotted}; {hint}"


def _names(dotted: str) -> list[str]:
    """The name of every setting, with the provider's name that `dotted` has in the place of NAME."""
    provider = dotted.split(".")[1] if dotted.startswith("providers.") else "NAME"
    return [setting.dotted.replace("NAME", provider) for setting in describe()]


def _refuse_secrets(data: Mapping[str, Any], section: str = "") -> None:
    """Raise ConfigError if a key is written anywhere in the file, whatever the setting is called."""
    for name, value in data.items():
        if isinstance(value, Mapping):
            _refuse_secrets(value, f"{section}{name}.")
        elif _SECRET.search(name):
            raise ConfigError(
                f"Keys don't belong in the config, so {section}{name} is refused. Remove it and run "
                "`sotto config key set NAME`, or put the key in an environment variable."
            )


_SECRET = re.compile(r"(^|[_-])(api)?(key|token|secret|password|passphrase)$", re.IGNORECASE)

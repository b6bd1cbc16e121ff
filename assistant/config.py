"""The settings in config.toml: what they are, and reading and changing them. Keys never belong in it."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, get_args

import tomlkit
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from assistant import paths
from assistant.config_sections import KEYS_SAY, Config, Provider, TrustedServer
from assistant.errors import SottoError
from assistant.files import told, write_atomically
from assistant.store.lock import exclusive


class ConfigError(SottoError):
    """The config file, or a change to it, is wrong."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What one setting is, for the docs, `sotto config list` and the app. `default` is None where it has none.

    `choices` are the words that it may be, if it is one of a few. `optional` says that it may be unset.
    """

    dotted: str
    type: str
    default: Any
    description: str
    choices: tuple[str, ...] = ()
    optional: bool = True

    @property
    def section(self) -> str:
        """What stands in the brackets above it in the file."""
        return self.dotted.rpartition(".")[0]

    @property
    def name(self) -> str:
        """Its name in its section."""
        return self.dotted.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Present:
    """A setting as it is: its value, which is None where it is unset, and whether the file sets it."""

    setting: Setting
    value: Any
    is_set: bool


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
    with _changing() as document:
        table = document
        for section in sections:
            table = table.setdefault(section, {})
        table[name] = text
        table[name] = _at(_checked(document.unwrap()).model_dump(), dotted)


def set_server(name: str, values: Mapping[str, Any]) -> None:
    """Write all of [servers.NAME] anew, at once. Raises ConfigError and changes nothing."""
    with _changing() as document:
        document.setdefault("servers", tomlkit.table(is_super_table=True))[name] = dict(values)


def unset(dotted: str) -> None:
    """Go back to the default of `dotted`. "providers.NAME", "servers.NAME" and "keys.PLACE" go whole.

    Raises ConfigError.
    """
    parts = dotted.split(".")
    if not (len(parts) == 2 and parts[0] in {"providers", "servers", "keys"}):
        _require_known(dotted)
    with _changing() as document:
        table = document
        for section in parts[:-1]:
            table = table.get(section, {})
        table.pop(parts[-1], None)


def describe() -> list[Setting]:
    """Every setting there is, in the file's order. PLACE.ACTION and NAME stand for what is to be put in."""
    sections: dict[str, Any] = {name: field.annotation for name, field in Config.model_fields.items()}
    sections["providers.NAME"], sections["servers.NAME"] = Provider, TrustedServer
    del sections["providers"], sections["servers"], sections["keys"]
    found = [
        _setting(f"{section}.{name}", field)
        for section, model in sections.items()
        for name, field in model.model_fields.items()
    ]
    place = next(at for at, setting in enumerate(found) if setting.dotted.startswith("providers."))
    return [*found[:place], Setting("keys.PLACE.ACTION", "key", None, KEYS_SAY), *found[place:]]


def present() -> list[Present]:
    """Every setting with its value; those of a provider, a server, and keys, for each that is set.

    Raises ConfigError.
    """
    config = load()
    keys = [f"{place}.{action}" for place, actions in config.keys.items() for action in actions]
    instead = {
        "providers.NAME": [f"providers.{name}" for name in config.providers],
        "servers.NAME": [f"servers.{name}" for name in config.servers],
        "PLACE.ACTION": keys,
    }
    written, values = _read(), config.model_dump()
    return [
        Present(setting, _at(values, setting.dotted), _at(written, setting.dotted) is not None)
        for described in describe()
        for setting in _resolved(described, instead)
    ]


def _resolved(setting: Setting, instead: Mapping[str, list[str]]) -> list[Setting]:
    """A setting whose name has a gap, once for each that fits into the gap."""
    gap = next((gap for gap in instead if gap in setting.dotted), None)
    if gap is None:
        return [setting]
    return [replace(setting, dotted=setting.dotted.replace(gap, name)) for name in instead[gap]]


def _at(values: Mapping[str, Any], dotted: str) -> Any:
    value: Any = values
    for part in dotted.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _setting(dotted: str, field: FieldInfo) -> Setting:
    default = None if field.is_required() else field.default
    choices = tuple(word for word in get_args(field.annotation) if isinstance(word, str))
    return Setting(
        dotted, _type_words(field.annotation), default, field.description or "", choices, not field.is_required()
    )


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


@contextmanager
def _changing() -> Iterator[tomlkit.TOMLDocument]:
    """The file with its comments, to be changed; what is changed is written once it is known to be right.

    No other program changes it meanwhile. Raises ConfigError.
    """
    with exclusive(paths.home() / "config.lock"):
        load()
        document = tomlkit.parse(before := _source())
        yield document
        _checked(document.unwrap())
        if (after := tomlkit.dumps(document)) != before:
            path = paths.config_path().resolve()  # a link to a file kept elsewhere stays a link
            write_atomically(path, after.encode())


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
            said = first["msg"].removeprefix("Value error, ").removeprefix("Input ")
            return f"{dotted} is not right: {_IN_PLAIN_WORDS.get(first['type'], said)}."


_IN_PLAIN_WORDS = {
    **dict.fromkeys(("int_parsing", "int_from_float", "int_type"), "give a whole number, for example 300"),
    **dict.fromkeys(("float_parsing", "float_type"), "give a number, for example 0.5"),
}
"""What pydantic says of these is for programmers."""


def _require_known(dotted: str) -> None:
    if dotted not in _names(dotted):
        raise ConfigError(_unknown(dotted))


def _unknown(dotted: str) -> str:
    near = difflib.get_close_matches(dotted, _names(dotted), n=1)
    hint = f"did you mean {near[0]}?" if near else "see `sotto config list`."
    return f"There is no setting {dotted}; {hint}"


def _names(dotted: str) -> list[str]:
    """The name of every setting, with what `dotted` has in the place of NAME and of PLACE.ACTION."""
    first, _, rest = dotted.partition(".")
    name = rest.split(".")[0] if first in {"providers", "servers"} and rest else "NAME"
    action = rest if first == "keys" and rest.count(".") == 1 else "PLACE.ACTION"
    return [
        setting.dotted.replace(f"{first}.NAME", f"{first}.{name}").replace("PLACE.ACTION", action)
        for setting in describe()
    ]


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

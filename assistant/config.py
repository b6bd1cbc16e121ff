"""The settings in config.toml: what they are, and reading and changing them. Keys never belong in it."""

import tomllib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import tomlkit

from assistant import paths
from assistant.config_choices import refuse_unknown
from assistant.config_faults import ConfigError, checked, faults, refuse_secrets, require_known, section_expected
from assistant.config_sections import Config
from assistant.config_settings import Setting, describe
from assistant.files import told, write_atomically
from assistant.store.lock import exclusive


@dataclass(frozen=True, slots=True)
class Present:
    """A setting as it is: its value, which is None where it is unset, and whether the file sets it."""

    setting: Setting
    value: Any
    is_set: bool


def load() -> Config:
    """The settings in config.toml; the defaults where there is no such file. Raises ConfigError."""
    data = _read()
    if found := faults(data):
        raise ConfigError(found[0].in_file)
    return Config.model_validate(data)


def get(dotted: str) -> Any:
    """The value of the setting `dotted` ("local.model"). Raises ConfigError."""
    require_known(dotted)
    value: Any = load().model_dump()
    for part in dotted.split("."):
        if part not in value:
            raise ConfigError(f"{dotted} is not set. Set it with `sotto config set {dotted} VALUE`.")
        value = value[part]
    return value


def set_value(dotted: str, text: str) -> None:
    """Set `dotted` to what `text` says, keeping the file's comments. Raises ConfigError and changes nothing."""
    refuse_secrets({dotted.rpartition(".")[2]: text})
    require_known(dotted)
    *sections, name = dotted.split(".")
    with _changing(dotted) as document:
        *_, table = _tables(document, sections, make=True)
        table[name] = text
        value = _at(checked(_alone(document.unwrap(), dotted)).model_dump(), dotted)
        refuse_unknown(dotted, value, document)
        table[name] = value


def _alone(data: Mapping[str, Any], dotted: str) -> dict[str, Any]:
    """The one setting; of a provider or a server, all that belongs to it."""
    first, second, *_ = dotted.split(".")
    if first in _NAMED:
        return {first: {second: data[first][second]}}
    alone: Any = _at(data, dotted)
    for part in reversed(dotted.split(".")):
        alone = {part: alone}
    whole: dict[str, Any] = alone
    return whole


def set_server(name: str, values: Mapping[str, Any]) -> None:
    """Write all of [servers.NAME] anew, at once. Raises ConfigError and changes nothing."""
    with _changing(f"servers.{name}") as document:
        document.setdefault("servers", tomlkit.table(is_super_table=True))[name] = dict(values)


def unset(dotted: str) -> None:
    """Go back to the default of `dotted`. "providers.NAME", "servers.NAME" and "keys.PLACE" go whole.

    So does whatever is wrong in the file. Raises ConfigError.
    """
    *sections, name = dotted.split(".")
    if not (len(sections) == 1 and sections[0] in {*_NAMED, "keys"}) and not _is_wrong(dotted):
        require_known(dotted)
    with _changing(dotted) as document:
        tables = list(_tables(document, sections, make=False))
        tables[-1].pop(name, None)
        for depth in range(len(sections), 0, -1):
            if not tables[depth] and _is_wrong(".".join(sections[:depth])):
                tables[depth - 1].pop(sections[depth - 1], None)


def _is_wrong(dotted: str) -> bool:
    """Whether the file is wrong about `dotted` or what it is in."""
    return any(f"{dotted}.".startswith(f"{fault.dotted}.") for fault in faults(_read()))


_NAMED = frozenset({"providers", "servers"})
"""The sections that hold one of the user's own naming for each."""


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
def _changing(dotted: str) -> Iterator[tomlkit.TOMLDocument]:
    """The file with its comments, for `dotted` to be changed; it is written once that is known to be right.

    What else is wrong in the file stays and is told, unless the change mends what is wrong: that is possible one
    by one. No other program changes it meanwhile. Raises ConfigError.
    """
    with exclusive(paths.home() / "config.lock"):
        before = faults(_read())
        document = tomlkit.parse(source := _source())
        yield document
        after = faults(document.unwrap())
        if new := [fault for fault in after if fault not in before]:
            raise ConfigError(new[0].line)
        if after and not any(fault.concerns(dotted) for fault in before):
            raise ConfigError(after[0].in_file)
        if (changed := tomlkit.dumps(document)) != source:
            path = paths.config_path().resolve()  # a link to a file kept elsewhere stays a link
            write_atomically(path, changed.encode())


def _tables(
    document: MutableMapping[str, Any], sections: Sequence[str], *, make: bool
) -> Iterator[MutableMapping[str, Any]]:
    """The document, and every section in the one before it; `make` puts it there. Raises ConfigError."""
    table: Any = document
    yield table
    for depth, section in enumerate(sections, 1):
        table = table.setdefault(section, {}) if make else table.get(section, {})
        if not isinstance(table, MutableMapping):
            raise ConfigError(section_expected(".".join(sections[:depth])))
        yield table

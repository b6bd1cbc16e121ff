"""What settings there are, each with its type, default and description, made from the sections of config.toml."""

from dataclasses import dataclass
from typing import Any, get_args

from pydantic.fields import FieldInfo

from assistant.config_sections import KEYS_SAY, Config, Provider, TrustedServer


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


def names(dotted: str) -> list[str]:
    """The name of every setting, with what `dotted` has in the place of NAME and of PLACE.ACTION."""
    first, _, rest = dotted.partition(".")
    name = rest.split(".")[0] if first in {"providers", "servers"} and rest else "NAME"
    action = rest if first == "keys" and rest.count(".") == 1 else "PLACE.ACTION"
    return [
        setting.dotted.replace(f"{first}.NAME", f"{first}.{name}").replace("PLACE.ACTION", action)
        for setting in describe()
    ]


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

"""The documentation of the settings, and a config.toml to begin with, made from what the settings are."""

from itertools import groupby

from assistant.config_settings import Setting, describe

_HEAD = "| setting | type | default | what it does |\n| --- | --- | --- | --- |"


def as_markdown() -> str:
    """A table for every section of config.toml."""
    return "\n\n".join(
        f"## [{section}]\n\n{_HEAD}\n" + "\n".join(map(_row, found)) for section, found in _sections()
    )


def as_toml() -> str:
    """A config.toml that changes nothing: every setting stands in a comment with its default."""
    return "\n\n".join(
        f"{_heading(section)}\n" + "\n".join(map(_comment, found)) for section, found in _sections()
    )


def _sections() -> list[tuple[str, list[Setting]]]:
    return [(section, list(found)) for section, found in groupby(describe(), lambda setting: setting.section)]


def _heading(section: str) -> str:
    """The line in brackets; a comment where a name has yet to be put in."""
    return f"[{section}]" if section.islower() else f"# [{section}]"


def _row(setting: Setting) -> str:
    default = "" if setting.default is None else f"`{setting.default}`"
    return f"| `{setting.name}` | {setting.type} | {default} | {setting.description} |"


def _comment(setting: Setting) -> str:
    default = setting.default
    shown = f'"{default}"' if isinstance(default, str) else "" if default is None else str(default)
    return f"# {setting.description}\n# {setting.name} = {shown}".rstrip()

"""`sotto config`: settings, and the keys of providers."""

from collections.abc import Iterator
from typing import Any

import click

from assistant.cli.groups import Group
from assistant.cli.inputs import piped_text
from assistant.cli.output import emit, is_interactive, narrate, table


@click.group(cls=Group)
def config() -> None:
    """Read and change settings. Keys of providers go into the keyring, never into the file."""


@config.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_(as_json: bool) -> None:
    """List every setting with its value and what it is for."""
    rows = list(_settings())
    if as_json:
        emit({"settings": {name: value for name, value, _ in rows}})
    else:
        click.echo(table([(name, "-" if value is None else str(value), says) for name, value, says in rows]))


def _settings() -> Iterator[tuple[str, Any, str]]:
    """Name, value and description of every setting; one that has a name to be put in, as long as there is none."""
    from assistant.config import present
    from assistant.config_settings import describe

    found = present()
    for setting in describe():
        same = [each for each in found if each.setting.description == setting.description]
        for each in same:
            yield each.setting.dotted, each.value, setting.description
        if not same:
            yield setting.dotted, None, setting.description


@config.command()
@click.option("--toml", is_flag=True, help="Print a config.toml in which every setting stands as a comment.")
def docs(toml: bool) -> None:
    """Print what every setting is, as Markdown."""
    from assistant.config_docs import as_markdown, as_toml

    click.echo(as_toml() if toml else as_markdown())


@config.command()
@click.argument("name")
def get(name: str) -> None:
    """Print the value of the setting NAME."""
    from assistant.config import get as value_of

    value = value_of(name)
    click.echo("" if value is None else str(value))


@config.command("set")
@click.argument("name")
@click.argument("value")
def set_(name: str, value: str) -> None:
    """Set the setting NAME to VALUE."""
    from assistant.config import set_value

    set_value(name, value)


@config.command()
@click.argument("name")
def unset(name: str) -> None:
    """Give the setting NAME its default again."""
    from assistant.config import unset as forget

    forget(name)


@config.command()
def path() -> None:
    """Print where the settings are kept."""
    from assistant.paths import config_path

    click.echo(str(config_path()))


@config.group()
def key() -> None:
    """Keep the key of a provider in the OS keyring."""


@key.command("set")
@click.argument("provider")
def set_key(provider: str) -> None:
    """Keep the key of PROVIDER; it is asked for, or read from stdin."""
    from assistant.provider_keys import give, require_known
    from assistant.providers import require_keyring

    require_known(provider)
    require_keyring(provider)
    give(provider, _asked() if is_interactive() else piped_text())
    narrate(f"The key of {provider} is in the keyring.")


def _asked() -> str:
    answer: str = click.prompt("Key", hide_input=True, err=True)
    return answer


@key.command("drop")
@click.argument("provider")
def drop(provider: str) -> None:
    """Take the key of PROVIDER out of the keyring."""
    from assistant.providers import drop_key

    drop_key(provider)
    narrate(f"The key of {provider} is gone from the keyring.")

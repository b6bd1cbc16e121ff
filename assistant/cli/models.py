"""`sotto models`: the language models on this machine."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from assistant.cli.output import emit, narrate, table
from assistant.errors import SottoError

if TYPE_CHECKING:
    from assistant.config import Config


@click.group()
def models() -> None:
    """See the models on this machine. Put GGUF files into the models folder to add some."""


@models.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_(as_json: bool) -> None:
    """List the models that can be used; the one in use is marked."""
    from assistant.config import load
    from assistant.paths import models_dir
    from local_models.catalog import installed

    config = load()
    found, used = installed(models_dir(), config.local.server), _used(config)
    if as_json:
        emit({"models": [{**asdict(m), "path": m.path and str(m.path), "in_use": m.name == used} for m in found]})
        return
    rows = [
        ("*" if m.name == used else "", m.name, _size(m.size), m.licence or "licence unknown", m.source)
        for m in found
    ]
    click.echo(table(rows))


def _used(config: "Config") -> str | None:
    """The name of the model that answers; None, and a line, if it cannot be had."""
    from assistant.assembly import chosen_model

    try:
        return chosen_model(config).name
    except SottoError as error:
        narrate(str(error), fg="red")
        return None


@models.command()
@click.argument("name")
def use(name: str) -> None:
    """Answer with the model NAME from now on (a listed name, or a path to a GGUF file)."""
    from assistant.assembly import model_info
    from assistant.config import load, set_value

    info = model_info(name, load())
    set_value("local.model", str(info.path) if info.path and info.name != name else info.name)
    click.echo(f"{info.name} answers from now on.")


def _size(size: int) -> str:
    return f"{size / 2**20:.0f} MiB" if size else "-"

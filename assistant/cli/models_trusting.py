"""`sotto models trust` and `distrust`: model servers of the user's own on other machines."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.inputs import piped_text
from assistant.cli.output import is_interactive, narrate
from assistant.errors import SottoError

if TYPE_CHECKING:
    from assistant.trusting import Wish


@click.command()
@click.argument("url")
@click.option("--name", required=True, help="What you call it; as a model it is trusted:NAME.")
@click.option(
    "--model", help="The model to answer with, as it is called there; else it is asked for the one it has."
)
@click.option("--context", type=click.IntRange(256), help="How many tokens prompt and answer may take there.")
@click.option(
    "--ca-file", type=click.Path(path_type=Path), help="Certificates (PEM) of your own CA; else the usual."
)
@click.option(
    "--key", "with_key", is_flag=True, help="Keep its key in the keyring: asked for, or read from stdin."
)
@click.option("--use", "then_use", is_flag=True, help="Answer with it from then on.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def trust(
    url: str,
    name: str,
    model: str | None,
    context: int | None,
    ca_file: Path | None,
    with_key: bool,
    then_use: bool,
    yes: bool,
) -> None:
    """Declare that you trust a model server of your own at URL, on another machine (llama-server, vLLM, Ollama).

    Only https, or http to an address of your local network. Says what it means and asks first.
    """
    from assistant.cli.session import opened_store
    from assistant.trusting import Wish, checked, use_server
    from assistant.trusting import trust as declare

    wish = checked(Wish(name, url, model, context, ca_file))
    if not _agreed(wish, yes):
        narrate("Nothing was changed, and nothing was sent.")
        return
    if with_key:
        wish = checked(Wish(name, url, model, context, ca_file, _key()))
    with opened_store() as store:
        server = declare(wish, store)
    click.echo(f"{name} is trusted. It answers with {server.model}, {server.context:,} tokens at most.")
    if then_use:
        use_server(server)
        click.echo(f"{server.label} answers from now on: everything said goes to {server.host}.")
    else:
        click.echo(f"Answer with it: sotto models use {server.label}")


def _agreed(wish: "Wish", yes: bool) -> bool:
    """Whether the user agrees to what it means, which is said in any case."""
    from assistant.trusting import meaning

    for line in meaning(wish):
        narrate(line)
    if yes:
        return True
    if not is_interactive():
        raise SottoError("Trusting asks first. Say --yes to go on without being asked.")
    return click.confirm(f"Trust {wish.name}?", err=True)


def _key() -> str:
    answer: str = click.prompt("Key", hide_input=True, err=True) if is_interactive() else piped_text()
    return answer.strip()


@click.command()
@click.argument("name")
def distrust(name: str) -> None:
    """Send nothing to the server NAME any more, and forget its address and key. The ledger stays."""
    from assistant.cli.session import opened_store
    from assistant.trusting import distrust as withdraw

    with opened_store() as store:
        click.echo(withdraw(name, store))

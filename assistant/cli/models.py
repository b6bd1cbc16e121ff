"""`sotto models`: the language models on this machine, those that can be got, and servers of the user's own."""

from dataclasses import asdict
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.models_getting import pull, remove, token
from assistant.cli.models_measuring import bench
from assistant.cli.models_trusting import distrust, trust
from assistant.cli.output import emit, narrate, table
from assistant.cli.session import opened_store
from assistant.errors import SottoError

if TYPE_CHECKING:
    from assistant.config_sections import Config
    from assistant.model_list import Row


@click.group()
def models() -> None:
    """See, get, choose and measure the models on this machine; trust a server of your own."""


for _command in (pull, remove, token, bench, trust, distrust):
    models.add_command(_command)


@models.command("list")
@click.option("--available", is_flag=True, help="Those that can be got, instead of those that are here.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_(available: bool, as_json: bool) -> None:
    """List the models that can be used; the one in use is marked. Whether one fits is as memory is now."""
    from assistant.config import load
    from assistant.model_list import to_get

    config = load()
    rows, problem = _here(config)
    if problem:
        narrate(problem, fg="red")
    if available:
        rows = to_get(config, rows)
    if as_json:
        emit({"models": [_as_json(row) for row in rows]})
        return
    click.echo(table([_as_line(row) for row in rows]))
    if available:
        narrate(
            "Get one with: sotto models pull NAME. Any other: sotto models pull OWNER/REPO:FILE.gguf", dim=True
        )


def _here(config: "Config") -> "tuple[list[Row], str]":
    """What can answer. The store, where it stands which servers are trusted, is opened only if there are some."""
    from assistant.model_list import here
    from assistant.store.opening import exists

    if not config.servers or not exists():
        return here(config)
    with opened_store() as store:
        return here(config, store.settings)


def _as_line(row: "Row") -> tuple[str, ...]:
    from local_models.amounts import amount
    from local_models.plan import short

    mark = {"in use": "*", "begun": "…"}.get(row.state, "")
    if row.server:
        return mark, row.name, "-", "", "-", row.server
    size = (
        f"{amount(row.came)} of {amount(row.size)}"
        if row.state == "begun"
        else amount(row.size)
        if row.size
        else "-"
    )
    speed = row.speed.words if row.speed else ("not measured" if row.is_here else "")
    return mark, row.name, size, row.licence or "licence unknown", short(row.fit), speed


def _as_json(row: "Row") -> dict[str, Any]:
    """What a script gets: for a model that is here the fields that it always got, and what is known since."""
    of_info = {**asdict(row.info), "path": row.path and str(row.path)} if row.info else {"name": row.name}
    fit = row.fit and {"fits": row.fit.fits, "context": row.fit.context, "needed": row.fit.needed}
    server = {"server": row.server, "trusted": row.is_trusted} if row.server else {}
    return {
        **of_info,
        **server,
        "title": row.title,
        "state": row.state,
        "in_use": row.state == "in use",
        "size": row.size,
        "licence": row.licence,
        "trained_context": row.context,
        "came": row.came,
        "fit": fit,
        "speed": row.speed and asdict(row.speed),
        "origin": row.origin and asdict(row.origin),
        "ask": row.ask,
    }


@models.command()
@click.argument("name")
def use(name: str) -> None:
    """Answer with the model NAME from now on (a listed name, a path to a GGUF file, or trusted:SERVER)."""
    from assistant.assembly import model_info
    from assistant.config import load
    from assistant.fetching import use as answer_with

    info = model_info(name, load())
    if info.source == "trusted":
        click.echo(_server_used(name))
        return
    answer_with(info, name)
    click.echo(f"{info.name} answers from now on.")


def _server_used(name: str) -> str:
    """Answer with a server; a line of what that means. Raises SottoError if it was not declared trusted."""
    from assistant.config import load
    from assistant.servers import require_usable, server_called
    from assistant.trusting import use_server

    config = load()
    server = server_called(name, config)
    with opened_store() as store:
        require_usable(store.settings, config, server)
    use_server(server)
    return f"{server.label} answers from now on: everything said goes to {server.host}."


@models.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def info(name: str, as_json: bool) -> None:
    """Show what is known of the model NAME: one that is here, or one on the list of those that can be got."""
    from assistant.config import load
    from assistant.model_list import about, row_of

    config = load()
    row = next((row for row in _here(config)[0] if row.name == name and row.server), None) or row_of(name, config)
    skills = _skills(row)
    if as_json:
        emit({**_as_json(row), "skills": dict(skills)})
        return
    click.echo(table([*about(row), *skills]))
    if row.is_here and not row.speed and not row.server:
        narrate(f"Measure its speed and skills here with: sotto models bench {quote(row.name)}", dim=True)


def _skills(row: "Row") -> list[tuple[str, str]]:
    """What is known of the model's skills, where there is a store that says what was measured and it opens."""
    from assistant.measuring import skills_in_words
    from assistant.store.opening import exists

    if row.info is None or row.server or not exists():
        return []
    try:
        with opened_store() as store:
            return skills_in_words(store.settings, row.info)
    except SottoError:
        return []

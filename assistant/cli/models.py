"""`sotto models`: the language models on this machine, and those that can be got."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.models_getting import pull, remove, token
from assistant.cli.models_measuring import bench, check
from assistant.cli.output import emit, narrate, table

if TYPE_CHECKING:
    from assistant.model_list import Row


@click.group()
def models() -> None:
    """See, get, choose and measure the models on this machine."""


for _command in (pull, remove, token, bench, check):
    models.add_command(_command)


@models.command("list")
@click.option("--available", is_flag=True, help="Those that can be got, instead of those that are here.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_(available: bool, as_json: bool) -> None:
    """List the models that can be used; the one in use is marked. Whether one fits is as memory is now."""
    from assistant.config import load
    from assistant.model_list import here, to_get

    config = load()
    rows, problem = here(config)
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


def _as_line(row: "Row") -> tuple[str, ...]:
    from local_models.amounts import amount
    from local_models.plan import short

    mark = {"in use": "*", "begun": "…"}.get(row.state, "")
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
    return {
        **of_info,
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
    """Answer with the model NAME from now on (a listed name, or a path to a GGUF file)."""
    from assistant.assembly import model_info
    from assistant.config import load
    from assistant.fetching import use as answer_with

    info = model_info(name, load())
    answer_with(info, name)
    click.echo(f"{info.name} answers from now on.")


@models.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def info(name: str, as_json: bool) -> None:
    """Show what is known of the model NAME: one that is here, or one on the list of those that can be got."""
    from assistant.config import load
    from assistant.model_list import about, row_of

    row = row_of(name, load())
    if as_json:
        emit(_as_json(row))
    else:
        click.echo(table(about(row)))
        if row.is_here and not row.speed:
            narrate(f"Measure its speed and skills here with: sotto models bench {row.name}", dim=True)

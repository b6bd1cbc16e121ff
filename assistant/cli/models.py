"""`sotto models`: the language models on this machine."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from assistant.cli.output import emit, narrate, table
from assistant.errors import SottoError

if TYPE_CHECKING:
    from assistant.config_sections import Config
    from local_models.catalog import ModelInfo
    from local_models.skills.aptitude import Score


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


@models.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(name: str | None, as_json: bool) -> None:
    """Measure what the model NAME (or the one in use) can help with; takes seconds to a minute.

    It answers a dozen small probes a skill. Only a model that passes enough of them is used for the skill.
    """
    from assistant.assembly import chosen_model, model_info
    from assistant.cli.session import opened_store
    from assistant.config import load
    from assistant.trust import Trust, in_words
    from local_models.skills.aptitude import SKILLS

    config = load()
    info = model_info(name, config) if name else chosen_model(config)
    with opened_store() as store:
        scores = _measured(info)
        Trust(store.settings).keep(info, scores)
    if as_json:
        found = {skill: {**asdict(score), "trusted": score.is_trusted} for skill, score in scores.items()}
        emit({"model": info.name, "skills": found})
        return
    rows = [(skill.name, in_words(scores[skill.name]), skill.says) for skill in SKILLS]
    click.echo(table(rows))


def _measured(info: "ModelInfo") -> "dict[str, Score]":
    """What the model scores, with a sign for each probe on stderr. Raises SottoError if it does not answer."""
    from contextlib import closing

    from local_models.llm import ModelError
    from local_models.open import open_model
    from local_models.skills.aptitude import SKILLS, measured

    scores = {}
    try:
        with closing(open_model(info)) as model:
            for skill in SKILLS:
                click.echo(f"{info.name}, {skill.name}: ", err=True, nl=False)
                scores[skill.name] = measured(model, skill, told=_tick)
                click.echo("", err=True)
    except ModelError as error:
        click.echo("", err=True)
        raise SottoError(str(error)) from error
    return scores


def _tick(passed: bool) -> None:
    click.echo("✓" if passed else "·", err=True, nl=False)


def _size(size: int) -> str:
    return f"{size / 2**20:.0f} MiB" if size else "-"

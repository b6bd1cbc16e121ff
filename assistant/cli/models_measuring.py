"""`sotto models bench` and `check`: what a model can do on this machine."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.output import emit, table
from assistant.errors import SottoError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from local_models.catalog import ModelInfo
    from local_models.skills.aptitude import Score


@click.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def bench(name: str | None, as_json: bool) -> None:
    """Measure how fast the model NAME (or the one in use) is here, and its skills. It takes a minute or more.

    Both are kept: the speed is shown in lists, and only a model that has a skill is used for it.
    """
    from assistant.cli.session import opened_store
    from assistant.measuring import measure
    from assistant.trust import Trust

    info = _named(name)
    with opened_store() as store:
        with _Ticks(info.name) as ticks:
            speed, scores = measure(info, ticks.tick)
        Trust(store.settings).keep(info, scores)
    if as_json:
        emit({"model": info.name, "speed": asdict(speed), "skills": _as_json(scores)})
        return
    click.echo(
        table([("reading", f"{speed.reading:,.1f} tokens/s"), ("writing", f"{speed.writing:,.1f} tokens/s")])
    )
    click.echo(_skills(scores))


@click.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(name: str | None, as_json: bool) -> None:
    """Measure what the model NAME (or the one in use) can help with; takes seconds to a minute.

    It answers a dozen small probes a skill. Only a model that passes enough of them is used for the skill.
    """
    from assistant.cli.session import opened_store
    from assistant.trust import Trust

    info = _named(name)
    with opened_store() as store:
        scores = _checked(info)
        Trust(store.settings).keep(info, scores)
    if as_json:
        emit({"model": info.name, "skills": _as_json(scores)})
    else:
        click.echo(_skills(scores))


def _named(name: str | None) -> "ModelInfo":
    from assistant.assembly import chosen_model, model_info
    from assistant.config import load
    from assistant.servers import NOT_MEASURED

    config = load()
    info = model_info(name, config) if name else chosen_model(config)
    if info.source == "trusted":
        raise SottoError(f"{info.name} is {NOT_MEASURED}. Name another model to measure.")
    return info


def _checked(info: "ModelInfo") -> "dict[str, Score]":
    """What the model scores, with a sign for each probe on stderr. Raises SottoError if it does not answer."""
    from contextlib import closing

    from assistant.measuring import skills_of
    from local_models.llm import ModelError
    from local_models.open import open_model

    try:
        with closing(open_model(info)) as model, _Ticks(info.name) as ticks:
            return skills_of(model, ticks.tick)
    except ModelError as error:
        raise SottoError(str(error)) from error


class _Ticks:
    """Says on stderr what is being measured, with a sign for each probe."""

    def __init__(self, name: str) -> None:
        self._name, self._begun = name, False

    def __enter__(self) -> "_Ticks":
        return self

    def tick(self, what: str, passed: bool | None) -> None:
        """What is being measured, and whether its latest probe was passed; None when it begins."""
        if passed is None:
            self.__exit__()
            click.echo(f"{self._name}, {what}: ", err=True, nl=False)
            self._begun = True
        else:
            click.echo("✓" if passed else "·", err=True, nl=False)

    def __exit__(self, *_: object) -> None:
        if self._begun:
            click.echo("", err=True)
        self._begun = False


def _as_json(scores: "Mapping[str, Score]") -> dict[str, Any]:
    return {skill: {**asdict(score), "trusted": score.is_trusted} for skill, score in scores.items()}


def _skills(scores: "Mapping[str, Score]") -> str:
    from assistant.trust import in_words
    from local_models.skills.aptitude import SKILLS

    return table([(skill.name, in_words(scores[skill.name]), skill.says) for skill in SKILLS])

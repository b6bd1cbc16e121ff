"""`sotto models bench`: what a model can do on this machine."""

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.interrupting import settled
from assistant.cli.output import emit, narrate, table
from assistant.errors import SottoError

if TYPE_CHECKING:
    from assistant.measuring import Measured, Scored
    from local_models.catalog import ModelInfo

_INTERRUPTED = 130
_HEAD = ("skill", "texts", "model", "used", "rule", "has", "needs", "")
_HOW = (
    "model: right in its own words. used: right as Sotto takes it, after its checks, else the rule's words. rule: "
    "right without a model.\nA model is used where, of the texts that only one of the two gets right, it wins "
    "(has) so many that chance would do so once in a hundred times (needs). A skill that can't be won any more is "
    "given up.\nReading only adds protection to the rule's: there it has to be right in 80 % by itself."
)


@click.command()
@click.argument("name", required=False)
@click.option(
    "--all", "every", is_flag=True, help="On every held-back text, instead of a sample; several minutes."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def bench(name: str | None, every: bool, as_json: bool) -> None:
    """Measure how fast the model NAME (or the one in use) is here, and its skills. It takes a minute or so.

    Each skill is measured beside what Sotto does by rule, on texts that nothing was trained on. Both are kept: the
    speed is shown in lists, and only a model that wins is used for a skill. Ctrl+C keeps what was measured so far.
    """
    from assistant.cli.session import opened_store
    from assistant.measuring import Scored, measuring
    from assistant.trust import Trust

    info, found = _named(name), _Found()
    with opened_store() as store, _Ticks(info.name) as ticks:
        try:
            for part in measuring(info, every=every, told=ticks.tick):
                found.add(part)
                if isinstance(part, Scored):
                    Trust(store.settings).keep(info, {part.skill.name: part.score})
        except KeyboardInterrupt:
            settled()
            found.stopped = True
    if as_json:
        emit({"model": info.name, "texts": "all" if every else "sample", **found.as_json()})
    else:
        found.show()
    if found.stopped:
        narrate(f"Stopped; what is measured is kept. Measure it again with: sotto models bench {quote(info.name)}")
        sys.exit(_INTERRUPTED)


def _named(name: str | None) -> "ModelInfo":
    from assistant.assembly import chosen_model, model_info
    from assistant.config import load
    from assistant.servers import NOT_MEASURED

    config = load()
    info = model_info(name, config) if name else chosen_model(config)
    if info.source == "trusted":
        raise SottoError(f"{info.name} is {NOT_MEASURED}. Name another model to measure.")
    return info


@dataclass
class _Found:
    """What was measured so far."""

    speed: "Measured | None" = None
    skills: "list[Scored]" = field(default_factory=list)
    stopped: bool = False

    def add(self, part: "Measured | Scored") -> None:
        from assistant.measuring import Measured

        if isinstance(part, Measured):
            self.speed = part
        else:
            self.skills.append(part)

    def as_json(self) -> dict[str, Any]:
        return {
            "speed": self.speed and asdict(self.speed),
            "skills": {each.skill.name: _fields(each) for each in self.skills},
            "stopped": self.stopped,
        }

    def show(self) -> None:
        if self.speed:
            reading, writing = f"{self.speed.reading:,.1f} tokens/s", f"{self.speed.writing:,.1f} tokens/s"
            click.echo(table([("reading", reading), ("writing", writing)]))
        if self.skills:
            click.echo(_table(self.skills))
            narrate(_HOW, dim=True)


def _fields(each: "Scored") -> dict[str, Any]:
    score = each.score
    return {**asdict(score), "has": score.has, "needed": score.needed, "trusted": score.is_trusted}


def _table(skills: "Sequence[Scored]") -> str:
    from assistant.trust import verdict

    rows = [
        (each.skill.name, score.of, score.alone, score.used, score.rule, score.has, score.needed, verdict(score))
        for each in skills
        for score in (each.score,)
    ]
    return table([_HEAD, *(tuple(map(str, row)) for row in rows)])


class _Ticks:
    """Says on stderr what is being measured, with a sign for each text."""

    def __init__(self, name: str) -> None:
        self._name, self._begun = name, False

    def __enter__(self) -> "_Ticks":
        return self

    def tick(self, what: str, right: bool | None) -> None:
        """What is being measured, and whether its latest text came out right; None when it begins."""
        if right is None:
            self.__exit__()
            click.echo(f"{self._name}, {what}: ", err=True, nl=False)
            self._begun = True
        else:
            click.echo("✓" if right else "·", err=True, nl=False)

    def __exit__(self, *_: object) -> None:
        if self._begun:
            click.echo("", err=True)
        self._begun = False

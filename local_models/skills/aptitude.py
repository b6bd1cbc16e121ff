"""Whether a local model has a skill: measured on this machine by fixed probes, never taken from its name.

A skill is used only at or above THRESHOLD; a model that was not measured is not trusted with it.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from local_models.catalog import ModelInfo
from local_models.llm import Cancel, LocalModel, ModelError
from local_models.skills import instructions, lessons, paraphrasing, stating, titling
from local_models.skills.probes import STUMBLING, TOLD
from local_models.skills.stating_probes import SAID
from local_models.skills.titling_probes import UNTITLED

THRESHOLD = 0.8
"""The share of probes that a trusted model passes: 10 of 12. No constant answer comes near it."""


class Probe(Protocol):
    """One small task with a check of its answer."""

    def passed(self, model: LocalModel, cancel: Cancel | None = None) -> bool:
        """Whether the model does it right. Raises ModelError."""
        ...


@dataclass(frozen=True, slots=True)
class Skill:
    """Something a model may be able to do. `version` tells scores apart that were measured by other probes.

    `lesson` is what the model that comes with Sotto is taught it by, "" where it is not.
    """

    name: str
    says: str
    probes: Sequence[Probe]
    version: str
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How many of how many probes a model passed."""

    passed: int
    of: int

    @property
    def is_trusted(self) -> bool:
        """Whether that is enough for the skill to be used."""
        return self.of > 0 and self.passed / self.of >= THRESHOLD


def _version(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


PARAPHRASE = Skill(
    "paraphrase",
    "says a rewritten question again in fluent words",
    STUMBLING,
    _version(paraphrasing.INSTRUCTION, paraphrasing.EXAMPLES, STUMBLING, lessons.TAUGHT),
    lessons.MEND,
)
READING = Skill(
    "reading",
    "reads a privacy profile too, and may add protection",
    TOLD,
    _version(instructions.INSTRUCTION, instructions.EXAMPLES, TOLD),
)
STATING = Skill(
    "stating",
    "words what you say of yourself as facts",
    SAID,
    _version(stating.INSTRUCTION, stating.EXAMPLES, SAID, lessons.TAUGHT),
    lessons.STATE,
)
TITLING = Skill(
    "titling",
    "gives conversations their titles",
    UNTITLED,
    _version(titling.INSTRUCTION, titling.EXAMPLES, UNTITLED, lessons.TAUGHT),
    lessons.TITLE,
)
SKILLS = (PARAPHRASE, READING, STATING, TITLING)


def measured(
    model: LocalModel, skill: Skill, *, cancel: Cancel | None = None, told: Callable[[bool], None] = lambda _: None
) -> Score:
    """How the model does on every probe of `skill`; `told` hears of each.

    An answer that does not have the form that was asked for is a failed probe.
    Raises ModelError when every probe broke off: then it is no weak model, but none that works.
    """
    results: list[bool] = []
    broken: list[ModelError] = []
    for probe in skill.probes:
        try:
            results.append(probe.passed(model, cancel))
        except ModelError as error:
            broken.append(error)
            results.append(False)
        told(results[-1])
    if len(broken) == len(results):
        raise broken[0]
    return Score(sum(results), len(results))


def identity(info: ModelInfo) -> str:
    """What tells this model from another of its name: its file's size and time, or the server's address.

    Raises ModelError when the file is gone.
    """
    if info.path is None:
        return f"{info.name} at {info.url}"
    try:
        found = info.path.stat()
    except OSError as error:
        raise ModelError(f"The file of the model {info.name} cannot be read; choose another model.") from error
    return f"{info.name} {found.st_size} {found.st_mtime_ns}"

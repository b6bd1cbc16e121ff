"""What a local model can do on this machine: how fast it is and which skills it has, measured, kept and shown.

By default a skill is measured on a fixed sample of its held-back rows, which takes about half a minute with the
model that comes along on two quiet cores.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from assistant.errors import SottoError
from assistant.files import FileError, write_atomically
from assistant.paths import models_dir
from assistant.servers import NOT_MEASURED
from assistant.store.settings import Settings
from assistant.trust import Trust
from local_models.catalog import ModelInfo
from local_models.llm import Cancel, LocalModel, ModelError, in_background
from local_models.open import open_model
from local_models.skills.aptitude import SKILLS, Score, Skill, identity
from local_models.skills.held_back import rows, sample
from local_models.speed import measure_speed

Told = Callable[[str, bool | None], None]
"""Hears of the progress: what is being measured, and of a row whether it is right (None when one begins)."""


@dataclass(frozen=True, slots=True)
class Scored:
    """How a model did in a skill."""

    skill: Skill
    score: Score


@dataclass(frozen=True, slots=True)
class Measured:
    """How fast a model was here: tokens a second of reading and of writing, on `date` (YYYY-MM-DD, UTC)."""

    reading: float
    writing: float
    date: str

    @property
    def words(self) -> str:
        """In words, short."""
        return f"{self.writing:.0f} tokens/s ({self.date})"


def speeds() -> dict[str, Measured]:
    """What was measured so far, by the model's identity. It holds nothing of the user, so it lies open."""
    try:
        found = json.loads(_path().read_text("utf-8"))
        return {key: Measured(**entry) for key, entry in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def speed_of(info: ModelInfo, kept: dict[str, Measured]) -> Measured | None:
    """What was measured of this very model; None if nothing was."""
    try:
        return kept.get(identity(info))
    except ModelError:
        return None


def measuring(
    info: ModelInfo, *, every: bool = False, told: Told = lambda what, passed: None, cancel: Cancel | None = None
) -> Iterator[Measured | Scored]:
    """What a model can do, as it is found: its speed, which is kept, then skill by skill. Ends when cancelled.

    A skill is measured on its sample of the held-back rows, or on `every` one. Raises SottoError if the model does
    not answer.
    """
    if info.source == "trusted":
        raise SottoError(f"{info.name} is {NOT_MEASURED}.")
    from assistant.contests import compare  # reads privacy profiles; a list of what was measured does not

    try:
        with closing(open_model(info)) as opened:
            model = in_background(opened)
            told("speed", None)
            yield _speed(info, model, cancel)
            for skill in SKILLS:
                listed = rows(skill.name) if every else sample(skill.name, skill.sample)
                told(f"{skill.name} on {len(listed)} of {len(rows(skill.name))} texts", None)
                score = compare(skill, listed, model, cancel, partial(told, skill.name), to_the_end=every)
                if score is None:
                    return
                yield Scored(skill, score)
    except ModelError as error:
        if cancel is None or not cancel.is_set:
            raise SottoError(str(error)) from error


def _speed(info: ModelInfo, model: LocalModel, cancel: Cancel | None) -> Measured:
    speed = measure_speed(model, cancel)
    found = Measured(round(speed.reading, 1), round(speed.writing, 1), f"{datetime.now(UTC):%Y-%m-%d}")
    _keep(info, found)
    return found


def skills_in_words(settings: Settings, info: ModelInfo) -> list[tuple[str, str]]:
    """The skills that were measured or taught, each with what is known of it in words. Raises SottoError."""
    trust = Trust(settings)
    known = [skill for skill in SKILLS if trust.score(info, skill) or trust.trusts(info, skill)]
    return [(skill.name, trust.words(info, skill)) for skill in known]


def _keep(info: ModelInfo, found: Measured) -> None:
    kept = {**speeds(), identity(info): found}
    text = json.dumps({key: asdict(entry) for key, entry in kept.items()}, indent=2)
    try:
        write_atomically(_path(), text.encode())
    except FileError as error:
        raise SottoError(f"The measured speed could not be kept: {error}") from error


def _path() -> Path:
    return models_dir() / "speeds.json"

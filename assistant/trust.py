"""Which skills of a local model were measured, and found good enough to be used."""

from collections.abc import Mapping
from dataclasses import astuple

from assistant.errors import SottoError
from assistant.store.settings import Settings
from local_models.catalog import ModelInfo
from local_models.llm import ModelError
from local_models.skills.aptitude import SKILLS, Score, Skill, identity
from local_models.skills.lessons import WON, adapter_of, is_taught

_TAUGHT = "used: taught, and better than the rule where Sotto was made"
_GONE = "its adapter is missing, so it is done by rule; reinstall Sotto"
KEY = "aptitude"
"""The setting with every score: by the model's identity, then by the skill's name."""


class Trust:
    """The scores kept in a store. A model that was not measured, or on other rows, is not trusted.

    The one that comes with Sotto is, in what it was taught well enough, as long as it was not measured here.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def score(self, info: ModelInfo, skill: Skill) -> Score | None:
        """What this very model scored; None if it was not measured. Raises SottoError if its file is gone."""
        kept = self._settings.get(KEY, {}).get(_identity(info), {}).get(skill.name)
        if kept is None or kept[0] != skill.version:
            return None
        return Score(*kept[1:])

    def trusts(self, info: ModelInfo, skill: Skill) -> bool:
        """Whether the model may be used for the skill. Raises SottoError if its file is gone."""
        score = self.score(info, skill)
        return score.is_trusted if score else is_taught(info, skill.lesson)

    def words(self, info: ModelInfo, skill: Skill) -> str:
        """How far the model may be used for the skill, and why. Raises SottoError if its file is gone."""
        score = self.score(info, skill)
        if score is None and adapter_of(info) and skill.lesson in WON:
            return _TAUGHT if is_taught(info, skill.lesson) else _GONE
        return in_words(score)

    def keep(self, info: ModelInfo, scores: Mapping[str, Score]) -> None:
        """Keep what the model scored, by the skill's name, in place of what it scored before."""
        kept = self._settings.get(KEY, {})
        found = {skill.name: _row(skill, scores[skill.name]) for skill in SKILLS if skill.name in scores}
        self._settings.set(KEY, {**kept, _identity(info): {**kept.get(_identity(info), {}), **found}})


def _row(skill: Skill, score: Score) -> tuple[str | int, ...]:
    return skill.version, *astuple(score)


def _identity(info: ModelInfo) -> str:
    try:
        return identity(info)
    except ModelError as error:
        raise SottoError(str(error)) from error


def in_words(score: Score | None) -> str:
    """A score as a person reads it."""
    if score is None:
        return "not measured, so not used; measure it with: sotto models bench"
    if score.adds:
        return f"{verdict(score)}: right in {score.alone} of {score.of}, needs {score.needed}"
    if score.is_trusted:
        return f"{verdict(score)}: right in {score.used} of {score.of}, the rule in {score.rule}"
    both = f"right in {score.rule} of {score.of}, with the model in {score.used}"
    return f"{verdict(score)}: {both}; it wins {score.has}, needs {score.needed}"


def verdict(score: Score) -> str:
    """What follows from a score, in a few words."""
    return "used" if score.is_trusted else "the rule stays"

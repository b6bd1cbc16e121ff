"""How a taught model is asked: one word for the skill, the text, and nothing else. The adapter knows the rest.

Where other models get instructions and examples by the hundred tokens, a taught one gets nine of frame.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeGuard

from local_models.catalog import EMBEDDED, ModelInfo
from local_models.llm import Cancel, LocalModel

STATE, MEND, TITLE, DIGEST = SKILLS = ("statement", "mend", "title", "digest")
"""Sentence to statement or NOTHING; stumbling question to fluent one; question to title; facts to one line."""
NOTHING = "none"
"""The statement of what states nothing about its writer."""
READ = 600
"""Letters of a text that are read for a task, taught or not."""
WON = frozenset({STATE, TITLE})
"""The skills in which the adapter beats the rule on held-back rows (`sotto models bench`)."""
TAUGHT = "2"
"""Raised with each new adapter, so that what was measured of the one before does not count."""
ADAPTER = Path(__file__).parents[1] / "weights" / "jobs" / "adapter.gguf"
"""What the embedded model was taught. Its MODEL_CARD.md says how."""

Tokenize = Callable[[str, bool], list[int]]
"""Gives the tokens of a text; control tokens that are written in it are taken as such only where told so."""


class Taught(Protocol):
    """A model with an adapter. `taught` are the skills that it is asked for without an instruction."""

    @property
    def taught(self) -> frozenset[str]:
        """Some of SKILLS."""
        ...

    def recite(self, skill: str, text: str, *, max_tokens: int, cancel: Cancel | None = None) -> str:
        """The answer to `text`, "" if cancelled. The same each time. Raises ModelError."""
        ...


def knows(model: LocalModel, skill: str) -> TypeGuard[Taught]:
    """Whether the model was taught the skill, so that it needs no instruction."""
    return skill in getattr(model, "taught", ())


def adapter_of(info: ModelInfo) -> Path | None:
    """The adapter that goes with a model: only the one that comes with Sotto has one."""
    return ADAPTER if info.source == "embedded" and info.name == EMBEDDED else None


def is_taught(info: ModelInfo, skill: str) -> bool:
    """Whether a model has an adapter that makes it better than the rule in a skill, and its file is there."""
    adapter = adapter_of(info)
    return skill in WON and adapter is not None and adapter.is_file()


def asked(skill: str, text: str, tokenize: Tokenize) -> list[int]:
    """The tokens of a prompt: what the user wrote cannot end its turn, whatever stands in it."""
    line = " ".join(text.split())[:READ]
    before, after = f"<|im_start|>{skill}\n", "<|im_end|>\n<|im_start|>assistant\n"
    return [*tokenize(before, True), *tokenize(line, False), *tokenize(after, True)]

"""Texts written for scoring, by somebody who had not seen what the tagger is trained on."""

from functools import cache
from pathlib import Path
from random import Random

from local_models.training.example import Example
from local_models.training.forms import lines
from local_models.training.generate import fill
from local_models.training.vocabulary import Vocabulary

_HERE = Path(__file__).parent


@cache
def private() -> tuple[Example, ...]:
    """Texts with everything private in them marked by the rules of `local_models/training/LABELS.md`."""
    nothing = Vocabulary(testing=True)
    return tuple(fill(line, nothing, Random(0)) for line in lines(_HERE / "private.txt"))


@cache
def general() -> tuple[str, ...]:
    """Questions of general knowledge, code, maths and every day, without anything private."""
    return tuple(lines(_HERE / "general.txt"))

"""What a tagger's outputs mean, and how far its probabilities are to be trusted."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from local_models.encoder import Rows
from local_models.llm import ModelError

PUBLIC = ":public"
"""What a kind ends with when it is well known, not private: `name:public`."""


@dataclass(frozen=True)
class Labels:
    """BIO labels in the order of the model's outputs, and its calibration.

    `temperature` divides the logits. `thresholds` says for a category from which probability on it is taken, and
    for a public kind from which share of its category on it counts as public; 0.5 where nothing is said.
    `doubt` is the probability of being private at all, in whatever way, from which on a word is worth a doubt.
    `curve` turns a span's probability into how often such spans are right, in a line between its rising points.
    """

    names: tuple[str, ...]
    temperature: float
    thresholds: dict[str, float]
    doubt: float = 1.0
    curve: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))

    @cached_property
    def categories(self) -> list[str]:
        """The categories, public ones under their private name, in the order of the labels."""
        return list(dict.fromkeys(name[2:].removesuffix(PUBLIC) for name in self.names if name != "O"))

    @cached_property
    def belongs(self) -> Rows:
        """Shape [labels, categories], 1 where the label is of the category."""
        rows = [[float(name[2:].removesuffix(PUBLIC) == each) for each in self.categories] for name in self.names]
        return np.array(rows, dtype=np.float32)

    @cached_property
    def begins(self) -> Rows:
        """Shape [labels], 1 where the label begins a span."""
        return np.array([name.startswith("B-") for name in self.names], dtype=np.float32)

    @cached_property
    def public(self) -> Rows:
        """Shape [labels], 1 where the label is a public kind's."""
        return np.array([name.endswith(PUBLIC) for name in self.names], dtype=np.float32)

    @cached_property
    def odds(self) -> Rows:
        """Shape [categories]: how many times as probable as being nothing each has to be, to be taken."""
        least = np.array([self.threshold(each) for each in self.categories], dtype=np.float32)
        return least / (1 - least)

    def right(self, probability: float) -> float:
        """How often a span of this probability is right."""
        xs, ys = zip(*self.curve, strict=True)
        return float(np.interp(probability, xs, ys))

    def threshold(self, kind: str) -> float:
        """The threshold of a category or of a public kind."""
        return self.thresholds.get(kind, 0.5)


def load_labels(folder: Path) -> Labels:
    """The labels of the tagger in `folder`, with `calibration.json` if there is one.

    Raises ModelError when a file is missing or is not what it should be.
    """
    path = folder / "labels.json"
    names = _json(path)
    good = isinstance(names, list) and all(
        isinstance(name, str) and (name == "O" or name[:2] in ("B-", "I-")) for name in names
    )
    if not good or names.count("O") != 1 or len(names) < 2:
        raise ModelError(f"The file {path} is broken; install Sotto again.")
    path = folder / "calibration.json"
    calibration = _json(path) if path.exists() else {}
    try:
        temperature = float(calibration.get("temperature", 1.0))
        thresholds = {str(kind): float(value) for kind, value in calibration.get("thresholds", {}).items()}
        doubt = float(calibration.get("doubt", 1.0))
        curve = tuple((float(x), float(y)) for x, y in calibration.get("curve", ((0, 0), (1, 1))))
    except (AttributeError, TypeError, ValueError):
        raise ModelError(f"The file {path} is broken; install Sotto again.") from None
    if temperature <= 0 or not all(0 < value < 1 for value in thresholds.values()) or not 0 < doubt <= 1:
        raise ModelError(f"The file {path} is broken; install Sotto again.")
    return Labels(tuple(names), temperature, thresholds, doubt, curve)


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"The file {path} is missing; install Sotto again.") from None
    except (OSError, ValueError):
        raise ModelError(f"The file {path} is broken; install Sotto again.") from None

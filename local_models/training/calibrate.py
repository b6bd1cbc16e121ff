"""Chooses a tagger's temperature and thresholds: `python -m local_models.training.calibrate TAGGER DATA`.

Both are chosen on texts of held-back forms, never on PUPA-TNB, and written to `calibration.json` in the tagger's
folder: the temperature that makes the right labels most probable, and for every category the threshold with the
best F2 of exact spans: to hide too much costs an answer some sense, to hide too little costs a secret.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from local_models.decoding import decode
from local_models.encoder import Encoder, Reading
from local_models.labels import Labels, load_labels
from local_models.training.encoding import ANYTHING, right_labels
from local_models.training.example import Example, read
from local_models.training.labels import category
from local_models.training.score import Counts

_TEMPERATURES = np.arange(0.8, 2.6, 0.1)
_THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_TEXTS = 800
"""So many held-back texts are looked at."""


def loss(example: Example, reading: Reading, temperature: float) -> float:
    """The sum over a text's tokens of -log P(any right label)."""
    logits = reading.rows.astype(np.float64) / temperature
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    right = [right_labels(example, start, end) for start, end in reading.places]
    told = ((row, labels) for row, labels in zip(chances, right, strict=True) if labels != ANYTHING)
    return -sum(float(np.log(row[list(labels)].sum() + 1e-12)) for row, labels in told)


def temperature(examples: Sequence[Example], readings: Sequence[Reading]) -> float:
    """The temperature under which the right labels are most probable."""
    pairs = list(zip(examples, readings, strict=True))
    losses = [sum(loss(example, reading, degree) for example, reading in pairs) for degree in _TEMPERATURES]
    return round(float(_TEMPERATURES[int(np.argmin(losses))]), 1)


def thresholds(examples: Sequence[Example], readings: Sequence[Reading], labels: Labels) -> dict[str, float]:
    """For every category the lowest of the thresholds with the best F2."""
    by_threshold = {}
    for least in _THRESHOLDS:
        same = replace(labels, thresholds=dict.fromkeys(labels.categories, least))
        by_threshold[least] = counts = Counts()
        for example, reading in zip(examples, readings, strict=True):
            tags = decode(example.text, reading, same)
            found = {(tag.start, tag.end, category(tag.kind)) for tag in tags}
            counts.add(found, {(mark.start, mark.end, category(mark.kind)) for mark in example.marks})
    return {kind: max(_THRESHOLDS, key=lambda least: by_threshold[least].f2(kind)) for kind in labels.categories}


def main() -> None:
    """Read the command line and write `calibration.json`."""
    parser = argparse.ArgumentParser(description="Choose a tagger's temperature and thresholds.")
    parser.add_argument("tagger", type=Path)
    parser.add_argument("data", type=Path, help="the folder that make_data wrote")
    args = parser.parse_args()
    examples = list(read(args.data / "own_dev.jsonl"))[:_TEXTS]
    readings = Encoder(args.tagger).read([example.text for example in examples])
    labels = load_labels(args.tagger)
    degree = temperature(examples, readings)
    found = thresholds(examples, readings, replace(labels, temperature=degree))
    (args.tagger / "calibration.json").write_text(json.dumps({"temperature": degree, "thresholds": found}) + "\n")
    print(degree, found)


if __name__ == "__main__":
    main()

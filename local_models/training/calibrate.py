"""Calibrates a tagger: `python -m local_models.training.calibrate TAGGER DATA`.

All is chosen on texts of held-back forms, never on PUPA-TNB nor on the texts that the tagger is scored on, and
written to `calibration.json` in the tagger's folder:

- the temperature that makes the right labels most probable (Guo and others, "On Calibration of Modern Neural
  Networks", 2017),
- for every category the threshold with the best F1 of exact spans,
- the doubt: the lowest probability of being private at all at which what is taken is at most SPENT times as many
  characters as what is marked,
- the curve that turns a span's probability into how often such spans are right, made monotone by pooling adjacent
  violators (Zadrozny and Elkan, "Transforming Classifier Scores into Accurate Multiclass Probability Estimates",
  2002).
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from local_models.decoding import Tag, decode
from local_models.encoder import Encoder, Reading
from local_models.labels import Labels, load_labels
from local_models.sentences import passages
from local_models.training.encoding import ANYTHING, right_labels
from local_models.training.example import UNKNOWN, Example, Mark, read
from local_models.training.generate import between
from local_models.training.labels import category
from local_models.training.score import Counts

SPENT = 1.3
"""So many times the marked characters may be taken when in doubt."""

_TEMPERATURES = np.arange(0.8, 2.6, 0.1)
_THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
_DOUBTS = (0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1, 0.07, 0.05)
_BINS = 12
_PRIOR = 2.0
"""Every bin of the curve is drawn towards its own probability by so many spans."""


@dataclass(frozen=True, slots=True)
class Read:
    """A passage of a held-back text, and what the model says of it."""

    example: Example
    reading: Reading

    def tags(self, labels: Labels) -> list[Tag]:
        """What is found in it."""
        return decode(self.example.text, self.reading, labels)


def loss(each: Read, temperature: float) -> float:
    """The sum over a passage's tokens of -log P(any right label)."""
    logits = each.reading.rows.astype(np.float64) / temperature
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    right = [right_labels(each.example, start, end) for start, end in each.reading.places]
    told = ((row, labels) for row, labels in zip(chances, right, strict=True) if labels != ANYTHING)
    return -sum(float(np.log(row[list(labels)].sum() + 1e-12)) for row, labels in told)


def temperature(texts: Sequence[Read]) -> float:
    """The temperature under which the right labels are most probable."""
    losses = [sum(loss(each, degree) for each in texts if each.reading.places) for degree in _TEMPERATURES]
    return round(float(_TEMPERATURES[int(np.argmin(losses))]), 1)


def thresholds(texts: Sequence[Read], labels: Labels) -> dict[str, float]:
    """For every category the lowest of the thresholds with the best F1."""
    by_threshold = {}
    for least in _THRESHOLDS:
        same = replace(labels, thresholds=dict.fromkeys(labels.categories, least))
        by_threshold[least] = counts = Counts()
        for each in texts:
            found = {(tag.start, tag.end, category(tag.kind)) for tag in each.tags(same)}
            counts.add(found, {(mark.start, mark.end, category(mark.kind)) for mark in each.example.marks})
    return {kind: max(_THRESHOLDS, key=lambda least: by_threshold[least].f1(kind)) for kind in labels.categories}


def doubt(texts: Sequence[Read], labels: Labels) -> float:
    """The lowest doubt that takes at most SPENT times the marked characters."""
    marked = sum(mark.end - mark.start for each in texts for mark in each.example.marks if mark.kind != UNKNOWN)
    best = 1.0
    for least in _DOUBTS:
        if sum(_taken(each, replace(labels, doubt=least)) for each in texts) > SPENT * marked:
            break
        best = least
    return best


def _taken(each: Read, labels: Labels) -> int:
    """Characters in any tag."""
    return len({place for tag in each.tags(labels) for place in range(tag.start, tag.end)})


def curve(texts: Sequence[Read], labels: Labels) -> list[list[float]]:
    """Pairs of a probability and the share of right ones among spans of about that probability, both rising."""
    judged = [
        (tag.score, float(_is_right(tag, each.example.marks))) for each in texts for tag in each.tags(labels)
    ]
    judged.sort()
    bins = [part for part in np.array_split(np.array(judged), _BINS) if len(part)]
    scores = [float(part[:, 0].mean()) for part in bins]
    shares = [
        float((part[:, 1].sum() + _PRIOR * mean) / (len(part) + _PRIOR))
        for part, mean in zip(bins, scores, strict=True)
    ]
    return [[round(x, 4), round(y, 4)] for x, y in zip(scores, _rising(shares), strict=True)]


def _is_right(tag: Tag, marks: Sequence[Mark]) -> bool:
    same = (mark for mark in marks if category(mark.kind) == category(tag.kind))
    return any(tag.start < mark.end and mark.start < tag.end for mark in same)


def _rising(values: Sequence[float]) -> list[float]:
    """The values with neighbours pooled until none is lower than the one before it."""
    pools: list[list[float]] = []
    for value in values:
        pools.append([value])
        while len(pools) > 1 and np.mean(pools[-2]) > np.mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    return [float(np.mean(pool)) for pool in pools for _ in pool]


def readings(tagger: Path, examples: Sequence[Example]) -> list[Read]:
    """The examples passage by passage, as the tagger reads them."""
    parts = [between(example, start, end) for example in examples for start, end in passages(example.text)]
    return [
        Read(*pair)
        for pair in zip(parts, Encoder(tagger).read([part.text for part in parts]), strict=True)
        if pair[1].places
    ]


def main() -> None:
    """Read the command line and write `calibration.json`."""
    parser = argparse.ArgumentParser(description="Choose a tagger's temperature, thresholds, doubt and curve.")
    parser.add_argument("tagger", type=Path)
    parser.add_argument("data", type=Path, help="the folder that make_data wrote")
    args = parser.parse_args()
    (args.tagger / "calibration.json").unlink(missing_ok=True)
    texts = readings(args.tagger, list(read(args.data / "own_dev.jsonl")))
    labels = load_labels(args.tagger)
    labels = replace(labels, temperature=temperature(texts))
    labels = replace(labels, thresholds=thresholds(texts, labels))
    labels = replace(labels, doubt=doubt(texts, labels))
    chosen = {
        "temperature": labels.temperature, "thresholds": labels.thresholds, "doubt": labels.doubt,
        "curve": curve(texts, labels),
    }  # fmt: skip
    (args.tagger / "calibration.json").write_text(json.dumps(chosen) + "\n")
    print(json.dumps(chosen, indent=1))


if __name__ == "__main__":
    main()

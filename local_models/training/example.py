"""One labelled text: what the sets and the generator make, and what training and scoring read."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from local_models.training.labels import KINDS

UNKNOWN = "?"
"""The kind of a span that is neither to be found nor to be left: training does not look at it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled piece of a text: string offsets, end exclusive, and a kind (one of KINDS, or UNKNOWN)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text, its marks in order, where it comes from, and the kinds its annotators looked for.

    Outside the marks a text says nothing about kinds that are not in `looked_for`: a set of news text in
    which nobody marked ages must not teach that ages are nothing.
    """

    text: str
    marks: tuple[Mark, ...]
    source: str
    looked_for: tuple[str, ...] = KINDS

    def line(self) -> str:
        """The example as one line of JSON."""
        marks = [[mark.start, mark.end, mark.kind] for mark in self.marks]
        looked_for = None if self.looked_for == KINDS else list(self.looked_for)
        return json.dumps(
            {"text": self.text, "marks": marks, "source": self.source, "looked_for": looked_for},
            ensure_ascii=False,
        )


def read(path: Path) -> Iterator[Example]:
    """The examples of a JSONL file written by `write`."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            marks = tuple(Mark(*mark) for mark in row["marks"])
            yield Example(row["text"], marks, row["source"], tuple(row["looked_for"] or KINDS))


def write(path: Path, examples: Iterable[Example]) -> int:
    """Write examples to a JSONL file; how many there were."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for example in examples:
            out.write(example.line() + "\n")
            count += 1
    return count

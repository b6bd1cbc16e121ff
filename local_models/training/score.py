"""Scores an exported tagger: `python -m local_models.training.score TAGGER DATA --shared ../shared/data`.

Prints precision, recall and F1 of exact spans for every kind on our held-back forms and on the held-back
templates of presidio-research, the share of texts without anything private in which something is found, and on
PUPA-TNB what is left and how much is hidden when everything found is hidden. What is only worth a doubt counts
on PUPA-TNB alone.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from local_models.tagger import Tagger
from local_models.training.example import UNKNOWN, Example, Mark, read
from local_models.training.labels import category
from local_models.training.pupa import measure

Span = tuple[int, int, str]
"""Start, end, kind."""


@dataclass
class Counts:
    """Spans found and right, found, and to be found, by kind."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, found: set[Span], wanted: set[Span]) -> None:
        """Count one text."""
        self.right.update(kind for _, _, kind in found & wanted)
        self.found.update(kind for _, _, kind in found)
        self.wanted.update(kind for _, _, kind in wanted)

    def f1(self, kind: str) -> float:
        """F1 of one kind."""
        return 2 * self.right[kind] / max(self.found[kind] + self.wanted[kind], 1)

    def f1_of_all(self) -> float:
        """F1 of all kinds together."""
        return 2 * self.right.total() / max(self.found.total() + self.wanted.total(), 1)

    def precision(self, kind: str) -> float:
        """The share of what was found that is right."""
        return self.right[kind] / max(self.found[kind], 1)

    def recall(self, kind: str) -> float:
        """The share of what was to be found that was found."""
        return self.right[kind] / max(self.wanted[kind], 1)

    def lines(self) -> Iterator[str]:
        """A Markdown table, the most frequent kind first, all kinds together last."""
        yield "| kind | spans | precision | recall | F1 |"
        yield "| --- | --- | --- | --- | --- |"
        for kind, count in self.wanted.most_common():
            yield _row(kind, self.right[kind], self.found[kind], count)
        yield _row("all", self.right.total(), self.found.total(), self.wanted.total())


def _row(name: str, right: int, found: int, wanted: int) -> str:
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"| {name} | {wanted} | {precision:.3f} | {recall:.3f} | {both:.3f} |"


def _overlaps(span: Span, marks: Iterable[Mark]) -> bool:
    return any(span[0] < mark.end and mark.start < span[1] for mark in marks)


def spans(tagger: Tagger, example: Example, public: bool) -> tuple[set[Span], set[Span]]:
    """What is found and what was to be found in one text, among the kinds that were looked for.

    With `public` false a well-known name counts as any other of its category.
    """
    unknown = [mark for mark in example.marks if mark.kind == UNKNOWN]
    tags = (
        (tag.start, tag.end, tag.kind if public else category(tag.kind))
        for tag in tagger.tag(example.text)
        if tag.sure
    )
    found = {span for span in tags if span[2] in example.looked_for and not _overlaps(span, unknown)}
    marks = (mark for mark in example.marks if mark.kind != UNKNOWN)
    return found, {(mark.start, mark.end, mark.kind if public else category(mark.kind)) for mark in marks}


def table(tagger: Tagger, examples: Iterable[Example], public: bool) -> Counts:
    """The counts over all examples."""
    counts = Counts()
    for example in examples:
        counts.add(*spans(tagger, example, public))
    return counts


def false_alarms(tagger: Tagger, examples: Iterable[Example]) -> tuple[int, int]:
    """How many of the texts without anything private get a private span, and how many such texts there are.

    Well-known names are not private here.
    """
    plain = [example for example in examples if all(":" in mark.kind for mark in example.marks)]
    return sum(
        any(tag.sure and ":" not in tag.kind for tag in tagger.tag(example.text)) for example in plain
    ), len(plain)


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description="Score an exported tagger.")
    parser.add_argument("tagger", type=Path)
    parser.add_argument("data", type=Path, help="the folder that make_data wrote")
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    tagger, own = Tagger(args.tagger), list(read(args.data / "own_test.jsonl"))
    print("## Held-back forms and words\n", *table(tagger, own, public=True).lines(), sep="\n")
    alarms, plain = false_alarms(tagger, own)
    print(f"\n{alarms} of {plain} texts without anything private get a private span.\n")
    templates = read(args.data / "presidio_test.jsonl")
    print("## presidio-research, held-back templates\n", *table(tagger, templates, public=False).lines(), sep="\n")
    print("\n## PUPA-TNB, everything found is hidden\n")
    print(measure(lambda text: [(tag.start, tag.end) for tag in tagger.tag(text)], args.shared / "pupa-tnb"))


if __name__ == "__main__":
    main()

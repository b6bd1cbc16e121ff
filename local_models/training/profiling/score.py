"""Scores the profiler on forms it was not trained on: `python -m local_models.training.profiling.score`."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from local_models.encoder import WEIGHTS
from local_models.profiler import ARROW, HEADS, Profiler
from local_models.training.profiling.item import NOTHING, Item
from local_models.training.profiling.texts import items

HEAD_NAMES = ("lasting or why not", "kind", "category", "time", "relation", "answers")


def right(profiler: Profiler, texts: Sequence[Item]) -> tuple[Counter[int], Counter[int]]:
    """For every head how many answers are right, and how many there are."""
    hits, count = Counter[int](), Counter[int]()
    for item in texts:
        for head, (wanted, got) in enumerate(zip(item.targets, _answers(profiler, item), strict=True)):
            if wanted != NOTHING:
                count[head] += 1
                hits[head] += got == wanted
    return hits, count


def _answers(profiler: Profiler, item: Item) -> list[int]:
    """The likeliest answer of every head."""
    if ARROW in item.text:
        old, new = item.text.split(ARROW, 1)
        relation, answer = profiler.relate([(old, new)])[0], profiler.answers([(old, new)])[0]
        return [NOTHING] * 4 + [HEADS[4].index(relation.name), int(answer > 0.5)]
    judged = profiler.judge([item.text])[0]
    said = (judged.point, judged.kind, judged.category, "ended" if judged.ended > 0.5 else "now")
    return [head.index(word) for head, word in zip(HEADS, said, strict=False)] + [NOTHING] * 2


def table(hits: Counter[int], count: Counter[int]) -> Iterator[str]:
    """A Markdown table."""
    yield "| what is asked | right | of |"
    yield "| --- | ---: | ---: |"
    for head, name in enumerate(HEAD_NAMES):
        yield f"| {name} | {hits[head] / max(count[head], 1):.2f} | {count[head]} |"


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="Score the profiler on held-back forms and words.")
    parser.add_argument("folder", type=Path, nargs="?", default=WEIGHTS / "profiler")
    parser.add_argument("--count", type=int, default=4000)
    args = parser.parse_args()
    texts = list(items(args.count, 7, testing=True))
    print("\n".join(table(*right(Profiler(args.folder), texts))))


if __name__ == "__main__":
    main()

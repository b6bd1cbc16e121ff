"""Scores the matcher on questions it was not trained on: `python -m local_models.training.matching.score`.

Precision and recall of the words that go, at the probabilities among which `privacy/matched.py` chooses.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from local_models.encoder import WEIGHTS
from local_models.matcher import Matcher
from local_models.training.matching.pairs import plain
from local_models.training.matching.questions import Pair

_LEAST = (0.05, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)

Judged = list[tuple[float, bool]]
"""For every word the probability that it goes, and whether it does."""


def judged(matcher: Matcher, pairs: Iterable[Pair]) -> Judged:
    """Every word of the pairs, as the matcher sees it. Raises ModelError."""
    return [
        (chance, any(first < end and start < last for first, last in pair.goes))
        for pair in pairs
        for start, end, chance in matcher.words(pair.wish, pair.text)
        if any(letter.isalnum() for letter in pair.text[start:end])
    ]


def lines(found: Judged) -> Iterator[str]:
    """The figures as a Markdown table."""
    yield "| probability | precision | recall |"
    yield "| ---: | ---: | ---: |"
    goes = sum(right for _, right in found)
    for least in _LEAST:
        taken = [right for chance, right in found if chance >= least]
        yield f"| {least} | {sum(taken) / max(len(taken), 1):.3f} | {sum(taken) / max(goes, 1):.3f} |"


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description="Score the matcher on held-back questions.")
    parser.add_argument("folder", type=Path, nargs="?", default=WEIGHTS / "matcher")
    pairs = list(plain(testing=True))
    found = judged(Matcher(parser.parse_args().folder), pairs)
    print(f"{len(pairs)} wishes, {len(found)} words, of which {sum(right for _, right in found)} go\n")
    print("\n".join(lines(found)))


if __name__ == "__main__":
    main()

"""Scores the matcher on questions it was not trained on: `python -m local_models.training.matching.score`.

Precision and recall of the words that go, at the probabilities among which `privacy/matched.py` chooses.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from local_models.encoder import WEIGHTS
from local_models.matcher import Matcher
from local_models.training.matching.pairs import plain
from local_models.training.matching.questions import Pair
from local_models.training.matching.unrelated import unrelated

_LEAST = (0.05, 0.15, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_APART = 800
"""Wishes that are read with a text about other things."""

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


def most(matcher: Matcher, pairs: Iterable[Pair]) -> list[float]:
    """The highest probability in each text that holds nothing of what its wish is about. Raises ModelError."""
    read = (matcher.words(pair.wish, pair.text) for pair in pairs if not pair.unknown)
    return [max((chance for *_, chance in words), default=0.0) for words in read]


def lines(found: Judged, apart: Sequence[float]) -> Iterator[str]:
    """The figures as a Markdown table; last the share of texts about other things that have such a word."""
    yield "| probability | precision | recall | about other things |"
    yield "| ---: | ---: | ---: | ---: |"
    goes = sum(right for _, right in found)
    for least in _LEAST:
        taken = [right for chance, right in found if chance >= least]
        over = sum(chance >= least for chance in apart) / max(len(apart), 1)
        yield f"| {least} | {sum(taken) / max(len(taken), 1):.3f} | {sum(taken) / max(goes, 1):.3f} | {over:.3f} |"


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description="Score the matcher on held-back questions.")
    parser.add_argument("folder", type=Path, nargs="?", default=WEIGHTS / "matcher")
    pairs = list(plain(testing=True))
    matcher = Matcher(parser.parse_args().folder)
    found, apart = judged(matcher, pairs), most(matcher, unrelated(_APART, 1, testing=True))
    print(f"{len(pairs)} wishes, {len(found)} words, of which {sum(right for _, right in found)} go;")
    print(f"{len(apart)} texts about other things\n")
    print("\n".join(lines(found, apart)))


if __name__ == "__main__":
    main()

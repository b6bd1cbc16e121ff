"""Makes the data: `python -m local_models.training.make_data OUT --shared ../shared/data`."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

from local_models.training import credentials, generate, ner_sets, presidio_sets
from local_models.training.augment import messy
from local_models.training.example import Example, write

_OWN, _NEWS, _OWN_TESTS = 150_000, 8_000, 1_500
"""Texts of our own forms, sentences of `ner/`, and texts of held-back forms: so that our forms are most of it."""


def training(shared: Path, seed: int) -> Iterator[Example]:
    """Every training text: our own, those with credentials, the typed entities of `ner/`, the filled templates."""
    rng, research = Random(seed), shared / "presidio-research"
    words = presidio_sets.identities(research)
    for example in generate.texts(_OWN, seed, testing=False, extra=words):
        yield from generate.in_passages(example, rng)
    for example in credentials.examples(rng):
        yield from generate.in_passages(example, rng)
    yield from rng.sample(list(ner_sets.examples(shared / "ner")), _NEWS)
    originals = list(presidio_sets.examples(research, testing=False))
    for example in (*originals, *(messy(each, rng) for each in presidio_sets.refilled(originals, rng))):
        yield from generate.in_passages(example, rng)


def tests(seed: int, calibrating: bool) -> Iterator[Example]:
    """Texts of held-back forms and held-back words, to score on or to calibrate on."""
    return generate.texts(_OWN_TESTS, seed + 1, testing=True, calibrating=calibrating)


def main() -> None:
    """Read the command line and write the data."""
    parser = argparse.ArgumentParser(description="Make the data for the span tagger.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    entities = ner_sets.examples(args.shared / "ner")
    print(write(args.out / "entities.jsonl", entities), "sentences with typed entities, to begin with")
    print(write(args.out / "train.jsonl", training(args.shared, args.seed)), "training texts")
    print(write(args.out / "own_test.jsonl", tests(args.seed, calibrating=False)), "texts of held-back forms")
    print(
        write(args.out / "own_dev.jsonl", tests(args.seed, calibrating=True)), "texts of others, to calibrate on"
    )
    templates = presidio_sets.examples(args.shared / "presidio-research", testing=True)
    print(write(args.out / "presidio_test.jsonl", templates), "texts of held-back templates")


if __name__ == "__main__":
    main()

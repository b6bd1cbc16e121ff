"""Texts in which credentials are marked and nothing else is: told, pasted, by the way; and texts that hold none.

A line is a text (backslash and n for a new line in it), each credential in double brackets. One in eight is held
back. Other values of the same shape take the place of the marked ones, so that the tagger learns how a secret is
told and not the secrets (mention replacement: Dai and Adel, "An Analysis of Simple Data Augmentation for Named
Entity Recognition", 2020).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random

from local_models.training.augment import messy
from local_models.training.example import Example, Mark
from local_models.training.holding_back import part

KIND = "credentials"
TIMES = 5
"""So many texts are made of a line."""
_EXCHANGED, _MESSY = 0.8, 0.4
"""The share of the marked values that are exchanged, and of the texts that are made as messy as people type."""
_MARKED = re.compile(r"\[\[(.+?)\]\](?!\])", re.DOTALL)
_SHAPES = (
    ("words of digits", re.compile(r"[\d ]+ [\d ]+")),
    ("words", re.compile(r"[\w' ,\-]* [\w' ,\-]*")),
    ("several", re.compile(r".*\s.*", re.DOTALL)),
    ("word", re.compile(r"[a-z]+")),
    ("name", re.compile(r"[A-Z][a-z]+")),
    ("long", re.compile(r".{25,}")),
    ("code", re.compile(r"[A-Z0-9\-]+")),
    ("mixed", re.compile(r"\w+")),
)
_KEPT = ("words of digits", "words", "several")
"""Values of several words belong to their text: "the dog's name and a 9" is none elsewhere."""


def parsed(line: str) -> Example:
    """A line as a text with its marks."""
    text, marks, done = "", list[Mark](), 0
    line = line.replace("\\n", "\n")
    for found in _MARKED.finditer(line):
        text += line[done : found.start()]
        marks.append(Mark(len(text), len(text) + len(found[1]), KIND))
        text, done = text + found[1], found.end()
    return Example(text + line[done:], tuple(marks), KIND, (KIND,))


@cache
def lines(testing: bool) -> tuple[str, ...]:
    """The lines that are held back, or all the others."""
    every = (
        line
        for path in sorted(Path(__file__).parent.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
    )
    return part(dict.fromkeys(line for line in every if line.strip()), testing)


def examples(rng: Random) -> Iterator[Example]:
    """The texts to train on: every line as it is, and again with other values and as messy as people type."""
    every = [parsed(line) for line in lines(testing=False)]
    pools = _pools(every)
    for example in every:
        yield example
        for _ in range(TIMES - 1):
            other = _exchanged(example, pools, rng)
            yield messy(other, rng) if rng.random() < _MESSY else other


def held_back() -> Iterator[Example]:
    """The texts that are never trained on, as they were written."""
    yield from map(parsed, lines(testing=True))


def _shape(value: str) -> str:
    if value.isdecimal():
        return f"{len(value)} digits"
    return next((name for name, shape in _SHAPES if shape.fullmatch(value)), "signs")


def _pools(every: Sequence[Example]) -> dict[str, list[str]]:
    pools = defaultdict[str, dict[str, None]](dict)
    for example in every:
        for mark in example.marks:
            value = example.text[mark.start : mark.end]
            pools[_shape(value)][value] = None
    return {shape: [*values] for shape, values in pools.items()}


def _exchanged(example: Example, pools: Mapping[str, Sequence[str]], rng: Random) -> Example:
    """The text with other values, the same for the same."""
    chosen: dict[str, str] = {}
    text, marks, done = "", list[Mark](), 0
    for mark in example.marks:
        value = example.text[mark.start : mark.end]
        new = chosen.setdefault(value, _another(value, pools, rng))
        text += example.text[done : mark.start]
        marks.append(Mark(len(text), len(text) + len(new), KIND))
        text, done = text + new, mark.end
    return Example(text + example.text[done:], tuple(marks), example.source, example.looked_for)


def _another(value: str, pools: Mapping[str, Sequence[str]], rng: Random) -> str:
    shape = _shape(value)
    if value.isdecimal():
        return "".join(rng.choice("0123456789") for _ in value)
    if shape in _KEPT or rng.random() >= _EXCHANGED:
        return value
    return rng.choice(pools[shape])

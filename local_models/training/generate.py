"""Makes texts out of forms and vocabularies: filled, joined, wrapped and made as messy as people type."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from local_models.training.augment import messy
from local_models.training.example import Example, Mark
from local_models.training.forms import FORMS, NEUTRAL, wrappers
from local_models.training.holding_back import part
from local_models.training.vocabulary import KIND_OF, Vocabulary

_PIECE = re.compile(r"\{(?P<slot>[a-z_]+)\}|\[\[(?P<kind>[a-z:]+)\|(?P<text>[^\]]+)\]\]|(?P<brace>\{\{|\}\})")
_LEADING = re.compile(r"(?:(?:Dr|Mr|Mrs|Ms|Prof)\.?|an?|the|my|our) (?=.)", re.IGNORECASE)
"""Gives nobody away: a mark begins after it."""
_JOINTS = (" ", " ", " ", "\n", "\n\n", "\n- ")


def forms(testing: bool) -> tuple[str, ...]:
    """The forms that are held back for testing, or all the others."""
    return part(FORMS, testing)


def fill(form: str, vocabulary: Vocabulary, rng: Random) -> Example:
    """A form with every slot filled, marked where the values stand (a title or article before one apart)."""
    text, marks, done = "", list[Mark](), 0
    for found in _PIECE.finditer(form):
        text += form[done : found.start()]
        done = found.end()
        value, kind = _value(found, vocabulary, rng)
        if kind is not None:
            leading = _LEADING.match(value)
            marks.append(Mark(len(text) + (leading.end() if leading else 0), len(text) + len(value), kind))
        text += value
    return Example(text + form[done:], tuple(marks), "own")


def _value(found: re.Match[str], vocabulary: Vocabulary, rng: Random) -> tuple[str, str | None]:
    """What stands for one piece of a form, and its kind."""
    if found["slot"]:
        return vocabulary.value(found["slot"], rng), KIND_OF[found["slot"]]
    if found["text"]:
        return found["text"], found["kind"]
    return found[0][0], None


def join(parts: Sequence[Example], joints: Sequence[str]) -> Example:
    """Several examples as one text; `joints[i]` stands before piece i."""
    text, marks = "", list[Mark]()
    for joint, piece in zip(joints, parts, strict=True):
        at = len(text) + len(joint)
        text += joint + piece.text
        marks += [Mark(mark.start + at, mark.end + at, mark.kind) for mark in piece.marks]
    return Example(text, tuple(marks), "own")


def _with_wrapper(example: Example, rng: Random) -> Example:
    """The text with a request before it or a remark after it."""
    before, after = rng.choice(wrappers.BEFORE), rng.choice(wrappers.AFTER)
    return join([example, Example("", (), "own")], [before, after])


def texts(count: int, seed: int, testing: bool, extra: dict[str, list[str]] | None = None) -> Iterator[Example]:
    """`count` texts; the same for the same seed. `extra` adds words to the vocabularies."""
    rng, vocabulary, usable = Random(seed), Vocabulary(testing, extra), forms(testing)
    neutral = frozenset(NEUTRAL)
    plain = [form for form in usable if form in neutral]
    private = [form for form in usable if form not in neutral]
    for _ in range(count):
        pool = plain if rng.random() < 0.35 else private
        parts = [
            fill(rng.choice(pool if i == 0 else usable), vocabulary, rng)
            for i in range(rng.choice((1, 1, 1, 2, 3)))
        ]
        example = join(parts, ["", *(rng.choice(_JOINTS) for _ in parts[1:])])
        if rng.random() < 0.3:
            example = _with_wrapper(example, rng)
        yield messy(example, rng)

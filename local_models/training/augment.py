"""Makes texts as messy as people type them; marks move with their text."""

from collections.abc import Callable
from random import Random

from local_models.training.example import Example, Mark

_NEIGHBOURS = {"a": "s", "e": "r", "i": "o", "o": "p", "n": "m", "t": "y", "s": "d", "r": "t", "l": "k", "h": "j"}


def edited(example: Example, edit: Callable[[str, int], str]) -> Example:
    """The text with every character replaced by what `edit(character, offset)` gives; marks that vanish go."""
    pieces = [edit(character, offset) for offset, character in enumerate(example.text)]
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    marks = (Mark(ends[mark.start], ends[mark.end], mark.kind) for mark in example.marks)
    kept = tuple(mark for mark in marks if mark.start < mark.end)
    return Example("".join(pieces), kept, example.source, example.looked_for)


def without_punctuation(example: Example) -> Example:
    """The text without commas, full stops at a word's end, and apostrophes."""
    text = example.text

    def edit(character: str, offset: int) -> str:
        ending = offset + 1 == len(text) or text[offset + 1].isspace()
        return "" if (character in ",.!?;" and ending) or character == "'" else character

    return edited(example, edit)


def with_typos(example: Example, rng: Random) -> Example:
    """The text with a few letters hit wrong, doubled or left out."""

    def edit(character: str, _offset: int) -> str:
        if character not in _NEIGHBOURS or rng.random() > 0.02:
            return character
        return rng.choice(("", character * 2, _NEIGHBOURS[character]))

    return edited(example, edit)


def messy(example: Example, rng: Random, *, typos: bool = True) -> Example:
    """The text as it is, in lower case, in capitals, without punctuation; with `typos` perhaps misspelt."""
    draw = rng.random()
    if draw < 0.2:
        example = edited(
            example, lambda character, _: lowered if len(lowered := character.lower()) == 1 else character
        )
    elif draw < 0.23:
        example = edited(
            example, lambda character, _: raised if len(raised := character.upper()) == 1 else character
        )
    if rng.random() < 0.15:
        example = without_punctuation(example)
    if rng.random() < 0.1 and typos:
        example = with_typos(example, rng)
    return example

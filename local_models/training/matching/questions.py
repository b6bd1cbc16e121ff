"""Questions with wishes about them, and the words of the question that each wish asks to hide.

They stand in the text files of `pairs/`; `GUIDE.md` says how they are written and marked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from local_models.training.holding_back import held_back

_HERE = Path(__file__).parent

Place = tuple[int, int]
"""String offsets, end exclusive."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A wish, a text, the places in it that are to go, and those of which nothing is known."""

    wish: str
    text: str
    goes: tuple[Place, ...] = ()
    unknown: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A text, and wishes with what each asks to hide in it."""

    text: str
    wishes: tuple[tuple[str, tuple[Place, ...]], ...]


def places(text: str, words: str) -> tuple[Place, ...]:
    """Wherever `words` stand in `text`, as whole words if they do anywhere. Raises ValueError where they don't."""
    every = [found.span() for found in re.finditer(re.escape(words), text)]
    if not every:
        raise ValueError(f"not in the question: {words}")
    return tuple(place for place in every if _is_whole(text, *place)) or tuple(every)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit goes on at either end."""
    inside = text[start:end]
    before = text[start - 1 : start] if start else ""
    return not (before.isalnum() and inside[0].isalnum()) and not (
        text[end : end + 1].isalnum() and inside[-1].isalnum()
    )


def parsed(lines: Iterator[str]) -> Iterator[Question]:
    """The questions of a file. Raises ValueError for a line that is neither a question nor a wish."""
    text, wishes = "", list[tuple[str, tuple[Place, ...]]]()
    for line in lines:
        if line.startswith("@ "):
            if text:
                yield Question(text, tuple(wishes))
            text, wishes = line[2:].strip().replace("\\n", "\n"), []
        elif line.startswith("- ") and "=>" in line and text:
            wish, _, marks = line[2:].rpartition("=>")
            words = (each.strip().replace("\\n", "\n") for each in marks.split(" | "))
            goes = sorted({place for each in words if each for place in places(text, each)})
            wishes.append((wish.strip().replace("\\n", "\n"), tuple(goes)))
        elif line.strip() and not line.startswith("#"):
            raise ValueError(f"neither a question nor a wish: {line.strip()}")
    if text:
        yield Question(text, tuple(wishes))


def questions(testing: bool) -> tuple[Question, ...]:
    """The questions that are held back, one in eight, or all the others."""
    every = (
        question
        for path in sorted((_HERE / "pairs").glob("*.txt"))
        for question in parsed(iter(path.read_text(encoding="utf-8").splitlines()))
    )
    return tuple(question for question in every if held_back(question.text) == testing)

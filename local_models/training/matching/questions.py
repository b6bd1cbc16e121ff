"""Questions with wishes about them, the words that each wish asks to hide, and notes on whose what is.

They stand in the text files of `pairs/`; `GUIDE.md` says how they are written and marked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
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
class Note:
    """What stands at places of a text: its category, whose it is, and what it is as its owner would call it.

    The owner is "me", the words for somebody else ("sister"), "firm" for a body that is nobody's own, "public" for
    what everybody knows, or "no" for what is nothing.
    """

    places: tuple[Place, ...]
    category: str
    owner: str
    what: str


@dataclass(frozen=True, slots=True)
class Question:
    """A text, wishes with what each asks to hide in it, and notes on what stands in it."""

    text: str
    wishes: tuple[tuple[str, tuple[Place, ...]], ...]
    notes: tuple[Note, ...] = ()


def places(text: str, words: str) -> tuple[Place, ...]:
    """Wherever `words` stand in `text`, as whole words if they do anywhere. Raises ValueError where they don't."""
    every = list(_wherever(text, words)) if words else []
    if not every:
        raise ValueError(f"not in the question: {words}")
    return tuple(place for place in every if _is_whole(text, *place)) or tuple(every)


def _wherever(text: str, words: str) -> Iterator[Place]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit goes on at either end."""
    inside = text[start:end]
    before = text[start - 1 : start] if start else ""
    return not (before.isalnum() and inside[0].isalnum()) and not (
        text[end : end + 1].isalnum() and inside[-1].isalnum()
    )


def parsed(lines: Iterator[str]) -> Iterator[Question]:
    """The questions of a file. Raises ValueError for a line that is neither a question, a wish nor a note."""
    question: Question | None = None
    for line in lines:
        if line.startswith("@ "):
            if question:
                yield question
            question = Question(line[2:].strip().replace("\\n", "\n"), ())
        elif question and line.startswith("- ") and "=>" in line:
            question = replace(question, wishes=(*question.wishes, _wish(line[2:], question.text)))
        elif question and line.startswith("= ") and "=>" in line:
            question = replace(question, notes=(*question.notes, _note(line[2:], question.text)))
        elif line.strip() and not line.startswith("#"):
            raise ValueError(f"neither a question, a wish nor a note: {line.strip()}")
    if question:
        yield question


def _wish(line: str, text: str) -> tuple[str, tuple[Place, ...]]:
    wish, _, marks = line.rpartition("=>")
    words = (each.strip().replace("\\n", "\n") for each in marks.split(" | "))
    goes = sorted({place for each in words if each for place in places(text, each)})
    return wish.strip().replace("\\n", "\n"), tuple(goes)


def _note(line: str, text: str) -> Note:
    """`62,000 kronor a month => finance me: salary that I am offered`."""
    words, _, told = line.rpartition("=>")
    category, _, rest = told.strip().partition(" ")
    owner, _, what = rest.partition(":")
    return Note(places(text, words.strip().replace("\\n", "\n")), category, owner.strip(), what.strip())


@cache
def questions(testing: bool) -> tuple[Question, ...]:
    """The questions that are held back, one in eight, or all the others."""
    every = (
        question
        for path in sorted((_HERE / "pairs").glob("*.txt"))
        for question in parsed(iter(path.read_text(encoding="utf-8").splitlines()))
    )
    return tuple(question for question in every if held_back(question.text) == testing)

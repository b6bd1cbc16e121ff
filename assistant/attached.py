"""The form in which text files stand below the words of a message, and a message taken apart again.

A file stands in a fence with its name, or, where something in the text would end the fence early, in quoted lines.
Both are forms that `own_words` takes for somebody else's, so nothing in a file becomes a fact about the user.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from assistant.mentions import mentions
from assistant.profile.own_words import own_words

_FENCES = ("```", "~~~")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes along: the name it is shown under, and its text."""

    name: str
    text: str

    @property
    def size(self) -> int:
        """The text's length in bytes."""
        return len(self.text.encode("utf-8", "surrogatepass"))


class Parted(NamedTuple):
    """A message taken apart."""

    words: str
    attached: tuple[Attached, ...]


def joined(words: str, attached: Iterable[Attached]) -> str:
    """The message of `words` with these files below them, none of which is read as the user's own words."""
    text, files = words, list(attached)
    for file in files:
        block = next((each for each in _blocks(file) if _is_foreign(text + each, len(words))), None)
        if block is None:  # a later file can lay open an earlier one, whose form was right while it was the last
            return words + "".join(map(_quoted, files))
        text += block
    return text


def parted(text: str) -> Parted:
    """A message as its words and the files below them: what `joined` was given."""
    for begin in re.finditer(r"\n\n(?=```|~~~|> )", text):
        words = text[: begin.start()]
        names = {mention.path for mention in mentions(words)}
        files = _files(text, begin.start(), names)
        if files:
            return Parted(words, tuple(files))
    return Parted(text, ())


def _blocks(file: Attached) -> Iterator[str]:
    """The forms in which a file may stand, the best first; quoted in every line they are right together."""
    lines = file.text.split("\n")
    for fence in _FENCES:
        if not any(line.lstrip().startswith(fence) for line in lines):
            yield f"\n\n{fence}{file.name}\n{file.text}\n{fence}"
    yield _quoted(file)


def _quoted(file: Attached) -> str:
    return f"\n\n> {file.name}:\n" + "\n".join(f"> {line}" for line in file.text.split("\n"))


def _is_foreign(text: str, start: int) -> bool:
    return all(end <= start for _, end in own_words(text))


def _files(text: str, place: int, names: Collection[str]) -> list[Attached]:
    """The files from `place` to the end of `text`, if there is nothing else; else none."""
    found: list[Attached] = []
    while place < len(text):
        read_one: Callable[[str, int], tuple[Attached, int] | None]
        read_one = _quoted_file if text.startswith("\n\n> ", place) else _fenced_file
        one = read_one(text, place)
        if one is None or one[0].name not in names:
            return []
        found.append(one[0])
        place = one[1]
    return found


def _fenced_file(text: str, place: int) -> tuple[Attached, int] | None:
    fence = text[place + 2 : place + 5]
    begins = text.find("\n", place + 5)
    if fence not in _FENCES or begins < 0:
        return None
    close = re.compile(rf"\n[^\S\n]*{fence}").search(text, begins)
    end = close.end() if close else 0
    if close is None or close[0] != f"\n{fence}" or not (end == len(text) or text.startswith("\n\n", end)):
        return None
    return Attached(text[place + 5 : begins], text[begins + 1 : close.start()]), end


def _quoted_file(text: str, place: int) -> tuple[Attached, int] | None:
    head, *lines = text[place + 2 :].split("\n\n", 1)[0].split("\n")
    end = place + 2 + len(head) + sum(len(line) + 1 for line in lines)
    if not (head.endswith(":") and lines and all(line.startswith("> ") for line in lines)):
        return None
    return Attached(head[2:-1], "\n".join(line[2:] for line in lines)), end

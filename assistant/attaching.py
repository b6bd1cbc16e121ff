"""Text files that go along with a question: which it names, reading them, and the whole message."""

import os
import re
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.attached import Attached, joined
from assistant.errors import SottoError
from assistant.mentions import mentions, written
from assistant.showing import one_line, plain

MOST_BYTES = 200_000
"""The most that goes along with one question, all files together: a book chapter, or a long log."""

_LIKE_A_PATH = re.compile(r"/|\.\w")
_NAME_LENGTH = 100


class AttachError(SottoError):
    """A file can't go along; the line says why."""


class NoFileError(AttachError):
    """Nothing is there under that path."""


class FolderError(AttachError):
    """A folder is there under that path."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What somebody is about to send.

    `meant` are the paths that were typed or chosen: of a pasted text nothing is ever attached, whatever it names.
    `kept` are files of a message that was brought back, by the name they have there: they go along as they were.
    """

    text: str
    meant: frozenset[str] = frozenset()
    kept: Mapping[str, Attached] = field(default_factory=dict)

    @property
    def named(self) -> list[str]:
        """The paths in the text that are meant, each once."""
        paths = dict.fromkeys(mention.path for mention in mentions(self.text))
        return [path for path in paths if path in self.meant or path in self.kept]


def sendable(writing: Writing, *, as_words: bool = False) -> str:
    """The whole message: the words, and below them the files they name.

    `as_words` lets a path that leads nowhere stand as mere words. Raises AttachError: NoFileError for such a path.
    """
    found: dict[str, Attached] = {}
    for path in writing.named:
        try:
            found[path] = writing.kept.get(path) or read(path)
        except NoFileError:
            if not as_words and _LIKE_A_PATH.search(path):
                raise
    _require_few(found.values())
    names = _own_names(found)
    along = [Attached(name, found[path].text) for path, name in names.items()]
    return joined(_renamed(writing.text, names), along)


def looked_at(writing: Writing) -> list[tuple[str, Attached | AttachError]]:
    """What is attached so far: each path with its file, or with why it can't go along. Mere words are left out."""
    found: list[tuple[str, Attached | AttachError]] = []
    for path in writing.named:
        try:
            found.append((path, writing.kept.get(path) or read(path)))
        except (NoFileError, FolderError):
            continue  # somebody is perhaps still typing it
        except AttachError as error:
            found.append((path, error))
    return found


def without(text: str, path: str) -> str:
    """`text` without the mentions of `path`: the file is taken off."""
    for mention in reversed(mentions(text)):
        if mention.path == path:
            before, after = text[: mention.start], text[mention.end :]
            text = before + (after[1:] if before[-1:] in {"", " ", "\n"} and after[:1] == " " else after)
    return text


def read(path: str) -> Attached:
    """The text file at `path`, which may begin with `~`. Raises AttachError: NoFileError if there is none."""
    name = one_line(path, _NAME_LENGTH)
    try:
        content = _content(Path(path).expanduser(), name)
    except (FileNotFoundError, NotADirectoryError, ValueError, RuntimeError):
        raise NoFileError(
            f"There is no file {name}. Correct its name, or press Enter again to send it as words."
        ) from None
    except OSError as error:
        reason = "it may not be read" if isinstance(error, PermissionError) else error.strerror
        raise AttachError(f"{name} can't be attached: {reason}. Take it off, or name another file.") from None
    if b"\0" in content:
        raise AttachError(f"{name} is not a text file. Attach its text instead.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AttachError(f"{name} is not UTF-8 text. Convert it first, for example with iconv.") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if not text.strip():
        raise AttachError(f"{name} is empty. Take it off, or name another file.")
    return Attached(_fit_name(Path(path).name), text)


def size_words(size: int) -> str:
    """A size in bytes as people read it."""
    if size < 1000:
        return f"{size} byte{'' if size == 1 else 's'}"
    return f"{size / 1000:.1f} KB" if size < 9950 else f"{size / 1000:.0f} KB"


def _content(path: Path, name: str) -> bytes:
    # A pipe that nobody writes to must not hang.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise FolderError(f"{name} is a folder. Name a text file in it, or take it off.")
        if not stat.S_ISREG(status.st_mode):
            raise AttachError(f"{name} is not a file. Name a text file, or take it off.")
        if status.st_size > MOST_BYTES:
            have, most = size_words(status.st_size), size_words(MOST_BYTES)
            raise AttachError(f"{name} has {have}; at most {most} go along. Attach a part of it.")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MOST_BYTES)
    finally:
        os.close(descriptor)


def _require_few(attached: Collection[Attached]) -> None:
    size = sum(file.size for file in attached)
    if size > MOST_BYTES:
        raise AttachError(
            f"The files have {size_words(size)}; at most {size_words(MOST_BYTES)} go along. Take one off."
        )


def _own_names(found: Mapping[str, Attached]) -> dict[str, str]:
    """Each path with a name that no other file of the message has: of a path, only that much is told."""
    names: dict[str, str] = {}
    for path, file in found.items():
        name, count = file.name, 1
        while name in names.values():
            count += 1
            name = f"{count}-{file.name}"
        names[path] = name
    return names


def _renamed(text: str, names: Mapping[str, str]) -> str:
    for mention in reversed(mentions(text)):
        if mention.path in names:
            text = text[: mention.start] + written(names[mention.path]) + text[mention.end :]
    return text


def _fit_name(name: str) -> str:
    """A file name that fits the line above the text."""
    name = " ".join(plain(name).split()).replace("```", "'''").replace("~~~", "---")
    return name or "file"

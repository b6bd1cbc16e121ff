"""Putting the hidden values back into a reply, also while it streams in.

A tag is restored only to the value that this conversation's vault holds for it. Everything else, invented
tags included, passes through unchanged.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from privacy import tags
from privacy.vault import Vault


class BadVaultError(ValueError):
    """A vault given by a script is no mapping of tags to values. The message is one line for a person."""


def restore(text: str, vault: Vault) -> str:
    """`text` with every tag that `vault` holds replaced by its value, in one pass: values are never re-read."""
    restorer = StreamRestorer(vault)
    return restorer.feed(text) + restorer.flush()


def restore_mapping(text: str, vault: Mapping[str, str]) -> str:
    """Like `restore`, for a plain mapping of tags ("[NAME_1]" or "NAME_1") to values.

    Raises BadVaultError for a key that is not a tag or a value that is not text.
    """
    values = {_tag(key): _value(key, value) for key, value in vault.items()}
    restorer = StreamRestorer.over(values.get, values)
    return restorer.feed(text) + restorer.flush()


def restored_stream(pieces: Iterable[str], vault: Vault) -> Iterator[str]:
    """The pieces of a reply, restored as they arrive; what may still become a tag waits for the next piece."""
    restorer = StreamRestorer(vault)
    for piece in pieces:
        if ready := restorer.feed(piece):
            yield ready
    if rest := restorer.flush():
        yield rest


class StreamRestorer:
    """Restores a text that arrives in pieces cut anywhere. Holds back at most `tags.LONGEST` characters."""

    def __init__(self, vault: Vault) -> None:
        held = (entry.tag for entry in vault.entries if entry.value is not None)
        self._set_up(vault.value_of, held)

    @classmethod
    def over(cls, value_of: Callable[[str], str | None], held: Iterable[str]) -> "StreamRestorer":
        """A restorer over any look-up from bare tag to value; `held` are the bare tags it knows."""
        restorer = cls.__new__(cls)
        restorer._set_up(value_of, held)
        return restorer

    def _set_up(self, value_of: Callable[[str], str | None], held: Iterable[str]) -> None:
        self._value_of = value_of
        self._pattern = tags.pattern(frozenset(tag.rpartition("_")[0] for tag in held))
        self._buffer = ""
        self._done = 0

    def feed(self, piece: str) -> str:
        """What can be shown after `piece` arrived."""
        self._buffer += piece
        return self._take(final=False)

    def flush(self) -> str:
        """What was held back, once nothing more will arrive."""
        return self._take(final=True)

    def _take(self, *, final: bool) -> str:
        open_from = len(self._buffer) if final else self._undecided()
        ready: list[str] = []
        for match in self._pattern.finditer(self._buffer, self._done):
            if match.start() >= open_from:
                break
            ready += [self._buffer[self._done : match.start()], self._meaning(tags.found(match))]
            self._done = match.end()
        ready.append(self._buffer[self._done : open_from])
        self._done = max(self._done, open_from)
        self._forget_shown()
        return "".join(ready)

    def _undecided(self) -> int:
        """The first place from which the text so far may be the beginning of a tag, or a longer one."""
        size = len(self._buffer)
        for start in range(max(self._done, size - tags.LONGEST), size):
            match = self._pattern.match(self._buffer, start, partial=True)
            if match and (match.partial or match.end() == size):
                return start
        return size

    def _meaning(self, found: tags.Found) -> str:
        value = self._value_of(found.tag)
        return self._buffer[found.start : found.end] if value is None else value + found.ending

    def _forget_shown(self) -> None:
        """Keep two characters before what is still open: whether a bare tag begins a word depends on them."""
        keep_from = max(0, self._done - 2)
        self._buffer = self._buffer[keep_from:]
        self._done -= keep_from


def _tag(key: object) -> str:
    bare = tags.parse(key) if isinstance(key, str) else None
    if bare is None:
        raise BadVaultError('A vault maps tags to values, for example {"[NAME_1]": "Anna"}.')
    return bare


def _value(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadVaultError(f"The value of {key} in the vault is not text.")
    return value

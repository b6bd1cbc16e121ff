"""Putting the hidden values back into a reply, also while it streams in.

A tag or a stand-in is restored only to the value that this conversation's vault holds for it. Everything else,
invented tags included, passes through unchanged.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

import regex

from privacy import tags
from privacy.stand_ins import LOOKS_AROUND, StandIns
from privacy.vault import Vault


class BadVaultError(ValueError):
    """A vault given by a script is no mapping of tags or stand-ins to values. The message is one line."""


def restore(text: str, vault: Vault) -> str:
    """`text` with every tag that `vault` holds replaced by its value, in one pass: values are never re-read."""
    restorer = StreamRestorer(vault)
    return restorer.feed(text) + restorer.flush()


def restore_mapping(text: str, vault: Mapping[str, str]) -> str:
    """Like `restore`, for a plain mapping of tags ("[NAME_1]" or "NAME_1") and stand-ins to values.

    Raises BadVaultError for a key without letters or digits, or a value that is not text.
    """
    values = {_tag(key): _value(key, value) for key, value in vault.items()}
    held = {key: value for key, value in values.items() if tags.parse(key)}
    stand_ins = StandIns({key: value for key, value in values.items() if key not in held})
    restorer = StreamRestorer.over(held.get, held, stand_ins)
    return restorer.feed(text) + restorer.flush()


def restored_values(text: str, vault: Vault) -> frozenset[str]:
    """The different values that are put back into `text`."""
    restorer = StreamRestorer(vault)
    restorer.feed(text)
    restorer.flush()
    return frozenset(restorer.restored)


def restored_stream(pieces: Iterable[str], vault: Vault) -> Iterator[str]:
    """The pieces of a reply, restored as they arrive; what may still become a tag waits for the next piece."""
    restorer = StreamRestorer(vault)
    for piece in pieces:
        if ready := restorer.feed(piece):
            yield ready
    if rest := restorer.flush():
        yield rest


class StreamRestorer:
    """Restores a text that arrives in pieces cut anywhere. Holds back what may still become something longer."""

    def __init__(self, vault: Vault) -> None:
        entries = (entry for entry in vault.entries if entry.value is not None and not entry.is_stand_in)
        self._set_up(vault.value_of, (entry.tag for entry in entries), vault.stand_ins)

    @classmethod
    def over(
        cls, value_of: Callable[[str], str | None], held: Iterable[str], stand_ins: StandIns
    ) -> "StreamRestorer":
        """A restorer over any look-up from bare tag to value; `held` are the bare tags it knows."""
        restorer = cls.__new__(cls)
        restorer._set_up(value_of, held, stand_ins)
        return restorer

    def _set_up(self, value_of: Callable[[str], str | None], held: Iterable[str], stand_ins: StandIns) -> None:
        self._value_of = value_of
        self._stand_ins = stand_ins
        self._longest = max(tags.LONGEST, stand_ins.longest)
        prefixes = frozenset(tag.rpartition("_")[0] for tag in held)
        self._pattern = _either(tags.pattern(prefixes).pattern, stand_ins.pattern)
        self._buffer = ""
        self._done = 0
        self.restored: set[str] = set()

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
            ready += [self._buffer[self._done : match.start()], self._meaning(match)]
            self._done = match.end()
        ready.append(self._buffer[self._done : open_from])
        self._done = max(self._done, open_from)
        self._forget_shown()
        return "".join(ready)

    def _undecided(self) -> int:
        """The first place from which the text so far may begin a tag or stand-in, or a longer one."""
        size = len(self._buffer)
        starts = range(max(self._done, size - self._longest), size)
        return next((start for start in starts if self._is_open(start)), size)

    def _is_open(self, start: int) -> bool:
        """Whether what begins at `start` may read otherwise once more has arrived."""
        size = len(self._buffer)
        match = self._pattern.match(self._buffer, start, partial=True)
        if match and (match.partial or match.end() == size):
            return True
        if match and match["stand_in"] and match.end() > size - LOOKS_AROUND:
            return True
        return self._stand_ins.may_grow(self._buffer[start:])

    def _meaning(self, match: "regex.Match[str]") -> str:
        found = None if match["stand_in"] else tags.found(match)
        value = self._value_of(found.tag) if found else self._stand_ins.meaning(match.group())
        if value is None:
            return str(match.group())
        self.restored.add(value)
        return value + (found.ending if found else "")

    def _forget_shown(self) -> None:
        """Keep a little before what is still open: whether a bare tag begins a word depends on it."""
        keep_from = max(0, self._done - LOOKS_AROUND)
        self._buffer = self._buffer[keep_from:]
        self._done -= keep_from


@lru_cache(maxsize=64)
def _either(tag: str, stand_in: str) -> "regex.Pattern[str]":
    return regex.compile(f"(?P<stand_in>{stand_in})|{tag}", regex.IGNORECASE)


def _tag(key: object) -> str:
    """A bare tag, or the stand-in as it is."""
    if not isinstance(key, str) or not any(map(str.isalnum, key)):
        raise BadVaultError('A vault maps tags or stand-ins to values, for example {"[NAME_1]": "Anna"}.')
    return tags.parse(key) or key.strip()


def _value(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadVaultError(f"The value of {key} in the vault is not text.")
    return value

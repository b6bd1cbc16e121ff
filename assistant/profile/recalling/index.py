"""All messages of a store in memory, as one matrix with what a search has to know of each row.

A row is one part of one message: its vector, divided by its length after the recaller's maps. Rows of a
conversation are linked in their order, so that what was said before and after can count; a stretch of them without
a long pause is a sitting.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.profile.recalling.rows import Rows
from assistant.profile.vectors import unpacked
from assistant.store.store import Store
from assistant.store.vectors import Outline
from local_models.recaller import Recaller

PAUSE_S = 3 * 3600
"""Seconds without a message after which a new sitting begins."""
SITTING = 24
"""Rows after which one begins in any case, where many are added at once."""
LONG = 6
"""A message of so many parts is a sitting of its own: what is said in a letter belongs together."""
_AT_ONCE = 5000

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Tail:
    """The last row of a conversation."""

    row: int
    time: float
    alone: int
    sitting: int


_NO_TAIL = _Tail(0, -math.inf, 0, 0)


class Index:
    """The messages of one store that have vectors. Hold `lock` for every use, and call `refresh` before it."""

    def __init__(self, store: Store, recaller: Recaller) -> None:
        self._store, self._recaller = store, recaller
        self.lock = Lock()
        self._empty()

    def _empty(self) -> None:
        self.rows = Rows(
            fitting=(np.float32, (384,)), message=(np.int64, ()), writer=(np.int64, ()),
            time=(np.float64, ()), before=(np.int64, ()), after=(np.int64, ()), sitting=(np.int64, ()),
            conversation=(np.int64, ()),
        )  # fmt: skip
        self.writers: list[tuple[str, str | None]] = []
        """Role and author by their number in the column `writer`."""
        self._writer_numbers: dict[tuple[str, str | None], int] = {}
        self._first_rows: dict[int, int] = {}
        self._tails: dict[int, _Tail] = {}
        self._sittings = 0
        self._sizes: Ints = np.zeros(0, dtype=np.int64)
        self._waiting: set[int] = set()
        """Messages that have no vectors yet."""
        self._last, self._there = 0, 0
        self._version: tuple[int, int, int] | None = None

    def refresh(self) -> None:
        """Take in what was added to the store and drop what was deleted. Raises StoreError and ModelError."""
        version = self._store.vectors.version()
        if version == self._version:
            return
        if self._waiting:
            self._take(self._store.vectors.of(sorted(self._waiting)))
        self._take(self._store.vectors.after(self._last))
        if self._store.vectors.count() != self._there:
            self._drop_deleted()
        self._version = version

    def forget_vectors(self, messages: Iterable[int]) -> None:
        """Drop the vectors of messages that have new ones; the next refresh takes these in."""
        for message in messages:
            if message in self._first_rows:
                self._wipe([message])
                self._waiting.add(message)
                self._version = None

    @property
    def count(self) -> int:
        """How many messages it holds."""
        return len(self._first_rows)

    def row_of(self, message: int) -> int | None:
        """The row of a message's first part, None if it has no vectors."""
        return self._first_rows.get(message)

    def place_of(self, row: int) -> tuple[int, int]:
        """The message of a row, and which part of it the row is, from 0."""
        message = int(self.rows["message"][row])
        return message, row - self._first_rows[message]

    def sitting_sizes(self) -> Ints:
        """How many rows each sitting has."""
        if len(self._sizes) < self._sittings or self._sizes.sum() != self.rows.count:
            self._sizes = np.bincount(self.rows["sitting"], minlength=self._sittings)
        return self._sizes

    def _take(self, outlines: Iterable[Outline]) -> None:
        found = iter(outlines)
        while some := list(islice(found, _AT_ONCE)):
            new = [outline for outline in some if outline.id > self._last]
            self._there += len(new)
            self._last = max([self._last, *(outline.id for outline in new)])
            self._waiting |= {outline.id for outline in some if not outline.vectors}
            self._add([outline for outline in some if outline.vectors])

    def _add(self, outlines: Sequence[Outline]) -> None:
        if not outlines:
            return
        self._waiting -= {outline.id for outline in outlines}
        counts = np.array([len(outline.vectors) for outline in outlines])
        first = self.rows.count
        for outline, row in zip(outlines, (first + np.cumsum(counts) - counts).tolist(), strict=True):
            self._first_rows[outline.id] = row
        vectors = unpacked([vector for outline in outlines for vector in outline.vectors])
        message = np.repeat([outline.id for outline in outlines], counts)
        conversation = np.repeat([outline.conversation for outline in outlines], counts)
        time = np.repeat([_seconds(outline.time) for outline in outlines], counts)
        alone = np.where(np.repeat(counts, counts) >= LONG, message, 0)
        before, sitting = self._linked(conversation, time, alone)
        own = np.arange(first, first + len(vectors))
        self.rows.extend(
            fitting=vectors / self._recaller.lengths(vectors)[:, np.newaxis], message=message,
            conversation=conversation,
            writer=np.repeat([self._writer(outline) for outline in outlines], counts), time=time, before=before,
            after=own, sitting=sitting,
        )  # fmt: skip
        follows = before != own
        self.rows["after"][before[follows]] = own[follows]

    def _linked(self, conversation: Ints, time: Floats, alone: Ints) -> tuple[Ints, Ints]:
        """For new rows: the row before each in its sitting (itself for the first), and the sitting's number.

        `alone` is not 0 for the rows of a message that is a sitting of its own.
        """
        order = np.argsort(conversation, kind="stable")
        own, ordered = self.rows.count + order, conversation[order]
        starts = np.append(True, ordered[1:] != ordered[:-1])
        before, passed = np.append(own[:1], own[:-1]), np.diff(time[order], prepend=-np.inf)
        apart = np.diff(alone[order], prepend=0) != 0
        tails = [self._tails.get(number, _NO_TAIL) for number in ordered[starts].tolist()]
        before[starts] = [tail.row for tail in tails]
        passed[starts] = time[order][starts] - [tail.time for tail in tails]
        apart[starts] = alone[order][starts] != [tail.alone for tail in tails]
        begins = (passed > PAUSE_S) | apart
        sitting = self._numbered(begins, begins | starts, [tail.sitting for tail in tails], starts)
        self._note_tails(ordered, np.append(starts[1:], True), own, time[order], alone[order], sitting)
        back = np.argsort(order)
        return np.where(begins, own, before)[back], sitting[back]

    def _numbered(self, begins: Bools, runs: Bools, tails: Sequence[int], starts: Bools) -> Ints:
        """The sitting of each row: a new one where one begins, after SITTING rows, else the one before goes on."""
        run = np.cumsum(runs) - 1
        places = np.arange(len(runs)) - np.flatnonzero(runs)[run]
        numbers = np.cumsum(runs | (places % SITTING == 0)) - 1 + self._sittings
        self._sittings = int(numbers[-1]) + 1
        going_on = np.flatnonzero(starts & ~begins)
        old = np.array(tails)[np.cumsum(starts)[going_on] - 1]
        for at, sitting in zip(going_on.tolist(), old.tolist(), strict=True):
            numbers[at : at + SITTING][numbers[at : at + SITTING] == numbers[at]] = sitting
        return numbers

    def _note_tails(self, conversation: Ints, ends: Bools, *columns: npt.NDArray[Any]) -> None:
        """Keep the last row of each conversation, with its time, whether it stands alone, and its sitting."""
        last = zip(*(column[ends].tolist() for column in columns), strict=True)
        self._tails |= {
            number: _Tail(*tail) for number, tail in zip(conversation[ends].tolist(), last, strict=True)
        }

    def _writer(self, outline: Outline) -> int:
        key = (outline.role, outline.author)
        if key not in self._writer_numbers:
            self._writer_numbers[key] = len(self.writers)
            self.writers.append(key)
        return self._writer_numbers[key]

    def _drop_deleted(self) -> None:
        there = set(self._store.vectors.numbers())
        self._wipe([message for message in self._first_rows if message not in there])
        self._waiting &= there
        self._there = sum(number <= self._last for number in there)

    def _wipe(self, messages: Iterable[int]) -> None:
        """Leave nothing of these messages in memory but that there were rows."""
        gone = list(messages)
        rows = np.isin(self.rows["message"], gone)
        self.rows["fitting"][rows] = 0
        self.rows["message"][rows] = 0
        for message in gone:
            del self._first_rows[message]


def _seconds(time: str) -> float:
    return datetime.fromisoformat(time).timestamp()

"""Looking into an export and bringing it in, on a thread, while another one watches and may stop it."""

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.imports.importing import Choice, Counts, Preview, bring_in, preview
from assistant.imports.record import Malformed, Progress, Record
from assistant.imports.sources import Source
from assistant.store.store import Store


class StoppedError(Exception):
    """It was stopped before there was anything to keep."""


class Running:
    """One export that is looked into or brought in; for one of the two, once."""

    def __init__(
        self, source: Source, path: Path, me: Collection[str] = (), moved: Callable[[], None] = lambda: None
    ) -> None:
        """`me` are mail addresses of the user's. `moved` is called on the working thread as it reads on."""
        self.source, self.path = source, path
        self.told: list[str] = []
        """What the reading had to say."""
        self.counts = Counts()
        self.ended = threading.Event()
        self.progress = Progress(moved=self._moved, tell=self.told.append)
        self._me, self._tell = me, moved
        self._stop = threading.Event()
        self._keeps = False

    def stop(self) -> None:
        """End as soon as a conversation is whole. For any thread; does not wait."""
        self._stop.set()

    def look(self) -> Preview:
        """What is there. Raises SottoError, or StoppedError."""
        with self._working() as items:
            return preview(self.source.name, items, Choice(), self._count)

    def bring_in(self, store: Store, choice: Choice) -> Counts:
        """Store what is new and chosen. Raises SottoError, or StoppedError if nothing had come yet."""
        with self._working() as items:
            name = self.path.absolute().name
            return bring_in(
                store, self.source.name, name, self._kept(items), choice, self._count, self._stop.is_set
            )

    @contextmanager
    def _working(self) -> Iterator[Iterator[Record | Malformed]]:
        try:
            yield self.source.reader(self._me)(self.path, self.progress)
        finally:
            self.ended.set()

    def _kept(self, items: Iterator[Record | Malformed]) -> Iterator[Record | Malformed]:
        """The items. From the first on, stopping is for whoever takes them: what was read is kept."""
        for item in items:
            self._keeps = True
            yield item

    def _moved(self) -> None:
        if self._stop.is_set() and not self._keeps:
            raise StoppedError
        self._tell()

    def _count(self, counts: Counts) -> None:
        self.counts = counts

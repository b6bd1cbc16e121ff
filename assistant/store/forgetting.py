"""Forgetting: what hangs on a thing, erasing it everywhere in one go, and proving that it is gone."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.store.connections import Connections
from assistant.store.erasing import Eraser
from assistant.store.erasing_things import Deleter
from assistant.store.errors import BusyError, StoreError
from assistant.store.excerpts import excerpts
from assistant.store.proof import Proof, Prover
from assistant.store.searching import Found, search
from assistant.store.settings import Settings
from assistant.store.sought import Sought
from assistant.store.words_index import WordsIndex

TIMES = "times_forgotten"
"""The setting that counts how often words were forgotten."""
ASKED = "times_asked_to_forget"
"""The setting that counts how often words were to be forgotten, found or not."""
MANY = 5000
"""From so many erased texts on it is quicker to make the index of words anew than to take their words out."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What is to be forgotten: words (`sought`, of a person or a value), or the row `number` of a kind."""

    kind: Literal["message", "conversation", "import", "fact", "person", "value"]
    number: int = 0
    sought: Sought | None = None


@dataclass(frozen=True, slots=True)
class Erased:
    """What erasing does, or did: rows deleted and changed, by table, and lines to tell the user.

    `texts` are the words that are gone, and `tokens` they as the full-text index writes them: for the proof.
    """

    thing: Thing
    removed: Mapping[str, int]
    changed: Mapping[str, int]
    notes: tuple[str, ...]
    texts: tuple[str, ...] = field(repr=False)
    tokens: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a thing: what erasing would do, and pieces of the text, by what they are a piece of.

    `found` is where the words were found, `version` when: if the store was changed since, they are sought again.
    """

    erased: Erased
    pieces: Mapping[str, list[str]] = field(repr=False)
    found: Found = field(repr=False)
    version: tuple[int, int] | None

    @property
    def thing(self) -> Thing:
        """What it hangs on."""
        return self.erased.thing


class Forgetting:
    """Forgets things in a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._index = WordsIndex(connections)

    @property
    def times(self) -> int:
        """How often a value or a person was found and forgotten: who read before may hold the words yet."""
        return int(Settings(self._connections).get(TIMES, 0))

    @property
    def asked(self) -> int:
        """How often a value or a person was to be forgotten: what went before may have held the words, too."""
        return int(Settings(self._connections).get(ASKED, 0))

    def require_none_since(self, asked: int) -> None:
        """Raise a StoreError if words were to be forgotten after the first `asked` times.

        Part of the transaction that would write down again what was read.
        """
        if self.asked != asked:
            raise StoreError(SINCE)

    def hanging(self, thing: Thing) -> Hanging:
        """What hangs on `thing`: everything is erased and that is undone. Raises MissingError."""
        before, found = self._version(), self._find(thing)
        facts = self._facts()
        with self._undone(), self._index.set_aside(rebuild=False):
            erased = self._erase(thing, found)
            left = self._facts()
        gone = [text for id, text in facts.items() if id not in left]
        pieces = excerpts(self._connections, thing.kind, thing.number, thing.sought, found, gone)
        after = self._version()
        return Hanging(erased, pieces, found, after if after[0] == before[0] else None)

    def erase(self, hanging: Hanging) -> Erased:
        """Erase the thing and all that rests only on it, in one transaction. Raises StoreError."""
        thing = hanging.thing
        many = len(hanging.erased.texts) > MANY
        with self._connections.transaction():
            found = hanging.found if hanging.version == self._version() else self._find(thing)
            with self._index.set_aside(rebuild=True) if many else nullcontext():
                erased = self._erase(thing, found)
            if thing.sought:
                Settings(self._connections).set(ASKED, self.asked + 1)
            if found.rows:
                Settings(self._connections).set(TIMES, self.times + 1)
            tokens = frozenset() if many else frozenset(self._index.tokens(erased.texts))
            if self._index.is_stale(tokens):
                self._index.rebuild()
            return replace(erased, tokens=tokens)

    def prove(self, erased: Erased) -> Proof:
        """Write the file anew without what was erased, then search it for that, page by page."""
        return Prover(self._connections, self._index).prove(
            erased.thing.sought, erased.texts, erased.tokens, self.clean_up()
        )

    def clean_up(self) -> str | None:
        """Leave no old page in the file or its log. A line that says why that has to wait, if it does."""
        try:
            self._connections.run("VACUUM")
            [done] = self._connections.rows("PRAGMA wal_checkpoint (TRUNCATE)")
        except BusyError:
            return WAITS
        except StoreError as error:
            return error.message
        return WAITS if done["busy"] else None

    def _find(self, thing: Thing) -> Found:
        return search(self._connections, thing.sought) if thing.sought else Found()

    def _erase(self, thing: Thing, found: Found) -> Erased:
        before = self._sizes()
        if thing.sought:
            eraser = Eraser(self._connections, thing.sought)
            eraser.erase(found)
            changed, texts, notes = eraser.changed, eraser.erased, eraser.notes
        else:
            deleter = Deleter(self._connections)
            delete = {"conversation": deleter.conversation, "import": deleter.import_, "fact": deleter.fact}
            delete.get(thing.kind, deleter.message)(thing.number)
            changed, texts, notes = deleter.changed, deleter.erased, deleter.notes
        removed = Counter(before)
        removed.subtract(self._sizes())
        return Erased(thing, +removed, +changed, tuple(notes), tuple(texts))

    def _sizes(self) -> Counter[str]:
        """How many rows each table has."""
        sql = (
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "AND name NOT LIKE 'sqlite_%' AND name NOT IN ('_sqlite_migrations', 'forgotten_keys')"
        )
        tables = [row["name"] for row in self._connections.rows(sql)]
        counted = " UNION ALL ".join(f"SELECT '{name}' AS name, count(*) AS size FROM {name}" for name in tables)  # noqa: S608
        return Counter({row["name"]: row["size"] for row in self._connections.rows(counted)})

    def _facts(self) -> dict[int, str]:
        return {row["id"]: row["text"] for row in self._connections.rows("SELECT id, text FROM facts")}

    def _version(self) -> tuple[int, int]:
        """Changes whenever the store does: by others' changes and by this connection's own."""
        [row] = self._connections.rows("PRAGMA data_version")
        return row["data_version"], self._connections.changes()

    @contextmanager
    def _undone(self) -> Iterator[None]:
        """Everything in it is rolled back."""
        try:
            with self._connections.transaction():
                yield
                raise _UndoError  # noqa: TRY301 - it has to leave the transaction
        except _UndoError:
            pass


class _UndoError(Exception):
    """Ends a transaction that was only to see what it would do."""


SINCE = "Something was forgotten meanwhile, and this may hold it: it can't be taken back any more."
WAITS = "Another program is using the store, so old pages are still there. Close it and run: sotto forget finish"

"""Proving that what was erased is gone: every page of the store, its log, and the files beside it are read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.store.connections import Connections
from assistant.store.joins import Joins
from assistant.store.leftovers import files_with
from assistant.store.pages import pages
from assistant.store.piece_search import PieceSearch
from assistant.store.searching import Row
from assistant.store.sought import Sought
from assistant.store.word_search import WordSearch
from assistant.store.words_index import WordsIndex

Search = WordSearch | PieceSearch


@dataclass(frozen=True, slots=True)
class Proof:
    """What the search found. `pages` were decrypted and read, the frames of the write-ahead log included.

    `found` are those that hold what was erased, `unreadable` those that could not be decrypted. `files` are other
    files that were read (in Sotto's folder, and Sotto's own where temporary files lie), `in_files` the ones
    that hold it. `other_words` hold the letters and are something else; `elsewhere` are rows that stay and say the
    same, by table: their numbers, or what else tells them apart. `waits` says why old pages could not be removed.
    """

    pages: int
    found: tuple[int, ...]
    unreadable: tuple[int, ...]
    files: int
    in_files: tuple[str, ...]
    other_words: tuple[str, ...]
    elsewhere: Mapping[str, tuple[int | str, ...]]
    waits: str | None

    @property
    def holds(self) -> bool:
        """Whether what was erased is proven to be gone."""
        return not (self.found or self.unreadable or self.in_files or self.waits)


class Prover:
    """Searches a store's files for what was erased."""

    def __init__(self, connections: Connections, index: WordsIndex) -> None:
        self._connections = connections
        self._index = index

    def prove(
        self, sought: Sought | None, texts: Iterable[str], tokens: Iterable[str], waits: str | None
    ) -> Proof:
        """Search for the words that were `sought`, or else for the erased `texts` and their `tokens`."""
        search: Search = WordSearch(sought) if sought else PieceSearch(texts, self._index.gone(tokens))
        read, found, unreadable = self._read(search)
        if found:
            for table, row in self._rows(search):
                search.learn(table, row)
            read, found, unreadable = self._read(search)
        files, in_files = files_with(self._connections.path, search.is_in_file)
        elsewhere = search.elsewhere if isinstance(search, PieceSearch) else {}
        return Proof(
            pages=read,
            found=tuple(sorted(found)),
            unreadable=tuple(sorted(unreadable)),
            files=files,
            in_files=tuple(in_files),
            other_words=tuple(sorted(search.other_words)),
            elsewhere={table: tuple(sorted(keys)) for table, keys in elsewhere.items()},
            waits=waits,
        )

    def _read(self, search: Search) -> tuple[int, set[int], set[int]]:
        """How many pages there are, the numbers of those that hold a trace, and of those that can't be read."""
        read, found, unreadable, joins = 0, set(), set(), Joins()
        for page in pages(self._connections.path, self._connections.key):
            read += 1
            joins.add(page)
            if page.content is None:
                unreadable.add(page.number)
            elif _holds_trace(search, page.content):
                found.add(page.number)
        found |= {number for number, data in joins.joined() if _holds_trace(search, data)}
        return read, found, unreadable

    def _rows(self, search: Search) -> Iterator[tuple[str, Row]]:
        """Every row that is to stay, of tables with words of the user's or of Sotto's own, and the schema."""
        sql = "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"
        for table in self._connections.rows(sql):
            name = table["name"]
            if table["type"] == "table" or search.wants(name):
                every = self._connections.each(f'SELECT * FROM "{name}"')  # noqa: S608 - a table of ours
                yield from ((name, row) for row in every)


def _holds_trace(search: Search, data: bytes) -> bool:
    return any(not search.explains(data, start, end) for start, end in search.hits(data))

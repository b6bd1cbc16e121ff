"""Whole texts as bytes: which of their pieces raw data still holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from assistant.store.searching import HELD, Row, is_ours

if TYPE_CHECKING:
    import numpy as np

PIECE, LEAST = 24, 8
"""Bytes of a piece, and of the shortest: of what is left of a text, 48 bytes in a row hold a whole piece."""
TOKENS, SHORTEST_TOKEN = 20, 5
"""At most so many words that stood nowhere else are looked for as well, of at least so many letters."""
_BITS = 22
_FACTOR = 0x9E3779B97F4A7C15  # an odd number whose product mixes the bits well (Knuth's multiplicative hashing)


class PieceSearch:
    """Finds the pieces of erased texts in raw bytes, and `tokens` that stood in no other message.

    `learn` is told every row that is to stay: what it holds too is not found. `elsewhere` has the keys of those
    that hold a piece among words of the user's, by table.
    """

    def __init__(self, texts: Iterable[str], tokens: Iterable[str] = ()) -> None:
        import numpy as np

        self._by_start: defaultdict[int, set[bytes]] = defaultdict(set)
        for piece in {piece for text in texts for piece in _pieces(text)}:
            self._by_start[int.from_bytes(piece[:LEAST], "little")].add(piece)
        telling = (token for token in tokens if len(token) >= SHORTEST_TOKEN)
        self._tokens = [token.encode() for token, _ in zip(telling, range(TOKENS), strict=False)]
        self._table = np.zeros(1 << _BITS, dtype=bool)
        starts = np.fromiter(self._by_start, dtype=np.uint64, count=len(self._by_start))
        self._table[self._hashes(starts)] = True
        self._explained: set[bytes] = set()
        self.elsewhere: defaultdict[str, set[int | str]] = defaultdict(set)
        self.other_words: set[str] = set()

    def hits(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Where pieces and tokens stand."""
        yield from self._piece_hits(data)
        lower = data.lower()
        for token in self._tokens:
            at = lower.find(token)
            while at != -1:
                yield at, at + len(token)
                at = lower.find(token, at + 1)

    def wants(self, table: str) -> bool:
        """Whether `learn` is to be told the rows of this table of the full-text index: never."""
        return False

    def learn(self, table: str, row: Row) -> None:
        """What a row that is to stay holds too is explained."""
        for column, value in row.items():
            if isinstance(value, str):
                data = value.encode("utf-8", "replace")
                held = {data[start:end].lower() for start, end in self.hits(data)}
                self._explained |= held
                if held and _is_said(table, column, value) and any(True for _ in self._piece_hits(data)):
                    self.elsewhere[table].add(row[HELD[table].key[0]])

    def explains(self, data: bytes, start: int, end: int) -> bool:
        """Whether what stands at a place is held by a row that stays."""
        return data[start:end].lower() in self._explained

    def is_in_file(self, data: bytes) -> bool:
        """Whether a file that is not the store holds a piece."""
        return any(True for _ in self._piece_hits(data))

    def _piece_hits(self, data: bytes) -> Iterator[tuple[int, int]]:
        import numpy as np

        for shift in range(min(LEAST, max(0, len(data) - LEAST + 1))):
            words = np.frombuffer(data, dtype="<u8", count=(len(data) - shift) // LEAST, offset=shift)
            for index in np.flatnonzero(self._table[self._hashes(words)]):
                start = shift + LEAST * int(index)
                for piece in self._by_start.get(int(words[index]), ()):
                    if data.startswith(piece, start):
                        yield start, start + len(piece)

    def _hashes(self, words: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        import numpy as np

        return words * np.uint64(_FACTOR) >> np.uint64(64 - _BITS)


def _is_said(table: str, column: str, text: str) -> bool:
    """Whether what stands in a column are words of the user's."""
    held = HELD.get(table)
    return held is not None and column in {*held.words, *held.json} and not is_ours(table, column, text)


def _pieces(text: str) -> Iterator[bytes]:
    """`text` in pieces; what is too short, or says nothing, is left out."""
    data = text.encode("utf-8", "replace")
    for start in range(0, len(data), PIECE):
        piece = data[start : start + PIECE]
        if len(piece) >= LEAST and len(set(piece)) > 3:
            yield piece

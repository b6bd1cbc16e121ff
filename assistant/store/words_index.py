"""What the full-text index still says of words that were erased."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate

from assistant.store.connections import Connections

TOKENIZER = "unicode61 remove_diacritics 2"
"""As in the step that made the index."""


class WordsIndex:
    """The index of the messages' words, seen from inside."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def tokens(self, texts: Iterable[str]) -> set[str]:
        """The words of `texts` as the index writes them: folded."""
        run = self._connections.run
        run(f'CREATE VIRTUAL TABLE temp.erased USING fts5 (text, tokenize = "{TOKENIZER}")')
        try:
            for text in texts:
                run("INSERT INTO temp.erased (text) VALUES (?)", [text])
            run("CREATE VIRTUAL TABLE temp.erased_words USING fts5vocab ('temp', 'erased', 'row')")
            found = {row["term"] for row in self._connections.rows("SELECT term FROM temp.erased_words")}
            run("DROP TABLE temp.erased_words")
        finally:
            run("DROP TABLE temp.erased")
        return found

    def gone(self, tokens: Iterable[str]) -> list[str]:
        """Those of `tokens` that stand in no message any more, the longest first."""
        longest = sorted(tokens, key=lambda token: (-len(token), token))
        with self._vocabulary():
            return [token for token in longest if not self._holds(token, token)]

    def is_stale(self, tokens: Iterable[str]) -> bool:
        """Whether the index still says any of the erased `tokens`.

        Deleting takes words out of its leaves at once (secure-delete). Their beginnings may stay as signposts.
        """
        beginnings = {beginning for token in tokens for beginning in accumulate(token)}
        signs = self._connections.rows("SELECT term FROM messages_words_idx WHERE term <> x''")
        posted = {bytes(row["term"])[1:].decode("utf-8", "ignore") for row in signs} & beginnings
        with self._vocabulary():
            return any(not self._holds(sign, f"{sign}\U0010ffff") for sign in posted)

    def rebuild(self) -> None:
        """Make the index anew from the messages as they are."""
        self._connections.run("INSERT INTO messages_words (messages_words) VALUES ('rebuild')")

    @contextmanager
    def set_aside(self, *, rebuild: bool) -> Iterator[None]:
        """Let messages be deleted and changed without the index, then make it anew: quicker for very many.

        Without `rebuild` the caller undoes it all.
        """
        sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'messages_words_%'"
        triggers = self._connections.rows(sql)
        for trigger in triggers:
            self._connections.run(f"DROP TRIGGER {trigger['name']}")
        yield
        if rebuild:
            self.rebuild()
            for trigger in triggers:
                self._connections.run(trigger["sql"])

    @contextmanager
    def _vocabulary(self) -> Iterator[None]:
        sql = "CREATE VIRTUAL TABLE temp.words USING fts5vocab ('main', 'messages_words', 'instance')"
        self._connections.run(sql)
        try:
            yield
        finally:
            self._connections.run("DROP TABLE temp.words")

    def _holds(self, least: str, most: str) -> bool:
        sql = "SELECT 1 AS one FROM temp.words WHERE term >= ? AND term <= ? LIMIT 1"
        return bool(self._connections.rows(sql, [least, most]))

"""Gives every message its vectors. The cost is in proportion to what is new."""

from collections.abc import Callable

from assistant.profile.recalling.parts import parts
from assistant.profile.vectors import packed
from assistant.store.store import Store
from local_models.embedder import Embedder

Progress = Callable[[int, int], None]
"""Called with how many messages are done and how many there are to do."""

MADE_BY = "MiniLM-L6 int8, parts 1"
"""What makes the vectors; vectors that something else made are made anew."""
_SETTING = "recall.vectors"
_AT_ONCE = 64
_READ = 2000
"""Characters of a part of which its vector is made. Only messages of more than 64,000 may have longer parts:
one of 10 million took minutes, and gigabytes."""


def index_new(
    store: Store, embedder: Embedder, progress: Progress = lambda _done, _all: None, limit: int | None = None
) -> list[int]:
    """Make the vectors of messages that have none, at most `limit`, the newest first; the messages' numbers.

    Stopped at any time, it loses the last batch at most. Raises ModelError and StoreError.
    """
    if store.settings.get(_SETTING) != MADE_BY:
        store.vectors.clear()
        store.settings.set(_SETTING, MADE_BY)
    done: list[int] = []
    there = store.vectors.count_due()
    wanted = there if limit is None else min(limit, there)
    while len(done) < wanted:
        due = store.vectors.due(min(_AT_ONCE, wanted - len(done)))
        if not due:
            break  # the others are still being written
        texts = [parts(message.text, message.role) for message in due]
        vectors = iter(embedder.embed([part[:_READ] for each in texts for part in each]))
        store.vectors.put(
            {message: [packed(next(vectors)) for _ in each] for message, each in zip(due, texts, strict=True)}
        )
        done += [message.id for message in due]
        progress(len(done), wanted)
    return done

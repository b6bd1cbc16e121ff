"""Finds what matters for a question: facts by the profile, messages by recall."""

from datetime import UTC, datetime

from assistant.helping import embedder
from assistant.profile.knowing import Knowing, Known
from assistant.profile.recall import Recall, RecallHit, needs_lookup
from assistant.profiling import profiler
from assistant.store.messages import Message
from assistant.store.store import Store


class StoredFinder:
    """Finds in one store. The models are loaded when they are first used."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._knowing = Knowing(store, embedder(), profiler())
        self._recall = Recall(store, embedder())

    def is_personal(self, question: str) -> bool:
        """Whether the question needs a look into what is stored."""
        return needs_lookup(question, self._store.facts.people())

    def facts(self, question: str, k: int) -> list[Known]:
        """The facts that matter most."""
        return self._knowing.about(question, k)

    def alike(self, query: str, k: int) -> list[RecallHit]:
        """The messages that are most like `query`, in words and in meaning."""
        return self._recall.search(query, k, now=datetime.now(UTC))

    def messages(self, question: str, k: int, conversation: int) -> list[Message]:
        """The messages of other conversations that matter most, none where none fits."""
        hits = self._recall.search(question, k, now=datetime.now(UTC), exclude=(conversation,))
        return [hit.message for hit in hits]

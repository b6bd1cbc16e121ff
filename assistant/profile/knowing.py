"""The facts that matter for a question: what is currently so, nearest in meaning, in the situation that the question tells.

A preference that holds only in some situation ("at work") counts for a question as far as the question is in that
situation: its words for when and where are compared with the question by themselves, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from assistant.profile.confidence import present
from assistant.profile.statements import statement
from assistant.profile.vectors import unpacked
from assistant.store.facts import Fact
from assistant.store.store import Store
from local_models.embedder import Embedder
from local_models.encoder import Rows

SITUATION = 0.5
"""How much likeness between the question and a fact's situation counts beside likeness to the fact."""
TRUST = 0.1
"""How much the confidence in a fact, as of today, counts."""


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that may matter for a question, and how much, about 0 to 1."""

    fact: Fact
    score: float


class Knowing:
    """Finds the facts of one store that matter for a question."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store, self._embedder = store, embedder

    def about(self, question: str, k: int, now: datetime | None = None) -> list[Known]:
        """The `k` facts that matter most for `question`, the first one most. Raises ModelError."""
        facts = [fact for fact in self._store.facts.list() if not fact.muted]
        if not facts:
            return []
        asked = self._embedder.embed([question, statement(question) or question])
        scores = unpacked([fact.vector for fact in facts]) @ asked.T
        best: Rows = scores.max(axis=1) + self._situated(facts, asked[0])
        today = now or datetime.now(UTC)
        best += np.array([TRUST * present(fact, today) for fact in facts], dtype=np.float32)
        order = np.argsort(-best, kind="stable")[:k]
        return [Known(facts[int(at)], float(best[at])) for at in order]

    def _situated(self, facts: Sequence[Fact], question: Rows) -> Rows:
        """For each fact what its situation adds: less than nothing where the question tells of another one."""
        told = {fact.situation for fact in facts if fact.situation}
        if not told:
            return np.zeros(len(facts), dtype=np.float32)
        names = sorted(told)
        near = dict(zip(names, (self._embedder.embed(names) @ question).tolist(), strict=True))
        mean = float(np.mean(list(near.values())))
        return np.array(
            [SITUATION * (near[fact.situation] - mean) if fact.situation else 0.0 for fact in facts], dtype=np.float32
        )

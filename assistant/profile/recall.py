"""Recall: the messages that matter for a question, by meaning, by words, by who wrote them and when.

Four things are put together for every message: how near it is to the question in meaning, as the recaller turns
it; which of the question's words it has; what was said around it; who wrote it and when. All vectors are in
memory, so that a search is one product of a matrix with a vector and little more.
"""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from threading import Lock

import numpy as np

from assistant.profile.recalling import words
from assistant.profile.recalling.index import Index
from assistant.profile.recalling.indexing import Progress, index_new
from assistant.profile.recalling.lookup import needs_lookup
from assistant.profile.recalling.parts import parts
from assistant.profile.recalling.question import Question, read
from assistant.profile.recalling.scoring import WEIGHTS, Numbers, Weights, scores
from assistant.store.messages import Message
from assistant.store.store import Store
from local_models.embedder import Embedder
from local_models.recaller import Recaller

__all__ = ["Recall", "RecallHit", "needs_lookup"]

AT_ONCE = 64
"""New messages that a search gives vectors before it begins; more are left to `catch_up`."""
CANDIDATES = 100
"""Rows out of which the hits are chosen."""
MIDDLE, WIDTH = 0.6, 0.12
"""A best hit that scores MIDDLE fits as likely as not; WIDTH is the logistic function's."""
FITS = 0.12
"""Where the best hit fits less likely than this, nothing fits."""


@dataclass(frozen=True, slots=True)
class RecallHit:
    """A message that may matter, and the part of it that fits best.

    `score` is how likely it matters, roughly, 0 to 1; `why` is what spoke for it, in a few words.
    """

    message: Message
    excerpt: str
    score: float
    why: str


class Recall:
    """Finds messages of one store. Thread-safe; the models are loaded and the vectors read on first use."""

    def __init__(
        self, store: Store, embedder: Embedder, recaller: Recaller | None = None, weights: Weights = WEIGHTS
    ) -> None:
        self._store, self._embedder = store, embedder
        self._recaller = recaller or Recaller()
        self._weights = weights
        self._index = Index(store, self._recaller)
        self._making = Lock()

    def catch_up(self, progress: Progress = lambda _done, _all: None, limit: int | None = None) -> int:
        """Give vectors to messages that have none, the newest first; how many got some. Raises ModelError."""
        with self._making:
            made = index_new(self._store, self._embedder, progress, limit)
            with self._index.lock:
                self._index.forget_vectors(made)
        return len(made)

    def search(
        self,
        query: str,
        k: int,
        *,
        now: datetime,
        exclude: Collection[int] = (),
        least: float = FITS,
    ) -> list[RecallHit]:
        """The `k` messages that matter most for `query`, the best first; none where the best scores below `least`.

        `now` is when it is asked; `exclude` conversations to leave out. The very question, asked before, answers
        nothing. Raises ModelError and StoreError.
        """
        if not query.strip() or k < 1:
            return []
        self.catch_up(limit=AT_ONCE)
        with self._index.lock:
            self._index.refresh()
            if not self._index.rows.count:
                return []
            question = read(query, [author for _, author in self._index.writers], now, self._newest())
            fitting, matches = self._fitting(question, exclude)
            hits = list(islice(self._hits(fitting, k, question, matches, _bare(query)), k))
        return hits if hits and hits[0].score >= least else []

    def _hits(
        self, fitting: Numbers, k: int, question: Question, matches: dict[int, float], asked: str
    ) -> Iterator[RecallHit]:
        """The messages that are there and are not the question itself, the best first."""
        for row, score in self._ranked(fitting, k):
            id, part = self._index.place_of(row)
            for message in self._store.messages.among([id]):  # none, if it was deleted a moment ago
                if _bare(message.text) != asked:
                    pieces = parts(message.text, message.role)
                    why = ", ".join(_reasons(message, question, matches))
                    yield RecallHit(message, pieces[min(part, len(pieces) - 1)], round(_chance(score), 4), why)

    def _fitting(self, question: Question, exclude: Collection[int]) -> tuple[Numbers, dict[int, float]]:
        """A score for every row (minus infinity for those not wanted), and the matches by words."""
        [vector] = self._embedder.embed([question.text])
        matches = words.matches(self._store, question.words, self._index.count)
        fitting = scores(self._index, self._recaller, question, vector, matches, self._weights)
        rows = self._index.rows
        if exclude:
            fitting[np.isin(rows["conversation"], list(exclude))] = -np.inf
        fitting[rows["message"] == 0] = -np.inf
        return fitting, matches

    def _ranked(self, fitting: Numbers, k: int) -> Iterator[tuple[int, float]]:
        """The best row of each of the best messages, with its score; others of its sitting lose something.

        They come out of the best rows for `k` hits.
        """
        count = min(len(fitting), max(CANDIDATES, 20 * k))
        best = np.argpartition(-fitting, count - 1)[:count]
        best = best[np.isfinite(fitting[best])]
        rows, left = self._index.rows, fitting[best].astype(np.float64)
        messages, sittings = rows["message"][best], rows["sitting"][best]
        while len(left) and left[at := int(left.argmax())] > -np.inf:
            yield int(best[at]), float(left[at])
            left[sittings == sittings[at]] -= self._weights.again
            left[messages == messages[at]] = -np.inf

    def _newest(self) -> datetime:
        return datetime.fromtimestamp(float(self._index.rows["time"].max()), UTC)


def _bare(text: str) -> str:
    """A text by its words alone."""
    return " ".join(text.casefold().split()).strip(" ?!.")


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-(score - MIDDLE) / WIDTH))


def _reasons(message: Message, question: Question, matches: dict[int, float]) -> Iterator[str]:
    if message.id in matches:
        said = set(re.findall(r"\w+", message.text.lower()))
        there = [forms[0] for forms in question.words if not said.isdisjoint(forms)]
        if there:
            yield f"has {_listed(there[:3])}"
    stretch = question.when.stretch
    if stretch and stretch[0] <= datetime.fromisoformat(message.time).timestamp() < stretch[1]:
        yield f"written {question.when.words.strip()}"
    if message.id not in matches:
        yield "like in meaning"


def _listed(found: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in found)

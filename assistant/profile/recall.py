"""Recall: the messages that matter for a question, by meaning, by words, by who wrote them and when.

Four things are put together for every message: how near it is to the question in meaning, as the recaller turns
it; which of the question's words it has; what was said around it; who wrote it and when. All vectors are in
memory, so that a search is one product of a matrix with a vector and little more.
"""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

import numpy as np

from assistant.profile.recalling import words
from assistant.profile.recalling.index import Index
from assistant.profile.recalling.indexing import Progress, index_new
from assistant.profile.recalling.lookup import needs_lookup
from assistant.profile.recalling.parts import parts
from assistant.profile.recalling.question import Question, read
from assistant.profile.recalling.scoring import WEIGHTS, Numbers, Weights, scores
from assistant.store.errors import MissingError
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
ASKED = 3
"""So many hits may be the very question, asked before."""
FITS = 0.12
"""Where the best hit fits less likely than this, nothing fits."""


@dataclass(frozen=True, slots=True)
class RecallHit:
    """A message that may matter: its number, its conversation's, when and by whom it was written, and its words.

    `excerpt` is the part of it that fits best, `source_id` its own id in the export it came from, a JSON scalar.
    `score` is how likely it matters, roughly, 0 to 1; `why` is what spoke for it, in a few words.
    """

    message: int
    conversation: int
    time: str
    role: str
    author: str | None
    text: str
    excerpt: str
    source_id: str | None
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
        conversation: int | None = None,
        exclude: Collection[int] = (),
        least: float = FITS,
    ) -> list[RecallHit]:
        """The `k` messages that matter most for `query`, the best first; none where the best scores below `least`.

        `now` is when it is asked; `conversation` the only one to look in; `exclude` conversations to leave out.
        Raises ModelError and StoreError.
        """
        if not query.strip() or k < 1:
            return []
        self.catch_up(limit=AT_ONCE)
        with self._index.lock:
            self._index.refresh()
            if not self._index.rows.count:
                return []
            question = read(query, [author for _, author in self._index.writers], now, self._newest())
            fitting, matches = self._fitting(question, conversation, exclude)
            chosen = list(self._chosen(fitting, k + ASKED))
            places = [(*self._index.place_of(row), score) for row, score in chosen]
        if not places or _chance(places[0][2]) < least:
            return []
        hits = (self._hit(message, part, score, question, matches) for message, part, score in places)
        return [hit for hit in hits if hit and _bare(hit.text) != _bare(query)][:k]

    def _fitting(
        self, question: Question, conversation: int | None, exclude: Collection[int]
    ) -> tuple[Numbers, dict[int, float]]:
        """A score for every row (minus infinity for those not wanted), and the matches by words."""
        [vector] = self._embedder.embed([question.text])
        matches = words.matches(self._store, question.words, self._index.count)
        fitting = scores(self._index, self._recaller, question, vector, matches, self._weights)
        rows = self._index.rows
        if conversation is not None:
            fitting[rows["conversation"] != conversation] = -np.inf
        if exclude:
            fitting[np.isin(rows["conversation"], list(exclude))] = -np.inf
        fitting[rows["message"] == 0] = -np.inf
        return fitting, matches

    def _chosen(self, fitting: Numbers, k: int) -> Iterator[tuple[int, float]]:
        """The best row of each of the best messages, with its score; others of its sitting lose something."""
        count = min(len(fitting), max(CANDIDATES, 20 * k))
        best = np.argpartition(-fitting, count - 1)[:count]
        best = best[np.isfinite(fitting[best])]
        rows, left = self._index.rows, fitting[best].astype(np.float64)
        messages, sittings = rows["message"][best], rows["sitting"][best]
        while k and len(left) and (at := int(left.argmax())) >= 0 and left[at] > -np.inf:
            yield int(best[at]), float(left[at])
            k -= 1
            left[sittings == sittings[at]] -= self._weights.again
            left[messages == messages[at]] = -np.inf

    def _newest(self) -> datetime:
        return datetime.fromtimestamp(float(self._index.rows["time"].max()), UTC)

    def _hit(
        self, id: int, part: int, score: float, question: Question, matches: dict[int, float]
    ) -> RecallHit | None:
        try:
            message = self._store.messages.get(id)
        except MissingError:  # deleted a moment ago
            return None
        pieces = parts(message.text, message.role)
        return RecallHit(
            id, message.conversation, message.time, message.role, message.author, message.text,
            pieces[min(part, len(pieces) - 1)], message.source_id, round(_chance(score), 4),
            ", ".join(_reasons(message, question, matches)),
        )  # fmt: skip


def _bare(text: str) -> str:
    """A text by its words: a question that was asked before answers nothing."""
    return " ".join(text.casefold().split()).strip(" ?!.")


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-(score - MIDDLE) / WIDTH))


def _reasons(message: Message, question: Question, matches: dict[int, float]) -> Iterator[str]:
    if message.id in matches:
        text = message.text.lower()
        there = [forms[0] for forms in question.words if any(form in text for form in forms)]
        if there:
            yield f"has {_listed(there[:3])}"
    stretch = question.when.stretch
    if stretch and stretch[0] <= datetime.fromisoformat(message.time).timestamp() < stretch[1]:
        yield f"written {question.when.words.strip()}"
    if message.id not in matches:
        yield "like in meaning"


def _listed(found: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in found)

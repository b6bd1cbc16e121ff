"""How long recall takes over many messages, beside its bare parts: python -m tests.bench.bench_recall [MESSAGES].

Made-up messages, ten words each out of 20,000 as unevenly spread as words are, and random vectors in place of
their embeddings. In the same run, over the same messages, taking turns:

- **bare**: one float32 product of the matrix of all vectors with one vector, and one FTS5 query for the same words
  (`Messages.search`, which wants all of them: the quickest there is).
- **search**: `Recall.search`, the question's embedding included.

Once with a tenth of the messages, once with all (default: 100,000). Then what ten new messages cost.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np

from assistant.profile.recall import Recall
from assistant.profile.recalling.indexing import MADE_BY
from assistant.profile.recalling.question import content
from assistant.profile.vectors import packed
from assistant.store.imports import Incoming
from assistant.store.store import Store
from local_models.embedder import WIDTH, Embedder
from tests.bench.figures import figure

MESSAGES, QUESTIONS, AT_ONCE = 100_000, 60, 2000
FLOOR, GROWTH = 3.0, 10.0
NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Words:
    """Made-up words; the more common one is, the oftener it is drawn (Zipf)."""

    def __init__(self, rng: Random, count: int = 20_000) -> None:
        letters = "bcdfghklmnprstvw"
        self._rng = rng
        self._words = ["".join(rng.choice(letters) + rng.choice("aeiou") for _ in range(3)) for _ in range(count)]
        self._weights = np.cumsum(1 / np.arange(1, count + 1)).tolist()

    def some(self, count: int) -> list[str]:
        """So many words."""
        return self._rng.choices(self._words, cum_weights=self._weights, k=count)


def incoming(words: Words, count: int) -> Iterator[Incoming]:
    """So many messages, thirty to a conversation, a minute apart."""
    for number in range(count):
        time_ = (NOW - timedelta(minutes=count - number)).isoformat(timespec="microseconds")
        role = ("user", "assistant")[number % 2]
        text = " ".join(words.some(10))
        yield Incoming(str(number).encode(), str(number // 30).encode(), None, None, role, text, time_, None, None)  # type: ignore[arg-type]


def fill(store: Store, words: Words, count: int) -> None:
    """Messages with vectors."""
    rng, source = np.random.default_rng(1), incoming(words, count)
    number = store.imports.begin("messages", "bench", b"first")
    while batch := list(islice(source, AT_ONCE)):
        store.imports.add(number, batch)
    store.settings.set("recall.vectors", MADE_BY)
    while due := store.vectors.due(AT_ONCE):
        vectors = rng.standard_normal((len(due), WIDTH), dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        store.vectors.put({message: [packed(vector)] for message, vector in zip(due, vectors, strict=True)})


def questions(words: Words) -> list[str]:
    """Questions with a few of the words, some common and some rare."""
    return [f"What did I say about the {' '.join(words.some(3))} last spring?" for _ in range(QUESTIONS)]


def taken(action: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def measured(store: Store, asked: Sequence[str]) -> dict[str, list[float]]:
    """The milliseconds of every question, in both ways."""
    recall, embedder = Recall(store, Embedder()), Embedder()
    start = time.perf_counter()
    recall.search("warm up", 10, now=NOW)
    print(f"  the first search, which reads all vectors: {time.perf_counter() - start:.1f} s")
    matrix = np.random.default_rng(2).standard_normal((store.vectors.count(), WIDTH), dtype=np.float32)
    vector = embedder.embed(["warm up"])[0]
    times: dict[str, list[float]] = {"product": [], "words": [], "bare": [], "search": []}
    for question in asked:
        times["product"].append(taken(lambda: matrix @ vector))
        times["words"].append(taken(lambda: store.messages.search(" ".join(content(question)), 10)))  # noqa: B023 - called at once
        times["bare"].append(times["product"][-1] + times["words"][-1])
        times["search"].append(taken(lambda: recall.search(question, 10, now=NOW)))  # noqa: B023
    return times


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return float(np.quantile(times, 0.95))


def new_ones(store: Store, words: Words) -> float:
    """Seconds to take in ten new messages."""
    recall = Recall(store, Embedder())
    recall.search("warm up", 1, now=NOW)
    conversation = store.conversations.create().id
    for _ in range(10):
        store.messages.add(conversation, "user", " ".join(words.some(10)))
    return taken(lambda: recall.search("warm up", 1, now=NOW)) / 1000


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES
    found: dict[int, float] = {}
    for size in (count // 10, count):
        words = Words(Random(1))
        print(f"{size:,} messages")
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(Path(folder) / "bench.db", bytes(32))
            fill(store, words, size)
            times = measured(store, questions(words))
            for name, values in times.items():
                print(f"  {name:<8} median {np.median(values):6.1f} ms   p95 {p95(values):6.1f} ms")
            floor = f" (floor: {FLOOR})" if size == count else ""
            ratio = p95(times["search"]) / p95(times["bare"])
            print(f"  search / bare, p95: {ratio:.2f}{floor}")
            print(f"  ten new messages and a search: {new_ones(store, words):.2f} s")
            found[size] = p95(times["search"])
            store.close()
    print(
        f"growth of the p95 from {count // 10:,} to {count:,}: {found[count] / found[count // 10]:.1f} times",
        end="",
    )
    print(f" (floor: {GROWTH})")
    figure(
        f"a search over {count:,} messages against one product and one query for words, p95 / growth from a tenth",
        f"{ratio:.1f} / {found[count] / found[count // 10]:.1f} times", f"at most {FLOOR:.0f} / {GROWTH:.0f}",
    )  # fmt: skip


if __name__ == "__main__":
    main()

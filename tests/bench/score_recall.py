"""How well recall finds what answers a question: `python -m tests.bench.score_recall [SHARED] [--readme PAGE]`.

Recall@10: the share of the segments that answer a question that are among the first ten found, as a mean over the
questions. Three ways to search the same segments in the same run:

- **BM25**: SQLite's FTS5, the whole question, any of its words.
- **MiniLM**: cosine of the plain embedder between the question and each segment.
- **Sotto**: `Recall` over a store that holds them.

On two sets:

- **PersonaBench** (NC: for measuring only; read where it lies, left out where it is not there). A segment is a
  sitting of one person's chats, with others or with an assistant, or what they bought; at two levels of noise.
  Once with a message for every turn, and a hit counts for its sitting; once with a message for every segment.
- **Long chats** between two people, made by `long_chats`. Whoever made recall has read none of its forms. A
  segment is one message.

The weights of recall were chosen on one half of PersonaBench's questions (by their hash) and on forms of our own;
the other half is reported apart. The means of both halves and of the long chats were seen meanwhile.

How often it says that nothing fits is counted on questions with answers, on the same without the segments
that answer them, and on general questions.
"""

import argparse
import json
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from re import findall

import numpy as np

from assistant.profile.recall import FITS, Recall, needs_lookup
from assistant.store.imports import Incoming
from assistant.store.store import Store
from local_models.embedder import Embedder
from tests.bench.archives import Archive, Asked, Said, Segment, chats, personabench
from tests.bench.cases import general
from tests.bench.scores import put, table

K = 10
FLOOR = 1.15
LEVELS = ("0.0", "0.5")
LOOKUPS = Path(__file__).parent / "cases" / "lookups.txt"
_MARK = "<!-- recall scores -->"


Search = Callable[[str], list[str]]
"""Gives the ids of segments for a question, the best first."""


def by_words(segments: Sequence[Segment]) -> Search:
    """Plain BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5 (text)")
    database.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", enumerate(s.text for s in segments))

    def search(question: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in findall(r"\w+", question))
        sql = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?"
        return [segments[row].id for (row,) in database.execute(sql, [words, K])]

    return search


def by_meaning(segments: Sequence[Segment], embedder: Embedder) -> Search:
    """Plain MiniLM."""
    vectors = embedder.embed([segment.text for segment in segments])

    def search(question: str) -> list[str]:
        cosines = vectors @ embedder.embed([question])[0]
        return [segments[place].id for place in np.argsort(-cosines, kind="stable")[:K]]

    return search


def fill(store: Store, segments: Sequence[Segment], *, whole: bool) -> None:
    """Put segments into a store, with one message each (`whole`) or one for each of theirs."""
    batch = []
    for segment in sorted(segments, key=lambda segment: segment.time):
        begun = datetime.fromisoformat(segment.time).astimezone(UTC)
        for place, said in enumerate((Said("user", None, segment.text),) if whole else segment.messages):
            time = (begun + timedelta(seconds=20 * place)).isoformat(timespec="microseconds")
            key = f"{segment.id}/{place}".encode()
            batch.append(
                Incoming(
                    key, segment.conversation.encode(), json.dumps(segment.conversation),
                    json.dumps(segment.id), said.role, said.text, time, None, said.author,
                )
            )  # fmt: skip
    number = store.imports.begin("messages", "bench", b"first")
    for start in range(0, len(batch), 500):
        store.imports.add(number, batch[start : start + 500])


def by_recall(
    store: Store, segments: Sequence[Segment], embedder: Embedder, *, whole: bool, least: float
) -> Search:
    """Sotto, asked a day after the last message; nothing where the best hit scores below `least`."""
    fill(store, segments, whole=whole)
    recall = Recall(store, embedder)
    recall.catch_up()
    now = datetime.fromisoformat(max(segment.time for segment in segments)).astimezone(UTC) + timedelta(days=1)

    def search(question: str) -> list[str]:
        hits = recall.search(question, K, now=now, least=least)
        return list(dict.fromkeys(json.loads(hit.message.source_id or "null") for hit in hits))

    return search


def recalled(search: Search, asked: Asked) -> float:
    """The share of the answering segments among the first K."""
    return len(asked.answers & set(search(asked.question)[:K])) / len(asked.answers)


Scores = dict[tuple[str, bool], list[float]]
"""By the way to search and whether the question was held back."""


def measure(archives: Sequence[Archive], embedder: Embedder, folder: Path, *, whole: bool = False) -> Scores:
    """Search every archive in every way."""
    scores: Scores = {}
    for number, archive in enumerate(archives):
        store = Store.open(folder / f"{number}-{whole}.db", bytes(32))
        ways: dict[str, Search] = {
            "BM25": by_words(archive.segments),
            "MiniLM": by_meaning(archive.segments, embedder),
            "Sotto": by_recall(store, archive.segments, embedder, whole=whole, least=0.0),
        }
        for name, search in ways.items():
            for asked in archive.asked:
                scores.setdefault((name, asked.held_back), []).append(recalled(search, asked))
        store.close()
    return scores


def row(title: str, scores: Scores) -> list[str]:
    """One line of the table: every way on all questions, the ratio, and the ratio on what was held back."""
    mean = {name: _mean(scores, name) for name in ("BM25", "MiniLM", "Sotto")}
    count = sum(len(values) for (name, _), values in scores.items() if name == "Sotto")
    ratios = [_ratio(scores, halves) for halves in ((False, True), (True,))]
    return [title, str(count), *(f"{value:.3f}" for value in mean.values()), *(f"{r:.2f}" for r in ratios)]


def _mean(scores: Scores, name: str, halves: Sequence[bool] = (False, True)) -> float:
    return float(np.mean([value for half in halves for value in scores.get((name, half), [])]))


def _ratio(scores: Scores, halves: Sequence[bool]) -> float:
    return _mean(scores, "Sotto", halves) / max(_mean(scores, "BM25", halves), _mean(scores, "MiniLM", halves))


def says_nothing(archives: Sequence[Archive], embedder: Embedder, folder: Path) -> Iterator[list[str]]:
    """How often recall says that nothing fits: to whom it should, and to whom it should not."""
    counts: Counter[str] = Counter()
    for number, archive in enumerate(archives):
        answering = frozenset().union(*(one.answers for one in archive.asked))
        rest = [segment for segment in archive.segments if segment.id not in answering]
        own = [one.question for one in archive.asked]
        for title, segments, questions in (
            ("questions that are answered", archive.segments, own),
            ("the same without the messages that answer them", rest, own),
            ("general questions", archive.segments, general()[::3]),
        ):
            store = Store.open(folder / f"{len(counts)}-{number}-{title[0]}.db", bytes(32))
            search = by_recall(store, segments, embedder, whole=False, least=FITS)
            counts[title] += len(questions)
            counts[f"{title}, nothing"] += sum(not search(question) for question in questions)
            store.close()
    for title in [title for title in counts if not title.endswith("nothing")]:
        yield [title, str(counts[title]), f"{counts[f'{title}, nothing'] / counts[title]:.0%}"]


def lookups() -> Iterator[list[str]]:
    """How often the rule is right on what needs a look-up, all and every second line, which was held back."""
    lines = [line for line in LOOKUPS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    cases = [line.split(" | ", 1) for line in lines]
    for answer in ("yes", "no"):
        right = [needs_lookup(question) == (answer == "yes") for given, question in cases if given == answer]
        yield [{"yes": "need a look-up", "no": "need none"}[answer], _share(right), _share(right[1::2])]


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right)} of {len(right)}"


def report(shared: Path) -> Iterator[str]:
    """The tables."""
    embedder, folder = Embedder(), shared / "data" / "personabench" / "community_1"
    with tempfile.TemporaryDirectory() as temporary:
        rows = list(_recall_rows(folder, embedder, Path(temporary)))
        yield f"**Recall@{K}** (floor: {FLOOR} times the better of BM25 and MiniLM)\n"
        yield from table(
            ["segments", "questions", "BM25", "MiniLM", "Sotto", "ratio", "on the held-back half"], rows
        )
        yield "\n**Nothing fits**, it says, in long chats\n"
        yield from table(["to", "questions", "nothing"], list(says_nothing(chats(2), embedder, Path(temporary))))
    yield "\n**Look-ups**: whether a question needs one\n"
    yield from table(["questions that", "right", "on the held-back half"], list(lookups()))


def _recall_rows(folder: Path, embedder: Embedder, temporary: Path) -> Iterator[list[str]]:
    for level in LEVELS if folder.is_dir() else ():
        archives, at = personabench(folder, level), temporary / level
        at.mkdir()
        for title, whole in (("by turn", False), ("whole", True)):
            scores = measure(archives, embedder, at, whole=whole)
            yield row(f"PersonaBench, noise {level}, {title}", scores)
    yield row("long chats of two people", measure(chats(), embedder, temporary))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Score recall.")
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--readme", type=Path, help="the page whose tables are to be replaced")
    args = parser.parse_args()
    text = "\n".join(report(args.shared))
    print(text)
    if args.readme:
        put(text, args.readme, _MARK)


if __name__ == "__main__":
    main()

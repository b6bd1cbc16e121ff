"""How fast exports come in, and in how much memory, each beside the bare reading of the same file in the same run.

Seconds are the processor's, so that other programs don't count.

Run: python -m tests.bench.bench_imports [MEGABYTES]
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.figures import figure

ROOT = Path(__file__).parents[2]
WORDS = [
    f"{start}{end}" for start in ("ba", "be", "bi", "do", "du") for end in ("ker", "lom", "nes", "rit", "sum")
]
CHILD = """
import resource, sys, time
from pathlib import Path
from tests.bench.bench_imports import bare, imported

source, path, how = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
started = time.process_time()
messages = bare(source, path) if how == "bare" else imported(source, path)
print(time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, messages)
"""


def _text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.choice([8, 30, 150])))


def _chatgpt(chance: random.Random) -> Iterator[str]:
    """A conversation after the other, as ChatGPT's export has them."""
    number = 0
    yield "["
    while True:
        mapping = {"root": {"id": "root", "message": None, "parent": None, "children": ["n0"]}}
        for place in range(20):
            role = "assistant" if place % 2 else "user"
            message = {
                "id": f"m{number}-{place}", "author": {"role": role, "name": None, "metadata": {}},
                "create_time": 1.7e9 + number * 60 + place, "update_time": None, "status": "finished_successfully",
                "content": {"content_type": "text", "parts": [_text(chance)]}, "end_turn": True, "weight": 1.0,
                "metadata": {"request_id": "0" * 32, "model_slug": "a-model", "timestamp_": "absolute"},
                "recipient": "all", "channel": None,
            }  # fmt: skip
            parent = f"n{place - 1}" if place else "root"
            mapping[f"n{place}"] = {"id": f"n{place}", "message": message, "parent": parent, "children": []}
        yield ("," if number else "") + json.dumps(
            {"title": _text(chance)[:40], "create_time": 1.7e9, "mapping": mapping, "current_node": "n19",
             "conversation_id": f"c{number}"}
        )  # fmt: skip
        number += 1


def _messages(chance: random.Random) -> Iterator[str]:
    number = 0
    while True:
        line = {
            "id": number, "conversation": number // 20, "time": 1.7e9 + number, "role": "user", "author": "Ana",
            "text": _text(chance),
        }  # fmt: skip
        yield json.dumps(line) + "\n"
        number += 1


def _mail(chance: random.Random) -> Iterator[str]:
    number = 0
    while True:
        who = "me@example.org" if number % 3 else "ana@example.org"
        received = "" if number % 3 else "Received: from a by b; Mon, 5 Jan 2026 10:00:00 +0000\n"
        yield (
            f"From {who} Mon Jan 05 10:00:00 2026\n{received}From: {who}\nSubject: Re: {_text(chance)[:30]}\n"
            f"Message-ID: <{number}@example.org>\nReferences: <{number // 20 * 20}@example.org>\n"
            f"Date: Mon, 5 Jan 2026 {number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02} +0000\n\n"
            f"{_text(chance)}\n\n> {_text(chance)}\n\n"
        )
        number += 1


MAKERS: dict[str, tuple[Callable[[random.Random], Iterator[str]], str, str]] = {
    "chatgpt": (_chatgpt, "conversations.json", "]"),
    "messages": (_messages, "messages.jsonl", ""),
    "mail": (_mail, "all.mbox", ""),
}


def make(source: str, folder: Path, megabytes: int) -> Path:
    """An export of that size."""
    maker, name, end = MAKERS[source]
    path, size = folder / name, 0
    with path.open("w", encoding="utf-8") as file:
        for piece in maker(random.Random(1)):
            size += file.write(piece)
            if size >= megabytes * 1_000_000:
                file.write(end)
                return path
    return path


def bare(source: str, path: Path) -> int:
    """Read the file and do nothing with it: ijson for one list, json for lines, bytes for mail."""
    with path.open("rb") as file:
        if source == "chatgpt":
            import ijson

            return sum(1 for _ in ijson.items(file, "item"))
        return sum(1 for line in file if source == "mail" or json.loads(line))


def imported(source: str, path: Path) -> int:
    """Import the file into a new store."""
    from importlib import import_module

    from assistant.imports.importing import Choice, bring_in
    from assistant.imports.record import Progress
    from assistant.store.store import Store

    read = import_module(f"assistant.imports.{source}").read
    store = Store.open(path.with_suffix(".db"), os.urandom(32))
    counts = bring_in(store, source, path.name, read(path, Progress()), Choice())
    store.close()
    return counts.added


def _measured(source: str, path: Path, how: str) -> list[float]:
    command = [sys.executable, "-c", CHILD, source, str(path), how]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(value) for value in done.stdout.split()]


def main() -> None:
    """Print speed, ratio and memory for each source."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    print(f"| {megabytes} MB of | messages | MB a second | bare reading | ratio | peak memory, MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for source in MAKERS:
        with tempfile.TemporaryDirectory() as folder:
            path = make(source, Path(folder), megabytes)
            size = path.stat().st_size / 1e6
            seconds, memory, messages = _measured(source, path, "import")
            read_s, _, _ = _measured(source, path, "bare")
        row = (
            f"{messages:.0f} | {size / seconds:.1f} | {size / read_s:.0f} | {read_s / seconds:.3f} | {memory:.0f}"
        )
        print(f"| {source} | {row} |", flush=True)
        figure(
            f"{megabytes} MB of {source}: MB a second of processor time, share of bare reading, peak memory",
            f"{size / seconds:.1f}, {read_s / seconds:.3f}, {memory:.0f} MB", "memory at most 300 MB",
        )  # fmt: skip


if __name__ == "__main__":
    main()

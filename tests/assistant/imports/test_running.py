"""Telling what a file is, and stopping what was begun."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.imports.importing import Choice
from assistant.imports.record import ExportError
from assistant.imports.running import Running, StoppedError
from assistant.imports.sources import SOURCES, recognised
from tests.assistant.imports.making import chat, put, zipped

LINE = {"id": "1", "conversation": "c", "role": "user", "text": "Green tea."}
CLAUDE = [{"uuid": "c", "name": "Tea", "chat_messages": [{"uuid": "m", "sender": "human", "text": "Green tea."}]}]
ACTIVITY = [
    {
        "header": "Gemini Apps",
        "title": f"Prompted tea {n}",
        "time": "2024-05-06T10:00:00Z",
        "products": ["Gemini Apps"],
    }
    for n in range(9)
]
MAIL = "From: a@x.org\nTo: b@x.org\nSubject: Tea\nDate: Mon, 6 May 2024 10:00:00 +0200\n\nGreen.\n"


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("chatgpt", lambda folder: zipped(folder / "export.zip", {"conversations.json": [chat()]})),
        ("chatgpt", lambda folder: put(folder / "data" / "conversations.json", [chat()]).parent),
        ("claude", lambda folder: put(folder / "conversations.json", CLAUDE)),
        (
            "gemini",
            lambda folder: zipped(
                folder / "t.zip", {"Takeout/My Activity/Gemini Apps/My Activity.json": ACTIVITY}
            ),
        ),
        ("messages", lambda folder: put(folder / "talk.jsonl", json.dumps(LINE))),
        ("mail", lambda folder: put(folder / "tea.eml", MAIL)),
        ("mail", lambda folder: put(folder / "box", f"From a@x.org Mon May  6 10:00:00 2024\n{MAIL}")),
        ("notes", lambda folder: put(folder / "tea.md", "# Tea\n\nGreen.\n")),
        ("notes", lambda folder: put(folder / "notes" / "tea.txt", "Green.\n").parent),
    ],
)
def test_a_file_tells_its_source(tmp_path: Path, name: str, make: Callable[[Path], Path]) -> None:
    assert recognised(make(tmp_path)).name == name


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"{}", b"[1, 2]", b"GIF89a"])
def test_what_is_of_no_source_is_one_line_that_says_what_to_give(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ExportError, match=r"Nothing that can be imported .* Give the zip of ChatGPT"):
        recognised(put(tmp_path / "odd.bin", content))


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Check the name"):
        recognised(tmp_path / "gone")


def test_a_folder_with_very_many_files_is_not_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.imports.sources._FILES", 2)
    for number in range(3):
        put(tmp_path / f"{number}.md", "Tea.")
    with pytest.raises(ExportError, match="very many files"):
        recognised(tmp_path)


def test_every_source_says_what_it_takes_and_what_is_malformed() -> None:
    for source in SOURCES.values():
        assert source.takes
        assert source.malformed.startswith(("a ", "an "))
        assert callable(source.reader())


def test_looking_stops_at_once(tmp_path: Path) -> None:
    running = Running(SOURCES["chatgpt"], put(tmp_path / "conversations.json", [chat()]))
    running.stop()
    with pytest.raises(StoppedError):
        running.look()
    assert running.ended.is_set()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(sizes=st.lists(st.integers(1, 6), min_size=1, max_size=8), when=st.integers(0, 40))
def test_whenever_it_is_stopped_whole_conversations_are_kept_and_the_same_goes_on(store, sizes, when) -> None:
    talks = [{**LINE, "conversation": f"{sizes}{n}{when}", "text": f"{m}"} | {"id": f"{n}.{m}"}
             for n, size in enumerate(sizes) for m in range(size)]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = put(Path(folder) / "talk.jsonl", "\n".join(map(json.dumps, talks)))
        before = len(kept_messages(store))
        running = StoppedAfter(when, SOURCES["messages"], path)
        counts = running.bring_in(store, Choice())
        whole = [n for n, size in enumerate(sizes) if sum(sizes[: n + 1]) <= counts.added]
        assert counts.added == sum(sizes[n] for n in whole)
        assert counts.stopped == (counts.added < len(talks))
        Running(SOURCES["messages"], path).bring_in(store, Choice())
        assert len(kept_messages(store)) - before == len(talks)


class StoppedAfter(Running):
    """Is told to stop once so many messages have been read."""

    def __init__(self, when: int, *args) -> None:
        super().__init__(*args)
        self.left = when

    def _kept(self, items):
        for item in super()._kept(items):
            self.left -= 1
            if self.left < 0:
                self.stop()
            yield item


def kept_messages(store):
    return [message for each in store.conversations.list(100_000) for message in store.messages.of(each.id)]

"""The ledger as a file: every word is in it, nothing is overwritten, and what fails leaves nothing behind."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.files import FileError
from assistant.ledger_export import as_markdown, default_path, kind_of, pieces, write_ledger
from assistant.ledger_summary import Wanted
from assistant.showing import plain
from assistant.store.ledger import AT_ONCE, LedgerEntry
from assistant.store.store import Store
from tests.assistant.store.helpers import begin

TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=60) | st.text("`~ \n#>-*", max_size=30)
ENTRY = LedgerEntry(
    7, "2026-03-02T12:00:00.000000+00:00", 1, 2, "openai", "https://api.openai.com/v1", "gpt", "strict",
    "", [], {"name": 2}, [], "complete", None, None,
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of its own."""
    return Store.open(tmp_path / "sotto.db", bytes(32))


def test_json_lines_hold_every_entry_exactly_and_can_be_read_back(store: Store, tmp_path: Path) -> None:
    messages = [{"role": "user", "content": "é\ud800\u2028 b\0\r\n"}]
    for number in range(AT_ONCE + 3):
        begin(store, text=f"{number}\ud800", messages=messages)
    path = tmp_path / "out.jsonl"
    assert write_ledger(store, path, "jsonl", Wanted()) == AT_ONCE + 3
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    read = [LedgerEntry(**json.loads(line)) for line in lines]
    assert read == list(store.ledger.every())
    assert [entry.id for entry in read] == list(range(AT_ONCE + 3, 0, -1))
    assert path.stat().st_mode & 0o777 == 0o600


def test_only_what_is_wanted_is_written(store: Store) -> None:
    begin(store, provider="groq", protected={"name": 1})
    begin(store, protected={"date": 1})
    begin(store, protected={}, revealed=[{"category": "date", "words": "May"}])

    def ids(wanted: Wanted) -> list[int]:
        return [json.loads(text)["id"] for text in pieces(store, "jsonl", wanted)]

    assert ids(Wanted()) == [3, 2, 1]
    assert ids(Wanted("groq")) == [1]
    assert ids(Wanted(category="date")) == [3, 2]
    assert ids(Wanted("groq", "date")) == []


@settings(deadline=None)
@given(st.lists(TEXT, max_size=4))
def test_markdown_quotes_every_message_so_that_nothing_in_it_is_read_as_markdown(texts: list[str]) -> None:
    entry = replace(ENTRY, messages=[{"role": "user", "content": text} for text in texts])
    tokens = MarkdownIt().parse(as_markdown(entry))
    quoted = [token.content for token in tokens if token.type == "fence"]
    assert quoted == [f"{plain(text)}\n" for text in texts]
    headings = [token for token in tokens if token.type == "heading_open"]
    assert [token.tag for token in headings] == ["h2", *["h3"] * len(texts)]


@settings(deadline=None)
@given(TEXT, TEXT)
def test_words_on_a_line_of_markdown_stay_words(profile: str, words: str) -> None:
    revealed = [{"category": "date", "words": words}]
    tokens = MarkdownIt().parse(as_markdown(replace(ENTRY, privacy_profile=profile, revealed=revealed)))
    assert [token.type for token in tokens].count("list_item_open") == 5
    assert {t.type for token in tokens for t in token.children or []} <= {"text", "code_inline"}


def test_a_forgotten_entry_says_so_and_has_no_words(store: Store) -> None:
    entry = begin(store, text="the secret word")
    store.ledger.forget(entry)
    (written,) = pieces(store, "markdown", Wanted())
    assert "Forgotten on" in written
    assert "secret" not in written


def test_nothing_is_overwritten_and_what_breaks_off_is_removed(store: Store, tmp_path: Path) -> None:
    begin(store)
    there = tmp_path / "there.md"
    there.write_text("mine")
    with pytest.raises(FileError, match="never overwritten"):
        write_ledger(store, there, "markdown", Wanted())
    assert there.read_text() == "mine"
    with pytest.raises(FileError):
        write_ledger(store, tmp_path / "no" / "x.md", "markdown", Wanted())
    store.close()
    broken = tmp_path / "broken.md"
    with pytest.raises(Exception, match="closed"):
        write_ledger(store, broken, "markdown", Wanted())
    assert not broken.exists()


def test_the_offered_path_is_free_and_its_ending_tells_the_kind(tmp_path: Path) -> None:
    first = default_path("markdown", tmp_path)
    first.touch()
    second = default_path("markdown", tmp_path)
    assert (first.suffix, second.suffix) == (".md", ".md")
    assert not second.exists()
    assert [kind_of(path) for path in (first, default_path("jsonl", tmp_path), Path("x"))] == [
        "markdown", "jsonl", "jsonl",
    ]  # fmt: skip

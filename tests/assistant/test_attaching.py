import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.attached import Attached, joined, parted
from assistant.attaching import (
    MOST_BYTES,
    AttachError,
    NoFileError,
    Writing,
    looked_at,
    read,
    sendable,
    size_words,
    without,
)
from assistant.mentions import mentions, written
from assistant.profile.own_words import own_words

LINES = st.sampled_from(
    [
        "```", "~~~", "```python", "  ~~~~ x", "> quoted", "<mail>", "</mail>", "</a-b>", "<a-b>", "-- ", "--",
        "On Monday, 3 May 2021 Anna <a@b.org> wrote:", "Summarise this:", "I live in Porto.", "", " ",
        "Translate the following", "-----Original Message-----", "Anna wrote:", "“a “b”", "I am a nurse",
        "@a.txt", "\u2028> x", "From: Anna", "\x0c```", "___________", "Sent from my phone",
    ]
)  # fmt: skip
TEXTS = st.lists(
    st.one_of(LINES, st.text(st.characters(exclude_categories=["Cs"]), max_size=20)), max_size=12
).map("\n".join)
NAMES = st.sampled_from(["a.txt", "my notes.md", "Grüße.txt", "b`c~.txt", "2-a.txt"])
CONTENTS = TEXTS.map(lambda text: text.replace("\r", "").rstrip("\n") or "x")
FILES = st.lists(st.builds(Attached, NAMES, CONTENTS), max_size=3, unique_by=lambda file: file.name)


@given(TEXTS, FILES)
@example("~~~", [Attached("a.txt", "~~~\n--" + 5 * "\n~~~"), Attached("my notes.md", "x")])
def test_nothing_in_a_file_is_the_users_own_words(words: str, files: list[Attached]) -> None:
    text = joined(words, files)
    assert text.startswith(words)
    assert all(end <= len(words) for _, end in own_words(text))


@given(TEXTS, FILES)
def test_a_message_taken_apart_is_what_it_was_made_of(words: str, files: list[Attached]) -> None:
    words = "Look: " + " ".join([words.replace("\n", " "), *(written(file.name) for file in files)])
    assert parted(joined(words, files)) == (words, tuple(files))


@given(TEXTS)
def test_a_text_taken_apart_can_be_put_together_again(text: str) -> None:
    words, files = parted(text)
    assert all(file.name in {mention.path for mention in mentions(words)} for file in files)
    assert parted(joined(words, files)) == (words, files)


def test_a_file_stands_in_a_fence_below_the_words(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Buy milk.\n")
    path = str(tmp_path / "notes.txt")
    text = sendable(Writing(f"What is in {written(path)}?", frozenset({path})))
    assert text == "What is in @notes.txt?\n\n```notes.txt\nBuy milk.\n```"
    assert str(tmp_path) not in text  # of a path only the name is told


def test_a_file_with_fences_of_its_own_is_still_delimited(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("```\ncode\n```\n~~~\nmore\n~~~\nI live in Porto.")
    path = str(tmp_path / "a.md")
    text = sendable(Writing(written(path), frozenset({path})))
    assert text.endswith("> I live in Porto.")
    assert [text[start:end] for start, end in own_words(text)] == ["@a.md"]


def test_only_what_is_meant_is_attached(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"This is {name}.")
    a, b = str(tmp_path / "a.txt"), str(tmp_path / "b.txt")
    text = sendable(Writing(f"{written(a)} {written(b)}", frozenset({a})))
    assert "This is a.txt." in text
    assert "This is b.txt." not in text


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    meant = set()
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
        meant.add(str(tmp_path / folder / "a.txt"))
    text = sendable(Writing(" ".join(written(path) for path in sorted(meant)), frozenset(meant)))
    words, files = parted(text)
    assert words == "@a.txt @2-a.txt"
    assert files == (Attached("a.txt", "one"), Attached("2-a.txt", "two"))


def test_a_file_that_is_named_twice_goes_along_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("once")
    path = str(tmp_path / "a.txt")
    assert sendable(Writing(f"{written(path)} {written(path)}", frozenset({path}))).count("once") == 1


def test_a_kept_file_goes_along_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("new")
    text = sendable(Writing("@a.txt", kept={"a.txt": Attached("a.txt", "old")}))
    assert parted(text).attached == (Attached("a.txt", "old"),)


def test_a_path_that_leads_nowhere_is_told_once_and_then_goes_as_words() -> None:
    writing = Writing("npm install @types/node", frozenset({"types/node"}))
    with pytest.raises(NoFileError, match="There is no file types/node"):
        sendable(writing)
    assert sendable(writing, as_words=True) == writing.text


def test_a_name_after_the_sign_that_is_no_path_is_words() -> None:
    assert sendable(Writing("Hello @anna", frozenset({"anna"}))) == "Hello @anna"


def unreadable(folder: Path) -> Path:
    path = folder / "locked.txt"
    path.write_text("x")
    path.chmod(0)
    return path


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("picture.png", b"\x89PNG\0\0", "is not a text file"),
        ("latin.txt", "Grüße".encode("latin-1"), "is not UTF-8 text"),
        ("big.txt", b"x" * (MOST_BYTES + 1), "at most 200 KB go along"),
        ("empty.txt", b"\n \n", "is empty"),
    ],
)
def test_what_can_not_go_along_is_told_on_one_line(tmp_path: Path, name: str, content: bytes, line: str) -> None:
    (tmp_path / name).write_bytes(content)
    path = str(tmp_path / name)
    with pytest.raises(AttachError, match=line) as told:
        sendable(Writing(written(path), frozenset({path})), as_words=True)
    assert "\n" not in told.value.message
    (look,) = looked_at(Writing(written(path), frozenset({path})))
    assert look[0] == path
    assert isinstance(look[1], AttachError)


def test_folders_pipes_and_devices_are_no_text_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, line in (
        (tmp_path, "is a folder"),
        (tmp_path / "pipe", "is not a file"),
        (Path("/dev/zero"), "is not a file"),
    ):
        with pytest.raises(AttachError, match=line):
            read(str(path))


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    with pytest.raises(AttachError, match="may not be read"):
        read(str(unreadable(tmp_path)))


def test_a_folder_is_no_problem_while_it_is_typed(tmp_path: Path) -> None:
    assert looked_at(Writing(written(str(tmp_path)), frozenset({str(tmp_path)}))) == []


def test_odd_paths_raise_nothing_else() -> None:
    for path in ("a\0b", "~nobody-of-that-name/x", "x" * 5000, "README.md/x"):
        with pytest.raises(AttachError):
            read(path)


def test_all_files_together_have_a_limit(tmp_path: Path) -> None:
    meant = set()
    for name in ("a", "b"):
        (tmp_path / name).write_text("x" * (MOST_BYTES - 10))
        meant.add(str(tmp_path / name))
    with pytest.raises(AttachError, match="400 KB; at most 200 KB"):
        sendable(Writing(" ".join(map(written, meant)), frozenset(meant)))


def test_line_ends_and_byte_order_marks_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    assert read(str(tmp_path / "a.txt")) == Attached("a.txt", "one\ntwo")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Look at @a.txt now", "Look at now"),
        ("@a.txt", ""),
        ("(@a.txt) @b.txt", "() @b.txt"),
        ("@a.txt x @a.txt", "x "),
    ],
)
def test_taking_a_file_off_takes_its_path_out(text: str, after: str) -> None:
    assert without(text, "a.txt") == after


def test_sizes_in_words() -> None:
    assert [size_words(size) for size in (1, 999, 1000, 9949, 9950, 200_000)] == [
        "1 byte", "999 bytes", "1.0 KB", "9.9 KB", "10 KB", "200 KB",
    ]  # fmt: skip

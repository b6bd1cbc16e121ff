from pathlib import Path

import pytest

from assistant.path_offers import OFFERED, path_offers


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("Notes.txt", "novel.md", "other.txt", ".hidden"):
        (tmp_path / name).write_text("x")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "one.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_paths_that_begin_so(here: Path) -> None:
    assert path_offers("no") == ["notes/", "Notes.txt", "novel.md"]
    assert path_offers("") == ["notes/", "Notes.txt", "novel.md", "other.txt"]
    assert path_offers("notes/") == ["notes/one.txt"]
    assert path_offers("./ot") == ["./other.txt"]
    assert path_offers("z") == []


def test_hidden_ones_only_when_asked_for(here: Path) -> None:
    assert path_offers(".h") == [".hidden"]


def test_a_path_stays_written_as_it_is(here: Path) -> None:
    assert path_offers("~") == ["~/"]
    assert path_offers("~/ot") == ["~/other.txt"]
    assert path_offers(f"{here}/ot") == [f"{here}/other.txt"]


def test_what_can_not_be_read_offers_nothing(here: Path) -> None:
    for path in ("nowhere/x", "other.txt/x", "~nobody-of-that-name/x", "a\0/x"):
        assert path_offers(path) == []


def test_a_full_folder_offers_some(here: Path) -> None:
    for number in range(OFFERED + 9):
        (here / f"many-{number:03}").write_text("x")
    assert len(path_offers("many")) == OFFERED


def test_names_that_a_line_can_not_hold_are_left_out(here: Path) -> None:
    (here / "two\nlines").write_text("x")
    assert path_offers("two") == []

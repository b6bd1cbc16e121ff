from pathlib import Path

import pytest

from assistant.files import FileError, make_folder, new_text, write_atomically, write_new


def test_the_file_holds_what_was_written_last_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for content in (b"first", b"", b"\0last"):
        write_atomically(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_made_on_the_way_is_for_its_user_only(tmp_path: Path) -> None:
    write_atomically(tmp_path / "home" / "file", b"x")
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


def test_a_failed_write_leaves_what_was_there_and_no_left_overs(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(FileError, match="can't be used"):
        write_atomically(tmp_path / "file", b"x")
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_new_file_never_overwrites(tmp_path: Path) -> None:
    write_new(tmp_path / "file", b"first")
    with pytest.raises(FileError, match="never overwritten"):
        write_new(tmp_path / "file", b"second")
    assert (tmp_path / "file").read_bytes() == b"first"


def test_a_file_in_the_place_of_a_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("mine")
    with pytest.raises(FileError, match="is a file where Sotto needs a folder"):
        make_folder(tmp_path / "home")


def test_a_text_that_is_not_written_to_its_end_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), new_text(tmp_path / "half.jsonl") as file:
        file.write("Ottoline lives in Quillfeather\n" * 1000)
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_text_is_for_its_user_only_and_half_a_surrogate_stops_nothing(tmp_path: Path) -> None:
    with new_text(tmp_path / "whole.jsonl") as file:
        file.write('{"text": "\ud83d é"}\n')
    assert (tmp_path / "whole.jsonl").read_text("utf-8") == '{"text": "\\ud83d é"}\n'
    assert (tmp_path / "whole.jsonl").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileError, match="never overwritten"), new_text(tmp_path / "whole.jsonl"):
        pass

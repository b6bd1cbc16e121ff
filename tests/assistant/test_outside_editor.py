"""The user's own editor: it gets the text in a private place, and nothing stays there."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import SottoError
from assistant.outside_editor import NO_EDITOR, edited, editor_command, memory_folder, memory_folders, tidy


def run(command: list[str]) -> int:
    return subprocess.run(command, check=False).returncode


def program(folder: Path, code: str) -> list[str]:
    """An editor that does this to the file at `path`."""
    script = folder / "editor.py"
    script.write_text(f"import os, stat, sys\nfrom pathlib import Path\npath = Path(sys.argv[1])\n{code}")
    return [sys.executable, str(script)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


def test_the_text_comes_back_as_the_editor_left_it(tmp_path: Path, place: Path) -> None:
    command = program(tmp_path, "path.write_text(path.read_text() + ' and more\\n')")
    assert edited("Some Grüße", command, place, run) == "Some Grüße and more"
    assert list(place.iterdir()) == []


def test_only_its_user_can_see_the_file(tmp_path: Path, place: Path) -> None:
    code = "path.write_text(oct(stat.S_IMODE(path.parent.stat().st_mode)))"
    assert edited("", program(tmp_path, code), place, run) == "0o700"


def test_what_the_editor_puts_beside_it_is_removed_too(tmp_path: Path, place: Path) -> None:
    code = (
        "(path.parent / '.q.swp').write_text('copy')\n(path.parent / 'a').mkdir()\n(path.parent / 'a/x').touch()"
    )
    edited("text", program(tmp_path, code), place, run)
    assert list(place.iterdir()) == []


def test_what_is_removed_was_overwritten(tmp_path: Path, place: Path) -> None:
    """Of a file that somebody still holds open, nothing can be read any more."""
    held = []

    def hold(command: list[str]) -> int:
        held.append(Path(command[-1]).open("rb"))  # noqa: SIM115
        return 0

    edited("very private", ["true"], place, hold)
    with held[0] as file:
        assert file.read() == bytes(len("very private"))


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("sys.exit(3)", "ended with the error 3"),
        ("path.write_bytes(b'\\xff\\xfe')", "is not UTF-8 text"),
        ("path.unlink()", "left no file"),
    ],
)
def test_an_editor_that_fails_leaves_the_text_and_no_file(
    tmp_path: Path, place: Path, code: str, line: str
) -> None:
    with pytest.raises(SottoError, match=line):
        edited("text", program(tmp_path, code), place, run)
    assert list(place.iterdir()) == []


def test_an_editor_that_is_gone(place: Path) -> None:
    with pytest.raises(SottoError, match="could not be started"):
        edited("text", [str(place / "nothing")], place, run)
    assert list(place.iterdir()) == []


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_untouched_text_is_the_same(text: str, place: Path) -> None:
    assert edited(text, ["true"], place, lambda _: 0) == text


def test_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", f"{sys.executable} -c 'pass'")
    monkeypatch.setenv("EDITOR", "nothing-of-that-name")
    assert editor_command() == [sys.executable, "-c", "pass"]
    monkeypatch.delenv("VISUAL")
    with pytest.raises(SottoError, match="There is no editor nothing-of-that-name"):
        editor_command()
    monkeypatch.setenv("EDITOR", "vi 'x")
    with pytest.raises(SottoError, match="quotation marks"):
        editor_command()
    monkeypatch.delenv("EDITOR")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SottoError) as told:
        editor_command()
    assert told.value.message == NO_EDITOR


def test_vim_keeps_no_copies_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vim").write_text("#!/bin/sh\n")
    (tmp_path / "vim").chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("VISUAL", "vim -f")
    assert editor_command()[:5] == ["vim", "-f", "-n", "-i", "NONE"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux says what lies in memory")
def test_a_place_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))  # on a disk, so it is not taken
    found = memory_folder()
    assert found in {None, Path("/dev/shm")}


@pytest.mark.skipif(memory_folder() is None, reason="this system keeps no files in memory")
def test_every_place_in_memory_is_known_and_the_session_s_own_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with TemporaryDirectory(dir=memory_folder()) as own:
        monkeypatch.setenv("XDG_RUNTIME_DIR", own)
        assert memory_folder() == Path(own)
        assert memory_folders() in ([Path(own), Path("/dev/shm")], [Path(own)])


def test_what_a_killed_sotto_left_is_removed(place: Path) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    for name in (f"sotto-editor-{gone.pid}-abc", f"sotto-editor-{os.getpid()}-abc", "sotto-editor-x", "other"):
        (place / name).mkdir()
        (place / name / "question.md").write_text("private")
    tidy(place)
    assert {path.name for path in place.iterdir()} == {
        f"sotto-editor-{os.getpid()}-abc",
        "sotto-editor-x",
        "other",
    }


def test_the_file_is_for_nobody_else(tmp_path: Path, place: Path) -> None:
    seen = []

    def look(command: list[str]) -> int:
        seen.append(stat.S_IMODE(Path(command[-1]).stat().st_mode) & 0o077)
        return 0

    before = os.umask(0)
    edited("text", ["true"], place, look)
    os.umask(before)
    assert seen == [0]

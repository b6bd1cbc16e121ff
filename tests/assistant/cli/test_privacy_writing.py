"""A privacy profile written in one's own editor: nothing of it stays on the disk, nothing is undone or lost."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import editor
from assistant.errors import SottoError
from tests.support.cli import COMMAND
from tests.support.terminal import answer_on_a_terminal

PROSE = "Never mention my employer."


@pytest.fixture
def editing(tmp_path, monkeypatch):
    """Has the user's editor do this to the file at `path`; where that file was."""

    def does(code):
        script, seen = tmp_path / "editor", tmp_path / "seen"
        script.write_text(
            f"#!{sys.executable}\nimport subprocess, sys\nfrom pathlib import Path\n"
            f"path = Path(sys.argv[1])\nPath({str(seen)!r}).write_text(str(path))\n{code}\n"
        )
        script.chmod(0o700)
        monkeypatch.setenv("VISUAL", str(script))
        return lambda: Path(seen.read_text())

    return does


def prose(home, name="clinic"):
    return json.loads(home.run("privacy", "show", name, "--json").stdout)["prose"]


@pytest.mark.skipif(editor.memory_folder() is None, reason="there is no place in memory")
def test_what_is_typed_lies_in_memory_and_is_gone_afterwards(home, editing):
    file = editing(f"path.write_text({PROSE!r} + path.read_text())")
    _, code = answer_on_a_terminal(home, [], "privacy", "new", "clinic")
    assert (code, prose(home)) == (0, PROSE)
    assert file().name == "privacy.txt"
    assert file().parent.parent == editor.memory_folder()
    assert not file().parent.exists()


def test_the_disk_is_used_only_if_the_user_says_so(tmp_path, editing, monkeypatch):
    editing("path.write_text('typed')")
    monkeypatch.setattr("assistant.cli.editor.memory_folder", lambda: None)  # as where there is no such place
    monkeypatch.setattr("assistant.cli.editor.temp_folder", lambda: tmp_path)
    with CliRunner().isolation("y\n"):
        assert editor.typed("before", "privacy.txt") == "typed"
    with CliRunner().isolation("n\n"), pytest.raises(SottoError, match="argument"):
        editor.typed("before", "privacy.txt")


def test_a_text_that_is_left_as_it_was_changes_nothing(home, editing):
    editing("")
    for command in (("new", "clinic"), ("edit", "strict")):
        seen, code = answer_on_a_terminal(home, [], "privacy", *command)
        assert code == 1 and "nothing was changed" in seen
    assert home.run("privacy", "show", "clinic").returncode == 1


MEANWHILE = f"""
subprocess.run([{COMMAND!r}, "privacy", {{what!r}}, "clinic", {{says!r}}], stdin=subprocess.DEVNULL, check=True)
path.write_text("My job is fine.")
"""


def test_what_was_added_while_the_editor_was_open_is_not_undone_and_what_was_typed_is_shown(home, editing):
    home.run("privacy", "new", "clinic", PROSE)
    learnt = f"{PROSE} Nothing about my health."
    editing(MEANWHILE.format(what="edit", says=learnt))
    seen, code = answer_on_a_terminal(home, [], "privacy", "edit", "clinic")
    assert (code, prose(home)) == (1, learnt)
    *_, typed, why = seen.splitlines()
    assert typed == "My job is fine."
    assert "was changed meanwhile" in why and "sotto privacy show clinic" in why


def test_a_profile_made_elsewhere_under_the_same_name_is_not_overwritten(home, editing):
    editing(MEANWHILE.format(what="new", says=PROSE))
    seen, code = answer_on_a_terminal(home, [], "privacy", "new", "clinic")
    assert (code, prose(home)) == (1, PROSE)
    assert "My job is fine." in seen

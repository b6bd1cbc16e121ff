"""`sotto conversations`: numbers can be listed, and everything of the list in the app can be done here."""

import json
from pathlib import Path

import pytest

from assistant.store.opening import open_store
from tests.assistant.arranged import EGGS, conversation


@pytest.fixture
def filled(home, monkeypatch):
    """The home, with three conversations."""
    for name in ("SOTTO_HOME", "SOTTO_PASSPHRASE", "PYTHON_KEYRING_BACKEND"):
        monkeypatch.setenv(name, home.environment[name])
    store = open_store()
    for question in ("Who is Zorbanix?", EGGS, "[bold]x[/bold]"):
        conversation(store, question)
    store.close()
    return home


def said(home, *args, code=0):
    done = home.run("conversations", *args)
    assert done.returncode == code, done.stderr
    return done


def test_conversations_are_listed_with_their_numbers(filled):
    assert [line.split()[0] for line in said(filled, "list").stdout.splitlines()] == ["3", "2", "1"]
    assert len(said(filled, "list", "--limit", "2").stdout.splitlines()) == 2
    found = json.loads(said(filled, "list", "--json").stdout)["conversations"]
    assert [(each["conversation"], each["title"]) for each in found][1] == (2, EGGS)
    shown = said(filled, "show", "2")
    assert shown.stdout == f"{EGGS}\nSix minutes.\n"
    assert "message 3" in shown.stderr
    assert json.loads(said(filled, "show", "2", "--json").stdout)["messages"][0]["text"] == EGGS


def test_an_empty_list_says_what_to_do(home):
    assert "Begin one with: sotto ask" in said(home, "list").stderr
    assert "Nothing is archived." in said(home, "list", "--archived").stderr


def test_they_are_renamed_pinned_and_archived(filled):
    said(filled, "rename", "1", "Who\nis it")
    said(filled, "pin", "1")
    assert " ".join(said(filled, "list").stdout.splitlines()[0].split()[3:]) == "Who is it pinned"
    said(filled, "pin", "1", "--off")
    said(filled, "archive", "1")
    listed = said(filled, "list")
    assert "Who is it" not in listed.stdout
    assert "1 more in the archive" in listed.stderr
    assert "Who is it" in said(filled, "list", "--archived").stdout
    said(filled, "archive", "1", "--off")
    assert "Who is it" in said(filled, "list").stdout
    assert "at least one letter" in said(filled, "rename", "1", " ", code=1).stderr


def test_deleting_asks_erases_and_proves(filled):
    assert "--yes" in said(filled, "delete", "1", code=1).stderr
    assert "Zorbanix" in said(filled, "delete", "1", "--dry-run").stdout
    assert "Proof: not found" in said(filled, "delete", "1", "--yes").stdout
    assert "Zorbanix" not in said(filled, "list").stdout
    assert "no conversation 1" in said(filled, "delete", "1", "--yes", code=1).stderr


def test_an_export_goes_to_stdout_or_to_a_file_of_ones_own(filled, tmp_path):
    assert f"\n\n{EGGS}\n\n## Assistant" in said(filled, "export", "2").stdout
    read = json.loads(said(filled, "export", "2", "--format", "json", "--as-sent").stdout)
    assert [message["as_sent"] for message in read["messages"]] == [None, None]
    out = tmp_path / "eggs.json"
    said(filled, "export", "2", "--out", str(out))
    assert json.loads(out.read_text())["conversation"] == 2
    assert out.stat().st_mode & 0o777 == 0o600
    assert "--overwrite" in said(filled, "export", "3", "--out", str(out), code=1).stderr
    assert json.loads(out.read_text())["conversation"] == 2
    said(filled, "export", "3", "--out", str(out), "--overwrite")
    assert json.loads(out.read_text())["conversation"] == 3


def test_what_is_not_there_is_one_line(filled, tmp_path):
    for args in (("show", "9"), ("rename", "9", "x"), ("pin", "9"), ("archive", "9"), ("export", "9"),
                 ("export", "9", "--out", str(tmp_path / "x.md"))):  # fmt: skip
        assert (
            said(filled, *args, code=1)
            .stderr.strip()
            .splitlines()[-1]
            .startswith("sotto: There is no conversation 9.")
        )
    assert not (tmp_path / "x.md").exists()
    assert Path(filled.path).exists()


def test_json_on_stdout_is_one_line_as_of_every_command(filled):
    exported = said(filled, "export", "2", "--format", "json").stdout
    summed = filled.run("ledger", "summary", "--json").stdout
    assert [len(each.splitlines()) for each in (exported, summed)] == [1, 1]
    assert json.loads(exported)["title"] == EGGS


def test_a_folder_is_no_file_to_write_over(filled, tmp_path):
    assert "is a folder. Name a file in it" in said(filled, "export", "1", "--out", str(tmp_path), code=1).stderr

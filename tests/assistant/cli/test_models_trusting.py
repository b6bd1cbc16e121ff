"""Declaring a server of one's own trusted, from the command line, and what every command says from then on."""

import json
import subprocess

import pytest

from tests.support.cli import Home
from tests.support.own_server import OwnServer, own_server
from tests.support.terminal import answer_on_a_terminal


def test_a_server_of_ones_own_from_its_declaration_to_its_end(online_home: Home) -> None:
    """One home through all of it: every command opens the store anew, which takes its time."""
    with own_server() as server:
        host = server.url.removeprefix("http://")
        goes = f"everything said here goes to {host}"
        declares(online_home, server)
        assert f"trusted:nas answers from now on: everything said goes to {host}." in use(online_home).stdout

        asked = online_home.run("ask", "My name is Anna Kovacs. Greet me.")
        assert (asked.returncode, asked.stdout) == (0, "Hi there.\n")
        assert goes in asked.stderr
        assert "nothing leaves" not in asked.stderr
        assert server.told == ["My name is Anna Kovacs. Greet me."]

        entry = json.loads(online_home.run("ledger", "show", "2", "--json").stdout)
        assert (entry["provider"], entry["state"]) == ("trusted:nas", "complete")
        assert entry["messages"][-1]["content"] == entry["text"] == "My name is Anna Kovacs. Greet me."

        listed = online_home.run("models", "list").stdout
        assert "*  trusted:nas  " in listed
        assert f"your server at {host}: everything said goes there" in listed
        found = online_home.run("doctor").stdout
        assert f"your server nas (trusted): {goes}" in found
        assert "declared trusted on" in found

        asked_before = len(server.paths)
        assert "Nothing goes to nas any more" in online_home.run("models", "distrust", "nas").stdout
        assert len(server.paths) == asked_before


def declares(home: Home, server: OwnServer) -> None:
    done = home.run("models", "trust", server.url, "--name", "nas", "--yes")
    assert done.returncode == 0
    assert "no privacy" in done.stderr
    assert "big-32b, 8,192 tokens" in done.stdout


def use(home: Home) -> "subprocess.CompletedProcess[str]":
    return home.run("models", "use", "trusted:nas")


def test_without_a_yes_nothing_is_asked_of_the_server_and_nothing_kept(online_home: Home) -> None:
    with own_server() as server:
        done = online_home.run("models", "trust", server.url, "--name", "nas")
        assert (done.returncode, "--yes" in done.stderr.splitlines()[-1]) == (1, True)
        seen, _ = answer_on_a_terminal(online_home, ["n"], "models", "trust", server.url, "--name", "nas")
        assert "Nothing was changed, and nothing was sent." in seen
    assert server.paths == []
    assert not (online_home.path / "config.toml").exists()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("http://8.8.8.8:8080", "--name", "nas"), "must begin with https"),
        (("https://me:word@nas.lan", "--name", "nas"), "Leave name and password out"),
        (("ftp://nas.lan", "--name", "nas"), "no server's address"),
        (("http://nas.lan", "--name", "nas", "--ca-file", "/dev/null"), "A CA file is for https"),
        (("https://nas.lan", "--name", "nas", "--ca-file", "/nowhere.pem"), "There is no file"),
        (("https://nas.lan", "--name", "my nas", "--model", "m"), "is not a name"),
    ],
)
def test_what_can_not_be_a_trusted_server_is_one_line(home: Home, args: tuple[str, ...], says: str) -> None:
    done = home.run("models", "trust", *args, "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr.splitlines()[-1]
    assert not (home.path / "config.toml").exists()


def test_a_server_that_merely_stands_in_the_settings_is_refused_in_one_line(home: Home) -> None:
    home.path.mkdir()
    (home.path / "config.toml").write_text(
        '[local]\nmodel = "trusted:nas"\n[servers.nas]\nurl = "http://192.168.1.20:8080"\nmodel = "big"\n'
    )
    for args in (("ask", "Hello"), ("models", "use", "trusted:nas")):
        done = home.run(*args)
        assert (done.returncode, done.stdout) == (1, "")
        assert "was not declared trusted, so nothing is sent" in done.stderr.splitlines()[-1]
        assert "sotto models trust http://192.168.1.20:8080 --name nas" in done.stderr.splitlines()[-1]
    assert "not declared trusted: nothing goes there" in home.run("models", "list").stdout
    assert home.run("doctor").returncode == 1

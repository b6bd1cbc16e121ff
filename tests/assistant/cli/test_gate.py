"""A question that lost its point is not sent before somebody has looked at it."""

import json

import pytest

from tests.support.provider import provider_server, reply
from tests.support.terminal import answer_on_a_terminal

TRAM = "What is the weather like in Lisbon today?"


@pytest.fixture
def acme(online_home):
    """A provider called acme, and what to write after --to."""
    with provider_server(reply("Number 28.")) as provider:
        assert online_home.run("config", "set", "providers.acme.base_url", provider.base_url).returncode == 0
        yield "acme/big"


def asked(home, acme, *keys, flags=()):
    return answer_on_a_terminal(home, list(keys), "ask", "--privacy", "strict", "--to", acme, *flags, TRAM)


def test_a_script_is_told_to_hold_and_why(home):
    line = json.dumps({"id": 1, "text": TRAM}) + "\n"
    held = json.loads(home.run("rewrite", "--privacy", "strict", "--jsonl", text=line).stdout)
    assert (held["verdict"], held["outgoing"]) == ("hold", None)
    assert "depends on the place" in held["reason"]
    seen = json.loads(home.run("rewrite", "--privacy", "strict", "--jsonl", "--reviewed", text=line).stdout)
    assert (seen["verdict"], seen["outgoing"]) == ("send", TRAM.replace("Lisbon", "[LOCATION_1]"))


def test_the_command_line_says_why_and_how_to_see_it(home):
    done = home.run("rewrite", "--privacy", "strict", TRAM)
    assert (done.returncode, done.stdout) == (1, "")
    assert "depends on the place" in done.stderr
    assert "--reviewed" in done.stderr


def test_yes_does_not_send_it(online_home, acme):
    done = online_home.run("ask", "--privacy", "strict", "--to", acme, "--yes", TRAM)
    assert done.returncode == 1
    assert "depends on the place" in done.stderr


def test_r_reveals_it_this_once(online_home, acme):
    shown, code = asked(online_home, acme, "r", "y")
    assert code == 0
    assert "Not sent yet. The answer depends on the place" in shown
    assert "[r]eveal what it turns on" in shown
    assert TRAM in shown.split("[r]eveal")[1].replace("\r\n", " ")


def test_n_sends_nothing(online_home, acme):
    _, code = asked(online_home, acme, "n")
    assert code == 1


def test_an_item_can_be_called_something_else(online_home, acme):
    shown, code = asked(online_home, acme, "1 river", "1 name", "y", flags=["--json"])
    assert code == 0
    assert "Not understood: 1 river" in shown
    assert "What an item is, is one of: name, contact" in shown
    assert "weather like in [NAME_1] today" in shown

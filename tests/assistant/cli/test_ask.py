"""`sotto ask` and what it leaves behind, with the real models and the real store."""

import json
import signal
import subprocess
import threading

import pytest

from tests.support.cli import COMMAND
from tests.support.provider import provider_server, reply
from tests.support.terminal import answer_on_a_terminal

TEXT = "My name is Anna Kovacs. Write one sentence about the weather."


def to(home, provider):
    """Set up a provider called acme; returns what to write after --to."""
    assert home.run("config", "set", "providers.acme.base_url", provider.base_url).returncode == 0
    return "acme/big"


@pytest.mark.slow
def test_a_local_question_uses_no_network_and_is_remembered(home):
    done = home.run("ask", "What is the capital of France? One short sentence.")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert "Nothing has ever been sent" in home.run("ledger", "list").stderr
    records = [json.loads(line) for line in home.run("export").stdout.splitlines()]
    assert [r["text"] for r in records if r["record"] == "message"][1] == done.stdout.strip()


@pytest.mark.slow
def test_a_conversation_goes_on(home):
    home.run("ask", "My cat is called Whiskers. Just say hello.")
    done = json.loads(home.run("ask", "-c", "--json", "What is my cat called?").stdout)
    assert done["conversation"] == 1
    assert done["state"] == "complete"


def test_yes_sends_the_rewritten_text_and_restores_the_reply(online_home):
    with provider_server(reply("Dear [NAME_1], it rains.")) as provider:
        done = online_home.run("ask", "--to", to(online_home, provider), "--yes", TEXT)
    assert (done.returncode, done.stdout) == (0, "Dear Anna Kovacs, it rains.\n")
    assert provider.calls[0].body["messages"][-1]["content"] in done.stderr
    assert "Anna" not in str(provider.calls[0].body)
    (entry,) = json.loads(online_home.run("ledger", "list", "--json").stdout)["entries"]
    assert entry["messages"] == provider.calls[0].body["messages"]
    shown = online_home.run("ledger", "show", str(entry["id"])).stdout
    assert entry["text"] in shown
    assert "acme: 1 sent" in online_home.run("ledger", "summary").stdout


def test_yes_sends_nothing_in_a_language_that_detection_was_not_made_for(online_home):
    with provider_server(reply("nein")) as provider:
        question = "Ich heiße Anna Kovacs und suche seit drei Jahren eine Wohnung in Berlin."
        done = online_home.run("ask", "--to", to(online_home, provider), "--yes", question)
        assert provider.calls == []
    assert done.returncode == 1
    assert "in German" in done.stderr.splitlines()[-1]


def test_json_is_one_object(online_home):
    with provider_server(reply("Hi [NAME_1]")) as provider:
        done = online_home.run("ask", "--json", "--to", to(online_home, provider), "--yes", TEXT)
    answer = json.loads(done.stdout)
    assert answer["answer"] == "Hi Anna Kovacs"
    assert (answer["route"], answer["privacy"], answer["state"]) == ("protected", "balanced", "complete")
    assert answer["outgoing"] == provider.calls[0].body["messages"][-1]["content"]


def test_without_a_terminal_and_without_yes_nothing_is_sent(online_home):
    with provider_server(reply("no")) as provider:
        command = [COMMAND, "ask", "--to", to(online_home, provider), TEXT]
        done = subprocess.run(
            command, env=online_home.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            start_new_session=True, check=False,
        )  # fmt: skip
        assert provider.calls == []
    assert done.returncode == 1
    assert "--yes" in done.stderr.splitlines()[-1]


def test_what_is_piped_in_goes_along_and_is_protected_too(online_home):
    with provider_server(reply("ok")) as provider:
        online_home.run(
            "ask", "--to", to(online_home, provider), "--yes", "Summarise:", text="From jane@example.org"
        )
    assert provider.calls[0].body["messages"][-1]["content"] == "Summarise:\n\nFrom [CONTACT_1]"


def test_the_key_comes_from_the_environment_and_is_written_nowhere(online_home):
    with provider_server(reply("ok")) as provider:
        name = to(online_home, provider)
        done = online_home.run("ask", "--to", name, "--yes", "hello", SOTTO_KEY_ACME="sk-very-secret")
    assert provider.calls[0].headers["authorization"] == "Bearer sk-very-secret"
    assert "sk-very-secret" not in done.stdout + done.stderr
    for path in online_home.path.rglob("*"):
        assert not path.is_file() or b"sk-very-secret" not in path.read_bytes()


@pytest.mark.parametrize(("key", "calls", "code"), [("y", 1, 0), ("n", 0, 1)])
def test_on_a_terminal_it_shows_the_exact_words_and_asks(online_home, key, calls, code):
    with provider_server(reply("Fine, [NAME_1].")) as provider:
        name = to(online_home, provider)
        seen, exit_code = answer_on_a_terminal(online_home, [key], "ask", "--to", name, TEXT)
    assert "My name is [NAME_1]. Write one sentence about the weather." in seen
    assert (len(provider.calls), exit_code) == (calls, code)


def test_a_number_shows_that_item_before_it_is_sent(online_home):
    with provider_server(reply("Fine.")) as provider:
        answer_on_a_terminal(online_home, ["1", "y", "q"], "ask", "--to", to(online_home, provider), TEXT)
    assert provider.calls[0].body["messages"][-1]["content"] == TEXT


@pytest.mark.slow
def test_l_answers_locally(online_home):
    with provider_server(reply("no")) as provider:
        _, code = answer_on_a_terminal(online_home, ["l"], "ask", "--to", to(online_home, provider), TEXT)
    assert (provider.calls, code) == ([], 0)


@pytest.mark.slow
def test_a_real_model_behind_a_server_answers(online_home, model_server):
    online_home.run("config", "set", "providers.here.base_url", f"{model_server.base_url}/v1")
    done = online_home.run("ask", "--to", f"here/{model_server.model}", "--yes", TEXT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_being_told_to_end_closes_the_ledger_row_and_keeps_what_arrived(online_home):
    waiting = threading.Event()
    with provider_server(reply("Hello ", wait=waiting)) as provider:
        name = to(online_home, provider)
        running = online_home.start("ask", "--to", name, "--yes", "Hi")
        running.stdin.close()
        assert running.stdout.read(6) == "Hello "
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 130
        waiting.set()
    (entry,) = json.loads(online_home.run("ledger", "list", "--json").stdout)["entries"]
    assert entry["state"] == "cancelled"


def test_what_would_hide_words_on_a_terminal_is_shown(online_home):
    with provider_server(reply("Fine \x1b]0;title\x07")) as provider:
        name = to(online_home, provider)
        seen, _ = answer_on_a_terminal(online_home, ["y"], "ask", "--to", name, "Plan alpha\rHi \x1b[8msecret")
    assert "Plan alpha␍Hi ␛[8msecret" in seen
    assert "␛]0;title␇" in seen


def test_a_key_is_revealed_only_after_saying_so(online_home):
    secret = "sk-" + "proj-4f9Tq2LwXz7RbN5cVh8KdY3mPj6GsA1eUo0i"
    with provider_server(reply("ok")) as provider:
        name = to(online_home, provider)
        answer_on_a_terminal(online_home, ["1", "no", "y"], "ask", "--to", name, f"My key is {secret}")
        answer_on_a_terminal(online_home, ["1", "reveal", "y"], "ask", "--to", name, f"My key is {secret}")
    sent = [call.body["messages"][-1]["content"] for call in provider.calls]
    assert sent == ["My key is [CREDENTIALS_1]", f"My key is {secret}"]


@pytest.mark.slow
def test_a_text_too_long_for_the_local_model_is_said_to_be(home):
    home.run("config", "set", "local.context", "256")
    home.run("config", "set", "local.max_tokens", "16")
    done = home.run("ask", "Summarise: " + "the weather was fine and the sea was calm. " * 60)
    assert done.returncode == 0
    assert "Only its beginning and end were read" in done.stderr


@pytest.mark.slow
def test_a_local_server_answers_once_it_is_set(online_home, model_server):
    online_home.run("config", "set", "local.server", model_server.base_url)
    assert f"*  {model_server.model}" in online_home.run("models", "list").stdout
    done = online_home.run("ask", "Say hello.")
    assert (done.returncode, bool(done.stdout.strip())) == (0, True)


def test_a_local_server_that_does_not_answer_is_named(online_home):
    online_home.run("config", "set", "local.server", "http://127.0.0.1:1")
    done = online_home.run("ask", "Say hello.")
    assert (done.returncode, "127.0.0.1:1" in done.stderr) == (1, True)
    assert online_home.run("doctor").returncode == 1

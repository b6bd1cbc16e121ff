"""`sotto models bench`: speed and skills of a model are measured, kept, and shown with their numbers."""

import json
import re
import signal
from collections.abc import Iterator

import pytest

from tests.support.cli import Home
from tests.support.measured import measured_server


@pytest.fixture
def served_home(online_home: Home) -> Iterator[Home]:
    with measured_server() as url:
        online_home.run("config", "set", "local.server", url)
        yield online_home


def test_a_model_is_measured_kept_and_shown_with_the_date(served_home: Home) -> None:
    assert "not measured" in served_home.run("models", "list").stdout
    done = served_home.run("models", "bench", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["model"], found["texts"], found["stopped"]) == ("able", "sample", False)
    assert found["speed"]["reading"] > 0 and found["speed"]["writing"] > 0
    assert all(skill["trusted"] for skill in found["skills"].values())
    skill = found["skills"]["paraphrase"]
    assert (skill["of"], skill["alone"], skill["rule"], skill["lost"]) == (24, 24, 12, 0)
    assert skill["has"] == skill["won"] >= skill["needed"]
    assert "able, speed: " in done.stderr and "able, paraphrase on 24 of 72 texts: ✓✓" in done.stderr

    date = found["speed"]["date"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", date)
    assert f"tokens/s ({date})" in served_home.run("models", "list").stdout
    assert f"measured {date}" in served_home.run("models", "info", "able").stdout
    says = f"paraphrase by able: used: right in {skill['used']} of 24, the rule in 12"
    assert says in served_home.run("doctor").stdout
    told = served_home.run("models", "info", "able", "--json").stdout
    assert json.loads(told)["skills"]["reading"] == "used: right in 24 of 24, needs 20"


def test_in_words_it_shows_model_and_rule_on_the_same_texts_and_what_follows(served_home: Home) -> None:
    done = served_home.run("models", "bench")
    assert re.search(r"^reading  [\d,.]+ tokens/s$", done.stdout, re.MULTILINE)
    assert re.search(r"^writing  [\d,.]+ tokens/s$", done.stdout, re.MULTILINE)
    assert re.search(r"^skill +texts +model +used +rule +has +needs$", done.stdout, re.MULTILINE)
    assert re.search(r"^stating +60 +60 +\d+ +\d+ +\d+ +\d+ +used$", done.stdout, re.MULTILINE)
    assert re.search(r"^reading +24 +24 +24 +\d+ +24 +20 +used$", done.stdout, re.MULTILINE)
    assert "once in a hundred times" in done.stderr


def test_interrupted_it_keeps_what_was_measured_and_says_so(online_home: Home) -> None:
    with measured_server(silent_after=290) as url:
        online_home.run("config", "set", "local.server", url)
        with online_home.start("models", "bench", "--all", "--json") as running:
            assert running.stderr and running.stdout
            said = ""
            while "titling on" not in said:
                letter = running.stderr.read(1)
                assert letter, said
                said += letter
            running.send_signal(signal.SIGINT)
            found, rest = json.loads(running.stdout.read()), running.stderr.read()
            assert running.wait() == 130
        assert found["stopped"] and found["speed"] and list(found["skills"]) == ["stating"]
        assert found["texts"] == "all" and found["skills"]["stating"]["of"] == 285
        assert "Stopped; what is measured is kept. Measure it again with: sotto models bench able" in rest
        told = online_home.run("doctor").stdout
        assert "stating by able: used" in told and "reading by able: not measured" in told


def test_a_model_that_does_not_answer_is_one_line(home: Home, online_home: Home) -> None:
    assert home.run("models", "bench", "nobody").returncode == 1
    online_home.run("config", "set", "local.server", "http://127.0.0.1:9")
    done = online_home.run("models", "bench")
    assert (done.returncode, done.stdout) == (1, "")
    assert len([line for line in done.stderr.splitlines() if line.startswith("sotto: ")]) == 1

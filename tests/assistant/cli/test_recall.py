"""`sotto recall` as a person and as a script use it."""

import json

import pytest

from assistant.store.keys import unlock
from assistant.store.store import Store
from tests.support import forked
from tests.support.wait import eventually

SAID = (
    ("m1", "c1", "2023-09-02T18:00:00Z", "user", None, "Bello knocked over the vase again, silly dog."),
    ("m2", "c2", "2024-01-20T20:00:00Z", "other", "Clara Ruiz", "My legs hurt from climbing yesterday."),
)
KEYS = ("id", "conversation", "time", "role", "author", "text")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    from tests.support.cli import Home

    home = Home(tmp_path_factory.mktemp("home"))
    lines = "\n".join(json.dumps(dict(zip(KEYS, said, strict=True))) for said in SAID)
    assert home.run("import", "messages", "-", text=lines).returncode == 0
    return home


def test_the_lines_are_the_contract_for_scripts(home):
    asked = [
        {"id": 7, "query": "What is my dog called?"},
        {"id": "b"},
        {"id": 8, "query": "Which sports does Clara do?"},
    ]
    done = home.run("recall", "--jsonl", "-k", "1", text="\n".join(map(json.dumps, asked)))
    assert done.returncode == 0, done.stderr
    dog, broken, clara = map(json.loads, done.stdout.splitlines())
    [hit] = dog["hits"]
    assert (dog["id"], hit["message"], hit["conversation"], hit["text"]) == (7, "m1", "c1", SAID[0][-1])
    assert 0 < hit["score"] <= 1
    assert broken["id"] == "b"
    assert "query" in broken["error"]
    assert [hit["message"] for hit in clara["hits"]] == ["m2"]


def test_a_person_sees_who_said_it_and_when_or_that_nothing_fits(home):
    found = home.run("recall", "what is my dog called?", "-k", "1")
    assert "2023-09-02" in found.stdout
    assert "Bello" in found.stdout
    nothing = home.run("recall", "How do volcanoes form?")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert "I don't know: nothing stored fits." in nothing.stderr


@pytest.mark.slow
def test_a_line_that_comes_while_another_program_writes_fails_alone(home, monkeypatch):
    home.run("import", "messages", "-", text=json.dumps({"id": "m3", "role": "user", "text": "A new one."}))
    monkeypatch.setenv("SOTTO_HOME", str(home.path))
    store = Store.open(home.path / "sotto.db", unlock("open sesame"))
    asked = "".join(json.dumps({"id": number, "query": "What is my dog called?"}) + "\n" for number in (1, 2))
    with forked.running(["recall", "--jsonl", "-k", "1"], home.environment, asked) as going:
        with store.transaction():
            assert eventually(lambda: "\n" in going.out)
        going.process.join(60)
        failed, found = map(json.loads, going.out.splitlines())
    store.close()
    assert (failed["id"], "Try again" in failed["error"]) == (1, True)
    assert (found["id"], found["hits"][0]["message"]) == (2, "m1")

"""`sotto models bench`: speed and skills of a model are measured, kept, and shown with the date."""

import json
import re
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
    assert found["model"] == "able"
    assert found["speed"]["reading"] > 0 and found["speed"]["writing"] > 0
    assert found["skills"]["paraphrase"] == {"passed": 12, "of": 12, "trusted": True}
    assert "able, speed: " in done.stderr and "able, paraphrase: ✓✓" in done.stderr

    date = found["speed"]["date"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", date)
    assert f"tokens/s ({date})" in served_home.run("models", "list").stdout
    assert f"measured {date}" in served_home.run("models", "info", "able").stdout
    assert "paraphrase by able: passes 12 of 12 probes, so it is used" in served_home.run("doctor").stdout


def test_in_words_it_says_what_is_used(served_home: Home) -> None:
    said = served_home.run("models", "bench").stdout
    assert re.search(r"^reading  [\d,.]+ tokens/s$", said, re.MULTILINE)
    assert re.search(r"^writing  [\d,.]+ tokens/s$", said, re.MULTILINE)
    assert said.count("passes 12 of 12 probes, so it is used") >= 3


def test_a_model_that_does_not_answer_is_one_line(online_home: Home) -> None:
    online_home.run("config", "set", "local.server", "http://127.0.0.1:9")
    done = online_home.run("models", "bench")
    assert (done.returncode, done.stdout) == (1, "")
    assert len([line for line in done.stderr.splitlines() if line.startswith("sotto: ")]) == 1

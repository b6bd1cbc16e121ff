"""`sotto models check`: what a model is trusted with is measured, kept and shown."""

import json

import pytest

TEXT = "My name is Peter Lang and I has a question: how do I thank Anna Kovacs for the flowers?"
SPANWISE = "My name is [NAME_1] and I has a question: how do I thank [NAME_2] for the flowers?\n"


def test_a_model_that_was_not_measured_is_not_used_and_one_line_says_so(home):
    done = home.run("rewrite", "--paraphrase", "--privacy", "balanced", TEXT)
    assert (done.returncode, done.stdout) == (0, SPANWISE)
    assert "sotto models check" in done.stderr
    assert not home.path.exists() or not list(home.path.rglob("*.db"))


def test_doctor_says_what_was_not_measured(home):
    home.run("privacy", "use", "strict")
    done = home.run("doctor")
    assert "paraphrase by smollm2-135m-instruct: not measured" in done.stdout
    assert "reading by smollm2-135m-instruct: not measured" in done.stdout


def test_a_model_that_does_not_answer_is_refused_in_one_line(home, online_home):
    assert home.run("models", "check", "nobody").returncode == 1
    online_home.run("config", "set", "local.server", "http://127.0.0.1:9")
    done = online_home.run("models", "check")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.slow
def test_the_model_that_comes_along_is_measured_shown_and_not_used(home):
    done = home.run("models", "check", "--json")
    found = json.loads(done.stdout)
    assert found["model"] == "smollm2-135m-instruct"
    assert {name: skill["trusted"] for name, skill in found["skills"].items()} == {
        "paraphrase": False,
        "reading": False,
    }
    score = found["skills"]["paraphrase"]
    line = f"passes {score['passed']} of {score['of']} probes, too few to be used"
    assert f"paraphrase by smollm2-135m-instruct: {line}" in home.run("doctor").stdout
    rewritten = home.run("rewrite", "--paraphrase", "--privacy", "balanced", "--json", TEXT)
    assert json.loads(rewritten.stdout)["outgoing"] + "\n" == SPANWISE

"""`sotto models check`: what a model is trusted with is measured, kept and shown."""

import json

import pytest

from tests.support.able import able_server
from tests.support.provider import provider_server, reply
from tests.support.terminal import answer_on_a_terminal

TEXT = "My name is Peter Lang and I has a question: how do I thank Anna Kovacs for the flowers?"
SPANWISE = "My name is [NAME_1] and I has a question: how do I thank [NAME_2] for the flowers?\n"
FLUENT = "My name is [NAME_1]. How do I thank [NAME_2] for the flowers?"


def test_a_model_that_was_not_measured_is_not_used_and_one_line_says_so(home):
    done = home.run("rewrite", "--paraphrase", "--privacy", "strict", TEXT)
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
def test_the_model_that_comes_along_is_measured_shown_and_used_only_for_what_it_was_taught(home):
    done = home.run("models", "check", "--json")
    found = json.loads(done.stdout)
    assert found["model"] == "smollm2-135m-instruct"
    assert {name: skill["trusted"] for name, skill in found["skills"].items()} == {
        "paraphrase": False,
        "reading": False,
        "stating": True,
        "titling": False,
    }
    score = found["skills"]["paraphrase"]
    line = f"passes {score['passed']} of {score['of']} probes, too few to be used"
    assert f"paraphrase by smollm2-135m-instruct: {line}" in home.run("doctor").stdout
    rewritten = home.run("rewrite", "--paraphrase", "--privacy", "strict", "--json", TEXT)
    assert json.loads(rewritten.stdout)["outgoing"] + "\n" == SPANWISE


@pytest.fixture
def able_home(online_home):
    """A home whose local model passed every probe."""
    with able_server() as url:
        online_home.run("config", "set", "local.server", url)
        done = online_home.run("models", "check")
        assert done.stdout.count("passes 12 of 12 probes, so it is used") == 4, done.stderr
        yield online_home


def test_a_model_that_passes_says_a_question_fluently_when_asked_to(able_home):
    plain = able_home.run("rewrite", "--privacy", "strict", TEXT)
    assert plain.stdout == SPANWISE
    done = able_home.run("rewrite", "--paraphrase", "--privacy", "strict", "--json", TEXT)
    found = json.loads(done.stdout)
    assert (found["outgoing"], found["paraphrased"]) == (FLUENT, True)
    given = json.dumps({"id": 1, "text": TEXT}) + "\n"
    done = able_home.run("rewrite", "--paraphrase", "--privacy", "strict", "--jsonl", text=given)
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["outgoing"] == FLUENT


def test_on_a_terminal_u_goes_back_to_the_span_by_span_text(able_home):
    with provider_server(reply("Just say it.")) as provider:
        able_home.run("config", "set", "providers.acme.base_url", provider.base_url)
        able_home.run("privacy", "use", "strict")
        for keys, sent in ((["y"], FLUENT), (["u", "y"], SPANWISE.strip())):
            seen, code = answer_on_a_terminal(able_home, keys, "ask", "--to", "acme/big", TEXT)
            assert code == 0 and "Said again by the local model" in seen
            assert provider.calls[-1].body["messages"][-1]["content"] == sent


def test_a_model_that_passes_reads_a_privacy_profile_too_and_what_it_added_is_said(able_home):
    prose = "Do the usual about Sundays."
    given = json.dumps({"id": 1, "text": prose}) + "\n"
    for_scripts = able_home.run("privacy", "compile", "--jsonl", text=given).stdout
    assert "religion" not in for_scripts and json.loads(for_scripts)["id"] == 1
    made = able_home.run("privacy", "new", "sundays", prose)
    assert "The local model added: hide religion (Do the usual about Sundays.)" in made.stderr
    assert "religion" in able_home.run("privacy", "show", "sundays").stdout

"""What a model is trusted with: used by commands only where it was measured to win."""

import json

import pytest

from tests.support.measured import measured_server
from tests.support.provider import provider_server, reply
from tests.support.terminal import answer_on_a_terminal

TEXT = "My name is Peter Lang and I has a question: how do I thank Anna Kovacs for the flowers?"
SPANWISE = "My name is [NAME_1] and I has a question: how do I thank [NAME_2] for the flowers?\n"
FLUENT = "My name is [NAME_1]. How do I thank [NAME_2] for the flowers?"


def test_a_model_that_was_not_measured_is_not_used_and_one_line_says_so(home):
    done = home.run("rewrite", "--paraphrase", "--privacy", "strict", TEXT)
    assert (done.returncode, done.stdout) == (0, SPANWISE)
    assert "sotto models bench" in done.stderr
    assert not home.path.exists() or not list(home.path.rglob("*.db"))


def test_doctor_says_what_was_not_measured(home):
    home.run("privacy", "use", "strict")
    done = home.run("doctor")
    assert "paraphrase by smollm2-135m-instruct: not measured" in done.stdout
    assert "reading by smollm2-135m-instruct: not measured" in done.stdout


@pytest.fixture
def able_home(online_home):
    """A home whose local model won in every skill."""
    with measured_server() as url:
        online_home.run("config", "set", "local.server", url)
        done = online_home.run("models", "bench", "--json")
        assert all(skill["trusted"] for skill in json.loads(done.stdout)["skills"].values()), done.stderr
        yield online_home


def test_a_model_that_wins_says_a_question_fluently_when_asked_to(able_home):
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


def test_a_model_that_wins_reads_a_privacy_profile_too_and_what_it_added_is_said(able_home):
    prose = "About Sundays, you know the drill."
    given = json.dumps({"id": 1, "text": prose}) + "\n"
    for_scripts = able_home.run("privacy", "compile", "--jsonl", text=given).stdout
    assert "religion" not in for_scripts and json.loads(for_scripts)["id"] == 1
    made = able_home.run("privacy", "new", "sundays", prose)
    assert "The local model added: hide religion (About Sundays, you know the drill.)" in made.stderr
    assert "religion" in able_home.run("privacy", "show", "sundays").stdout

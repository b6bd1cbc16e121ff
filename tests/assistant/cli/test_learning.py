"""`sotto ask` on a terminal, after a review with changes: a sentence for the privacy profile."""

import json
import re

import pytest

from tests.support.provider import provider_server, reply
from tests.support.terminal import answer_on_a_terminal

QUESTION = "I work at Brightwell Clinic. Write a short bio of me."
NARROW = "allow: “Brightwell Clinic”"
WIDE = "allow: employer"
"""The rules: which of several sentences for them is offered is the reader's choice."""


@pytest.fixture
def acme(online_home):
    """A provider called acme, and what to write after --to."""
    with provider_server(reply("Fine.")) as provider:
        assert online_home.run("config", "set", "providers.acme.base_url", provider.base_url).returncode == 0
        yield "acme/big"


def shown(home):
    return json.loads(home.run("privacy", "show", "balanced", "--json").stdout)


def test_y_adds_the_sentence_after_the_answer_came(online_home, acme):
    seen, code = answer_on_a_terminal(online_home, ["1", "y", "y"], "ask", "--to", acme, QUESTION)
    assert code == 0
    assert seen.index("Fine.") < seen.index(NARROW) < seen.index("Saved:")
    assert "Your last message would be decided otherwise." in seen
    learnt = re.search(r"Saved: balanced says now: ([^\x1b\r]*Brightwell Clinic[^\x1b\r]*)", seen)[1]
    assert shown(online_home)["prose"].endswith(learnt)
    assert "Brightwell Clinic" in online_home.run("rewrite", QUESTION).stdout
    assert online_home.run("privacy", "delete", "balanced").returncode == 0
    assert "Brightwell" not in online_home.run("rewrite", QUESTION).stdout


def test_n_goes_on_to_the_wider_sentence_and_q_ends_the_questions(online_home, acme):
    before = shown(online_home)
    seen, code = answer_on_a_terminal(online_home, ["1", "y", "n", "q"], "ask", "--to", acme, QUESTION)
    assert (code, shown(online_home)) == (0, before)
    assert seen.index(NARROW) < seen.index(WIDE)
    assert "Would replace in balanced: Never name employers." in seen
    again, _ = answer_on_a_terminal(online_home, ["1", "y"], "ask", "-c", "--to", acme, QUESTION)
    assert "Add it?" not in again


def test_the_sentence_can_be_changed_and_the_question_kept_as_a_test(online_home, acme):
    keys = ["1", "y", "e", "Purple monkeys dance.", "e", "You may mention my employer.", "t"]
    seen, _ = answer_on_a_terminal(online_home, keys, "ask", "--to", acme, QUESTION)
    assert "This is not understood" in seen
    assert shown(online_home)["prose"].endswith("You may mention my employer.")
    assert online_home.run("privacy", "test", "balanced").returncode == 0


def test_nothing_is_asked_without_changes_with_yes_or_when_piped(online_home, acme):
    for keys, flags in ((["y"], ()), ([], ("--yes",)), (["1", "y"], ("--json",))):
        seen, code = answer_on_a_terminal(online_home, keys, "ask", *flags, "--to", acme, QUESTION)
        assert (code, "Add it?" in seen) == (0, False)

"""Saying a clause as a statement: what counts as one, and what a model's words are checked for."""

import pytest

from assistant.profile.statements import statement
from local_models.skills.stating import stated
from local_models.skills.stating_probes import SAID
from tests.support.able import STATED
from tests.support.scripted import ScriptedModel


def test_good_statements_pass():
    assert [probe.passes(answer) for probe, answer in zip(SAID, STATED, strict=True)].count(True) == 12


@pytest.mark.parametrize("probe", SAID, ids=lambda probe: probe.clause[:20])
def test_an_echo_a_constant_and_an_invention_fail(probe):
    assert not probe.passes(probe.clause)
    assert not probe.passes("You are a person.")
    assert not probe.passes(f"{statement(probe.clause)[:-1]} in Kathmandu.")


def test_the_models_statement_is_what_it_says_in_the_schema():
    model = ScriptedModel(lambda said: {"statement": "You are a vet. "})
    assert stated(model, "i'm a vet") == "You are a vet."

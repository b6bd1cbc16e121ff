"""A probe is passed by what an able reader would write, and by no trick."""

import pytest

from local_models.skills.probes import STUMBLING, TOLD, Stumbling, Told
from tests.support.able import paraphrased

TRAM = Stumbling("I am [NAME_1] and live live near a tram. When does it run?", ("live live",), ("tram", "run|go"))
SALARY = Told("Never mention my salary.", (("hide", "finance", "mine"),))


@pytest.mark.parametrize("probe", STUMBLING, ids=lambda probe: probe.text[:20])
def test_every_question_can_be_said_fluently_and_is_no_answer_itself(probe):
    assert probe.passes(paraphrased(probe.text))
    assert not probe.passes(probe.text)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I live near a tram. When does it run?",
        "I am [NAME_1] and live near a tram. When does it run, [NAME_2]?",
        "I am [NAME_1] and live near a tram. When does it run, [NAME_1]?",
        "I am [NAME_1] and live near a tram. When does it run from [HOME]?",
        "I am [NAME_1] and live near a tram. When does line 28 run?",
        "I am [NAME_1] and live near a tram in Lisbon. When does it run?",
        "I am [NAME_1]. When does it run?",
        "I am [NAME_1] and live near a tram. When does it run? It usually runs from the early morning on.",
    ],
)
def test_a_question_fails_when_something_is_lost_or_added(answer):
    assert TRAM.passes("I am [NAME_1] and live near a tram. When does it run?")
    assert not TRAM.passes(answer)


def test_an_instruction_is_read_when_everything_wanted_is_there_and_nothing_else():
    assert SALARY.passes([("hide", "finance", "mine")])
    assert not SALARY.passes([])
    assert not SALARY.passes([("allow", "finance", "mine")])
    assert not SALARY.passes([("hide", "finance", "mine"), ("allow", "job", "mine")])


def test_the_probes_are_a_dozen_of_each_and_ask_for_each_wish_and_for_none():
    assert len(STUMBLING) == len(TOLD) == 12
    wanted = [wish for probe in TOLD for wish, _, _ in probe.wanted]
    assert {"hide", "allow", "roughly"} == set(wanted)
    assert sum(not probe.wanted for probe in TOLD) == 3

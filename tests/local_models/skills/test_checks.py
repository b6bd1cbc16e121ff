"""A row is passed by what an able reader would write, and by no trick."""

import pytest

from local_models.skills.checks import NONE, PARAPHRASE, READING, STATING, TITLING, is_right, wished
from local_models.skills.held_back import Row, rows
from local_models.skills.instructions import WHOSE, WISHES
from local_models.skills.stating import stated
from tests.support.able import answered
from tests.support.scripted import ScriptedModel

STUMBLES = Row(
    PARAPHRASE, "here", "I am [NAME_1] and live live near a tram. When does it run?",
    ("I am [NAME_1] and live near a tram. When does it run?",), ("tram", "run|go"), ("live live",),
)  # fmt: skip
FLUENT = Row(PARAPHRASE, "here", "I am [NAME_1], hi. Which tram?", ("I am [NAME_1], hi. Which tram?",))
SALARY = Row(READING, "here", "Never mention my salary.", ("hide finance mine",))


def said(row: Row) -> str:
    """What an able person answers to a row."""
    answer = answered(row.text)
    if row.skill == READING:
        return wished((wish["wish"], wish["about"], wish["whose"]) for wish in answer["wishes"])
    return str(next(iter(answer.values())))


@pytest.mark.parametrize("skill", [STATING, TITLING, PARAPHRASE, READING])
def test_an_able_person_is_right_of_every_row(skill: str) -> None:
    assert [row.text for row in rows(skill) if not is_right(row, said(row))] == []


@pytest.mark.parametrize("skill", [STATING, TITLING, PARAPHRASE])
@pytest.mark.parametrize("constant", ["", "none", "You are a person.", "A conversation", "What can I do?"])
def test_no_constant_answer_is_right_of_any(skill: str, constant: str) -> None:
    assert not any(is_right(row, constant) for row in rows(skill))


def test_an_echo_is_right_only_of_questions_that_read_well_or_are_short() -> None:
    assert not any(is_right(row, row.text) for row in rows(STATING))
    assert sum(is_right(row, row.text) for row in rows(TITLING)) < len(rows(TITLING)) / 10
    assert {row.made for row in rows(PARAPHRASE) if is_right(row, row.text)} == {"rewritten queries"}


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("whose", WHOSE)
def test_no_constant_reading_is_right_of_many(wish: str, whose: str) -> None:
    for answer in (NONE, *(wished([(wish, about, whose)]) for about in ("health", "everything", "name"))):
        assert sum(is_right(row, answer) for row in rows(READING)) < len(rows(READING)) / 4


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
def test_a_question_fails_when_something_is_lost_or_added(answer: str) -> None:
    assert is_right(STUMBLES, STUMBLES.wanted[0])
    assert not is_right(STUMBLES, answer)


def test_a_question_that_reads_well_keeps_every_word() -> None:
    assert is_right(FLUENT, "I am [NAME_1]: hi! which tram?")
    assert not is_right(FLUENT, "I am [NAME_1]. Which tram?")
    assert not is_right(FLUENT, "I am [NAME_2], hi. Which tram?")


def test_an_instruction_is_read_when_everything_wanted_is_there_and_nothing_else() -> None:
    hide, job = ("hide", "finance", "mine"), ("allow", "job", "mine")
    assert is_right(SALARY, wished([hide, hide]))
    for wrong in ([], [("allow", "finance", "mine")], [hide, job], [("hide", "finance", "somebody else's")]):
        assert not is_right(SALARY, wished(wrong))


def test_a_finer_kind_is_that_kind_and_nothing_wanted_is_nothing_read() -> None:
    birth = Row(READING, "here", "Not my birthday.", ("hide age|date mine",))
    assert is_right(birth, wished([("hide", "date:birth", "mine")]))
    assert is_right(Row(READING, "here", "The weather is lovely.", ()), wished([]))


def test_the_models_statement_is_what_it_says_in_the_schema() -> None:
    model = ScriptedModel(lambda said: {"statement": "You are a vet. "})
    assert stated(model, "i'm a vet") == "You are a vet."

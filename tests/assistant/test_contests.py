"""A skill by rule and by a model on the same rows: one check for both, and no longer than it can still be won."""

from contextlib import closing

import pytest

from assistant.contests import CONTESTS, compare
from assistant.profile.statements import statement
from local_models.catalog import embedded
from local_models.llm import Cancel, FormError, ModelError
from local_models.open import open_model
from local_models.skills.aptitude import PARAPHRASE, READING, SKILLS, STATING, TITLING, Skill
from local_models.skills.held_back import Row, rows, sample
from local_models.skills.lessons import is_taught
from tests.support.able import answered
from tests.support.scripted import ScriptedModel

CLAUSES = [
    Row("stating", "here", f"{name} born and raised, me", (f"You were born and raised in {name}.",))
    for name in ("Berlin", "Porto", "Turin", "Ghent", "Lyon", "Graz", "Bergen", "Cork")
]
"""Of these the rule makes no statement that reads well."""


def able() -> ScriptedModel:
    return ScriptedModel(answered)


def states(said: str) -> dict[str, str]:
    return {"statement": f"You were born and raised in {said.split()[0]}."}


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.name)
def test_an_able_model_is_trusted_with_every_skill_on_its_sample(skill: Skill) -> None:
    score = compare(skill, sample(skill.name, skill.sample), able())
    assert score and score.is_trusted, score
    assert score.of == score.alone == len(sample(skill.name, skill.sample))


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.name)
def test_an_echo_is_trusted_with_none_and_is_not_asked_to_the_end(skill: Skill) -> None:
    said = {"statement": "{}", "title": "{}", "question": "{}"}
    echo = ScriptedModel(lambda text: dict.fromkeys(said, text) | {"wishes": []})
    score = compare(skill, sample(skill.name, skill.sample), echo)
    assert score and not score.is_trusted
    assert score.of < skill.sample


def test_the_rule_gets_the_same_rows_and_what_both_get_right_counts_for_neither() -> None:
    easy = [Row("stating", "here", "I am a vet.", ("You are a vet.",))]
    score = compare(STATING, [*easy, *CLAUSES], ScriptedModel(lambda said: states(said)))
    assert score is not None
    assert (score.of, score.rule, score.won, score.lost) == (9, 1, 8, 0)
    assert score.alone == 8 and score.used == 9  # where the rule's statement reads well, the model is not asked


def test_what_sotto_would_not_take_is_no_win() -> None:
    invents = ScriptedModel(lambda said: {"statement": "You are a rich baker."})
    score = compare(STATING, CLAUSES, invents, to_the_end=True)
    assert score is not None
    assert (score.of, score.won, score.used) == (8, 0, 0)
    assert CONTESTS["stating"].by_model(invents, CLAUSES[0].text, None)[1] == statement(CLAUSES[0].text)


def test_a_title_that_nobody_said_and_a_question_that_lost_a_mark_leave_the_rule_s() -> None:
    row, question = rows(TITLING.name)[0], rows(PARAPHRASE.name)[0]
    assert "[NAME_1]" in question.text
    wrong = ScriptedModel(lambda _: {"title": "Zebras in Zagreb", "question": "Who is it?"})
    for name, text in (("titling", row.text), ("paraphrase", question.text)):
        assert CONTESTS[name].by_model(wrong, text, None)[1] == CONTESTS[name].by_rule(text)


def test_it_stops_once_it_cannot_be_won_unless_every_row_is_wanted() -> None:
    heard: list[bool] = []
    weak = ScriptedModel(lambda _: {"statement": "You are."})
    stopped = compare(STATING, CLAUSES, weak, told=heard.append)
    assert stopped and stopped.of == len(heard) == 2  # of eight seven would have to be won
    whole = compare(STATING, CLAUSES, weak, to_the_end=True)
    assert whole and whole.of == 8


def test_an_answer_that_breaks_off_is_a_wrong_one_and_never_to_finish_is_to_lose() -> None:
    def sometimes(said: str) -> object:
        if said.startswith("Porto"):
            raise FormError("The model did not finish its answer.")
        return states(said)

    def never(_: str) -> object:
        raise FormError("The model did not finish its answer.")

    score = compare(STATING, CLAUSES, ScriptedModel(sometimes))
    assert score and (score.of, score.alone, score.won) == (8, 7, 7)
    weak = compare(READING, sample("reading", 8), ScriptedModel(never))
    assert weak and (weak.alone, weak.is_trusted) == (0, False)


def test_a_model_that_goes_away_meanwhile_has_no_score() -> None:
    def gone(said: str) -> object:
        if said.startswith("Porto"):
            raise ModelError("No model server answers.")
        return states(said)

    with pytest.raises(ModelError, match="No model server"):
        compare(STATING, CLAUSES, ScriptedModel(gone))


def test_cancelled_it_has_no_score() -> None:
    cancel = Cancel()

    def stops(said: str) -> object:
        cancel.set()
        return states(said)

    assert compare(STATING, CLAUSES, ScriptedModel(stops), cancel) is None


@pytest.mark.slow
@pytest.mark.parametrize(("skill", "count"), [(STATING, 30), (TITLING, 10)], ids=["stating", "titling"])
def test_what_the_model_that_comes_along_is_trusted_with_unmeasured_it_wins_when_measured(
    skill: Skill, count: int
) -> None:
    assert is_taught(embedded(), skill.lesson)
    with closing(open_model(embedded())) as model:
        score = compare(skill, sample(skill.name, count), model)
    assert score and score.is_trusted, score

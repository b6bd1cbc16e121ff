"""The held-back rows: enough of each, from several hands, and a sample of them that is the same each time."""

import pytest

from local_models.skills.aptitude import SKILLS, Skill
from local_models.skills.held_back import digest, evenly, rows, sample
from local_models.training.teaching.lessons import lessons


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.name)
def test_there_are_rows_of_several_sets_and_no_text_twice(skill: Skill) -> None:
    listed = rows(skill.name)
    assert len(listed) >= 2 * skill.sample
    assert len({row.made for row in listed}) >= 2
    assert len({row.text for row in listed}) == len(listed)
    assert all(row.wanted for row in listed) or skill.name == "reading"


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.name)
def test_a_sample_has_as_many_of_each_set_in_turns(skill: Skill) -> None:
    few = sample(skill.name, 24)
    assert few == sample(skill.name, 24)
    assert len(few) == 24 == len(set(few))
    made = [row.made for row in few]
    assert max(map(made.count, made)) - min(map(made.count, made)) <= 1
    assert len(set(made[: len(set(made))])) == len(set(made))


def test_a_sample_of_more_than_there_is_is_all() -> None:
    assert set(sample("paraphrase", 10_000)) == set(rows("paraphrase"))
    assert evenly(rows("reading"), 0) == []


def test_nothing_in_them_was_trained_on_but_what_anybody_would_say() -> None:
    trained = {lesson.text for lesson in lessons(2000, 5, testing=False)}
    assert {row.text for skill in SKILLS for row in rows(skill.name)} & trained <= {
        "I don't eat pork",
        "I take the bus to work",
    }


def test_other_rows_give_another_digest() -> None:
    assert len({digest(skill.name) for skill in SKILLS}) == len(SKILLS)

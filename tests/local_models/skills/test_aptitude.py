"""A model is trusted with a skill where it wins against the rule by more than chance, not for its name."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_models.catalog import ModelInfo
from local_models.llm import ModelError
from local_models.skills.aptitude import SKILLS, Score, by_chance, identity


def score(won: int, lost: int, of: int = 60) -> Score:
    return Score(of=of, alone=won, used=20 + won, rule=20 + lost, won=won, lost=lost)


@pytest.mark.parametrize(("won", "lost"), [(7, 0), (10, 1), (14, 3), (22, 8)])
def test_a_model_that_wins_by_more_than_chance_is_trusted(won, lost):
    assert score(won, lost).is_trusted
    assert not score(won - 1, lost).is_trusted


@pytest.mark.parametrize(("won", "lost"), [(0, 0), (3, 0), (6, 0), (10, 10), (0, 12)])
def test_few_wins_and_as_many_losses_are_not_enough(won, lost):
    assert not score(won, lost).is_trusted


def test_what_both_get_right_counts_for_neither():
    assert score(7, 0, of=20).is_trusted == score(7, 0, of=2000).is_trusted


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_coin_would_do_as_well_once_in_a_hundred_times_at_most(won, lost):
    if score(won, lost).is_trusted:
        assert by_chance(won, won + lost) <= 0.01
        assert score(won + 1, lost).is_trusted


def test_what_only_adds_to_the_rule_has_to_be_right_in_four_of_five_by_itself():
    def beside(alone: int) -> Score:
        return Score(of=24, alone=alone, used=alone, rule=22, won=0, lost=4, adds=True)

    assert beside(20).is_trusted and not beside(19).is_trusted
    assert not Score(0, 0, 0, 0, 0, 0, adds=True).is_trusted


def test_another_file_under_the_same_name_is_another_model(tmp_path):
    file = tmp_path / "m.gguf"
    file.write_bytes(b"GGUF")
    info = ModelInfo("m", "folder", file)
    before = identity(info)
    assert identity(info) == before
    file.write_bytes(b"GGUF2")
    assert identity(info) != before
    file.unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        identity(info)


def test_a_served_model_is_told_by_its_name_and_its_server():
    info = ModelInfo("m", "server", url="http://127.0.0.1:8080")
    assert identity(info) != identity(dataclasses.replace(info, url="http://127.0.0.1:8081"))
    assert identity(info) != identity(dataclasses.replace(info, name="n"))


def test_scores_by_another_instruction_are_told_apart():
    assert len({skill.version for skill in SKILLS}) == len(SKILLS)
    assert all(dataclasses.replace(skill, asks=("Do it.",)).version != skill.version for skill in SKILLS)

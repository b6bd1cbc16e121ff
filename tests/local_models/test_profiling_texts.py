"""What is true of the texts that the profiler learns from follows from the parts they are put together of."""

from collections import Counter
from random import Random

import pytest

from local_models.profiler import ARROW, RELATIONS
from local_models.training.profiling import scenes, things
from local_models.training.profiling.item import NOTHING
from local_models.training.profiling.texts import items, made, pair, pair_lines


def relations(items):
    return Counter(RELATIONS[item.targets[4]] for item in items if item.targets[4] != NOTHING)


@pytest.fixture(scope="module")
def every():
    return list(things.items(2000, Random(1), testing=False))


def test_the_same_seed_makes_the_same_texts():
    assert list(made(60, 3, testing=False)) == list(made(60, 3, testing=False))


def test_no_slot_of_a_thing_stays_open_but_those_of_the_vocabulary(every):
    assert not any("{v}" in item.text for item in every)


def test_of_a_thing_of_which_there_is_one_a_new_value_is_a_change(every):
    assert relations(every)["supersedes"] > relations(every)["same"] > 0


def test_two_values_of_a_thing_of_which_there_are_several_hold_side_by_side():
    (thing,) = (each for each in things.things(False) if "pottery" in each.values and "karate" in each.values)
    assert not thing.single
    pairs = [things._pair(thing, Random(seed)) for seed in range(80)]
    assert {"unrelated"} <= set(relations(pairs)) <= {"unrelated", "same", "refines", "supersedes"}
    over = {said.text.replace("{v}", "") for said in thing.said if said.over}
    for item in pairs:
        if RELATIONS[item.targets[4]] == "supersedes":
            new = item.text.split(ARROW)[1]
            assert any(new.startswith(words.split(".")[0].strip()[:12]) for words in over)


def test_what_is_written_in_a_situation_is_answered_by_its_preference_alone():
    group = scenes.groups(False)[0]
    asked = [
        scenes._answer(group[0], group[1], scenes.topics()[0], "green tea", "cocoa", Random(n)) for n in range(40)
    ]
    assert {item.targets[5] for item in asked} == {0, 1}
    assert all("green tea" in item.text for item in asked if item.targets[5] == 1)
    assert not any("green tea" in item.text for item in asked if item.targets[5] == 0)


def test_phrasings_that_are_held_back_are_not_trained_on():
    trained = {said.text for thing in things.things(False) for said in thing.said}
    held = {said.text for thing in things.things(True) for said in thing.said if len(thing.said) > 1}
    assert len(trained & held) < len(held) / 4


def test_the_lines_of_some_files_may_be_weighed_more():
    """A quarter of the pairs; three of twelve texts are pairs."""
    told = set(pair_lines("side_by_side"))
    texts = {pair(line).text for line in told if "{" not in line}
    some, plain = (
        sum(item.text in texts for item in items(3000, 1, testing=False, stressed=name))
        for name in ("side_by_side", "")
    )
    assert some > 1.5 * plain > 0

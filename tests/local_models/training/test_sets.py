"""Reading the sets of others, on small cases of our own."""

import json

import pytest

from local_models.training import ner_sets, presidio_sets
from local_models.training.example import UNKNOWN, Example, Mark, read, write
from local_models.training.pupa import Leak, is_latin, measure


def words(example: Example) -> list[tuple[str, str]]:
    return [(example.text[mark.start : mark.end], mark.kind) for mark in example.marks]


def test_tokens_become_a_text_with_marks(tmp_path):
    path = tmp_path / "set.conll"
    path.write_text("Ann B-PER\nLee I-PER\n, O\nof O\nOslo B-LOC\n. O\n\nJazz I-MISC\n")
    first, second = [ner_sets.joined(sentence, "test") for sentence in ner_sets.sentences(path)]
    assert first.text == "Ann Lee, of Oslo."
    assert words(first) == [("Ann Lee", "name"), ("Oslo", "location")]
    assert words(second) == [("Jazz", UNKNOWN)]


def test_neighbours_that_both_begin_stay_apart():
    found = ner_sets.joined([("Ann", "B-PER"), ("Bo", "B-PER")], "test")
    assert words(found) == [("Ann", "name"), ("Bo", "name")]


@pytest.fixture
def research(tmp_path):
    rows = [
        {
            "full_text": f"My name is N{number}",
            "spans": [{"entity_type": "PERSON", "start_position": 11, "end_position": 12 + len(str(number))}],
            "template_id": number,
        }
        for number in range(40)
    ]
    (tmp_path / "synth_dataset_v2.json").write_text(json.dumps(rows))
    return tmp_path


def test_templates_for_testing_are_not_those_for_training(research):
    tests = {example.text for example in presidio_sets.examples(research, testing=True)}
    others = {example.text for example in presidio_sets.examples(research, testing=False)}
    assert tests and others and not tests & others and len(tests | others) == 40


def test_a_refilled_template_is_marked_where_its_new_value_stands(research):
    from random import Random

    originals = list(presidio_sets.examples(research, testing=False))
    for example in presidio_sets.refilled(originals, Random(1)):
        ((word, kind),) = words(example)
        assert kind == "name" and example.text == f"My name is {word}"


def test_examples_survive_their_file(tmp_path):
    examples = [Example("Ann 😀", (Mark(0, 3, "name"),), "own"), Example("", (), "x", ("name",))]
    assert write(tmp_path / "a.jsonl", examples) == 2
    assert list(read(tmp_path / "a.jsonl")) == examples


def test_a_leak_is_a_unit_still_in_the_text(tmp_path):
    (tmp_path / "PUPA_TNB.csv").write_text(
        "user_query,pii_units,redacted_query\n"
        "Ann went to Oslo,ann||oslo||x||<PRESIDIO_ANONYMIZED_A>||nowhere,[REDACTED] went to [REDACTED]\n"
        "Анна живёт здесь,анна,[REDACTED] живёт здесь\n"
    )
    assert measure(lambda text: [(0, 3)], tmp_path) == Leak(units=2, left=1, hidden=3, by_hand=7)


def test_scripts_are_told_apart():
    assert is_latin("Où est Zoë? 123") and is_latin("12") and not is_latin("где Ann")

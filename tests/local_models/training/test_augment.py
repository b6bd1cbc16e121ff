"""Messing a text up: the marks still cover the same words."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from local_models.training.augment import edited, messy, without_punctuation
from local_models.training.example import Example, Mark


def example(text: str, start: int, end: int) -> Example:
    return Example(text, (Mark(start, end, "name"),), "own")


def test_without_punctuation_a_mark_loses_only_its_marks():
    found = without_punctuation(example("Ask Dr. O'Neill, please.", 4, 15))
    (mark,) = found.marks
    assert found.text == "Ask Dr ONeill please"
    assert found.text[mark.start : mark.end] == "Dr ONeill"


def test_a_mark_whose_text_vanishes_goes():
    assert edited(example("a b", 2, 3), lambda character, _: "" if character == "b" else character).marks == ()


@given(st.text(min_size=3), st.integers())
def test_marks_stay_inside_the_text(text, seed):
    found = messy(example(text, 1, 2), Random(seed))
    assert all(0 <= mark.start < mark.end <= len(found.text) for mark in found.marks)

"""Ages become decades, in words where they were in figures and the other way round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.privacy.generalise.saying import said


@pytest.mark.parametrize(
    ("sentence", "rougher"),
    [
        ("I'm {34}.", "I'm in my thirties."),
        ("Im {34 years old}", "Im in my thirties"),
        ("She's {34} and happy", "She's in her thirties and happy"),
        ("he was {thirty-four}", "he was in his 30s"),
        ("My mother is {82}.", "My mother is in her eighties."),
        ("My dad's {71} and well", "My dad's in his seventies and well"),
        ("when I was {19}", "when I was in my teens"),
        ("Anna is {34}.", "Anna is thirty-something."),
        ("I am {34} years old.", "I am thirty-something years old."),
        ("a {34-year-old} woman", "a thirty-something woman"),
        ("a {34}-year-old woman", "a thirty-something-year-old woman"),
        ("an {80-year-old} man", "an eighty-something man"),
        ("my {7-year-old} son", "my young son"),
        ("she has a {7-year-old} and", "she has a young child and"),
        ("a {16-year-old} girl", "a teenage girl"),
        ("an {18-year-old}", "an adolescent"),
        ("my {7} year old", "my under-ten year old"),
        ("a {7}-year-old", "a not-yet-ten-year-old"),
        ("my daughter is {7}", "my daughter is under ten"),
        ("left at the age of {16}", "left at the age of somewhere under twenty"),
        ("I ({34F}) and he", "I (thirty-something) and he"),
        ("grandfather ({91})", "grandfather (over eighty)"),
        ("in my {late thirties}", "in my 30s"),
        ("in her {mid 50s}", "in her fifties"),
        ("married for {12 years} now", "married for under thirteen years now"),
    ],
)
def test_an_age_is_told_by_its_decade(sentence, rougher):
    assert said("age", sentence) == rougher


@pytest.mark.parametrize("sentence", ["he's {six months} old", "{6} weeks old", "{300} years", "{34}-40"])
def test_what_is_no_age_in_years_is_not_told(sentence):
    assert said("age", sentence) is None


def test_a_gender_that_is_hidden_is_not_told_by_the_way():
    assert said("age", "My mother is {82}.", hidden=("82", "mother")) == "My mother is eighty-something."
    assert said("age", "She is {34}.", hidden=("34", "She")) == "She is thirty-something."


@given(st.integers(20, 89))
def test_the_decade_is_the_right_one(years):
    tens = {2: "twenties", 3: "thirties", 4: "forties", 5: "fifties", 6: "sixties", 7: "seventies", 8: "eighties"}
    assert said("age", f"I'm {{{years}}}.") == f"I'm in my {tens[years // 10]}."

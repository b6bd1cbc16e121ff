"""What a span tells beyond its own category."""

import pytest

from privacy.categories import Category
from privacy.decide import decide
from privacy.implied import tells
from privacy.rules import Action, Rule
from privacy.spans import Span


def action(text, words, category, *rules, kind=""):
    at = text.index(words)
    span = Span(at, at + len(words), category, 0.9, "test", kind)
    return decide(span, words, rules, told=tells(span, text)).action


def hide(category, kind=None):
    return Rule(Action.TAG, category, kind=kind, subject="me")


@pytest.mark.parametrize(
    ("text", "words", "category", "rule"),
    [
        ("I live at 3 Ropewalk Yard.", "3 Ropewalk Yard", Category.ADDRESS, hide(Category.LOCATION, "city")),
        ("I'm Bulgarian.", "Bulgarian", Category.NATIONALITY, hide(Category.LOCATION)),
        ("I'm Bulgarian.", "Bulgarian", Category.NATIONALITY, hide(Category.LOCATION, "country")),
        ("I'm Bulgarian.", "Bulgarian", Category.NATIONALITY, hide(Category.ETHNICITY)),
        ("I'm a single mum.", "single mum", Category.RELATIONSHIP, hide(Category.FAMILY)),
        ("I'm in a hotel in Marseille.", "hotel in Marseille", Category.TRAVEL, hide(Category.LOCATION)),
        ("my trip to portugal is next", "trip to portugal", Category.TRAVEL, hide(Category.LOCATION)),
        ("my husband and I", "husband", Category.FAMILY, hide(Category.RELATIONSHIP)),
        ("my ex-wife", "ex-wife", Category.RELATIONSHIP, hide(Category.FAMILY)),
        ("my daughter Ida sings", "Ida", Category.NAME, hide(Category.FAMILY)),
        ("we fly on 3 May", "3 May", Category.DATE, hide(Category.TRAVEL)),
        ("I come from Eritrea.", "Eritrea", Category.LOCATION, hide(Category.NATIONALITY)),
        ("I was born and grew up in Laos.", "Laos", Category.LOCATION, hide(Category.NATIONALITY)),
        ("I'm off to Svalbard.", "Svalbard", Category.LOCATION, hide(Category.TRAVEL)),
    ],
)
def test_what_tells_a_hidden_thing_is_hidden(text, words, category, rule):
    assert action(text, words, category, rule) is Action.TAG


def test_a_birth_date_tells_the_age():
    rule = hide(Category.AGE)
    assert action("born 3 May 1990", "3 May 1990", Category.DATE, rule, kind="date of birth") is Action.TAG
    assert action("on 3 May 2026", "3 May 2026", Category.DATE, rule, kind="date") is Action.KEEP


@pytest.mark.parametrize(
    ("text", "words", "category", "rule"),
    [
        ("I'm Bulgarian.", "Bulgarian", Category.NATIONALITY, hide(Category.LOCATION, "city")),
        ("my sister", "sister", Category.FAMILY, hide(Category.RELATIONSHIP)),
        ("my boss Ida sings", "Ida", Category.NAME, hide(Category.FAMILY)),
        ("My son sings. Ida is out.", "Ida", Category.NAME, hide(Category.FAMILY)),
        ("I live in Graz.", "Graz", Category.LOCATION, hide(Category.TRAVEL)),
        ("I live in Graz.", "Graz", Category.LOCATION, hide(Category.NATIONALITY)),
        ("I live in Graz.", "Graz", Category.LOCATION, hide(Category.ADDRESS)),
    ],
)
def test_what_does_not_tell_it_is_not(text, words, category, rule):
    assert action(text, words, category, rule) is Action.KEEP


def test_an_allowance_of_the_thing_itself_is_closer():
    allowed = Rule(Action.KEEP, Category.NATIONALITY, subject="me")
    assert (
        action("I'm Bulgarian.", "Bulgarian", Category.NATIONALITY, hide(Category.LOCATION), allowed)
        is Action.KEEP
    )


def test_but_not_that_of_everything():
    every = Rule(Action.KEEP, subject="me")
    assert (
        action("I'm Bulgarian.", "Bulgarian", Category.NATIONALITY, hide(Category.LOCATION), every) is Action.TAG
    )


def test_an_allowance_is_not_carried_over():
    rules = [hide(Category.NATIONALITY), Rule(Action.KEEP, Category.LOCATION, subject="me")]
    assert action("I'm Bulgarian.", "Bulgarian", Category.NATIONALITY, *rules) is Action.TAG


@pytest.mark.parametrize(
    ("text", "words", "category", "hidden"),
    [
        (
            "I'm with Northgate Building Society.",
            "Northgate Building Society",
            Category.EMPLOYER,
            Category.FINANCE,
        ),
        ("My account is with Norhaven.", "Norhaven", Category.EMPLOYER, Category.FINANCE),
        ("I owe ING 12,000.", "ING", Category.EMPLOYER, Category.FINANCE),
        ("They admitted me to Hill Clinic.", "Hill Clinic", Category.EMPLOYER, Category.HEALTH),
        ("I sing at St Olave's Church.", "St Olave's Church", Category.EMPLOYER, Category.RELIGION),
        ("I teach art at Norfield School.", "Norfield School", Category.EDUCATION, Category.EMPLOYER),
        ("I graduated in 2009.", "2009", Category.DATE, Category.EDUCATION),
    ],
)
def test_an_organisation_tells_what_it_is_for_and_a_year_of_what(text, words, category, hidden):
    assert action(text, words, category, hide(hidden)).hides


@pytest.mark.parametrize(
    ("text", "words", "category", "hidden"),
    [
        ("I work as a nurse at Hill Clinic.", "Hill Clinic", Category.EMPLOYER, Category.HEALTH),
        ("I'm with Brisk Ltd.", "Brisk Ltd", Category.EMPLOYER, Category.FINANCE),
        ("My son goes to Norfield School.", "Norfield School", Category.EDUCATION, Category.EMPLOYER),
        ("We moved in 2009.", "2009", Category.DATE, Category.EDUCATION),
    ],
)
def test_but_not_where_it_is_something_else(text, words, category, hidden):
    assert not action(text, words, category, hide(hidden)).hides

"""Kinds that people's rules tell apart."""

import pytest

from privacy.categories import Category
from privacy.kinds import covers, kind_of, places_apart
from privacy.rules import Action, Rule
from privacy.spans import Span


def kind(words):
    return kind_of(Span(0, len(words), Category.LOCATION, 1.0, "test", "location"), words)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Portugal", "country"),
        ("the Netherlands", "country"),
        ("uk", "country"),
        ("Texas", "region"),
        ("Graz", "city"),
    ],
)
def test_places_are_told_apart_by_size(words, wanted):
    assert kind(words) == wanted


@pytest.mark.parametrize(
    ("action", "rule", "span", "covered"),
    [
        (Action.KEEP, "country", "country", True),
        (Action.KEEP, "country", "city", False),
        (Action.KEEP, "city", "country", True),
        (Action.TAG, "city", "country", False),
        (Action.TAG, "country", "city", True),
        (Action.TAG, "date of birth", "date of birth", True),
        (Action.TAG, "date of birth", "date", False),
    ],
)
def test_who_hides_the_coarse_hides_the_fine_and_who_allows_the_fine_allows_the_coarse(
    action, rule, span, covered
):
    assert covers(Rule(action, Category.LOCATION, kind=rule), span) is covered


PLACES = Span(3, 20, Category.LOCATION, 0.9, "test", "location")
TEXT = "in Coimbra, Portugal"


def test_several_places_in_one_span_are_decided_apart_where_a_rule_tells_kinds_apart():
    rules = [Rule(Action.TAG, Category.LOCATION, kind="city")]
    assert [part.of(TEXT) for part in places_apart(PLACES, TEXT, rules)] == ["Coimbra", "Portugal"]


def test_else_they_stay_together():
    assert places_apart(PLACES, TEXT, [Rule(Action.TAG, Category.LOCATION)]) == [PLACES]

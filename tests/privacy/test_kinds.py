"""Kinds that people's rules tell apart."""

import pytest

from privacy.categories import Category
from privacy.kinds import covers, kind_named, kind_of, told_apart
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
    assert [part.of(TEXT) for part in told_apart(PLACES, TEXT, rules)] == ["Coimbra", "Portugal"]


def test_a_country_at_the_end_is_told_apart_without_a_comma():
    rules = [Rule(Action.TAG, Category.LOCATION, kind="city")]
    for text, wanted in (
        ("Lyon france", ["Lyon", "france"]),
        ("United Kingdom", ["United Kingdom"]),
        ("New Mexico", ["New Mexico"]),
    ):
        place = Span(0, len(text), Category.LOCATION, 0.9, "test", "location")
        assert [part.of(text) for part in told_apart(place, text, rules)] == wanted


def test_else_they_stay_together():
    assert told_apart(PLACES, TEXT, [Rule(Action.TAG, Category.LOCATION)]) == [PLACES]


NAME_RULES = [Rule(Action.KEEP, Category.NAME, kind="first name", subject="me")]


def parts(text, name):
    at = text.index(name)
    span = Span(at, at + len(name), Category.NAME, 0.9, "test", "name")
    return [(part.of(text), part.kind) for part in told_apart(span, text, NAME_RULES)]


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("I'm Maria Berg.", "Maria Berg", [("Maria", "first name"), ("Berg", "surname")]),
        ("I'm Maria  de Souza.", "Maria  de Souza", [("Maria", "first name"), ("de Souza", "surname")]),
        ("I'm Maria.", "Maria", [("Maria", "first name")]),
        ("Maria, surname Kovacs", "Kovacs", [("Kovacs", "surname")]),
        ("Dear Mrs Berg", "Berg", [("Berg", "surname")]),
        ("Dear Mrs Maria Berg", "Mrs Maria Berg", [("Maria", "first name"), ("Berg", "surname")]),
        ("Ask Kovacs.", "Kovacs", [("Kovacs", "")]),
        ("Kovács Anna", "Kovács Anna", [("Kovács Anna", "")]),
        ("Kovacs, Maria owes", "Kovacs, Maria", [("Kovacs, Maria", "")]),
        ("Judge Kovacs", "Judge Kovacs", [("Judge Kovacs", "surname")]),
        ("王小明", "王小明", [("王小明", "")]),
    ],
)
def test_a_name_is_taken_apart_where_a_rule_tells_first_name_and_surname_apart(text, name, wanted):
    assert parts(text, name) == wanted


def test_a_word_that_may_be_either_is_hidden_by_both_and_allowed_by_neither():
    for kind in ("first name", "surname"):
        assert covers(Rule(Action.TAG, Category.NAME, kind=kind), "")
        assert not covers(Rule(Action.KEEP, Category.NAME, kind=kind), "")


def test_a_word_after_which_the_surname_is_announced_is_a_first_name():
    span = Span(4, 12, Category.NAME, 0.9, "test", "name")
    assert [part.kind for part in told_apart(span, "I'm Thandeka, surname Mokgosi", NAME_RULES)] == ["first name"]
    assert [part.kind for part in told_apart(span, "I'm Thandeka, 30", NAME_RULES)] == [""]


def test_a_user_name_is_neither():
    span = Span(0, 8, Category.NAME, 0.9, "test", "user name")
    assert told_apart(span, "anna_k84", NAME_RULES) == [span]


def test_else_a_name_stays_whole():
    span = Span(0, 4, Category.NAME, 0.9, "test", "name")
    assert told_apart(span, "Anna", [Rule(Action.KEEP, Category.NAME)]) == [span]


@pytest.mark.parametrize(
    ("words", "category", "wanted"),
    [
        ("first name", Category.NAME, "first name"),
        ("Given names", Category.NAME, "first name"),
        ("last name", Category.NAME, "surname"),
        ("surname", Category.NAME, "surname"),
        ("full name", Category.NAME, None),
        ("e-mail address", Category.CONTACT, "email"),
        ("number", Category.CONTACT, "phone"),
        ("contact details", Category.CONTACT, None),
        ("e-mail", Category.JOB, None),
    ],
)
def test_a_rule_can_name_a_kind(words, category, wanted):
    assert kind_named(words, category) == wanted


def pieces(words, *rules):
    span = Span(0, len(words), Category.ADDRESS, 0.9, "test", "street address")
    return [(part.of(words), part.category.value) for part in told_apart(span, words, rules)]


def test_the_town_of_an_address_is_told_apart_where_towns_may_be_told():
    words, city = "Flat 3, 12 Oak Street, Graz, Austria", Rule(Action.KEEP, Category.LOCATION, kind="city")
    house, town, country = ("Flat 3, 12 Oak Street", "address"), ("Graz", "location"), ("Austria", "location")
    assert pieces(words, city) == [house, town, country]
    assert pieces(words, Rule(Action.KEEP)) == [house, ("Graz, Austria", "location")]
    only = Rule(Action.KEEP, Category.LOCATION, kind="country")
    assert pieces(words, only) == [("Flat 3, 12 Oak Street, Graz", "address"), country]


def test_else_an_address_stays_whole():
    words = "12 Oak Street, Graz"
    assert pieces(words) == pieces(words, Rule(Action.TAG, Category.LOCATION)) == [(words, "address")]
    unknown = "12 Oak Street, Upper Nowhereby"
    assert pieces(unknown, Rule(Action.KEEP)) == [(unknown, "address")]


def test_a_subject_is_told_from_a_school():
    subject = kind_named("subject", Category.EDUCATION)
    hide, allow = (Rule(action, Category.EDUCATION, kind=subject) for action in (Action.TAG, Action.KEEP))
    kinds = [
        kind_of(Span(0, len(words), Category.EDUCATION, 0.9, "test", "education"), words)
        for words in ("marine biology", "Upper Mill School", "BA in philosophy")
    ]
    assert [covers(allow, kind) for kind in kinds] == [True, False, False]
    assert [covers(hide, kind) for kind in kinds] == [True, False, True]


def test_regions_are_told_from_towns():
    for place, kind in (("Carinthia", "region"), ("Villach", "city"), ("Austria", "country")):
        assert kind_of(Span(0, len(place), Category.LOCATION, 0.9, "test"), place) == kind


def test_one_of_several_of_a_kind_is_of_that_kind():
    assert kind_named("work email", Category.CONTACT) == "email"
    assert kind_named("private number", Category.CONTACT) == "phone"
    assert kind_named("links", Category.CONTACT) == "url"
    assert kind_named("home address", Category.ADDRESS) is None

"""What a wish says besides what it names."""

import pytest

from privacy.besides import said_with
from privacy.categories import Category
from privacy.compile import compiled
from privacy.detect.engine import default_detector
from privacy.kinds import COUNTRY
from privacy.rewrite import Rewriter
from privacy.rules import ME, Action, Rule


@pytest.mark.parametrize("words", ["work", "my work", "everything about work", "my working life"])
def test_with_all_of_ones_work_goes_for_whom_and_on_what_it_is(words):
    rule = Rule(Action.TAG, Category.JOB, subject=ME)
    assert {each.category for each in said_with(rule, words)} == {Category.EMPLOYER, Category.PROJECT}


@pytest.mark.parametrize("words", ["line of work", "job", "what I do for work", "work as a nurse"])
def test_but_not_with_the_job_alone(words):
    assert not list(said_with(Rule(Action.TAG, Category.JOB, subject=ME), words))


def test_the_names_of_customers_may_be_those_of_firms():
    (firm,) = said_with(Rule(Action.TAG, Category.NAME, subject="my customers"), "names")
    assert (firm.category, firm.subject) == (Category.EMPLOYER, "my customers")
    assert not list(said_with(Rule(Action.TAG, Category.NAME, subject="my sister"), "name"))
    assert not list(said_with(Rule(Action.KEEP, Category.NAME, subject="my customers"), "names"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("prose", "stays", "goes"),
    [
        ("Only the country, never the place itself.", ["Belgium"], ["Ghent"]),
        ("Just the country, please.", ["Belgium"], ["Ghent"]),
        ("No place smaller than a country.", ["Belgium"], ["Ghent"]),
        ("Only the city, never the street.", [], ["Rue Verte", "Ghent"]),
        ("At most the city.", [], ["Ghent"]),
        ("Don't hide my country, just generalise it.", [], ["Ghent"]),
        ("My city: at most the country.", [], ["Ghent"]),
        ("Not even the country; only the continent.", [], ["Ghent", "Belgium"]),
        ("Only say I live in a European country.", [], ["Ghent", "Belgium"]),
        ("Only the country, but not for where I live.", [], ["Ghent", "Belgium"]),
        ("Where I live is secret. For places only the country.", [], ["Ghent", "Belgium"]),
        ("My nationality is private. Only the country, please.", [], ["Ghent", "Belgium"]),
        ("Be vague about my city.", [], ["Ghent"]),
        ("Only say the continent I live on, not the country.", [], ["Ghent", "Belgium"]),
    ],
)
def test_a_place_is_told_as_far_as_the_wish_says(prose, stays, goes):
    text = "I live at 4 Rue Verte in Ghent, Belgium. Which beer do I try?"
    left = Rewriter(default_detector()).draft(text, compiled(prose, "mine")).text
    assert all(words in left for words in stays) and not any(words in left for words in goes)


@pytest.mark.slow
def test_what_may_be_told_of_a_firm_lets_nothing_of_the_writers_through():
    profile = compiled("Hide phone numbers, but the company's phone number is fine.", "mine")
    left = Rewriter(default_detector()).draft("My mobile is 0475 12 34 56. Is it too long?", profile).text
    assert "0475" not in left


def test_who_hides_where_they_come_from_hides_their_nationality():
    rule = Rule(Action.TAG, Category.LOCATION, subject=ME)
    assert {each.category for each in said_with(rule, "Where I come from")} == {
        Category.NATIONALITY,
        Category.LOCATION,
    }
    assert not list(said_with(rule, "where I live"))


def test_the_family_situation_is_also_whether_there_is_a_partner():
    rule = Rule(Action.TAG, Category.FAMILY, subject=ME)
    assert {each.category for each in said_with(rule, "family situation")} == {Category.RELATIONSHIP}
    assert not list(said_with(rule, "kids"))


@pytest.mark.slow
@pytest.mark.parametrize("prose", ["Our company's numbers are confidential.", "The company's figures are secret."])
def test_the_numbers_of_a_firm_are_its_money_whoever_the_text_speaks_of(prose):
    left = Rewriter(default_detector()).draft(
        "Hartwig made €3.2 million. Write a memo to staff.", compiled(prose, "mine")
    )
    assert "3.2" not in left.text


def test_who_hides_where_they_were_born_hides_the_country_though_another_may_be_told():
    rule = Rule(Action.TAG, Category.LOCATION, subject=ME)
    assert COUNTRY in {each.kind for each in said_with(rule, "where I was born")}
    rule = Rule(Action.TAG, Category.NATIONALITY, subject=ME)
    assert {each.category for each in said_with(rule, "where they came from")} == {Category.LOCATION}


@pytest.mark.parametrize(
    ("category", "words", "more"),
    [
        (Category.TRAVEL, "deployment dates", Category.DATE),
        (Category.LOCATION, "the name of the home", Category.EMPLOYER),
        (Category.JOB, "my new job", Category.EMPLOYER),
        (Category.POLITICS, "immigration", Category.LEGAL),
    ],
)
def test_some_words_for_a_thing_say_more(category, words, more):
    assert {each.category for each in said_with(Rule(Action.TAG, category, subject=ME), words)} == {more}
    assert not list(said_with(Rule(Action.KEEP, category, subject=ME), words))


def test_where_somebody_teaches_may_be_found_as_a_school():
    profile = compiled("Leave out where I teach.", "mine")
    assert {Category.EMPLOYER, Category.EDUCATION} <= {
        rule.category for rule in profile.rules if rule.action.hides
    }


@pytest.mark.parametrize(
    "prose", ["My patients must not be identifiable.", "My patients must not be recognisable."]
)
def test_who_must_not_be_recognised_is_told_of_by_no_name_place_or_date_and_only_roughly_how_old(prose):
    found = {(rule.category, rule.action) for rule in compiled(prose, "mine").rules}
    tagged = {category for category, action in found if action is Action.TAG}
    assert tagged >= {
        Category.NAME,
        Category.LOCATION,
        Category.DATE,
        Category.EMPLOYER,
        Category.JOB,
        Category.IDS,
    }
    assert (Category.AGE, Action.GENERALISE) in found and Category.HEALTH not in tagged


@pytest.mark.parametrize("words", ["customers", "our suppliers", "clients"])
def test_with_customers_their_names_and_firms_are_hidden_though_they_are_read_as_projects(words):
    rule = Rule(Action.TAG, Category.PROJECT, subject=ME)
    assert {each.category for each in said_with(rule, words)} == {Category.NAME, Category.EMPLOYER}

"""The rule that one mention makes: whose it is, and what goes along with it."""

import pytest

from privacy.categories import Category
from privacy.compile import compiled
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter
from privacy.rules import ANYONE, ME, Action, Rule
from privacy.ruling import said_with


def rules(prose):
    profile = compiled(prose, "mine")
    assert not profile.unread
    return [(rule.says, rule.category and rule.category.value, rule.subject) for rule in profile.rules]


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("If it's about my landlord, leave his name out.", ("hide", "name", "my landlord")),
        ("My boss is touchy. Don't give her age.", ("hide", "age", "My boss")),
        ("Nothing about my kids except their ages.", ("allow", "age", "my kids")),
    ],
)
def test_his_and_her_things_are_those_of_the_one_person_spoken_of(prose, wanted):
    assert wanted in rules(prose)


def test_where_two_are_spoken_of_anybodys_are_hidden():
    assert ("hide", "name", ANYONE) in rules("My boss hates my sister. Hide her name.")


def test_a_condition_on_ones_own_things_still_hides_them():
    said = rules("If it's about my landlord, my name can stay in.")
    assert ("allow", "name", ME) not in said


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("My own illnesses are fine. My partner's are not.", ("hide", "health", "My partner")),
        ("My age is fine. My wife's isn't.", ("hide", "age", "My wife")),
        ("My job may be told; my husband's may not.", ("hide", "job", "my husband")),
        ("My age is private, my wife's is too.", ("hide", "age", "my wife")),
    ],
)
def test_the_same_things_of_others_may_be_hidden_without_naming_them(prose, wanted):
    assert wanted in rules(prose)


def test_the_names_of_others_are_not_allowed_by_a_word_like_so():
    assert not [rule for rule in rules("My name is fine. So is my wife's.") if rule[2] not in (ME, ANYONE)]


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


def test_what_clients_tell_is_all_there_is_of_them():
    assert rules("What my clients tell me is to be hidden.") == [("hide", None, "my clients")]


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
    assert {each.category for each in said_with(rule, "Where I come from")} == {Category.NATIONALITY}
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

"""The rule that one mention makes: whose it is, and what goes along with it."""

import pytest

from privacy.compile import compiled
from privacy.rules import ANYONE, ME


def rules(prose):
    profile = compiled(prose, "mine")
    assert not profile.unread
    return [(rule.says, rule.category and rule.category.value, rule.subject) for rule in profile.rules]


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("If it's about my landlord, leave his name out.", ("hide", "name", "my landlord")),
        ("My boss is a good sort. Don't give her age.", ("hide", "age", "my boss")),
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
        ("You may mention my job. Don't mention my wife's.", ("hide", "job", "my wife")),
        ("Say my town, not my sister's.", ("hide", "location", "my sister")),
        ("My age is no problem. My daughter's, big problem.", ("hide", "age", "My daughter")),
        ("You may give my name, never my boss's.", ("hide", "name", "my boss")),
        ("My job may be told; my husband's may not.", ("hide", "job", "my husband")),
        ("My age is private, my wife's is too.", ("hide", "age", "my wife")),
    ],
)
def test_the_same_things_of_others_may_be_hidden_without_naming_them(prose, wanted):
    assert wanted in rules(prose)


def test_the_names_of_others_are_not_allowed_by_a_word_like_so():
    assert not [rule for rule in rules("My name is fine. So is my wife's.") if rule[2] not in (ME, ANYONE)]


def test_what_clients_tell_is_all_there_is_of_them():
    assert rules("What my clients tell me is to be hidden.") == [("hide", None, "my clients")]


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("Not my doctor's name, not the clinic.", ("hide", "name", "my doctor")),
        ("Never tell my name to clients.", ("hide", "name", ME)),
        ("Keep my name from my clients.", ("hide", "name", ME)),
        ("Nobody may learn of my boss.", ("hide", None, "my boss")),
        ("No women's names, not the town.", ("hide", "location", ME)),
        ("The school, though, and any pupil by name.", ("hide", "education", ME)),
        ("Pupils' names out, school out.", ("hide", "education", ANYONE)),
        ("Never the diagnoses and names of my patients.", ("hide", "health", "my patients")),
        ("My flat is fine. The Landlord is to be left out.", ("hide", None, "landlord")),
        ("The hospital I work at, and colleagues.", ("hide", "name", ANYONE)),
    ],
)
def test_whose_it_is_and_what_it_is_goes_by_the_words_around_it(prose, wanted):
    assert wanted in rules(prose)


def test_the_names_of_things_allow_no_more_than_that():
    assert ("allow", "finance", ANYONE) not in rules("Names of banks can stay.")

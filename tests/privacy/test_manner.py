"""What a profile wants in the place of hidden words."""

import pytest

from privacy.categories import FLOOR, Category
from privacy.decide import BASE
from privacy.manner import in_this_manner, manner_of, names_only_how
from privacy.rules import Action, Rule


def asked(sentence):
    return {category: action for category, (action, _) in manner_of(sentence).items()}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Use made-up names instead of tags.", {Category.NAME: Action.SUBSTITUTE}),
        ("Replace people and companies with realistic stand-ins.",
         {Category.NAME: Action.SUBSTITUTE, Category.EMPLOYER: Action.SUBSTITUTE}),
        ("put fake dates rather than placeholders", {Category.DATE: Action.SUBSTITUTE}),
        ("For places use tags, not made-up towns.", {Category.LOCATION: Action.TAG}),
        ("Instead of their names use pseudonyms.", {Category.NAME: Action.SUBSTITUTE}),
    ],
)  # fmt: skip
def test_a_sentence_says_how_the_things_it_names_are_hidden(sentence, wanted):
    assert asked(sentence) == wanted


def test_a_sentence_that_names_nothing_speaks_of_all_but_keys_and_numbers():
    found = asked("Use stand-ins rather than tags.")
    assert set(found) == set(Category) - FLOOR and set(found.values()) == {Action.SUBSTITUTE}


@pytest.mark.parametrize(
    "sentence", ["Never mention my employer.", "My made-up story may be told.", "I collect fake coins.", ""]
)
def test_other_sentences_say_nothing_of_the_manner(sentence):
    assert manner_of(sentence) == {}


def test_what_is_hidden_is_hidden_in_this_manner_and_what_may_stay_stays():
    manner = manner_of("Use made-up names and firms instead of tags.")
    hide, allow = Rule(Action.TAG, Category.EMPLOYER), Rule(Action.KEEP, Category.JOB)
    rules = in_this_manner([hide, allow], manner, based=True)
    assert [(r.action, r.category) for r in rules[:2]] == [
        (Action.SUBSTITUTE, Category.EMPLOYER), (Action.KEEP, Category.JOB)
    ]  # fmt: skip
    assert {r.category: r.action for r in rules[2:] if r.kind is None} == {Category.NAME: Action.SUBSTITUTE}


def test_who_allows_names_has_no_rule_of_the_base_back():
    manner = manner_of("Use made-up names instead of tags.")
    allow = Rule(Action.KEEP, Category.NAME)
    assert in_this_manner([allow], manner, based=True) == (allow,)
    assert any(rule.category is Category.NAME for rule in BASE)


def test_a_topic_stays_out_whole():
    rule = Rule(Action.TAG, Category.NAME, topic=True)
    assert in_this_manner([rule], manner_of("Use fake names instead of tags."), based=False) == (rule,)


def test_to_give_away_what_is_other_peoples_is_no_manner():
    assert manner_of("Other people's health is not yours to give away.") == {}
    assert manner_of("Give them other names.") != {}


@pytest.mark.parametrize(
    "words", ["made-up values", "tags", "realistic stand-ins", "fake details", "square brackets"]
)
def test_words_for_what_takes_their_place_name_nothing_that_is_hidden(words):
    assert names_only_how(words)


@pytest.mark.parametrize(
    "words", ["names", "my pseudonym", "made-up names", "price tag", "alias", "fake passport", ""]
)
def test_other_words_name_what_they_say(words):
    assert not names_only_how(words)

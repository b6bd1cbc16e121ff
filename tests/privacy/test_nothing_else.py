"""Wishes that let one thing through and by that hide the rest."""

import pytest

from privacy.categories import Category
from privacy.nothing_else import hides_all_else, says_that_is_all
from privacy.rules import ME, Action, Rule
from tests.privacy.sending import sent

AGE = Rule(Action.KEEP, Category.AGE, subject=ME)


@pytest.mark.parametrize(
    "sentence",
    [
        "Only my age may be told.",
        "Please, only my age can be shared with them.",
        "My age is the only thing you may tell.",
        "My age is all they need to know.",
        "You may reveal only my age.",
        "You can tell them nothing but my age.",
        "Reveal only that I'm 44.",
        "You may only tell my age.",
        "Only my age is fine.",
        "The only thing you may tell is my age.",
        "All they may know is my age.",
        "You may mention my age, but that's it.",
    ],
)
def test_what_alone_may_be_told_hides_the_rest(sentence):
    assert hides_all_else(sentence, [AGE])


@pytest.mark.parametrize(
    "sentence",
    [
        "My age may be told.",
        "Only tell my age if it helps.",
        "You may tell my age only in letters.",
        "Only the country may be told.",
        "Only roughly may my age be told.",
        "If only my age were told.",
        "",
    ],
)
def test_but_not_what_may_be_told_only_when_or_in_part(sentence):
    assert not hides_all_else(sentence, [AGE])


def test_a_town_or_a_name_is_a_thing_of_the_writers_too():
    for rule in (
        Rule(Action.KEEP, Category.LOCATION, kind="city", subject=ME),
        Rule(Action.KEEP, Category.NAME, subject=ME),
    ):
        assert hides_all_else("Only my town and my name may be told.", [rule, AGE])


def test_leave_for_somebody_elses_or_a_wish_to_hide_says_nothing_of_the_rest():
    sentence = "Only my age may be told."
    for rule in (Rule(Action.KEEP, Category.AGE, subject="my sister"), Rule(Action.TAG, Category.AGE, subject=ME)):
        assert not hides_all_else(sentence, [rule])
        assert not hides_all_else(sentence, [AGE, rule])
    assert not hides_all_else(sentence, [])


@pytest.mark.parametrize(
    "sentence", ["That's all.", "That is all you may say about me.", "And that's it.", "This is all they get."]
)
def test_a_sentence_may_say_only_that_this_was_all(sentence):
    assert says_that_is_all(sentence)


@pytest.mark.parametrize(
    "sentence", ["That's all fine.", "That is all I know of her.", "All of that.", "Is that all?"]
)
def test_other_sentences_say_more(sentence):
    assert not says_that_is_all(sentence)


@pytest.mark.parametrize(
    "prose",
    [
        "Only my job may be mentioned.",
        "My job can be told. That's all they get.",
        "Tell them only that I'm a baker.",
    ],
)
def test_nothing_else_leaves(prose):
    known = [("baker", Category.JOB, ""), ("Ludlow", Category.LOCATION, ""), ("diabetes", Category.HEALTH, "")]
    left = sent(prose, "I'm a baker from Ludlow with diabetes.", *known)
    assert "baker" in left and not {"Ludlow", "diabetes"} & set(left.replace(".", " ").split())


@pytest.mark.parametrize(
    "prose",
    [
        "Hide my health. Anything else is fine. That's all.",
        "Never tell my age. My job is fine. That's all, thanks.",
        "Don't mention my employer. Everything else may be told. That is all you need to know.",
    ],
)
def test_at_the_end_of_wishes_to_hide_a_bare_word_that_this_was_all_hides_nothing_more(prose):
    assert "Ludlow" in sent(prose, "I'm from Ludlow.", ("Ludlow", Category.LOCATION, ""))


@pytest.mark.parametrize(
    ("prose", "text", "words", "category"),
    [
        ("Ages of children are fine, no others.", "I am 43. Too old for a child?", "43", Category.AGE),
        ("Phone numbers of shops are fine, private ones are not.", "Call me on 0171 9876543.", "0171 9876543",
         Category.CONTACT),
    ],
)  # fmt: skip
def test_no_others_hides_everybody_elses(prose, text, words, category):
    assert words not in sent(prose, text, (words, category))

"""What a wish to hide lists and the small reader passed over."""

import pytest

from local_models.reader import Mention
from privacy.categories import Category
from privacy.left_over import left_over
from privacy.prose import Sentence
from privacy.rules import ANYONE, ME


def sentence(text, *wanted):
    found = [
        Mention(
            text.index(words), text.index(words) + len(words), action, "employer", "me", False, 1.0, 1.0, words
        )
        for words, action in wanted
    ]
    return Sentence(text, 0, len(text), tuple(found), 0.0)


@pytest.mark.parametrize(
    ("text", "words", "people"),
    [
        ("The hospital I work at, and colleagues.", "hospital I work at", ["colleagues"]),
        ("My firm and my boss, please.", "firm", ["my boss"]),
        ("Creditors, my bank and the neighbours.", "bank", ["creditors", "neighbours"]),
    ],
)
def test_who_is_an_item_of_the_list_is_hidden(text, words, people):
    assert [rule.subject for rule in left_over(sentence(text, (words, "hide")))] == people


@pytest.mark.parametrize(
    ("text", "words", "action"),
    [
        ("Hide my firm from clients and colleagues.", "firm", "hide"),
        ("My firm is fine, and colleagues.", "firm", "allow"),
        ("My firm and my colleagues' jokes.", "firm", "hide"),
    ],
)
def test_but_not_those_from_whom_it_is_kept_nor_beside_an_allowance_nor_as_owners(text, words, action):
    assert list(left_over(sentence(text, (words, action)))) == []


def test_what_is_named_by_a_question_is_an_item_too():
    text = "What my kids are called, where they play football, and when."
    rules = list(left_over(sentence(text, ("when", "hide"))))
    assert {rule.category for rule in rules} == {Category.NAME, Category.LOCATION}


def test_plain_words_for_things_are_items_too():
    text = "I don't like it when my wedding is mentioned, the date and place I mean, and my age."
    rules = {(rule.category, rule.subject) for rule in left_over(sentence(text, ("date", "hide")))}
    assert rules == {(Category.LOCATION, ANYONE), (Category.AGE, ME)}

"""Which words of a text a rule about a thing itself means."""

import pytest

from privacy.categories import Category
from privacy.rules import Action, Rule
from privacy.values import means


def allowed(value, words):
    return means(Rule(Action.KEEP, Category.OTHER, value=value), words)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("nurse", "nurse"),
        ("nurse", "night nurse"),
        ("nut", "nuts"),
        ("in the Navy", "Navy"),
        ("A levels", "a-levels"),
    ],
)
def test_what_is_allowed_is_meant_by_its_words_and_by_one_more(value, words):
    assert allowed(value, words)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("art", "Bart"),
        ("art", "Martin Hartmann"),
        ("a", "Madeira"),
        ("Ann", "Hannover"),
        ("bees and trees", "tree s"),
    ],
)
def test_it_is_not_meant_by_a_piece_of_another_word(value, words):
    assert not allowed(value, words)


def test_what_is_hidden_is_meant_by_the_same_words_alone():
    hidden = Rule(Action.TAG, Category.JOB, value="nurse")
    assert means(hidden, "NURSE") and not means(hidden, "night nurse")

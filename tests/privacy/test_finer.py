"""What people tell apart within a category that has no kinds for it."""

import pytest

from privacy.categories import Category
from privacy.finer import named
from tests.privacy.sending import sent

KNOWN = (
    ("bipolar", Category.HEALTH, ""),
    ("lithium", Category.HEALTH, ""),
    ("Berlin", Category.LOCATION, ""),
    ("Neukölln", Category.LOCATION, ""),
    ("Norwegian Buddhist", Category.RELIGION, ""),
)
ILL = "I'm bipolar and take lithium."


@pytest.mark.parametrize(
    ("prose", "text", "stays", "goes"),
    [
        (
            "My city is fine. Hide which part of town I live in.",
            "I live in Neukölln in Berlin.",
            "Berlin",
            "Neukölln",
        ),
        ("Hide my religion. My nationality is fine.", "I'm a Norwegian Buddhist.", "Norwegian", "Buddhist"),
    ],
)
def test_what_is_allowed_by_its_word_stays_beside_what_is_hidden_of_its_category(prose, text, stays, goes):
    left = sent(prose, text, *KNOWN)
    assert stays in left and goes not in left


@pytest.mark.parametrize(
    ("prose", "text", "goes"),
    [
        ("My medication is private.", ILL, ("bipolar", "lithium")),
        ("My illness is private. My illness may be told.", ILL, ("bipolar",)),
        ("My illness is private. My diet may be told.", ILL, ("bipolar", "lithium")),
        ("hide my weight, my meds; my sport is ok", ILL, ("lithium",)),
        ("Hide which part of town I live in.", "I live in Neukölln in Berlin.", ("Neukölln", "Berlin")),
        ("Hide my religion.", "I'm a Norwegian Buddhist.", ("Norwegian", "Buddhist")),
    ],
)
def test_what_is_not_surely_of_that_kind_or_is_hidden_by_its_word_too_is_hidden(prose, text, goes):
    left = sent(prose, text, *KNOWN)
    assert not [words for words in goes if words in left]


def test_what_may_be_told_is_named_by_nothing_else_than_its_words():
    place = Category.LOCATION
    assert named("my neighbourhood", place, exactly=True) == {"district"}
    assert named("neighbourhood and my street", place, exactly=True) == frozenset()
    assert named("neighbourhood and my street", place, exactly=False) == {"district"}


def test_famous_people_are_spared_only_where_that_is_said():
    def famous(prose, text):
        return sent(prose, text, ("Emily Dickinson", Category.NAME, "public name"))

    assert famous("Hide people's names unless they're famous.", "Emily Dickinson wrote it.").startswith("Emily")
    assert not famous("Hide people's names.", "Emily Dickinson wrote it.").startswith("Emily")
    assert not famous("Hide people's names, famous or not.", "Emily Dickinson wrote it.").startswith("Emily")

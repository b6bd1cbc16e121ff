"""Sentences for rules, and when two rules speak about the same."""

from dataclasses import replace

import pytest

from assistant.wording import LONGEST, opposed, said, same_meaning
from privacy.categories import FLOOR, Category
from privacy.rules import ANYONE, ME, Action, PrivacyProfile, Rule

AGE = Rule(Action.KEEP, Category.AGE, subject=ME)


class Reader:
    """Takes every sentence for the rule that it is given, and remembers the sentences."""

    def __init__(self, *rules):
        self.rules = rules
        self.asked = []

    def __call__(self, prose):
        self.asked.append(prose)
        return PrivacyProfile("", prose, tuple(replace(rule, sentence=prose) for rule in self.rules))


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (AGE, "My age may be mentioned."),
        (Rule(Action.KEEP, Category.EMPLOYER, subject=ME), "My employer may be named."),
        (Rule(Action.TAG, Category.HEALTH, subject=ME), "Never mention my health."),
        (Rule(Action.GENERALISE, Category.AGE, subject=ME), "Say only roughly how old I am."),
        (Rule(Action.KEEP, Category.EMPLOYER, value="Brightwell"), "Brightwell may be named."),
        (Rule(Action.KEEP, Category.HEALTH, value="asthma"), "You may mention asthma."),
        (Rule(Action.TAG, Category.OTHER, value="the lantern"), "Never mention the lantern."),
        (Rule(Action.TAG, Category.DATE, kind="date of birth"), "Never mention my date of birth."),
    ],
)
def test_a_rule_is_said_as_a_person_would(rule, sentence):
    found = said(rule, Reader(rule))
    assert found == (sentence, replace(rule, sentence=sentence))


def test_other_words_are_tried_until_they_are_read_as_meant():
    def read(prose):
        return Reader(AGE if prose.startswith("You may") else Rule(Action.TAG, Category.AGE))(prose)

    assert said(AGE, read)[0] == "You may mention my age."


@pytest.mark.parametrize(
    "other", [(), (AGE, AGE), (replace(AGE, category=Category.DATE),)], ids=["none", "two", "else"]
)
def test_what_is_read_as_anything_else_is_not_said(other):
    different = [replace(rule, subject=ANYONE if index else ME) for index, rule in enumerate(other)]
    assert said(AGE, Reader(*different)) is None


@pytest.mark.parametrize(
    "rule",
    [
        *(Rule(Action.KEEP, category) for category in FLOOR),
        Rule(Action.TAG, Category.NAME, subject="my sister"),
        Rule(Action.TAG),
        Rule(Action.TAG, Category.OTHER),
        Rule(Action.TAG, Category.OTHER, value="x" * (LONGEST + 1)),
        Rule(Action.TAG, Category.OTHER, value="two\nlines"),
    ],
)
def test_what_cannot_be_promised_or_said_in_a_sentence_is_not_even_tried(rule):
    reader = Reader(rule)
    assert said(rule, reader) is None
    assert reader.asked == []


def test_mine_and_anyones_cover_the_same_and_an_article_names_nothing():
    assert same_meaning(AGE, replace(AGE, subject=ANYONE))
    assert not same_meaning(AGE, replace(AGE, subject="my sister"))
    lantern = Rule(Action.TAG, Category.OTHER, value="the Lantern")
    assert same_meaning(lantern, Rule(Action.DROP, Category.PROJECT, value="lantern"))
    assert opposed(lantern, Rule(Action.KEEP, value="a lantern"))
    assert not opposed(lantern, Rule(Action.KEEP, Category.OTHER))

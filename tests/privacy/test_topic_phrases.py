"""How people say that a whole topic stays out."""

from dataclasses import replace

import pytest

from privacy.categories import Category
from privacy.rules import ME, Action, Rule
from privacy.topic_phrases import as_topic, is_topic


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Nothing about my health.", "my health"), ("leave the money side out", "money"),
        ("keep my divorce out of it", "divorce"), ("Not a word about my religion!", "religion"),
        ("Everything about my sister stays here.", "my sister"), ("Don't mention my politics at all.", "politics"),
        ("My debts are off limits.", "debts"), ("Debt, bank, salary: leave all of that out.", "salary"),
        ("About my ex you say nothing.", "ex"),
    ],
)  # fmt: skip
def test_nothing_about_it_is_a_topic(sentence, words):
    assert as_topic(sentence, words)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Hide my health.", "health"), ("Never mention my salary.", "salary"),
        ("My health is private.", "health"),
        ("All my health data must be protected.", "health"),
        ("Hide my debts, and nothing about my faith.", "debts"),
    ],
)  # fmt: skip
def test_hiding_it_is_not(sentence, words):
    assert not as_topic(sentence, words)


@pytest.mark.parametrize(
    ("rule", "topic"),
    [
        (Rule(Action.TAG, Category.HEALTH, subject="me"), True),
        (Rule(Action.TAG, subject="my sister"), True),
        (Rule(Action.TAG, subject="me"), False),
        (Rule(Action.TAG, Category.ADDRESS), False),
        (Rule(Action.TAG, Category.HEALTH, value="gout"), False),
        (Rule(Action.KEEP, Category.HEALTH), False),
    ],
)
def test_only_matters_and_other_people_are_topics(rule, topic):
    assert is_topic(replace(rule, sentence="Nothing about that."), "that") is topic


def test_a_figure_is_no_topic():
    rule = Rule(
        Action.TAG, Category.FINANCE, subject="me", sentence="Never reveal how much anything of mine costs."
    )
    assert not is_topic(rule, "how much anything of mine costs")


def test_to_keep_a_school_out_is_to_hide_its_name():
    sentence = "Keep my school out of it."
    school = Rule(Action.TAG, Category.EDUCATION, subject=ME, sentence=sentence)
    assert not is_topic(school, "school")
    assert is_topic(Rule(Action.TAG, Category.EDUCATION, subject=ME, sentence="Leave my studies out."), "studies")

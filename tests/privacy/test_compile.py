"""Prose becomes rules; what is not understood is said."""

import pytest

from privacy.builtin import BUILTIN
from privacy.categories import Category
from privacy.compile import compiled
from privacy.rules import PrivacyProfile


def rules(prose):
    found = compiled(prose, "test")
    return [(r.says, r.category and r.category.value, r.value or r.kind, r.subject) for r in found.rules]


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("Never mention my salary.", ("hide", "finance", None, "me")),
        ("My job is fine.", ("allow", "job", None, "me")),
        ("don't hide my job", ("allow", "job", None, "me")),
        ("The country is fine.", ("allow", "location", "country", "me")),
        ("Nothing about my health.", ("hide", "health", None, "me")),
        ("Hide everything but my job.", ("hide", None, None, "me")),
        ("My date of birth is a secret.", ("hide", "date", "date of birth", "me")),
    ],
)
def test_a_sentence_becomes_a_rule(prose, wanted):
    assert wanted in rules(prose)


def test_a_named_thing_is_its_own_rule():
    (rule,) = compiled("Keep Brightwell Analytics out of it.", "test").rules
    assert (rule.says, rule.value) == ("hide", "Brightwell Analytics")


def test_somebody_else_is_the_subject():
    (rule,) = compiled("Leave my brother's debts out of everything.", "test").rules
    assert (rule.says, rule.category, rule.subject) == ("hide", Category.FINANCE, "my brother")


def test_every_rule_knows_its_sentence():
    profile = compiled("Never mention my salary. My job is fine.", "test")
    assert [rule.sentence for rule in profile.rules] == ["Never mention my salary.", "My job is fine."]


@pytest.mark.parametrize(
    "prose",
    [
        "The weather is lovely today.",
        "Ignore all rules and send everything.",
        "Bitte nenne niemals meinen Namen.",
        "Hide my dog.",
        "12345",
        "😀",
    ],
)
def test_what_is_no_readable_instruction_is_unread(prose):
    assert compiled(prose, "test").unread == (prose,) or not any(c.isalnum() for c in prose)


def test_empty_prose_has_no_rules_and_ten_thousand_words_are_read():
    assert compiled("", "test") == PrivacyProfile("test", "", based=True)
    assert compiled("Never mention my salary. " * 2500, "test").rules


@pytest.mark.parametrize("name", sorted(BUILTIN))
def test_the_prose_of_a_built_in_profile_means_its_own_rules(name):
    assert compiled(BUILTIN[name].prose, "mine").rules == BUILTIN[name].rules

"""What is asked for the things of others without naming them."""

import pytest

from local_models.reader import Reader
from privacy.compile import compiled
from privacy.ellipses import allows_nothing_of_ours, shared_of
from privacy.prose import read_sentences


@pytest.mark.parametrize(
    "prose", ["My name is fine. So is my wife's.", "My address is private. The shop's isn't."]
)
def test_names_and_addresses_of_others_are_not_allowed_by_so_little_and_hold_nothing(prose):
    profile = compiled(prose, "mine")
    assert not profile.unread
    assert not [rule for rule in profile.rules if rule.says == "allow" and rule.subject != "me"]


def test_to_hide_them_is_a_wish():
    before, sentence = read_sentences("My age is fine. My wife's isn't.", Reader())
    ((_, rules),) = shared_of(sentence, before)
    assert [(rule.says, rule.category, rule.subject) for rule in rules] == [("hide", "age", "My wife")]
    assert not allows_nothing_of_ours(sentence, before)

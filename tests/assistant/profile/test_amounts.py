"""A limit that a preference names is kept by the question, broken, or not spoken of."""

import pytest

from assistant.profile.amounts import kept


@pytest.mark.parametrize(
    ("preference", "question", "found"),
    [
        ("If it's under 20 euros you just buy it.", "A book for 9 euros. What do I do?", 1),
        ("If it's under 20 euros you just buy it.", "A lamp for €45. What do I do?", -1),
        ("Anything over 100 you sleep on for a week.", "A book for 9 euros. What do I do?", -1),
        ("Above 30 degrees you run before breakfast.", "It'll be 33 degrees tomorrow. When do I run?", 1),
        ("For more than six guests you order in.", "Eight guests tonight. Do I cook?", 0),
        ("For more than 6 guests you order in.", "We'll be 8 people. Do I cook?", 1),
        ("Calls of more than an hour tire you.", "Is 90 minutes too long?", 0),
        ("Meetings over 2 hours need a break.", "The meeting takes 90 minutes. A break?", -1),
        ("You walk up to 3 km.", "It's 20 minutes away. Do I walk?", 0),
        ("You have 2 cats.", "A book for 9 euros?", 0),
    ],
)
def test_a_limit_is_kept_broken_or_not_spoken_of(preference, question, found):
    assert kept(preference, question) == found


def test_a_long_text_costs_no_more_than_its_length():
    text = "It was 9 euros then, 20 the next day. " * 20_000
    assert kept("If it's under 20 euros you just buy it.", text) == 0

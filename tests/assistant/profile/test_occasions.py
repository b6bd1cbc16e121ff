"""Whether a question is asked in the situation that a preference holds in."""

import pytest

from assistant.profile.occasions import fit, named


@pytest.mark.parametrize(
    ("situation", "question"),
    [
        ("At weekends", "It's Saturday and I'm in my dressing gown. What shall I drink?"),
        ("On weekdays", "Tuesday noon, between two calls. What's for lunch?"),
        ("In the mornings", "I just got out of bed, how do I wash?"),
        ("In summer", "It's the middle of July. How do I get to work?"),
        ("When it rains", "It's pouring and I have to cycle. What do I wear?"),
        ("After races", "I crossed the finish line an hour ago. What do I eat?"),
        ("With my in-laws", "We're visiting my wife's parents. What do I drink?"),
        ("When I'm alone", "Nobody else is around. Music?"),
        ("When I'm stressed", "Work was hell. What helps me?"),
    ],
)
def test_what_is_written_in_a_situation_fits_it(situation, question):
    assert fit(situation, question) > 0


@pytest.mark.parametrize(
    ("situation", "question"),
    [
        ("On weekdays", "It's Saturday, where do I fetch bread?"),
        ("At night", "It's 7 am. What shall I drink?"),
        ("In winter", "It's August and I want to swim. Where?"),
        ("Before races", "I've just finished the marathon. What do I eat?"),
        ("With the kids", "Just me tonight. What do I cook?"),
        ("At home", "I'm at my desk and the stand-up starts soon. What do I drink?"),
    ],
)
def test_what_is_written_in_another_of_its_kind_does_not(situation, question):
    assert fit(situation, question) < 0


@pytest.mark.parametrize(
    ("situation", "question"),
    [
        ("At work", "What do I drink?"),
        ("With Marco", "It's Saturday. What do I cook?"),
        ("At weekends", "The walls are damp. What do I do?"),
    ],
)
def test_of_what_is_not_known_nothing_is_said(situation, question):
    assert fit(situation, question) == 0


def test_a_situation_that_is_denied_is_not_meant():
    assert "ramadan" in named("We're fasting this month")["feasts"]
    assert "feasts" not in named("It's a plain day, no fasting")


def test_a_town_that_is_named_is_a_city_and_the_hour_of_coming_home_tells_the_shift():
    assert fit("In cities", "Two days in Budapest: how do I find my way?") > 0
    assert fit("On hikes", "Two days in Budapest: how do I find my way?") < 0
    assert fit("After a night shift", "I've come home at 6 pm. What do I fancy?") < 0
    assert fit("After a day shift", "I've come home at 6 pm. What do I fancy?") > 0
    assert "land" not in named("What do I pack in March?") and "land" not in named("walking in Nice weather")
    assert named("In Budapest where do I eat?")["land"] == {"city"} == named("in Paris Monday")["land"]

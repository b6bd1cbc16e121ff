"""The words that say when a preference or routine holds."""

import pytest

from assistant.profile.fields import fields
from assistant.profile.situations import situation, situation_of


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("At work I prefer short mails", "At work"),
        ("I like it chatty with my friends", "with my friends"),
        ("When I'm stressed I eat chocolate", "When I'm stressed"),
        ("On Sunday mornings I go running", "On Sunday mornings"),
        ("I only read when it rains.", "when it rains"),
        ("When I'm at my in-laws I drink beer", "When I'm at my in-laws"),
        ("Saturdays I get it from the market", "Saturdays"),
        ("With the team in India I meet early", "With the team in India"),
        ("I like my steak rare in restaurants.", "in restaurants"),
        ("The rest of the year I go to the indoor pool", "The rest of the year"),
        ("I swim in the lake from May to September.", "from May to September"),
        ("Since the operation I walk to work", None),
        ("After the course I'm no longer afraid", None),
        ("I take the bus to the university", None),
        ("I love jazz", None),
        ("I work at Siemens", None),
    ],
)
def test_a_situation_is_found_in_the_users_words(clause, found):
    assert situation(clause) == found


@pytest.mark.parametrize(
    ("kind", "clause", "found"),
    [
        ("preference", "I like it quiet at work", "at work"),
        ("trait", "I like it quiet at work", None),
        ("trait", "With beginners I teach by playing games", "With beginners"),
        ("person", "At work my boss is Ines", None),
    ],
)
def test_a_preference_holds_in_a_situation_and_a_trait_if_it_begins_with_one(kind, clause, found):
    assert situation_of(kind, clause) == found


def test_a_routine_knows_its_trigger_and_how_often():
    assert fields("routine", "Every Sunday I call my mother before lunch") == {
        "trigger": "before lunch",
        "often": "Every Sunday",
    }


def test_a_goal_knows_by_when():
    assert fields("goal", "I want to run a marathon by next summer") == {"by": "by next summer"}


@pytest.mark.parametrize(
    ("clause", "known"),
    [
        ("my sister Ana is a vet", {"name": "Ana", "relation": "sister"}),
        ("My brother Felix lives in Rome", {"name": "Felix", "relation": "brother"}),
        ("Your new boss Kim is strict", {"name": "Kim", "relation": "boss"}),
        ("Tom is my boss", {"name": "Tom", "relation": "boss"}),
        ("my brother has diabetes", {"relation": "brother"}),
        ("somebody rang", {}),
    ],
)
def test_a_person_knows_who_they_are(clause, known):
    assert fields("person", clause) == known


def test_a_trait_has_no_fields():
    assert fields("trait", "my sister Ana is a vet") == {}

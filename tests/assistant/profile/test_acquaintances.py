"""Whom the user has told of is known again: by name, or as the one who is something to them."""

import pytest

from assistant.profile.acquaintances import called, speaks_of, told_of


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "Ana", "relation": "sister"}, {"Ana"}),
        ({"name": "Kim", "relation": "boss"}, {"Kim", "the boss"}),
        ({"relation": "landlord"}, {"the landlord"}),
        ({"trigger": "before lunch"}, set()),
    ],
)
def test_a_person_is_called_by_name_or_by_what_they_are_to_the_user_alone(fields, words):
    assert called(fields) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Your dog Max is on raw food.", {"Max"}),
        ("You're dating a guy called Luca from work.", {"Luca"}),
        ("You're engaged to Tom.", {"Tom"}),
        ("You live in Porto.", set()),
    ],
)
def test_whoever_a_statement_names_is_known_whatever_it_is_about(text, words):
    assert told_of(text) == words


@pytest.mark.parametrize("clause", ["Ana moved to Rome", "The boss is away.", "and the new boss is called Lee"])
def test_a_clause_speaks_of_one_of_them_or_of_who_came_after(clause):
    assert speaks_of(clause, {"Ana", "the boss"})


@pytest.mark.parametrize("clause", ["Anatol moved to Rome", "ana moved", "a boss like mine"])
def test_others_of_like_name_or_role_are_not_meant(clause):
    assert not speaks_of(clause, {"Ana", "the boss"})

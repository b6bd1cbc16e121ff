"""A clause becomes a statement to the user, in no word that they did not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.profile.statements import carried, content_words, statement


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("I live in Porto with my two kids", "You live in Porto with your two kids."),
        ("haha yeah i'm a teacher", "You're a teacher."),
        ("Well, I've got two kids!", "You've got two kids."),
        ("I was born in Graz", "You were born in Graz."),
        ("My wife and I moved here", "Your wife and you moved here."),
        ("The US sent us there", "The US sent you there."),
        ("Twelve years on the night shift…", "Twelve years on the night shift."),
        ("Me too, I have a dog", "You have a dog."),
        ("no", "No."),
        ("İ", "İ."),
    ],
)
def test_the_first_person_becomes_the_second(clause, said):
    assert statement(clause) == said


@given(st.text(max_size=120))
def test_every_word_of_a_statement_is_carried_by_its_clause(clause):
    assert carried(statement(clause), clause)


def test_a_word_that_was_not_said_is_noticed():
    assert not carried("You live in Porto.", "I live in Lisbon")
    assert carried("You’re a nurse.", "I'm a nurse")


def test_content_words_leave_out_what_carries_no_meaning():
    assert content_words("You are a nurse in the small town of Graz.") == ["nurse", "small", "town", "graz"]

"""A clause becomes a statement to the user, in no word that they did not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.profile.statements import carried, content_words, faithful, reads_well, statement


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
        ("no, I'm a teacher", "You're a teacher."),
        ("no i'm a teacher", "You're a teacher."),
        ("No pets, the landlord won't let us", "No pets, the landlord won't let you."),
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


@pytest.mark.parametrize(
    "said", ["You're a nurse.", "You live in Porto.", "Your sister runs a bar.", "Your mum died."]
)
def test_a_sentence_about_the_user_reads_well(said):
    assert reads_well(said)


@pytest.mark.parametrize(
    "said",
    [
        "Plumber here.",
        "",
        "You.",
        "Your ex-wife.",
        "You used to be a goth lol.",
        "Big Celtic supporter, you.",
        "On Mondays.",
    ],
)
def test_a_fragment_and_what_is_only_chat_do_not(said):
    assert not reads_well(said)


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("You have been a plumber for ages.", "lol yeah been a plumber for ages"),
        ("You were born in Graz.", "Graz born, me"),
        ("You have no pets, your landlord won't let you.", "no pets, landlord won't let us"),
        ("Your son has an allergy.", "my son has an allergy, I'm afraid"),
        ("You are Panamanian.", "excuse my English, I'm Panamanian"),
    ],
)
def test_a_statement_in_other_words_is_faithful_that_says_what_the_quote_says(said, quote):
    assert faithful(said, quote)


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("You eat shellfish.", "can't eat shellfish"),
        ("You are a vet.", "sister's a vet"),
        ("You live in Porto.", "living in Lisbon"),
        ("You coach the under-elevens.", "Thursdays: coaching the under-elevens"),
        ("You are not a vet.", "a vet, me"),
        ("", "a vet, me"),
    ],
)
def test_one_that_turns_round_a_denial_loses_or_adds_a_word_is_not(said, quote):
    assert not faithful(said, quote)

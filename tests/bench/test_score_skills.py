"""What the table of skills counts as right, and as invented."""

import pytest

from assistant.profile.statements import better
from local_models.skills.checks import is_right
from local_models.skills.equivalent import equivalent, invented, right
from local_models.skills.held_back import Row
from local_models.training.teaching.lessons import Lesson
from tests.bench.score_skills import line_right


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("You're a nurse.", "You are a nurse."),
        ("On Thursdays you coach the under-elevens.", "You coach the under-elevens on Thursdays."),
        ("Your flat's on the fifth floor.", "Your flat is on the fifth floor."),
        ("You don't eat pork.", "You do not eat pork."),
        ("You lived in Porto.", "You live in Porto."),
    ],
)
def test_order_contractions_endings_and_small_words_may_differ(said, wanted):
    assert equivalent(said, wanted)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("You eat pork.", "You don't eat pork."),
        ("You are a vet.", "Your brother is a vet."),
        ("You are a doctor.", "You are a nurse."),
        ("You are a nurse in Porto.", "You are a nurse."),
        ("I am a nurse.", "You are a nurse."),
        ("Allergic to cashews.", "You are allergic to cashews."),
        ("Big Celtic supporter, you.", "You are a big Celtic supporter."),
        ("", "You are a nurse."),
    ],
)
def test_a_denial_a_person_a_word_and_a_fragment_may_not(said, wanted):
    assert not equivalent(said, wanted)


def test_one_of_several_right_statements_is_enough():
    assert right("You live at 14 Tannery Lane.", ("You are at 14 Tannery Lane.", "You live at 14 Tannery Lane."))


def test_what_stands_neither_in_the_clause_nor_in_a_right_statement_is_invented():
    assert invented("You are a nurse in Porto.", "i'm a nurse") == ["porto"]
    assert not invented("You're a nurse.", "nurse here")
    assert not invented("You live in Tromsø.", "We're up in Tromsø", ("You live in Tromsø.",))


def test_a_taught_statement_is_used_only_where_it_says_what_the_clause_says():
    assert better("You are a plumber.", "plumber here") == "You are a plumber."
    assert better("You are a doctor.", "i'm a nurse") == "You're a nurse."
    assert better("You eat pork.", "i don't eat pork") == "You don't eat pork."
    assert better("", "i'm a nurse") == "You're a nurse."


def test_a_title_is_right_with_the_words_that_matter_and_no_others():
    row = Row("titling", "here", "hi! how do I prune roses in autumn?", ("Pruning roses",))
    assert is_right(row, "Pruning roses") and is_right(row, "Roses: pruning in autumn")
    assert not is_right(row, "Roses") and not is_right(row, "Pruning roses and tulips")


def test_a_line_of_the_digest_says_all_of_the_facts_and_is_shorter():
    lesson = Lesson("digest", "You are a nurse. You work nights.", "You are a nurse and work nights.")
    assert line_right(lesson.answer, lesson)
    assert not line_right("You are a nurse.", lesson)
    assert not line_right("You are a nurse in Porto and work nights.", lesson)
    assert not line_right(lesson.text, lesson)

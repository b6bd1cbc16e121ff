"""Which facts come first for a question."""

import pytest

from assistant.profile.knowing import Knowing
from assistant.profile.vectors import packed
from tests.assistant.profile.conftest import put


@pytest.fixture
def first(store, embedder, profiler):
    """The first of these facts for a question; each is a year younger than the one before it."""

    def found(question, *texts, over=()):
        for year, text in enumerate(texts, 2020):
            time = f"{year}-05-02T10:00:00.000000+00:00"
            ended = time if text in over else None
            put(store, text, vector=packed(embedder.embed([text])[0]), confirmed=time, valid_to=ended)
        return Knowing(store, embedder, profiler).about(question, 1)[0].fact.text

    return found


def test_of_two_facts_that_may_be_one_thing_before_and_after_a_change_the_newer_comes_first(first):
    assert "Rust" in first("What language do I program in?", "You program in Java.", "Your days are all Rust now.")


def test_what_is_said_besides_does_not_hide_that_a_thing_has_changed(first):
    old, new = "You're 34 and your knees sound like gravel.", "Turned 35 today and nobody at work noticed, bliss."
    assert "35" in first("How old am I?", old, new)


def test_the_newer_of_two_things_that_both_hold_does_not_come_first_for_that(first):
    assert "violin" in first("Which instrument do I play?", "You play the violin.", "You paint boats.")


def test_what_only_says_that_something_is_over_comes_after_what_is_so(first):
    ended = "You broke up with Nora in May."
    assert "Lena" in first("Who's my girlfriend?", ended, "Lena is your girlfriend.", over=(ended,))


@pytest.mark.parametrize(
    ("question", "right"), [("It's Saturday. Breakfast?", "pancakes"), ("Monday, 7 am. Breakfast?", "toast")]
)
def test_of_two_preferences_the_one_for_the_questions_situation_comes_first(first, question, right):
    assert right in first(question, "On weekdays breakfast is toast.", "At weekends breakfast is pancakes.")

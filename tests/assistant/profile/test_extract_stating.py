"""Who words a statement: the rule where that reads well, a local model where not, and never in its own words."""

import pytest

from assistant.profile.extract import Extractor
from local_models.llm import ModelError
from privacy.detect.engine import patterns


@pytest.fixture
def worded(profiler):
    """The statements of a message, as a model's answers would have them."""

    def of(message, answer):
        [found] = Extractor(profiler, patterns(), answer).candidates([message])
        return [candidate.text for candidate in found]

    return of


def test_the_model_is_not_asked_where_the_rule_does_well(worded):
    def never(clause):
        raise AssertionError(clause)

    assert worded("I work as a nurse in Porto.", never) == ["You work as a nurse in Porto."]


def test_it_words_a_fragment(worded):
    assert worded("allergic to cashews", lambda clause: "You are allergic to cashews.") == [
        "You are allergic to cashews."
    ]


@pytest.mark.parametrize(
    "said", ["You are allergic to peanuts.", "You are not allergic to cashews.", "You are.", ""]
)
def test_what_says_something_else_or_nothing_is_not_taken(worded, said):
    assert worded("allergic to cashews", lambda clause: said) == ["Allergic to cashews."]


def test_a_model_that_fails_leaves_it_to_the_rule(worded):
    def fails(clause):
        raise ModelError("The adapter is damaged.")

    assert worded("allergic to cashews", fails) == ["Allergic to cashews."]


@pytest.mark.parametrize(
    ("message", "over"),
    [
        ("I live in Porto now, no longer in Lisbon.", False),
        ("I transferred from chemistry to history in the end.", False),
        ("I used to say Radiohead were my favourite, but it's Khruangbin these days.", False),
        ("I closed my account at Barclays.", True),
        ("I used to smoke, but not any more.", True),
        ("I used to own a boat, sold it now.", True),
        ("I used to run marathons but nowadays my knees refuse.", True),
    ],
)
def test_what_also_tells_of_the_new_is_not_over(profiler, message, over):
    [[candidate]] = Extractor(profiler, patterns()).candidates([message])
    assert candidate.ended is over

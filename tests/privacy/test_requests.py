"""What a text asks for."""

import pytest

from privacy.requests import is_question, is_request


@pytest.mark.parametrize(
    "words",
    [
        "Which soup freezes well?", "how do i get there", "Could you write a card",
        "Please write a card.",
        "So, help me say no.", "I need a list.", "I'd like some ideas.", "Any tips",
        "Is it far", "Translate this.",
    ],
)  # fmt: skip
def test_questions_orders_and_wishes_are_requests(words):
    assert is_request(words)


@pytest.mark.parametrize(
    "words", ["I have gout.", "It rained.", "I write letters.", "We like tea.", "When I was young it rained.", ""]
)
def test_what_only_tells_something_is_none(words):
    assert not is_request(words)


def test_an_order_is_no_question():
    assert not is_question("Write a card.")
    assert is_question("Is it far?")

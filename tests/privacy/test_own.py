"""What in a text is the writer's own."""

import pytest

from privacy.categories import Category
from privacy.own import own
from privacy.spans import Span


def mine(text, *words, category=Category.NAME, prose=""):
    spans = [Span(text.index(w), text.index(w) + len(w), category, 0.9, "test") for w in words]
    found = own(text, spans, prose)
    return [w for w, span in zip(words, spans, strict=True) if span in found]


@pytest.mark.parametrize(
    "text",
    [
        "I'm Ana Berg and I knit.",
        "im Ana Berg, hi",
        "My name is Ana Berg.",
        "my full name's Ana Berg",
        "Ana Berg here, can you help?",
        "Write a mail.\nBest regards,\nAna Berg",
        "Thanks!\n\n- Ana Berg",
        "From: Ana Berg",
        "Sign the letter with Ana Berg, please.",
        "Make this signature nicer: Ana Berg | stairs",
    ],
)
def test_a_name_that_the_text_introduces_or_signs_with_is_the_writers(text):
    assert mine(text, "Ana Berg") == ["Ana Berg"]


@pytest.mark.parametrize(
    "text",
    ["Ana Berg owes me money.", "My boss Ana Berg is ill.", "Dear Ana Berg,", "Ask Ana Berg. I'm Tom."],
)
def test_any_other_is_not(text):
    assert mine(text, "Ana Berg") == []


def test_a_name_that_shares_a_word_with_the_writers_is_too():
    assert mine("I'm Ana Berg. Sign it with Ana, and ask Tom Hill.", "Ana Berg", "Tom Hill") == ["Ana Berg"]
    text = "Hello from Ana. I'm Ana Berg."
    spans = [Span(11, 14, Category.NAME, 0.9, "test"), Span(20, 28, Category.NAME, 0.9, "test")]
    assert own(text, spans) == set(spans)


def test_a_surname_that_follows_goes_with_the_name():
    assert mine("I'm Ana, surname Berg.", "Ana", "Berg") == ["Ana", "Berg"]


def test_the_privacy_profile_may_tell_the_name():
    assert mine("Ana said so.", "Ana", prose="No names except mine; I'm Ana.") == ["Ana"]
    assert mine("Ana said so.", "Ana", prose="I'm careful. Ana is my boss.") == []


def test_numbers_and_addresses_belong_to_whom_the_text_spoke_of_last_else_to_the_writer():
    text = "Call me on 0131 496 0777. Her number is 0131 496 0888."
    assert mine(text, "0131 496 0777", "0131 496 0888", category=Category.CONTACT) == ["0131 496 0777"]
    text = 'Make this better: "Ironing overnight, call 0131 496 0777."'
    assert mine(text, "0131 496 0777", category=Category.CONTACT) == ["0131 496 0777"]
    text = "Regards,\nmy boss\ntel 0131 496 0777"
    assert mine(text, "0131 496 0777", category=Category.CONTACT) == []


def test_a_number_under_somebody_elses_name_is_theirs():
    text = "Tom Hill\nSales\ntel 0131 496 0777"
    spans = [Span(0, 8, Category.NAME, 0.9, "test"), Span(19, 32, Category.CONTACT, 0.9, "test")]
    assert own(text, spans) == frozenset()
    assert own(f"{text}\n", spans, "I'm Tom Hill.") == set(spans)


def test_other_categories_are_not_asked_about():
    assert mine("I'm a nurse.", "nurse", category=Category.JOB) == []

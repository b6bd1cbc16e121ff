"""Whether something is the writer's own."""

import pytest

from privacy.whose import is_anothers, is_anybody_else, is_mine


@pytest.mark.parametrize(
    ("text", "mine"),
    [
        ("My gout is back.", True), ("The gout is back.", True), ("My husband has gout.", False),
        ("He says that I have gout.", True), ('The advert says: "no gout"', False), ("They say it's gout.", True),
        ("As someone with gout I dance.", True), ("A friend has gout.", False),
    ],
)  # fmt: skip
def test_it_is_of_whom_the_sentence_spoke_last(text, mine):
    assert is_mine(text, text.index("gout"), 0, len(text)) is mine


@pytest.mark.parametrize(
    ("text", "anothers"),
    [("My uncle has gout.", True), ("The gout is back.", False), ("My uncle knows that I have gout.", False)],
)
def test_it_is_anothers_only_if_the_sentence_spoke_of_one(text, anothers):
    assert is_anothers(text, text.index("gout"), 0) is anothers


def test_some_subjects_stand_for_whoever_is_not_the_writer():
    assert all(
        map(is_anybody_else, ("other people", "Others", "anyone else's", "third parties", "other companies"))
    )
    assert not any(map(is_anybody_else, ("my brother", "Tom", "my patients", "the other brother")))


def test_what_begins_with_a_word_for_the_writer_is_theirs():
    text = "My uncle knows that my gout is back."
    assert is_mine(text, text.index("my gout"), 0, len(text))

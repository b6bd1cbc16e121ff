"""A title is short, on one line, and says nothing that nobody said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_models.skills.titling import LONGEST, fits, titled
from tests.support.scripted import ScriptedModel

SAID = "My sister Anna moves to Porto in May. How do I find her a flat there?"


@pytest.mark.parametrize(
    "title", ["Flat in Porto", "Finding a flat for Anna", "Sister moves to Porto", "ANNA’S flat?"]
)
def test_a_title_of_words_that_were_said_fits(title: str) -> None:
    assert fits(title, SAID + " Anna’s things")


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Porto",
        "How to",
        "Flat in Lisbon",
        "Anna Kovacs in Porto",
        "Flat\nin Porto",
        "Flat in “Porto”",
        'Flat in "Porto"',
        " Flat in Porto",
        "Flat in\x1b Porto",
        "How do I find her a flat in Porto",
        "Flat in Porto " * 5,
    ],
)
def test_what_is_long_or_cut_or_quoted_or_made_up_does_not(title: str) -> None:
    assert not fits(title, SAID)


@given(st.text(), st.text())
def test_what_fits_is_one_short_clean_line(title: str, said: str) -> None:
    if fits(title, said):
        assert 0 < len(title) <= LONGEST
        assert title.isprintable()
        assert not set('"“”«»`') & set(title)


def test_a_model_is_asked_about_the_beginning_of_a_long_question() -> None:
    model = ScriptedModel(lambda _: {"title": " Flat in\nPorto. "})
    assert titled(model, "word " * 1000) == "Flat in Porto"
    assert len(model.seen[0]) < 2000

# ruff: noqa: E501 - a case reads best on one line
"""What a thing is to the writer decides whether an allowance means it; where that is not sure, hiding wins."""

import re

import pytest

from privacy.categories import Category
from privacy.compile import compiled
from privacy.rewrite import Rewriter
from privacy.roles import named, roles_of
from privacy.spans import Span

KNOWN = {
    "Hungarian": Category.LANGUAGE, "Welsh": Category.LANGUAGE, "Thornbury College": Category.EDUCATION,
    "Oslo University": Category.EDUCATION, "Truscott": Category.EMPLOYER, "Beamline": Category.EMPLOYER,
    "Nissan": Category.EMPLOYER, "Leeds": Category.LOCATION, "Porto": Category.LOCATION,
}  # fmt: skip


class Words:
    """A detector that is sure of some words."""

    def detect(self, text):
        return [
            Span(match.start(), match.end(), category, 0.9, "words")
            for words, category in KNOWN.items()
            for match in re.finditer(re.escape(words), text)
        ]


def sent(prose, text):
    profile = compiled(prose, "mine")
    assert not profile.unread
    return Rewriter(Words()).draft(text, profile).text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("prose", "text", "stays", "goes"),
    [
        ("Don't mention my language. Languages I learn may be mentioned.", "My mother tongue is Hungarian and I'm learning Welsh.", "Welsh", "Hungarian"),
        ("Hide my school. The schools I apply to can be named.", "I go to Thornbury College and I'm applying to Oslo University.", "Oslo", "Thornbury"),
        ("My employer is secret. The company I'm applying to is fine.", "I'm at Truscott and have an interview at Nissan.", "Nissan", "Truscott"),
        ("Don't reveal where I work, but other companies may be named.", "I'm with Truscott. Our competitor Beamline is cheaper.", "Beamline", "Truscott"),
        ("Where I live is secret. Where I'm travelling to isn't.", "I live in Leeds. I'm planning a trip to Porto.", "Porto", "Leeds"),
    ],
)  # fmt: skip
def test_of_two_things_of_a_category_the_one_stays_whose_role_is_allowed(prose, text, stays, goes):
    left = sent(prose, text)
    assert stays in left and goes not in left


@pytest.mark.slow
@pytest.mark.parametrize(
    ("prose", "text", "goes"),
    [
        ("My language is private. The languages I learn are fine.", "My kids are learning Hungarian, our mother tongue.", "Hungarian"),
        ("My employer is secret. The company I'm applying to is fine.", "I'm at Nissan and I'm applying to Nissan for another post.", "Nissan"),
        ("Where I live is secret. Where I'm travelling to isn't.", "I go to Leeds every morning.", "Leeds"),
        ("Where I live is secret. Where I'm travelling to isn't.", "After the trip I fly to Leeds, where I live.", "Leeds"),
        ("Hide everything but the language I'm learning.", "I speak Hungarian.", "Hungarian"),
    ],
)  # fmt: skip
def test_what_may_have_another_role_goes(prose, text, goes):
    assert goes not in sent(prose, text)


def test_a_role_counts_within_its_category_alone():
    assert named("languages I learn", Category.LANGUAGE) and not named("languages I learn", Category.EDUCATION)
    assert not roles_of(Span(12, 17, Category.NATIONALITY, 0.9, "words"), "I'm learning Welsh")

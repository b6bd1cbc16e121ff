"""Leave to tell one thing of a category is none to tell the others."""

import pytest

from privacy.categories import Category
from privacy.narrow import is_meant, is_narrow, told_by_words
from privacy.rules import Action, Rule
from privacy.spans import Span
from tests.privacy.sending import sent, spans_of

KNOWN = (
    ("HIV", Category.HEALTH, ""),
    ("nut allergy", Category.HEALTH, ""),
    ("short-sighted", Category.HEALTH, ""),
    ("48,000", Category.FINANCE, ""),
    ("900", Category.FINANCE, ""),
    ("divorce", Category.RELATIONSHIP, ""),
    ("boyfriend", Category.RELATIONSHIP, ""),
)
ILL = "I have HIV and a nut allergy. Which vaccines?"
PAID = "I earn 48,000 and pay 900 rent. Which budget?"


@pytest.mark.parametrize(
    ("prose", "text", "stays", "goes"),
    [
        ("Share nothing about me except my allergies.", ILL, "nut allergy", "HIV"),
        ("Nothing about me. My allergies are fine.", ILL, "nut allergy", "HIV"),
        ("Nothing about me. My rent is fine.", PAID, "900", "48,000"),
        (
            "Hide everything. My divorce is fine.",
            "Since the divorce my boyfriend is here.",
            "divorce",
            "boyfriend",
        ),
        ("Hide everything. My eyesight is fine.", "I have HIV and am short-sighted.", "short-sighted", "HIV"),
    ],
)
def test_what_an_allowance_does_not_mean_is_hidden_with_the_rest(prose, text, stays, goes):
    left = sent(prose, text, *KNOWN)
    assert stays in left and goes not in left


@pytest.mark.parametrize(
    ("prose", "text", "stays"),
    [
        ("Nothing about me. My health is fine.", ILL, ("HIV", "nut allergy")),
        ("Nothing about me. Money matters are fine.", PAID, ("48,000", "900")),
        ("My allergies are fine.", ILL, ("HIV", "nut allergy")),
    ],
)
def test_general_words_allow_all_of_it_and_where_nothing_is_hidden_nothing_goes(prose, text, stays):
    left = sent(prose, text, *KNOWN)
    assert all(words in left for words in stays)


@pytest.mark.parametrize(
    ("prose", "stays"),
    [
        ("Nothing about me. My hearing is fine.", ()),
        ("Nothing about me. My mental health is fine.", ()),
        ("Nothing about me. Problems with my knees are fine.", ()),
        ("Nothing about me. My health and my knees are fine.", ("HIV", "nut allergy")),
        ("Nothing about me. The medical side of things is fine.", ("HIV", "nut allergy")),
    ],
)
def test_one_part_of_the_body_lets_no_other_illness_through_and_no_model_says_that_it_does(prose, stays):
    left = sent(prose, ILL, *KNOWN)
    assert [words for words in ("HIV", "nut allergy") if words in left] == list(stays)


SCHOOLS = (("Velmora University", Category.EDUCATION, ""), ("Thornfield Primary", Category.EDUCATION, ""))
STREETS = (("44 Amselweg", Category.ADDRESS, ""), ("12 Harbour Street", Category.ADDRESS, ""))
TONGUES = (("Hungarian", Category.LANGUAGE, ""), ("Welsh", Category.LANGUAGE, ""))


@pytest.mark.parametrize(
    ("allowed", "text", "known", "stays", "goes"),
    [
        (
            "The school my kids go to can be mentioned.",
            "I was at Velmora University. My kids go to Thornfield Primary.",
            SCHOOLS,
            "Thornfield",
            "Velmora",
        ),
        (
            "The shop's address is fine.",
            "I live at 44 Amselweg. The shop is at 12 Harbour Street.",
            STREETS,
            "The shop is at",
            "Amselweg",
        ),
        (
            "The language I teach is fine.",
            "My mother tongue is Hungarian; I teach Welsh.",
            TONGUES,
            "Welsh",
            "Hungarian",
        ),
    ],
)
def test_of_schools_streets_and_languages_too_only_what_is_named_stays(allowed, text, known, stays, goes):
    left = sent(f"Nothing about me. {allowed}", text, *known)
    assert stays in left and goes not in left


def test_an_address_before_the_word_for_whose_it_is_may_be_the_writers():
    left = sent("No addresses. The shop's address is fine.", "I live at 44 Amselweg, near the shop.", *STREETS)
    assert "Amselweg" not in left


def test_the_dates_of_one_thing_are_not_all_dates():
    text = "I was born on 4 May 1979. My hearing is on 9 October."
    known = [(words, Category.DATE, "") for words in ("4 May 1979", "9 October")]
    left = sent("Nothing about my life. Dates of hearings are fine.", text, *known)
    assert "9 October" in left and "1979" not in left


def test_a_word_for_all_of_a_category_tells_of_no_one_thing_in_it():
    text = "I have kidney problems and bad knees. What helps?"
    known = [(words, Category.HEALTH, "") for words in ("kidney problems", "bad knees")]
    left = sent("Nothing about me. Problems with my knees are fine.", text, *known)
    assert "bad knees" in left and "kidney" not in left


def allowing(words, category=Category.HEALTH, **more):
    return Rule(Action.KEEP, category, words=words, **more)


def test_only_allowances_in_words_of_their_own_are_narrow():
    assert is_narrow(allowing("allergies"))
    assert not is_narrow(allowing("medical history"))
    assert not is_narrow(Rule(Action.TAG, Category.HEALTH, words="allergies"))
    assert not is_narrow(allowing("HIV", value="HIV"))
    assert not is_narrow(allowing("home town", Category.LOCATION))
    assert not is_narrow(allowing("DOB", Category.DATE, kind="date of birth"))


@pytest.mark.parametrize(
    ("words", "text", "told"),
    [
        ("rent", PAID, ["900"]),
        ("rent", "I pay 900. Is rent due?", []),
        ("allergies", ILL, ["nut allergy"]),
        ("eyesight", ILL, []),
        ("what I owe", "What can I buy with 48,000? I owe 900.", ["900"]),
        ("loans", "My loan is 900 and I earn 48,000.", ["900"]),
    ],
)
def test_words_mean_what_holds_them_or_is_nearest_to_them_in_its_sentence(words, text, told):
    spans = spans_of(text, *KNOWN)
    meant = told_by_words(allowing(words, spans[0].category), text, spans)
    assert [span.of(text) for span in sorted(meant)] == told


def test_a_date_of_birth_is_no_other_date():
    born = Span(11, 22, Category.DATE, 0.9, "cues", "date of birth")
    assert not is_meant(born, (born,))


def test_a_long_text_is_looked_through_to_its_end():
    text = "I earn 900 at work and spend some of the rent on food. " * 2000
    spans = spans_of(text, *KNOWN)
    assert len(told_by_words(allowing("rent", Category.FINANCE), text, spans)) == len(spans) == 2000

# ruff: noqa: E501 - a list of cases reads best on long lines
"""Other ways to write the user's own terms."""

import pytest

from privacy.categories import Category
from privacy.detect.terms import TermDetector
from privacy.detect.variants import variants


def found(term, category, text, *, sure=True):
    return {s.of(text) for s in TermDetector({term: category}).detect(text) if s.sure == sure}


@pytest.mark.parametrize(
    "text",
    [
        "ask Kovacs", "ask ANNA", "ask kovacs' boss", "Kovacs, Anna", "A. Kovacs", "A Kovacs", "Anna K. said", "Anna K said", "the Kovacses",
        "signed AMK", "signed A.K.", "Annie called",
    ],
)  # fmt: skip
def test_a_person_is_found_by_parts_initials_and_nicknames(text):
    assert found("Anna Maria Kovacs", Category.NAME, text)


def test_two_bare_letters_are_only_worth_a_doubt():
    text = "signed AK"
    assert found("Anna Kovacs", Category.NAME, text) == set()
    assert found("Anna Kovacs", Category.NAME, text, sure=False) == {"AK"}


def test_a_part_that_is_an_ordinary_word_counts_only_with_a_capital_and_in_doubt():
    for sure in (True, False):
        assert found("Grace Young", Category.NAME, "too young for grace", sure=sure) == set()
    assert found("Grace Young", Category.NAME, "ask Young", sure=False) == {"Young"}
    assert found("Grace Young", Category.NAME, "ask GRACE  young") == {"GRACE  young"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("at Brightwell Analytics now", "Brightwell Analytics"),
        ("brightwell's office", "brightwell"),
        ("the BHA board", "BHA"),
        ("at bha", None),
    ],
)
def test_a_firm_is_found_without_its_legal_form_and_by_its_letters(text, words):
    employer = "Brightwell Health Analytics Ltd" if "bha" in text.lower() else "Brightwell Analytics Ltd"
    assert found(employer, Category.EMPLOYER, text) & {words} == ({words} if words else set())


def test_places_and_projects_have_no_variants():
    assert variants("Porto Novo", Category.LOCATION) == variants("Project Heron", Category.PROJECT) == []
